"""What a merge takes for granted, table by table: which values never need a question.

Every rule gives the same result whichever of the two copies it is applied in.
"""

from collections.abc import Callable
from functools import cache

from app.interchange.copy_rows import UNKNOWN, Layout, Row, packed_row
from app.queries.favourites import DIGITS, favourite_key

MEMBERS = "members"
_STATUSES = ("new", "in_work", "done")
_SOFT = frozenset({"position", "colour", "role", "resolved"})
_EARLIEST = frozenset({"created_at", "imported_at", "frozen_at", "made_at", "read_at"})
_HABITS = frozenset(favourite_key(digit) for digit in DIGITS)
_TOGETHER = {
    "passage": (("source_id", "start", "end"), ("series", "number")),
    "source": (("revision", "characters"),),
    "decision": (("response", "answer"),),
    "mask": (("source_id", "start", "end"),),
}
"""Columns that only mean something together: both copies' values are never mixed."""
_LONG_TEXTS = {
    "chapter_section": ("opening", "synthesis", "contrary"),
    "code_revision": ("reason",),
    "code": ("definition", "full_definition", "when_to_use", "when_not_to_use", "example", "note"),
    "decision": ("response", "answer"),
    "informant": ("note",),
    "interpretation": ("text",),
    "masked_name": ("note",),
    "member_check": ("response",),
    "memo": ("text",),
    "review_round": ("note",),
    "settlement": ("note",),
}
"""Texts of which both versions can be kept, one below the other."""


@cache
def groups(layout: Layout) -> tuple[tuple[int, ...], ...]:
    """The places of a row that are merged as one value each."""
    if layout.is_set:
        return ((0,),)
    together = [
        tuple(layout.place(column) for column in columns)
        for columns in _TOGETHER.get(layout.name, ())
    ]
    taken = {place for group in together for place in group}
    alone = [(place,) for place in range(len(layout.columns)) if place not in taken]
    return tuple(sorted([*together, *alone]))


@cache
def soft_places(layout: Layout) -> dict[int, Callable[[object, object], object]]:
    """Places whose two values are never asked about, with the rule that chooses."""
    if layout.is_set:
        return {}
    return {
        place: rule
        for place, column in enumerate(layout.columns)
        if (rule := _soft_rule(layout.name, column)) is not None
    }


def rule_for(layout: Layout, key: str, place: int) -> Callable[[object, object], object] | None:
    """What chooses between two values of a row without asking; None where somebody is asked.

    Which code stands on which digit is a habit and no finding.
    """
    if layout.name == "project_setting" and key in _HABITS:
        return _larger
    return soft_places(layout).get(place)


def _soft_rule(table: str, column: str) -> Callable[[object, object], object] | None:
    if column == "status":
        return _further
    if column in _EARLIEST or column == "uuid":
        return _smaller
    if column in _SOFT or column.endswith("_at") or (table, column) == ("review_round", "number"):
        return _larger
    return None


def _order(value: object) -> tuple[bool, str, str]:
    """Numbers by size, words by letter, nothing first."""
    width = f"{value:020d}" if isinstance(value, int) else ""
    return value is not None, width, str(value)


def _larger(one: object, other: object) -> object:
    return max(one, other, key=_order)


def _smaller(one: object, other: object) -> object:
    return min(one, other, key=_order)


def _further(one: object, other: object) -> object:
    """The status of a source that is further on."""
    return max(
        one, other, key=lambda value: (value in _STATUSES and _STATUSES.index(value), str(value))
    )


def untouched(layout: Layout, known: Row | None, row: Row) -> bool:
    """Whether a row is as it was in common ground, apart from what nobody is asked about."""
    if known is None:
        return False
    now = packed_row(row)
    if known == now:
        return True
    soft = soft_places(layout)
    return len(known) == len(now) and all(
        place in soft or before == after
        for place, (before, after) in enumerate(zip(known, now, strict=True))
    )


def is_empty(values: Row) -> bool:
    """Whether nobody has written anything there."""
    return all(value is None or value == "" for value in values)


def same_set(one: Row, other: Row, layout: Layout) -> bool:
    """Whether two sets differ in nothing but the UUIDs of their members."""
    if "uuid" not in layout.columns:
        return one == other
    without = layout.place("uuid")
    stripped = [
        sorted((member[:without] + member[without + 1 :] for member in row[0]), key=repr)
        for row in (one, other)
    ]
    return stripped[0] == stripped[1]


def can_keep_both(table: str, columns: tuple[str, ...]) -> bool:
    """Whether two texts can stand one below the other."""
    return all(column in _LONG_TEXTS.get(table, ()) for column in columns) and bool(columns)


def both_texts(ours: Row, theirs: Row) -> Row:
    """Two versions, one below the other, in an order that does not depend on whose they are.

    What is no text of its own (a response beside its answer) is the larger one's.
    """
    first, second = sorted((ours, theirs), key=repr)
    *others, one = first
    return (*others, f"{one or ''}\n\n{second[-1] or ''}".strip())


def is_unknown(known: Row | None, group: tuple[int, ...]) -> bool:
    """Whether common ground says nothing about a value."""
    return known is None or any(known[place] == UNKNOWN for place in group)


def columns_of(layout: Layout, group: tuple[int, ...]) -> tuple[str, ...]:
    """What a group's columns are called; a set has but one."""
    return (MEMBERS,) if layout.is_set else tuple(layout.columns[place] for place in group)
