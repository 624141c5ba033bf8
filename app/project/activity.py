"""Recording deeds: the audit trail is written in the same transaction as the change itself."""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import insert
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
    if _is_new(session, key, parameters):
        session.add(
            Activity(person_id=session.info.get(_PERSON), key=key, parameters=packed(parameters))
        )


def record_each(session: Session, key: str, deeds: Sequence[Mapping[str, str]]) -> None:
    """Append that the same was done to many things, each by its own parameters, in this order."""
    if not deeds or not _is_new(session, key, deeds[0]):
        return
    session.flush()  # What was recorded before stands before it.
    person_id = session.info.get(_PERSON)
    rows = [{"person_id": person_id, "key": key, "parameters": packed(deed)} for deed in deeds]
    session.execute(insert(Activity), rows)


def _is_new(session: Session, key: str, parameters: Mapping[str, str]) -> bool:
    """Whether this is to be appended; the first deed of an edit names it."""
    if session.info.get(_FIRST) is None:
        session.info[_FIRST] = Deed(key, parameters)
    return not session.info.get(_GOING_ON)


def packed(parameters: Mapping[str, str]) -> str:
    """Parameters as stored: JSON with readable letters."""
    return json.dumps(dict(parameters), ensure_ascii=False)
