"""Transcripts as Word tables: number, what was said, and the codes beside it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from app.analysis.appendix.appendix import Transcript
from app.analysis.citation import informant_named, printed_date
from app.exporters.transcript_rows import Stretch, passages_by_row, stretches
from app.exporters.word.document import WordDocument
from app.exporters.word.places import LINK, code_link, passage_bookmark
from app.exporters.word.tables import WordTable
from app.exporters.word.text import Line, Piece, line
from app.exporters.writing import Steps
from app.queries.informants import InformantRow
from app.queries.passages import PassageRow
from app.words.terms import SOURCE_KINDS, term


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
        for text in transcript_head(document, transcript, known):
            document.paragraph("Code Note", text)
        _add_rows(document, transcript, steps)


def transcript_head(
    document: WordDocument, transcript: Transcript, known: Mapping[str, InformantRow]
) -> list[str]:
    """Who speaks in a source, what it is, when and where."""
    words, source = document.words, transcript.source
    people = [informant_named(known[code]) for code in source.informants if code in known]
    date = printed_date(words, source.date)
    described = [term(words, SOURCE_KINDS, source.kind), date, source.place]
    return [*people, " \N{MIDDLE DOT} ".join(filter(None, described))]


def _add_rows(document: WordDocument, transcript: Transcript, steps: Steps) -> None:
    words = document.words
    rows = stretches(transcript.content)
    beside = passages_by_row(rows, transcript.passages)
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
