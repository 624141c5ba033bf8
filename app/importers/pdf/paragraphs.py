"""From the lines of all pages to paragraphs: what repeats on every page goes, lines are rejoined.

A line begins a paragraph when the one before could have taken its first word, when the gap above
it is wide, when it is indented, or when it opens with a speaker's label or a bullet after a
finished sentence. A word parted by a hyphen is rejoined only if the document has it in one piece
elsewhere; ``anak-anak`` keeps its hyphen. Footnotes follow the text, or they would stand in the
middle of what is said across two pages.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile, groupby, pairwise, takewhile
from statistics import quantiles

from app.importers.composing import SOFT_HYPHEN, Composition
from app.importers.pdf.layout import Line, PageLines
from app.models.imported import Style

EDGE = 0.12
"""Of the page's height, above and below: where headers and footers stand."""
WIDE_GAP = 1.35
"""Times the usual distance of lines: more than that parts paragraphs."""
_APART, _FEW_LINES = 2, 2
"""Times the letter size from the text to a running head; how many lines are no page of text."""
INDENT = 0.8
"""Of the letter size."""
_NOTE_SIZE = 0.92
"""Of the usual letter size: footnotes are set smaller."""
_NOTE = re.compile(
    r"(?:\d{1,3}|[*\u2020\u2021\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+)[\s\u00a0]?\D"
)
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|halaman|hal\.?|p\.?|hlm\.?)?\s*(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:/|of|dari|van)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_FINISHED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_OPENING = re.compile(r"[•▪●○■◦]|[-–—]\s|\(?\d{1,3}[.)]\s|\[?[^\W\d_][^:：?!.,]{0,30}\s?[:：]")
HYPHENS = ("-", "\u2010", SOFT_HYPHEN)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def compose(pages: Sequence[PageLines]) -> Composition:
    """The text of all pages, with the place of each page and of bold and italic words."""
    out = Composition()
    kept, removed = _without_repeated(pages)
    kept = _with_notes_last(kept)
    if removed:
        out.note("headers_left_out", removed)
    if sideways := sum(page.sideways for page in pages):
        out.note("sideways_left_out", sideways)
    usual = _usual_distance(kept)
    words = Counter(
        word.lower() for page in kept for line in page for word in _WORD.findall(line.text)
    )
    _write(out, _paragraphs(kept, usual), words)
    return out


def _without_repeated(pages: Sequence[PageLines]) -> tuple[list[list[Line]], int]:
    """Each page's lines without running heads, feet and page numbers; how many went."""
    if len(pages) == 1:
        return [pages[0].lines], 0
    seen = Counter(key for page in pages for key in {_key(line) for line in _edge_lines(page)})
    often = max(2, round(len(pages) * 0.4))
    kept: list[list[Line]] = []
    for page in pages:
        repeated = {
            id(line)
            for line in _edge_lines(page)
            if seen[_key(line)] >= often or _PAGE_NUMBER.fullmatch(line.text)
        }
        kept.append([line for line in page.lines if id(line) not in repeated])
    return kept, sum(len(page.lines) for page in pages) - sum(map(len, kept))


def _with_notes_last(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The lines of each page without its footnotes, and all of these behind the last page's."""
    letters: Counter[int] = Counter()
    for line in (line for page in pages for line in page):
        letters[round(line.size)] += len(line.text)
    usual = letters.most_common(1)[0][0] if letters else 0
    bodies, notes = list[list[Line]](), list[Line]()
    for page in pages:
        found = [line for column in _by_column(page) for line in _footnotes(column, usual)]
        numbers = {id(line) for line in found}
        bodies.append([line for line in page if id(line) not in numbers])
        notes += found
    if notes:
        bodies[-1] += notes
    return bodies


def _by_column(page: Sequence[Line]) -> Iterator[list[Line]]:
    for _, lines in groupby(page, key=lambda line: line.column):
        yield list(lines)


def _footnotes(column: Sequence[Line], usual: int) -> list[Line]:
    """The small lines below a column's text, from the first that opens with a note's mark."""
    small = list(takewhile(lambda line: line.size < _NOTE_SIZE * usual, reversed(column)))[::-1]
    if len(small) == len(column):
        return []
    return list(dropwhile(lambda line: not _NOTE.match(line.text), small))


def _edge_lines(page: PageLines) -> Iterator[Line]:
    """What stands at the edges of the paper, or on a small one apart from the text."""
    low, high = page.height * EDGE, page.height * (1 - EDGE)
    apart = set(_bases_apart(page))
    return (line for line in page.lines if line.base in apart or not low < line.base < high)


def _bases_apart(page: PageLines) -> Iterator[float]:
    """The heights of a page's first and last line where a wide gap parts them from the rest."""
    bases = sorted({line.base for line in page.lines})
    size = max((line.size for line in page.lines), default=0.0)
    for outer, inner in (bases[:2], bases[:-3:-1]) if len(bases) > _FEW_LINES else ():
        if abs(outer - inner) > _APART * size:
            yield outer


def _key(line: Line) -> tuple[str, int]:
    """What makes two running heads the same: words without numbers, and the height."""
    return _DIGITS.sub("#", line.text), round(line.base / 4)


def _usual_distance(pages: Sequence[Sequence[Line]]) -> float:
    """The distance of lines inside a paragraph, as a share of the letter size."""
    distances = [
        (before.base - line.base) / line.size
        for lines in pages
        for before, line in pairwise(lines)
        if before.column == line.column and before.base - line.base > line.size * INDENT
    ]
    return quantiles(distances, n=4)[0] if len(distances) > 1 else 1.2


def _paragraphs(pages: Sequence[Sequence[Line]], usual: float) -> list[list[tuple[int, Line]]]:
    """Lines with their page number, grouped to paragraphs."""
    paragraphs: list[list[tuple[int, Line]]] = []
    for number, lines in enumerate(pages, start=1):
        for line in lines:
            if paragraphs and not _begins(paragraphs[-1], number, line, usual):
                paragraphs[-1].append((number, line))
            else:
                paragraphs.append([(number, line)])
    return paragraphs


def _begins(paragraph: list[tuple[int, Line]], page: int, line: Line, usual: float) -> bool:
    """Whether ``line`` begins a new paragraph after what was read so far."""
    page_before, before = paragraph[-1]
    finished = bool(_FINISHED.search(before.text))
    if finished and _OPENING.match(line.text):
        return True
    if before.text.endswith(HYPHENS) and before.text[-2:-1].isalpha() and line.text[0].islower():
        return False
    if (page_before, before.column) != (page, line.column):
        return finished or not line.text[:1].islower()
    distance = (before.base - line.base) / line.size
    if distance > usual * WIDE_GAP or distance < 0 or abs(before.size - line.size) > line.size / 6:
        return True
    return _first_word_had_room(before, line) or _indented(paragraph, before, line)


def _first_word_had_room(before: Line, line: Line) -> bool:
    """Whether the line before was left early on purpose."""
    first = len(line.text.split(maxsplit=1)[0])
    width = (line.x1 - line.x0) * first / len(line.text)
    return before.x1 + width + line.size < before.right


def _indented(paragraph: list[tuple[int, Line]], before: Line, line: Line) -> bool:
    """A first line set in, or one set out again after a hanging paragraph."""
    moved = line.x0 - before.x0
    if len(paragraph) == 1:
        hanging = moved > 0 and ("\t" in before.text or bool(_OPENING.match(before.text)))
        return moved > INDENT * line.size and not hanging
    return abs(moved) > INDENT * line.size


def _write(
    out: Composition, paragraphs: Sequence[Sequence[tuple[int, Line]]], words: Counter[str]
) -> None:
    page, page_start = 0, 0
    for paragraph in paragraphs:
        followers = [*(line for _, line in paragraph[1:]), None]
        for (number, line), follower in zip(paragraph, followers, strict=True):
            if number != page:
                if page:
                    out.page(page, page_start)
                page, page_start = number, out.settle()
            _write_line(out, line, follower, words)
        out.end_line()
    if page:
        out.page(page, page_start)


def _write_line(out: Composition, line: Line, follower: Line | None, words: Counter[str]) -> None:
    """A line and what leads over to the next one of its paragraph."""
    parted = follower is not None and line.text.endswith(HYPHENS) and len(line.text) > 1
    parted = parted and line.text[-2].isalpha()
    end = len(line.text)
    if parted and follower is not None and _is_one_word(line.text, follower.text, words):
        end -= 1
    for text, styles in _stretches(line, end):
        out.add(text, styles)
    if follower is not None and not parted:
        out.add(" ")


def _is_one_word(text: str, follower: str, words: Counter[str]) -> bool:
    """Whether the hyphen between the two is there for the line's end only."""
    if text.endswith(SOFT_HYPHEN):
        return True
    heads, tails = _WORD.findall(text[:-1].lower()), _WORD.findall(follower.lower())
    if not heads or not tails or not follower[0].islower():
        return False
    head, tail = heads[-1], tails[0]
    return words[head + tail] > 0 and words[f"{head}-{tail}"] == 0


def _stretches(line: Line, end: int) -> Iterator[tuple[str, frozenset[Style]]]:
    """The line's text up to ``end`` cut where its look changes."""
    start = 0
    for place in range(1, end + 1):
        if place == end or line.styles[place] != line.styles[start]:
            yield line.text[start:place], line.styles[start]
            start = place
