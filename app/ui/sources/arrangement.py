"""How the list of sources is arranged: folders first, then a heading per kind. Knows no Qt."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from app.queries.source_folders import FolderRow
from app.queries.sources import SourceRow
from app.words import N_
from app.words.terms import SOURCE_KINDS_TOGETHER, SOURCE_STATUSES


@dataclass(frozen=True, slots=True)
class Heading:
    """A kind of source and how many there are of it outside folders."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class FolderHeading:
    """A folder and how many sources lie in it, which are not listed while it is ``folded``."""

    id: int
    name: str
    count: int
    folded: bool


ListRow = SourceRow | Heading | FolderHeading


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort; ``key`` gives what is compared, ``text`` is offered to the user."""

    text: str
    key: Callable[[SourceRow], Any]


OWN_ORDER = "position"
ORDERS: dict[str, Order] = {
    OWN_ORDER: Order(N_("Own order"), lambda row: (row.position, row.id)),
    "name": Order(N_("By name"), lambda row: (row.name.casefold(), row.id)),
    "date": Order(N_("By date"), lambda row: (not row.date, row.date, row.position)),
    "informant": Order(
        N_("By informant"), lambda row: (not row.informants, row.informants, row.position)
    ),
    "status": Order(
        N_("By status"), lambda row: ([*SOURCE_STATUSES].index(row.status), row.position)
    ),
    "coded": Order(N_("Least coded first"), lambda row: (row.coded_share, row.position)),
}


def arranged(
    sources: Sequence[SourceRow],
    folders: Sequence[FolderRow],
    order: str,
    folded: Collection[int],
) -> list[ListRow]:
    """The rows from the top down; sources in a folded folder are left out."""
    key = ORDERS[order].key
    rows: list[ListRow] = []
    inside: set[int] = set()
    for folder in folders:
        inside |= folder.source_ids
        content = sorted((row for row in sources if row.id in folder.source_ids), key=key)
        is_folded = folder.id in folded
        rows.append(FolderHeading(folder.id, folder.name, len(content), is_folded))
        rows += () if is_folded else content
    return rows + _by_kind([row for row in sources if row.id not in inside], key)


def _by_kind(sources: Sequence[SourceRow], key: Callable[[SourceRow], Any]) -> list[ListRow]:
    known = [*SOURCE_KINDS_TOGETHER]
    kinds = sorted(
        {row.kind for row in sources},
        key=lambda kind: (known.index(kind) if kind in known else len(known), kind),
    )
    rows: list[ListRow] = []
    for kind in kinds:
        of_kind = sorted((row for row in sources if row.kind == kind), key=key)
        rows += [Heading(kind, len(of_kind)), *of_kind]
    return rows


@dataclass(frozen=True, slots=True)
class Drop:
    """Where dragged sources are let go: in which folder (None: outside), before which source."""

    folder_id: int | None
    before: int | None = None


def drop_at(rows: Sequence[ListRow], place: int, *, onto: bool, folder_of: dict[int, int]) -> Drop:
    """What letting go before (or ``onto``) the row at ``place`` means; beyond the end is the end.

    On a heading the sources go into it. Before a source they stand before it, in its folder;
    after the last one of a folder they stay in that folder.
    """
    here = rows[place] if 0 <= place < len(rows) else None
    above = rows[place - 1] if 0 < place <= len(rows) else None
    if isinstance(here, SourceRow):
        return Drop(folder_of.get(here.id), here.id)
    if above is None and not onto:
        return Drop(None)
    if onto:
        return Drop(here.id if isinstance(here, FolderHeading) else None)
    if isinstance(above, SourceRow):
        return Drop(folder_of.get(above.id))
    return Drop(above.id if isinstance(above, FolderHeading) else None)


def reordered(sources: Sequence[SourceRow], moved: Sequence[int], before: int | None) -> list[int]:
    """The ids of all sources in their own order with ``moved`` before one of them, or at the end.

    A source that is moved itself is no place to stand before: the next one is.
    """
    own = sorted(sources, key=ORDERS[OWN_ORDER].key)
    ids = [row.id for row in own]
    while before is not None and before in moved:
        before = next(iter(ids[ids.index(before) + 1 :]), None)
    rest = [key for key in ids if key not in moved]
    at = rest.index(before) if before in rest else len(rest)
    return [*rest[:at], *moved, *rest[at:]]
