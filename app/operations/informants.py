"""Informants: who was interviewed, in which sources, with which attributes."""

from collections.abc import Mapping

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from app.errors import NameMissing, NameTaken
from app.models.informant import Attribute, Informant, Participation, Variable
from app.models.source import Source, Speaker
from app.operations.dates import stored_date
from app.project.activity import record

INFORMANT_FIELDS = (
    "name",
    "role",
    "institution",
    "category",
    "place",
    "interview_date",
    "consent",
    "pseudonym",
    "note",
)


def add_informant(session: Session, code: str, fields: Mapping[str, str] | None = None) -> int:
    """A new informant; ``fields`` are any of ``INFORMANT_FIELDS``.

    Raises:
        NameMissing: the code is blank. NameTaken: another informant has it (ignoring case).
        BadDate: the interview date is not a partial date.
    """
    informant = Informant(
        code=_free_code(session, code),
        position=(session.scalar(select(func.max(Informant.position))) or 0) + 1,
    )
    _fill(informant, fields or {})
    session.add(informant)
    session.flush()
    record(session, "informant_added", informant=informant.code)
    return informant.id


def _free_code(session: Session, code: str, but: int = 0) -> str:
    code = code.strip()
    if not code:
        raise NameMissing("informant")
    with session.no_autoflush:
        same = func.casefold(Informant.code) == code.casefold()
        taken = session.scalar(select(exists().where(Informant.id != but, same)))
    if taken:
        raise NameTaken("informant", code)
    return code


def _fill(informant: Informant, fields: Mapping[str, str]) -> None:
    for field, value in fields.items():
        if field not in INFORMANT_FIELDS:
            raise KeyError(field)
        clean = value.strip()
        if field == "interview_date":
            clean = stored_date(clean)
        setattr(informant, field, clean)


def change_informant(
    session: Session, informant_id: int, fields: Mapping[str, str], code: str | None = None
) -> int:
    """Correct an informant's code or fields.

    Raises:
        NameMissing, NameTaken, BadDate: as for a new one.
    """
    informant = session.get_one(Informant, informant_id)
    record(session, "informant_changed", informant=informant.code)
    if code is not None:
        informant.code = _free_code(session, code, but=informant_id)
    _fill(informant, fields)
    return informant_id


def delete_informant(session: Session, informant_id: int) -> int:
    """Remove an informant; sources and passages stay, their speaker is then nobody known."""
    informant = session.get_one(Informant, informant_id)
    record(session, "informant_deleted", informant=informant.code)
    session.delete(informant)
    session.flush()
    return informant_id


def take_part(session: Session, source_id: int, informant_id: int) -> int:
    """Connect an informant with a source; a single unclaimed informant label becomes theirs."""
    known = session.scalar(
        select(Participation.id).where(
            Participation.source_id == source_id, Participation.informant_id == informant_id
        )
    )
    if known is not None:
        return known
    part = Participation(source_id=source_id, informant_id=informant_id)
    session.add(part)
    session.flush()
    open_labels = session.scalars(
        select(Speaker).where(
            Speaker.source_id == source_id,
            Speaker.role == "informant",
            Speaker.informant_id.is_(None),
        )
    ).all()
    if len(open_labels) == 1:
        open_labels[0].informant_id = informant_id
    source, informant = session.get_one(Source, source_id), session.get_one(Informant, informant_id)
    record(session, "informant_connected", informant=informant.code, source=source.name)
    return part.id


def leave(session: Session, source_id: int, informant_id: int) -> int:
    """Disconnect an informant from a source and from its speaker labels."""
    session.execute(
        delete(Participation).where(
            Participation.source_id == source_id, Participation.informant_id == informant_id
        )
    )
    for speaker in session.scalars(
        select(Speaker).where(Speaker.source_id == source_id, Speaker.informant_id == informant_id)
    ):
        speaker.informant_id = None
    source, informant = session.get_one(Source, source_id), session.get_one(Informant, informant_id)
    record(session, "informant_disconnected", informant=informant.code, source=source.name)
    return informant_id


def set_attribute(session: Session, informant_id: int, variable: str, value: str) -> int:
    """Set an informant's value of a variable, kept as written; an empty value removes it."""
    variable_id = _variable_named(session, variable)
    known = session.scalar(
        select(Attribute).where(
            Attribute.informant_id == informant_id, Attribute.variable_id == variable_id
        )
    )
    if known is not None and value:
        known.value = value
    elif known is not None:
        session.delete(known)
    elif value:
        session.add(Attribute(informant_id=informant_id, variable_id=variable_id, value=value))
    session.flush()
    code = session.get_one(Informant, informant_id).code
    record(session, "attribute_set", informant=code, variable=variable)
    return variable_id


def _variable_named(session: Session, name: str) -> int:
    for variable in session.scalars(select(Variable)):
        if variable.name.casefold() == name.strip().casefold():
            return variable.id
    variable = Variable(
        name=name.strip(), position=(session.scalar(select(func.max(Variable.position))) or 0) + 1
    )
    session.add(variable)
    session.flush()
    return variable.id
