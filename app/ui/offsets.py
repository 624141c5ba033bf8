"""The only place where Qt's UTF-16 positions and the model's code points are converted.

Python counts code points, Qt counts UTF-16 units: characters beyond U+FFFF (most emoji) are one
and two. Whoever talks to a QTextCursor or a QTextLayout asks here.
"""

import re
from bisect import bisect_left

from app.models.span import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """The two countings of one text; built in one pass, a conversion is one bisection."""

    def __init__(self, text: str) -> None:
        self._points = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [point + nth for nth, point in enumerate(self._points)]

    def spliced(self, start: int, end: int, text: str) -> "Offsets":
        """The countings after the characters from ``start`` to ``end`` became ``text``.

        Costs what the text holds of characters that count double, not the text.
        """
        first, last = bisect_left(self._points, start), bisect_left(self._points, end)
        shift = len(text) - (end - start)
        new = [start + match.start() for match in _ASTRAL.finditer(text)]
        made = Offsets("")
        made._points = [*self._points[:first], *new, *(p + shift for p in self._points[last:])]
        made._units = [point + nth for nth, point in enumerate(made._points)]
        return made

    def to_qt(self, position: int) -> int:
        """The UTF-16 position of a code point position."""
        return position + bisect_left(self._points, position)

    def from_qt(self, position: int) -> int:
        """The code point position of a UTF-16 position; inside a pair, where the pair begins."""
        return position - bisect_left(self._units, position)

    def span_from_qt(self, one_end: int, other_end: int) -> Span | None:
        """The span between two UTF-16 positions in any order; None where nothing lies between.

        A pair that is cut in two counts as in.
        """
        start, end = sorted((one_end, other_end))
        first, last = self.from_qt(start), self.from_qt(end)
        if self.to_qt(last) < end:
            last += 1
        return Span(first, last) if first < last else None
