"""Masked names and their places as rows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import Ambiguous, NotFound
from app.models.informant import Informant
from app.models.masking import Mask, MaskedName, View
from app.models.span import Span


@dataclass(frozen=True, slots=True)
class MaskedNameRow:
    """A name that is masked; ``places`` counts its masks, ``informant`` is whose name it is."""

    id: int
    kind: str
    original: str
    variants: tuple[str, ...]
    masked: str
    general: str
    note: str
    informant_id: int | None = None
    informant: str = ""
    full_name: str = ""
    places: int = 0

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way in which the name is written, the given one first."""
        return tuple(dict.fromkeys((self.original, *self.variants)))

    @property
    def secrets(self) -> tuple[str, ...]:
        """What a masked document must not show: the spellings, and the informant's full name."""
        whole = (self.full_name,) if self.kind == "person" and self.full_name else ()
        return tuple(dict.fromkeys((*self.spellings, *whole)))

    def shown(self, view: View) -> str:
        """What a view shows instead; the name itself in the original one."""
        if view == "original":
            return self.original
        return self.general or self.masked if view == "public" else self.masked


@dataclass(frozen=True, slots=True)
class MaskRow:
    """A place in a source that is masked."""

    id: int
    name_id: int
    source_id: int
    span: Span


def masked_names(session: Session) -> list[MaskedNameRow]:
    """All masked names in the order in which they were set."""
    count = select(Mask.masked_name_id, func.count()).group_by(Mask.masked_name_id)
    places = dict(session.execute(count).all())
    query = (
        select(MaskedName, Informant.code, Informant.name)
        .outerjoin(Informant, Informant.id == MaskedName.informant_id)
        .order_by(MaskedName.id)
    )
    return [
        MaskedNameRow(
            row.id,
            row.kind,
            row.original,
            tuple(filter(None, row.variants.split("\n"))),
            row.masked,
            row.general,
            row.note,
            row.informant_id,
            code or "",
            name or "",
            places.get(row.id, 0),
        )
        for row, code, name in session.execute(query)
    ]


def find_masked_name(rows: Sequence[MaskedNameRow], called: str) -> MaskedNameRow:
    """The masked name that is spelt so, ignoring case; else the one that has it as a variant.

    Raises:
        NotFound: there is none. Ambiguous: several names have this variant.
    """
    wanted = called.strip().casefold()
    exact = [row for row in rows if row.original.casefold() == wanted]
    found = exact or [row for row in rows if wanted in {each.casefold() for each in row.variants}]
    if not found:
        raise NotFound("masked name", called)
    if len(found) > 1:
        raise Ambiguous("masked name", called, ", ".join(row.original for row in found))
    return found[0]


def masks(session: Session, source_id: int | None = None) -> list[MaskRow]:
    """The masks of one source, or of all of them, in the order of the text."""
    query = select(Mask.id, Mask.masked_name_id, Mask.source_id, Mask.start, Mask.end)
    if source_id is not None:
        query = query.where(Mask.source_id == source_id)
    query = query.order_by(Mask.source_id, Mask.start, Mask.end, Mask.id)
    return [
        MaskRow(mask_id, name_id, where, Span(start, end))
        for mask_id, name_id, where, start, end in session.execute(query)
    ]


def masks_by_source(session: Session) -> dict[int, list[MaskRow]]:
    """The masks of every source that has any."""
    found: defaultdict[int, list[MaskRow]] = defaultdict(list)
    for row in masks(session):
        found[row.source_id].append(row)
    return dict(found)
