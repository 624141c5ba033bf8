"""Recording deeds: the audit trail is written in the same transaction as the change itself."""

import json
from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.models.activity import Activity
from app.models.deed import Deed

_PERSON = "activity_person"
_FIRST = "activity_first"
_GOING_ON = "activity_going_on"


def begin(session: Session, person_id: int | None, *, going_on: bool) -> None:
    """Start an edit: whose deeds follow, and whether they only continue the last step."""
    session.info.update({_PERSON: person_id, _FIRST: None, _GOING_ON: going_on})


def acting_person(session: Session) -> int | None:
    """Whose edit this is; None when nobody was named."""
    found = session.info.get(_PERSON)
    return found if isinstance(found, int) else None


def first_deed(session: Session) -> Deed | None:
    """The deed that names an edit which was given no name of its own."""
    found = session.info.get(_FIRST)
    return found if isinstance(found, Deed) else None


def record(session: Session, key: str, **parameters: str) -> None:
    """Append what was just done; ``key`` is one of ``app.words.deeds``.

    While typing goes on in one memo only the first of its edits is recorded.
    """
    if session.info.get(_FIRST) is None:
        session.info[_FIRST] = Deed(key, parameters)
    if not session.info.get(_GOING_ON):
        session.add(
            Activity(person_id=session.info.get(_PERSON), key=key, parameters=packed(parameters))
        )


def packed(parameters: Mapping[str, str]) -> str:
    """Parameters as stored: JSON with readable letters."""
    return json.dumps(dict(parameters), ensure_ascii=False)
