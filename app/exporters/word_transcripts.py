"""Transcripts as Word tables: number, what was said, and the codes beside it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.analysis.appendix import Transcript
from app.analysis.citation import informant_named, printed_date
from app.exporters.word_document import WordDocument
from app.exporters.word_places import (
    LINK,
    code_link,
    paragraph_bookmark,
    passage_bookmark,
    turn_bookmark,
)
from app.exporters.word_tables import WordTable
from app.exporters.word_text import Line, Piece, line
from app.exporters.writing import Steps
from app.queries.informants import InformantRow
from app.queries.passages import PassageRow
from app.queries.sources import OpenSource
from app.words.terms import SOURCE_KINDS, term


@dataclass(frozen=True, slots=True)
class Stretch:
    """A numbered row: a turn, or a paragraph where there are no turns; code points, end exclusive.

    ``label_end`` is where the speaker's label ends.
    """

    number: str
    bookmark: str
    start: int
    end: int
    label_end: int


def stretches(source: OpenSource) -> list[Stretch]:
    """The whole text in rows: turns, and the paragraphs between them."""
    found: list[Stretch] = []
    reached = 0
    for turn in source.turns:
        found += _paragraphs(source, reached, turn.span.start)
        start = max(reached, turn.span.start)
        found.append(
            Stretch(
                str(turn.number),
                turn_bookmark(source.id, turn.number),
                start,
                turn.span.end,
                max(start, turn.speech_start),
            )
        )
        reached = max(reached, turn.span.end)
    return found + list(_paragraphs(source, reached, len(source.text)))


def _paragraphs(source: OpenSource, start: int, end: int) -> Iterator[Stretch]:
    starts = [position for _, position in source.paragraphs]
    cuts = [start, *(cut for cut in starts if start < cut < end), end]
    for first, last in pairwise(cuts):
        written = source.text[first:last]
        if written.strip():
            words_start = first + len(written) - len(written.lstrip())
            number = bisect_right(starts, words_start)
            yield Stretch(
                f"\N{PILCROW SIGN}{number}",
                paragraph_bookmark(source.id, number),
                first,
                last,
                first,
            )


def add_transcripts(
    document: WordDocument,
    transcripts: Sequence[Transcript],
    people: Sequence[InformantRow],
    steps: Steps,
) -> None:
    """Every source with its numbered rows, the coded words shaded."""
    known = {person.code: person for person in people}
    for transcript in transcripts:
        document.heading(2, transcript.source.name)
        for text in _head(document, transcript, known):
            document.paragraph("Code Note", text)
        _add_rows(document, transcript, steps)


def _head(
    document: WordDocument, transcript: Transcript, known: dict[str, InformantRow]
) -> list[str]:
    words, source = document.words, transcript.source
    people = [informant_named(known[code]) for code in source.informants if code in known]
    date = printed_date(words, source.date)
    described = [term(words, SOURCE_KINDS, source.kind), date, source.place]
    return [*people, " \N{MIDDLE DOT} ".join(filter(None, described))]


def _add_rows(document: WordDocument, transcript: Transcript, steps: Steps) -> None:
    words = document.words
    rows = stretches(transcript.content)
    beside = _passages_by_row(rows, transcript.passages)
    table = WordTable(document, (1.1, 9.9, 3), style="Transcript Table", may_split=True)
    table.header(words("No."), words("Transcript"), words("Codes"))
    for place, row in enumerate(rows):
        here = beside.get(place, ())
        table.row(
            [line(Piece(row.number, bookmark=row.bookmark))],
            _said(transcript.content.text, row, here),
            [_codes(passage) for passage in here],
        )
        steps.step()


def _passages_by_row(
    rows: Sequence[Stretch], passages: Sequence[PassageRow]
) -> dict[int, list[PassageRow]]:
    found: defaultdict[int, list[PassageRow]] = defaultdict(list)
    starts = [row.start for row in rows]
    for passage in passages:
        place = max(0, bisect_right(starts, passage.span.start) - 1)
        while place < len(rows) and rows[place].start < passage.span.end:
            if rows[place].end > passage.span.start:
                found[place].append(passage)
            place += 1
    return found


def _codes(passage: PassageRow) -> Line:
    codes = {coding.code_id: coding.called for coding in passage.codings}
    pieces: list[Piece | str] = [Piece(passage.number, LINK, link=passage_bookmark(passage.id))]
    for code_id, called in codes.items():
        pieces += [" ", code_link(code_id, called)]
    return line(*pieces)


def _said(text: str, row: Stretch, passages: Sequence[PassageRow]) -> list[Line]:
    """The words of a row: the label bold, coded words shaded, a paragraph per line."""
    lines: list[list[Piece]] = [[]]
    for start, end in _cuts(row, passages):
        style = _style(row, start, passages)
        first, *more = text[start:end].split("\n")
        lines[-1].append(Piece(first, style))
        lines += [[Piece(part, style)] for part in more]
    return [line(*pieces) for pieces in lines if "".join(p.text for p in pieces).strip()]


def _cuts(row: Stretch, passages: Sequence[PassageRow]) -> Iterator[tuple[int, int]]:
    edges = {row.start, row.end, row.label_end}
    for passage in passages:
        edges |= {passage.span.start, passage.span.end}
    inside = sorted(edge for edge in edges if row.start <= edge <= row.end)
    return pairwise(inside)


def _style(row: Stretch, start: int, passages: Sequence[PassageRow]) -> str:
    if start < row.label_end:
        return "Speaker"
    coded = any(passage.span.start <= start < passage.span.end for passage in passages)
    return "Coded Words" if coded else ""
