"""Where the brackets stand in the margin: a lane for each, never running into each other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.queries.codings import CodingMark
from app.ui.reader.page import ShownMark

_INSET = 2.0
_GAP = 1.0


@dataclass(frozen=True, slots=True)
class Bracket:
    """A coding's bracket; ``begins``/``ends`` say whether that end of it is in view."""

    mark: CodingMark
    lane: int
    top: float
    bottom: float
    begins: bool
    ends: bool


def place_brackets(marks: Iterable[ShownMark], height: float) -> list[Bracket]:
    """The brackets of these codings (in reading order) in a margin of this height.

    Where one ends on the line of print on which the next in its lane begins, they share the line.
    """
    placed: list[Bracket] = []
    last_in_lane: dict[int, int] = {}
    for shown in marks:
        top = shown.top + _INSET if shown.begins else 0.0
        bottom = shown.bottom - _INSET if shown.ends else height
        before = last_in_lane.get(shown.lane)
        if before is not None and placed[before].bottom > top:
            former = placed[before]
            middle = (top + former.bottom) / 2
            placed[before] = replace(former, bottom=max(former.top, middle - _GAP))
            top = middle + _GAP
        last_in_lane[shown.lane] = len(placed)
        placed.append(Bracket(shown.mark, shown.lane, top, bottom, shown.begins, shown.ends))
    return placed
