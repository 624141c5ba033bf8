"""Masking: naming what must not leave the computer, and laying masks over the places of it.

A mask is a layer: the text, the passages and the codings under it stay as they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from app.errors import (
    Gone,
    MaskShowsName,
    NameMissing,
    NameTaken,
    NotFound,
    SpanOutsideText,
    TooShortToMask,
)
from app.models.informant import Informant
from app.models.masking import MASK_KINDS, Mask, MaskedName, MaskKind
from app.models.source import Source
from app.models.span import Span
from app.project.activity import record

MASK_FIELDS = ("kind", "original", "variants", "masked", "general", "note")
_FEWEST_LETTERS = 2
"""A single letter would be found in every text."""


def add_masked_name(
    session: Session,
    original: str,
    masked: str,
    *,
    kind: MaskKind = "person",
    variants: Sequence[str] = (),
    general: str = "",
    informant_id: int | None = None,
) -> int:
    """A name that is masked from now on; its places are laid by ``lay_masks``.

    Raises:
        NameMissing: name or mask is blank. NameTaken: the name is masked already.
        TooShortToMask, MaskShowsName: it could not be masked so. NotFound: no such informant.
    """
    if informant_id is not None and session.get(Informant, informant_id) is None:
        raise Gone("informant")
    row = MaskedName(original="", masked="", informant_id=informant_id)
    texts = {"kind": kind, "original": original, "masked": masked, "general": general}
    _fill(session, row, {**texts, "variants": "\n".join(variants)})
    session.add(row)
    session.flush()
    # The deed names the mask only: the record of deeds must not become a list of names.
    record(session, "name_masked", masked=row.masked)
    return row.id


def change_masked_name(session: Session, name_id: int, fields: Mapping[str, str]) -> int:
    """Correct any of ``MASK_FIELDS``; ``variants`` stand one to a line.

    Raises:
        NotFound: it is gone. NameMissing, NameTaken, TooShortToMask, MaskShowsName: as for a new.
    """
    row = _name(session, name_id)
    before = _texts(row)
    with session.no_autoflush:
        _fill(session, row, {**before, **fields})
    if _texts(row) != before:
        record(session, "masked_name_changed", masked=row.masked)
    return name_id


def delete_masked_name(session: Session, name_id: int) -> int:
    """Mask a name no longer; its masks go with it.

    Raises:
        NotFound: it is gone.
    """
    row = _name(session, name_id)
    record(session, "masked_name_deleted", masked=row.masked)
    session.delete(row)
    session.flush()
    return name_id


def lay_masks(session: Session, name_id: int, places: Iterable[tuple[int, Span]]) -> int:
    """Mask a name at these places, by source; a place that lies under a mask of it is left.

    Returns how many masks are new.

    Raises:
        NotFound: the name or a source is gone. SpanOutsideText: a place is not in its text.
    """
    row, laid = _name(session, name_id), 0
    characters = dict(session.execute(select(Source.id, Source.characters)).all())
    known: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    places_of = select(Mask.source_id, Mask.start, Mask.end).where(Mask.masked_name_id == name_id)
    for source_id, start, end in session.execute(places_of):
        known[source_id].add((start, end))
    for source_id, span in places:
        _refuse_outside(characters, source_id, span)
        if not any(start <= span.start and span.end <= end for start, end in known[source_id]):
            known[source_id].add((span.start, span.end))
            place = {"source_id": source_id, "start": span.start, "end": span.end}
            session.add(Mask(masked_name_id=name_id, **place))
            laid += 1
    session.flush()
    if laid:
        record(session, "masks_laid", masked=row.masked, n=str(laid))
    return laid


def lift_masks(session: Session, mask_ids: Sequence[int]) -> int:
    """Take masks away; the name stays masked elsewhere. Returns how many there were."""
    known = set(session.scalars(select(Mask.id)))
    gone = known.intersection(mask_ids)
    for mask_id in gone:
        session.execute(delete(Mask).where(Mask.id == mask_id))
    if gone:
        record(session, "masks_lifted", n=str(len(gone)))
    return len(gone)


def _name(session: Session, name_id: int) -> MaskedName:
    row = session.get(MaskedName, name_id)
    if row is None:
        raise Gone("masked name")
    return row


def _texts(row: MaskedName) -> dict[str, str]:
    return {field: getattr(row, field) or "" for field in MASK_FIELDS}


def _fill(session: Session, row: MaskedName, fields: Mapping[str, str]) -> None:
    if unknown := fields.keys() - set(MASK_FIELDS):
        raise KeyError(*unknown)
    clean = {field: " ".join(fields.get(field, "").split()) for field in MASK_FIELDS}
    if clean["kind"] not in MASK_KINDS:
        raise NotFound("kind of masked name", clean["kind"])
    if not clean["original"] or not clean["masked"]:
        raise NameMissing("masked name")
    clean["variants"] = "\n".join(_spellings(fields.get("variants", ""), clean["original"]))
    _refuse_unfit(clean)
    same = func.casefold(MaskedName.original) == clean["original"].casefold()
    if session.scalar(select(exists().where(same, MaskedName.id != (row.id or 0)))):
        raise NameTaken("masked name", clean["original"])
    for field, text in clean.items():
        setattr(row, field, text)


def _spellings(variants: str, original: str) -> list[str]:
    """Each other spelling once, whatever its case."""
    lines = (" ".join(line.split()) for line in variants.split("\n"))
    found = {line.casefold(): line for line in lines if line}
    found.pop(original.casefold(), None)
    return [*found.values()]


def _refuse_unfit(clean: Mapping[str, str]) -> None:
    for spelling in (clean["original"], *filter(None, clean["variants"].split("\n"))):
        if sum(letter.isalnum() for letter in spelling) < _FEWEST_LETTERS:
            raise TooShortToMask(spelling)
        for shown in (clean["masked"], clean["general"]):
            if f" {_plain(spelling)} " in f" {_plain(shown)} ":
                raise MaskShowsName(shown, spelling)


def _plain(text: str) -> str:
    letters = (sign if sign.isalnum() else " " for sign in text.casefold())
    return " ".join("".join(letters).split())


def _refuse_outside(characters: Mapping[int, int], source_id: int, span: Span) -> None:
    if source_id not in characters:
        raise Gone("source")
    if span.end > characters[source_id]:
        raise SpanOutsideText(span.start, span.end, characters[source_id])
