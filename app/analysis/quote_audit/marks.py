"""Finding what a draft quotes: between marks of any kind, matched or not, and in block quotations.

Marks are paired by where they stand, not by their form: Word turns them while one types, and a
quotation opened with a curly mark is often closed with a straight one. A quotation goes over
paragraph breaks (page breaks leave them) while the next mark closes it or a transcript goes on with
the same words; else it ends with its paragraph. Prose between two quotations is never taken.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from app.models.draft import Draft, DraftParagraph
from app.models.span import Span

_DOUBLE = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02'
_SINGLE = "'\u2018\u2019\u201a\u201b\u2039\u203a"
_MARK = re.compile(f"[{_DOUBLE}]|''|``")
_SINGLE_MARK = re.compile(f"[{_SINGLE}]")
_OPENS_AFTER = frozenset("([{\u2013\u2014-/:;,")
_SURELY_OPENS = frozenset({"\u201c", "\u201e", "\u201f", "\u00ab", "``"})
_SURELY_CLOSES = frozenset({"\u201d", "\u00bb"})
_FARTHEST_CLOSING = 3_000
_SNIPPET = 160
_LONG_AFTER = 8

Known = Callable[[str], bool]
"""Whether words stand like this in a transcript."""

How = Literal["marks", "unclosed", "single", "block", "indented", "plain"]


class Quotation(NamedTuple):
    """A quotation of a draft: ``span`` without its marks, ``outer`` with them.

    ``first`` is the place of its paragraph among the draft's; ``how`` it was known for one.
    """

    span: Span
    outer: Span
    first: int
    how: How


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool


@dataclass(slots=True)
class _Open:
    """What was opened and not closed yet: the outermost mark, and how deep marks are nested."""

    mark: _Mark
    first: int
    depth: int = 1


def marked_quotations(draft: Draft, known: Known) -> list[Quotation]:
    """Everything between marks, in the order of the draft."""
    scan = _Scan(draft, known)
    for place, paragraph in enumerate(draft.paragraphs):
        if paragraph.kind != "furniture":
            scan.paragraph(place, paragraph)
    scan.end()
    taken = scan.found
    singles = [
        each
        for place, paragraph in enumerate(draft.paragraphs)
        for each in _single(draft.text, place, paragraph)
        if not any(each.outer.overlaps(other.outer) for other in taken)
    ]
    return sorted((*taken, *singles), key=lambda each: each.span)


@dataclass(slots=True)
class _Scan:
    draft: Draft
    known: Known
    found: list[Quotation] = field(default_factory=list)
    _open: _Open | None = None
    _last_end: int = 0

    def paragraph(self, place: int, paragraph: DraftParagraph) -> None:
        """Go through the marks of one paragraph."""
        marks = _marks(self.draft.text, paragraph.span)
        if self._open is not None and not self._goes_on(paragraph, marks):
            self.end()
        for mark in marks:
            if self._open is None:
                if mark.opens:
                    self._open = _Open(mark, place)
            elif mark.closes and not (mark.opens and self._nests(mark)):
                self._close(mark)
            else:
                self._open.depth += 1
        self._last_end = paragraph.span.end

    def _nests(self, mark: _Mark) -> bool:
        """Whether a mark that could also open is followed by its own closing one."""
        return self._open is not None and self._open.depth == 1 and mark.opens and not mark.closes

    def _close(self, mark: _Mark) -> None:
        if self._open is None:
            return
        sign = self.draft.text[mark.start : mark.end]
        self._open.depth -= 1
        outermost = self.draft.text[self._open.mark.start] in _SURELY_OPENS
        last = sign in _SURELY_CLOSES and outermost and not self._closes_again(mark)
        if self._open.depth <= 0 or last:
            self._add(mark.start, mark.end, "marks")

    def _closes_again(self, mark: _Mark) -> bool:
        """Whether another closing mark follows before anything is opened."""
        until = self.draft.text.find("\n", mark.end)
        rest = Span(mark.end, until if until > mark.end else len(self.draft.text) + 1)
        following = _marks(self.draft.text, rest)
        return bool(following) and following[0].closes and not following[0].opens

    def end(self) -> None:
        """End what is open with the paragraph that was read last: it was never closed."""
        if self._open is not None:
            self._add(self._last_end, self._last_end, "unclosed")

    def _add(self, end: int, outer_end: int, how: How) -> None:
        if self._open is None:
            return
        start = self._open.mark.end
        inner = _trimmed(self.draft.text, start, end)
        if inner is not None:
            outer = Span(self._open.mark.start, max(outer_end, inner.end))
            self.found.append(Quotation(inner, outer, self._open.first, how))
        self._open = None

    def _goes_on(self, paragraph: DraftParagraph, marks: Sequence[_Mark]) -> bool:
        if self._open is None or paragraph.kind == "heading":
            return False
        text = self.draft.text
        before = text[max(self._open.mark.end, self._last_end - _SNIPPET) : self._last_end]
        following = marks or _marks(
            text, Span(paragraph.span.start, paragraph.span.start + _FARTHEST_CLOSING)
        )
        start, end = paragraph.span.start, paragraph.span.end
        if self.known(text[start : min(end, start + _SNIPPET)]):
            return True
        after = text[start : marks[0].start if marks else end]
        closes = bool(following) and following[0].closes and not following[0].opens
        is_prose = self.known(before) and len(after.split()) >= _LONG_AFTER
        return closes and not is_prose


def _marks(text: str, span: Span) -> list[_Mark]:
    found = (
        _mark(text, each) for each in _MARK.finditer(text, span.start, min(span.end, len(text)))
    )
    return [mark for mark in found if mark.opens or mark.closes]


def _mark(text: str, found: re.Match[str]) -> _Mark:
    """How a mark stands decides; a curly one between spaces goes by its form."""
    sign = found[0]
    before = text[found.start() - 1 : found.start()] or "\n"
    after = text[found.end() : found.end() + 1] or "\n"
    after_room = before.isspace() or before in _OPENS_AFTER or _is_mark(before)
    could_open = (after_room and not after.isspace()) or before == ":"
    could_close = not before.isspace() and (not after.isalnum() or not could_open)
    if could_open == could_close:
        could_open = sign not in _SURELY_CLOSES
        could_close = sign not in _SURELY_OPENS
    if sign in _SURELY_OPENS and could_open:
        could_close = False
    if sign in _SURELY_CLOSES and could_close:
        could_open = False
    return _Mark(found.start(), found.end(), could_open, could_close)


def _is_mark(sign: str) -> bool:
    return sign in _DOUBLE or sign in _SINGLE


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without the white space at its ends; None when it has no letter."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if any(sign.isalnum() for sign in text[start:end]) else None


def _single(text: str, place: int, paragraph: DraftParagraph) -> Iterator[Quotation]:
    """Between single marks inside one paragraph; an apostrophe stands between letters."""
    start: int | None = None
    if paragraph.kind == "furniture":
        return
    for found in _SINGLE_MARK.finditer(text, paragraph.span.start, paragraph.span.end):
        at = found.start()
        before, after = text[at - 1 : at] or "\n", text[at + 1 : at + 2] or "\n"
        if start is None and (before.isspace() or before in _OPENS_AFTER) and after.isalpha():
            start = at
        elif start is not None and not before.isspace() and not after.isalnum():
            inner = _trimmed(text, start + 1, at)
            if inner is not None:
                yield Quotation(inner, Span(start, at + 1), place, "single")
            start = None
