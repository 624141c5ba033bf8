"""The only place where Qt's UTF-16 positions and the model's code points are converted.

Python counts code points, Qt counts UTF-16 units: characters beyond U+FFFF (most emoji) are one
and two. Whoever talks to a QTextCursor or a QTextLayout asks here. Where names are masked, the
document holds other words than the text, and this is where one position becomes the other.
"""

import re
from bisect import bisect_left

from app.analysis.masking.masking import MaskedText
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

    def span_to_qt(self, span: Span) -> tuple[int, int]:
        """Where a stretch begins and ends in the document."""
        return self.to_qt(span.start), self.to_qt(span.end)

    def span_from_qt(self, one_end: int, other_end: int) -> Span | None:
        """The span between two UTF-16 positions in any order; None where nothing lies between.

        A pair that is cut in two counts as in.
        """
        start, end = sorted((one_end, other_end))
        first, last = self.from_qt(start), self.from_qt(end)
        if self.to_qt(last) < end:
            last += 1
        return Span(first, last) if first < last else None


class MaskedOffsets(Offsets):
    """Positions of the text as it is, in a document that holds its masked words.

    A mask has no inside: a place in it is where the name begins, a stretch takes it in whole.
    """

    def __init__(self, masked: MaskedText) -> None:
        super().__init__("")
        self._masked = masked
        self._shown = Offsets(masked.text)

    def to_qt(self, position: int) -> int:
        """Where a character of the text stands in the document; inside a name, at its mask."""
        return self._shown.to_qt(self._masked.start(position))

    def from_qt(self, position: int) -> int:
        """Which character of the text stands there; inside a mask, where the name begins."""
        return self._masked.original_start(self._shown.from_qt(position))

    def span_to_qt(self, span: Span) -> tuple[int, int]:
        """Where a stretch begins and ends in the document, with the masks that it touches."""
        end = self._shown.to_qt(self._masked.end(span.end))
        return self.to_qt(span.start), end

    def span_from_qt(self, one_end: int, other_end: int) -> Span | None:
        """The stretch of the text between two places of the document, whole masks with it."""
        shown = self._shown.span_from_qt(one_end, other_end)
        if shown is None:
            return None
        start = self._masked.original_start(shown.start)
        end = self._masked.original_end(shown.end)
        return Span(start, end) if start < end else None
