"""Putting a row at another place in the order that its table keeps by ``position``."""

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """A row that knows its place."""

    position: int


RowT = TypeVar("RowT", bound=Placed)


def put_at(rows: Sequence[RowT], row: RowT, place: int) -> bool:
    """Number ``rows`` (in their order) anew with ``row`` at ``place``, counted from 0.

    Whether anything moved; a place beyond the end is the end.
    """
    others = [other for other in rows if other is not row]
    others.insert(max(0, place), row)
    moved = list(rows) != others
    for position, other in enumerate(others):
        other.position = position
    return moved
