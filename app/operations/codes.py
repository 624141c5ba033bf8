"""The codebook's changes: kinds, codes, their order and tree, and what answers what."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session

from app.errors import CodeCycle, Gone, NameMissing, NameTaken, SameCode
from app.models.base import now
from app.models.code import CODE_FIELDS, REVISED_FIELDS, Code, CodeLink, CodeRevision, Kind
from app.models.passage import Coding
from app.project.activity import acting_person, record

BUILT_IN_KINDS = ("cause", "effort")
TEXT_FIELDS = ("name_en", "group", *CODE_FIELDS)
SITTING = timedelta(minutes=10)
"""Changes that one person makes with shorter pauses than this are one revision."""
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

    What name and definition were before is kept in the code's history.

    Raises:
        NameMissing, NameTaken: as for a new code.
    """
    code = session.get_one(Code, code_id)
    before, former = code_name(code), _content(code)
    if name is not None:
        code.name = name.strip()
    if label is not None:
        code.label = _clean_label(label)
    for field, value in (texts or {}).items():
        _set_text(code, field, value)
    _refuse_clash(session, code)
    if session.is_modified(code):
        record(session, "code_changed", code=before)
    if _content(code) != former:
        _keep_revision(session, code, former)
    return code_id


def _content(code: Code) -> dict[str, str]:
    return {field: getattr(code, field) or "" for field in REVISED_FIELDS}


def _keep_revision(session: Session, code: Code, former: Mapping[str, str]) -> None:
    """Remember what a code was; a code that nobody has defined or used yet has no history."""
    person_id = acting_person(session)
    latest = session.scalar(
        select(CodeRevision)
        .where(CodeRevision.code_id == code.id)
        .order_by(CodeRevision.id.desc())
        .limit(1)
    )
    if latest is not None and _goes_on(latest, person_id):
        latest.changed_at = now()
        if latest.former == _written(_content(code)):
            session.delete(latest)
    elif latest is not None or _is_in_use(session, code, former):
        revision = CodeRevision(code_id=code.id, person_id=person_id, former=_written(former))
        session.add(revision)
    session.flush()


def _written(content: Mapping[str, str]) -> str:
    return json.dumps(dict(content), ensure_ascii=False)


def _goes_on(latest: CodeRevision, person_id: int | None) -> bool:
    """Whether another change belongs to the same sitting; a reason that was given ends it."""
    if latest.person_id != person_id or latest.reason:
        return False
    try:
        return datetime.now(UTC) - datetime.fromisoformat(latest.changed_at) < SITTING
    except (ValueError, TypeError):  # A foreign file may hold any words there.
        return False


def _is_in_use(session: Session, code: Code, former: Mapping[str, str]) -> bool:
    defined = any(former[field] for field in CODE_FIELDS)
    return defined or bool(session.scalar(select(exists().where(Coding.code_id == code.id))))


def give_reason(session: Session, revision_id: int, reason: str) -> int:
    """Say why a code's name or definition was changed.

    Raises:
        NotFound: the revision is gone.
    """
    revision = session.get(CodeRevision, revision_id)
    if revision is None:
        raise Gone("code")
    if revision.reason != reason.strip():
        revision.reason = reason.strip()
        code = session.get_one(Code, revision.code_id)
        record(session, "revision_explained", code=code_name(code))
    return revision_id


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


def recolour_codes(session: Session, code_ids: Sequence[int], colour: int) -> int:
    """Paint several codes alike; returns how many."""
    record(session, "codes_recoloured", n=str(len(code_ids)))
    for code_id in code_ids:
        session.get_one(Code, code_id).colour = colour % COLOURS
    return len(code_ids)


def regroup_codes(
    session: Session,
    code_ids: Sequence[int],
    *,
    kind_id: int | None = None,
    group: str | None = None,
) -> int:
    """Give several codes a kind (0: none, open coding), a group, or both; returns how many."""
    record(session, "codes_regrouped", n=str(len(code_ids)))
    for code_id in code_ids:
        code = session.get_one(Code, code_id)
        if kind_id is not None:
            code.kind_id = kind_id or None
        if group is not None:
            code.group = group.strip()
    return len(code_ids)


def move_code(session: Session, code_id: int, parent_id: int | None, position: int) -> int:
    """Put a code under a parent (or on top), as that parent's child number ``position`` (from 0).

    Raises:
        CodeCycle: the parent is the code itself or one of its descendants.
        NameTaken: another code there is called so.
    """
    code = _put(session, code_id, parent_id, position)
    record(session, "code_moved", code=code_name(code))
    return code_id


def _put(session: Session, code_id: int, parent_id: int | None, position: int) -> Code:
    code = session.get_one(Code, code_id)
    if code_id in _with_ancestors(session, parent_id):
        raise CodeCycle(code_name(code))
    if code.parent_id != parent_id:
        code.parent_id = parent_id
        _refuse_clash(session, code)
    siblings = [each for each in _siblings(session, parent_id) if each.id != code_id]
    order = [*siblings[:position], code, *siblings[position:]]
    for place, sibling in zip(sorted({*_places(order)}), order, strict=True):
        sibling.position = place
    return code


def _siblings(session: Session, parent_id: int | None) -> Sequence[Code]:
    query = select(Code).where(Code.parent_id.is_not_distinct_from(parent_id))
    return session.scalars(query.order_by(Code.position, Code.id)).all()


def place_codes(
    session: Session,
    code_ids: Sequence[int],
    parent_id: int | None,
    before_id: int | None = None,
    *,
    kind_id: int | None = None,
    group: str = "",
) -> int:
    """Put codes, in their order, under a parent or on top, before another code or at the end.

    On top they take the kind and the group of the heading that they are put under. Returns how
    many there are; where they stood there already, nothing was done.

    Raises:
        CodeCycle, NameTaken: as for one code.
    """
    former = _placed(session, code_ids)
    for code_id in code_ids:
        beside = [each.id for each in _siblings(session, parent_id)]
        after = beside[beside.index(before_id) :] if before_id in beside else []
        before = next((each for each in after if each not in code_ids), None)
        others = [each for each in beside if each != code_id]
        place = others.index(before) if before is not None else len(others)
        code = _put(session, code_id, parent_id, place)
        if parent_id is None:
            code.kind_id, code.group = kind_id, group.strip()
    if _placed(session, code_ids) != former:
        _record_move(session, code_ids)
    return len(code_ids)


def _placed(session: Session, code_ids: Sequence[int]) -> list[tuple[object, ...]]:
    codes = (session.get_one(Code, code_id) for code_id in code_ids)
    return [(code.parent_id, code.position, code.kind_id, code.group) for code in codes]


def _record_move(session: Session, code_ids: Sequence[int]) -> None:
    if len(code_ids) == 1:
        record(session, "code_moved", code=code_name(session.get_one(Code, code_ids[0])))
    else:
        record(session, "codes_moved", n=str(len(code_ids)))


def rename_group(session: Session, kind_id: int | None, former: str, name: str) -> int:
    """Give the group of this kind another name, in all its codes; returns how many."""
    query = select(Code).where(Code.kind_id.is_not_distinct_from(kind_id), Code.group == former)
    found = session.scalars(query).all()
    for code in found:
        code.group = name.strip()
    if found:
        record(session, "group_renamed", former=former, group=name.strip())
    return len(found)


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


def delete_codes(session: Session, code_ids: Sequence[int]) -> int:
    """Remove several codes; passages stay, children move up. Returns how many."""
    if len(code_ids) > 1:
        record(session, "codes_deleted", n=str(len(code_ids)))
    for code_id in code_ids:
        delete_code(session, code_id)
    return len(code_ids)


def link_codes(session: Session, effort_id: int, cause_id: int) -> int:
    """Say that an effort answers a cause; saying it twice changes nothing.

    Raises:
        SameCode: the two are one.
    """
    if effort_id == cause_id:
        raise SameCode(code_name(session.get_one(Code, effort_id)))
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
