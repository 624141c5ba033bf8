"""The codebook's changes: kinds, codes, their order and tree, and what answers what."""

from collections.abc import Mapping, Sequence

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session

from app.errors import CodeCycle, NameMissing, NameTaken
from app.models.code import CODE_FIELDS, Code, CodeLink, Kind
from app.project.activity import record

BUILT_IN_KINDS = ("cause", "effort")
TEXT_FIELDS = ("name_en", "group", *CODE_FIELDS)
COLOURS = 10
"""How many colours a theme's set has; new codes take them in turn."""


def kind_with_key(session: Session, key: str, name: str = "") -> int:
    """The kind of this stored word, added when the project has none yet."""
    found = session.scalar(select(Kind.id).where(Kind.key == key))
    if found is not None:
        return found
    kind = Kind(key=key, name=name, position=_next(session, Kind))
    session.add(kind)
    session.flush()
    record(session, "kind_added", name=name or key)
    return kind.id


def _next(session: Session, entity: type[Kind] | type[Code]) -> int:
    return (session.scalar(select(func.max(entity.position))) or 0) + 1


def add_code(
    session: Session,
    name: str,
    label: str | None = None,
    *,
    kind_id: int | None = None,
    parent_id: int | None = None,
    colour: int | None = None,
    texts: Mapping[str, str] | None = None,
) -> int:
    """A new code at the end of the codebook; ``texts`` are any of ``TEXT_FIELDS``.

    Raises:
        NameMissing: the name is blank.
        NameTaken: another code has this label, or this name under the same parent without labels.
    """
    code = Code(name=name.strip(), label=_clean_label(label), kind_id=kind_id, parent_id=parent_id)
    code.position = _next(session, Code)
    code.colour = code.position % COLOURS if colour is None else colour % COLOURS
    for field, value in (texts or {}).items():
        _set_text(code, field, value)
    _refuse_clash(session, code)
    session.add(code)
    session.flush()
    record(session, "code_added", code=code_name(code))
    return code.id


def _clean_label(label: str | None) -> str | None:
    return (label or "").strip() or None


def _set_text(code: Code, field: str, value: str) -> None:
    if field not in TEXT_FIELDS:
        raise KeyError(field)
    setattr(code, field, value.strip())


def code_name(code: Code) -> str:
    """How a code is called in a sentence: its label, else its name."""
    return code.label or code.name


def _refuse_clash(session: Session, code: Code) -> None:
    if not code.name:
        raise NameMissing("code")
    if code.label:
        same = func.casefold(Code.label) == code.label.casefold()
    else:
        same = and_(
            func.coalesce(Code.label, "") == "",
            func.casefold(Code.name) == code.name.casefold(),
            Code.parent_id.is_not_distinct_from(code.parent_id),
        )
    with session.no_autoflush:
        if session.scalar(select(exists().where(Code.id != (code.id or 0), same))):
            raise NameTaken("code", code_name(code))


def change_code(
    session: Session,
    code_id: int,
    *,
    name: str | None = None,
    label: str | None = None,
    texts: Mapping[str, str] | None = None,
) -> int:
    """Rename, relabel (an empty label takes it away) or rewrite codebook fields.

    Raises:
        NameMissing, NameTaken: as for a new code.
    """
    code = session.get_one(Code, code_id)
    before = code_name(code)
    if name is not None:
        code.name = name.strip()
    if label is not None:
        code.label = _clean_label(label)
    for field, value in (texts or {}).items():
        _set_text(code, field, value)
    _refuse_clash(session, code)
    if session.is_modified(code):
        record(session, "code_changed", code=before)
    return code_id


def set_code_kind(session: Session, code_id: int, kind_id: int | None) -> int:
    """Say what a code is about; ``None`` is open coding."""
    code = session.get_one(Code, code_id)
    code.kind_id = kind_id
    record(session, "code_changed", code=code_name(code))
    return code_id


def set_code_colour(session: Session, code_id: int, colour: int) -> int:
    """Paint a code in another colour of the set."""
    code = session.get_one(Code, code_id)
    code.colour = colour % COLOURS
    record(session, "code_recoloured", code=code_name(code))
    return code_id


def move_code(session: Session, code_id: int, parent_id: int | None, position: int) -> int:
    """Put a code under a parent (or on top), as that parent's child number ``position`` (from 0).

    Raises:
        CodeCycle: the parent is the code itself or one of its descendants.
    """
    code = session.get_one(Code, code_id)
    if code_id in _with_ancestors(session, parent_id):
        raise CodeCycle(code_name(code))
    code.parent_id = parent_id
    siblings = session.scalars(
        select(Code)
        .where(Code.parent_id == parent_id, Code.id != code_id)
        .order_by(Code.position, Code.id)
    ).all()
    order = [*siblings[:position], code, *siblings[position:]]
    for place, sibling in zip(sorted({*_places(order)}), order, strict=True):
        sibling.position = place
    record(session, "code_moved", code=code_name(code))
    return code_id


def _with_ancestors(session: Session, code_id: int | None) -> set[int]:
    """A code and all above it; a circle in a foreign file is gone round once."""
    found: set[int] = set()
    while code_id is not None and code_id not in found:
        found.add(code_id)
        code_id = session.get_one(Code, code_id).parent_id
    return found


def _places(codes: Sequence[Code]) -> list[int]:
    """As many distinct positions as there are codes, reusing those they have."""
    places: list[int] = []
    for place in sorted(code.position for code in codes):
        places.append(place if not places or place > places[-1] else places[-1] + 1)
    return places


def order_codes(session: Session, code_ids: Sequence[int]) -> int:
    """Put the codebook in this order; codes that are not named follow in their old order."""
    rest = session.scalars(
        select(Code.id).where(Code.id.not_in(code_ids)).order_by(Code.position, Code.id)
    )
    for position, code_id in enumerate([*code_ids, *rest], start=1):
        session.get_one(Code, code_id).position = position
    record(session, "codebook_ordered")
    return len(code_ids)


def delete_code(session: Session, code_id: int) -> int:
    """Remove a code and its codings; passages stay, and its children move up to its parent."""
    code = session.get_one(Code, code_id)
    for child in session.scalars(select(Code).where(Code.parent_id == code_id)):
        child.parent_id = code.parent_id
    record(session, "code_deleted", code=code_name(code))
    session.flush()
    session.delete(code)
    session.flush()
    return code_id


def link_codes(session: Session, effort_id: int, cause_id: int) -> int:
    """Say that an effort answers a cause; saying it twice changes nothing."""
    known = session.scalar(
        select(CodeLink.id).where(CodeLink.effort_id == effort_id, CodeLink.cause_id == cause_id)
    )
    if known is not None:
        return known
    link = CodeLink(effort_id=effort_id, cause_id=cause_id)
    session.add(link)
    session.flush()
    _record_link(session, "codes_linked", effort_id, cause_id)
    return link.id


def unlink_codes(session: Session, effort_id: int, cause_id: int) -> int:
    """Take back that an effort answers a cause."""
    for link in session.scalars(
        select(CodeLink).where(CodeLink.effort_id == effort_id, CodeLink.cause_id == cause_id)
    ):
        session.delete(link)
        _record_link(session, "codes_unlinked", effort_id, cause_id)
    return effort_id


def _record_link(session: Session, key: str, effort_id: int, cause_id: int) -> None:
    effort, cause = session.get_one(Code, effort_id), session.get_one(Code, cause_id)
    record(session, key, effort=code_name(effort), cause=code_name(cause))
