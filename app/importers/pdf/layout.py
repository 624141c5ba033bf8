"""From letters and their places to lines in reading order, columns included.

PDF's origin is the lower left corner, lengths are points. Letters make segments (a piece of line
without a gap of more than one letter height), segments make columns where a gutter runs down the
page, and the segments of one column on one height make a line. What spans the gutter, a heading
or a ruled line between rows of a table, divides the columns above from those below.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import quantiles

from app.models.imported import Style

WORD_GAP = 0.2
SEGMENT_GAP = 1.0
TAB_GAP = 1.5
SAME_HEIGHT = 0.4
"""Shares of the letter size: a space, the end of a segment, a tab, one line."""
NARROWEST_COLUMN = 0.2
"""Of the text's width; narrower ones are labels beside speech, not columns."""
MOST_SPANNING = 0.35
FEWEST_LINES = 2


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, its left and right edge, base line and size."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    styles: frozenset[Style] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled horizontal line at height ``base``."""

    x0: float
    x1: float
    base: float


@dataclass(slots=True)
class Line:
    """Text on one height of one column; ``styles`` holds one set per character.

    ``left`` and ``right`` are the edges of its column, ``column`` numbers the columns of a page
    in reading order.
    """

    text: str
    styles: list[frozenset[Style]]
    x0: float
    x1: float
    base: float
    size: float
    column: int = 0
    left: float = 0.0
    right: float = 0.0


@dataclass(frozen=True, slots=True)
class PageLines:
    """One page: its lines in reading order; ``scanned`` when it is a picture."""

    height: float
    lines: list[Line]
    scanned: bool = False
    sideways: int = 0


def lines_of_page(letters: Sequence[Letter], rules: Sequence[Rule] = ()) -> list[Line]:
    """The page's lines in reading order."""
    lines: list[Line] = []
    for number, column in enumerate(_columns(_segments(letters), rules)):
        left = min(segment.x0 for segment in column)
        right = max(segment.x1 for segment in column)
        for line in _rows(column):
            joined = _joined(line, TAB_GAP)
            joined.column, joined.left, joined.right = number, left, right
            lines.append(joined)
    return lines


def _segments(letters: Sequence[Letter]) -> list[Line]:
    """Pieces of line without a wide gap; letters drawn twice (poor man's bold) count once."""
    pieces = [
        Line(letter.text, [letter.styles] * len(letter.text), letter.x0, letter.x1, letter.base,
             letter.size)
        for letter in letters
    ]  # fmt: skip
    segments: list[Line] = []
    for row in _rows(pieces):
        start = 0
        for place, (before, after) in enumerate(pairwise(row), start=1):
            if after.x0 - before.x1 > SEGMENT_GAP * max(before.size, after.size):
                segments.append(_joined(row[start:place]))
                start = place
        segments.append(_joined(row[start:]))
    return [segment for segment in segments if segment.text.strip()]


def _rows(pieces: Sequence[Line]) -> Iterator[list[Line]]:
    """Pieces on one height, from left to right, rows from top to bottom."""
    row: list[Line] = []
    for piece in sorted(pieces, key=lambda piece: -piece.base):
        if row and row[0].base - piece.base > SAME_HEIGHT * max(row[0].size, piece.size):
            yield sorted(row, key=lambda piece: piece.x0)
            row = []
        row.append(piece)
    if row:
        yield sorted(row, key=lambda piece: piece.x0)


def _joined(pieces: Sequence[Line], tab_gap: float | None = None) -> Line:
    """One line of pieces in a row, with spaces (and tabs) for the gaps between them."""
    first = pieces[0]
    texts, styles = [first.text], list(first.styles)
    for before, piece in pairwise(pieces):
        drawn_twice = piece.text == before.text and abs(piece.x0 - before.x0) < piece.size / 10
        if drawn_twice:
            continue
        gap = (piece.x0 - before.x1) / max(before.size, piece.size)
        if gap > WORD_GAP and not texts[-1].endswith(" ") and not piece.text.startswith(" "):
            texts.append("\t" if tab_gap is not None and gap > tab_gap else " ")
            styles.append(frozenset())
        texts.append(piece.text)
        styles += piece.styles
    biggest = max(pieces, key=lambda piece: len(piece.text) * piece.size)
    text = "".join(texts)
    kept = len(text) - len(text.lstrip())
    return Line(
        text=text.strip(),
        styles=styles[kept : len(text.rstrip())],
        x0=min(piece.x0 for piece in pieces),
        x1=max(piece.x1 for piece in pieces),
        base=biggest.base,
        size=max(piece.size for piece in pieces),
    )


def _columns(segments: list[Line], rules: Sequence[Rule]) -> list[list[Line]]:
    """Segments by column, in reading order."""
    gutter = _best_gutter(segments)
    if gutter is None:
        return [segments] if segments else []
    band = _Band(rules)
    dividing = [rule for rule in rules if rule.x0 < gutter < rule.x1]
    for piece in _downwards(segments, dividing):
        if isinstance(piece, Rule):
            band.end_columns()
            band.end_spanning()
        elif piece.x0 < gutter < piece.x1:
            band.end_columns()
            band.spanning.append(piece)
        else:
            band.end_spanning()
            (band.left if piece.x1 <= gutter else band.right).append(piece)
    band.end_columns()
    band.end_spanning()
    return band.found


def _downwards(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Line | Rule]:
    pieces: list[Line | Rule] = [*lines, *rules]
    return sorted(pieces, key=lambda piece: -piece.base)


@dataclass(slots=True)
class _Band:
    """What stands between two spanning things; whatever is finished goes to ``found``."""

    rules: Sequence[Rule]
    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)
    spanning: list[Line] = field(default_factory=list)
    found: list[list[Line]] = field(default_factory=list)

    def end_columns(self) -> None:
        """The left column is read before the right one; either may have columns inside."""
        self.found += _columns(self.left, self.rules) + _columns(self.right, self.rules)
        self.left, self.right = [], []

    def end_spanning(self) -> None:
        """Lines across the whole page are one column."""
        self.found += [self.spanning] if self.spanning else []
        self.spanning = []


def _best_gutter(segments: Sequence[Line]) -> float | None:
    """Where a white strip parts the most lines, if columns stand on both sides of it."""
    if len(segments) < 2 * FEWEST_LINES:
        return None
    starts = {round(segment.x0) - 1.0 for segment in segments}
    rated = [(_parted_lines(segments, x), x) for x in starts]
    lines, x = max(rated, default=(0, 0.0))
    return x if lines >= FEWEST_LINES else None


def _parted_lines(segments: Sequence[Line], x: float) -> int:
    """How many lines a gutter at ``x`` parts; 0 when there are no columns there."""
    left = [segment for segment in segments if segment.x1 <= x]
    right = [segment for segment in segments if segment.x0 >= x]
    if min(len(left), len(right)) < FEWEST_LINES:
        return 0
    top = min(max(line.base for line in left), max(line.base for line in right)) + 1
    bottom = max(min(line.base for line in left), min(line.base for line in right)) - 1
    beside = min(
        sum(bottom <= line.base <= top for line in left),
        sum(bottom <= line.base <= top for line in right),
    )
    spanning = sum(
        segment.x0 < x < segment.x1 and bottom <= segment.base <= top for segment in segments
    )
    begun = [line for line in right if bottom <= line.base <= top]
    if 2 * sum(line.x0 - x <= line.size for line in begun) <= len(begun):
        return 0  # wide gaps of justified lines: nothing begins on one edge
    text_width = max(line.x1 for line in segments) - min(line.x0 for line in segments)
    narrow = min(_usual_width(left), _usual_width(right)) < NARROWEST_COLUMN * text_width
    too_crossed = spanning > MOST_SPANNING * (beside + spanning)
    return 0 if narrow or too_crossed else beside - spanning


def _usual_width(lines: Sequence[Line]) -> float:
    """Three quarters of the lines are at most this wide."""
    return quantiles((line.x1 - line.x0 for line in lines), n=4, method="inclusive")[2]
