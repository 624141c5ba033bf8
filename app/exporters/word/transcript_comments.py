"""Transcripts as running text, their codes as Word comments on exactly the coded words.

Comments go into the comments part as XML, like everything else that comes in thousands
(``word.document``). ECMA-376 part 1, 17.13.4: a range may begin and end in different paragraphs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import qn
from lxml.etree import _Element

from app.analysis.appendix.appendix import AppendixContent, Transcript
from app.exporters.transcript_rows import Stretch, passages_by_row, stretches
from app.exporters.word.document import WordDocument
from app.exporters.word.places import code_heading
from app.exporters.word.text import Piece, parsed, xml_text
from app.exporters.word.transcripts import transcript_head
from app.exporters.writing import Steps
from app.queries.codes import CodeRow
from app.queries.passages import PassageRow
from app.words import Words
from app.words.terms import STANCES, term


@dataclass
class _Comments:
    """The comments of the document, numbered as they come; ``open`` are those not ended yet."""

    document: WordDocument
    author: str
    made_at: str
    codes: Mapping[int, CodeRow]
    part: _Element = field(init=False)
    numbers: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.part = self.document.document.comments._comments_elm  # noqa: SLF001 - see above

    def begin(self, row: PassageRow) -> _Element:
        """The mark where a passage begins; its comment is written from then on."""
        number = len(self.numbers)
        self.numbers[row.id] = number
        author = quoteattr(xml_text(self.author))
        initials = quoteattr(xml_text("".join(name[0] for name in self.author.split())[:9]))
        text = escape(xml_text(_said(row, self.codes, self.document.words)))
        self.part.append(
            parsed(
                f'<w:comment w:id="{number}" w:author={author} w:initials={initials} '
                f'w:date="{self.made_at}"><w:p><w:r><w:annotationRef/></w:r>'
                f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:comment>'
            )
        )
        return parsed(f'<w:commentRangeStart w:id="{number}"/>')

    def end(self, row: PassageRow) -> list[_Element]:
        """The marks where a passage ends."""
        number = self.numbers[row.id]
        return [
            parsed(f'<w:commentRangeEnd w:id="{number}"/>'),
            parsed(f'<w:r><w:commentReference w:id="{number}"/></w:r>'),
        ]


def add_commented_transcripts(
    document: WordDocument, content: AppendixContent, made_at: str, steps: Steps
) -> None:
    """Every source with numbered turns, each passage with a comment that names its codes."""
    author = content.project.researcher or "Kutipan"
    codes = {code.id: code for code in content.codebook}
    comments = _Comments(document, author, made_at, codes)
    people = {person.code: person for person in content.informants}
    for transcript in content.transcripts:
        document.heading(2, transcript.source.name)
        for text in transcript_head(document, transcript, people):
            document.paragraph("Code Note", text)
        _add_turns(document, transcript, comments, steps)


def _said(row: PassageRow, codes: Mapping[int, CodeRow], words: Words) -> str:
    """``K-0002: E1 Tanda (bertentangan)``."""
    lines = dict.fromkeys(
        code_heading(codes[coding.code_id], words)
        + ("" if coding.stance == "supports" else f" ({term(words, STANCES, coding.stance)})")
        for coding in row.codings
    )
    return f"{row.number}: {'; '.join(lines)}"


def _add_turns(
    document: WordDocument, transcript: Transcript, comments: _Comments, steps: Steps
) -> None:
    rows, text = stretches(transcript.content), transcript.content.text
    beside = passages_by_row(rows, transcript.passages)
    last = {row.id: place for place, here in beside.items() for row in here}
    for place, stretch in enumerate(rows):
        here = beside.get(place, [])
        cuts = _cuts(text, stretch, here)
        number = Piece(f"{stretch.number}\t", "Speaker", bookmark=stretch.bookmark)
        pieces = [
            Piece(text[start:end], "Speaker" if start < stretch.label_end else "")
            for start, end in cuts
        ]
        made = document.paragraph("Table Text", number, *pieces)
        ending = {row.id for row in here if last[row.id] == place}
        _mark(made, cuts, here, ending, comments)
        steps.step()


def _mark(
    paragraph: _Element,
    cuts: Sequence[tuple[int, int]],
    here: Sequence[PassageRow],
    ending: set[int],
    comments: _Comments,
) -> None:
    """Put the marks of the passages between the runs, the first of which is the number."""
    number, *runs = [child for child in paragraph if child.tag == qn("w:r")]
    for row in here:
        if row.id not in comments.numbers:
            begun = [run for run, cut in zip(runs, cuts, strict=True) if cut[0] >= row.span.start]
            mark = comments.begin(row)
            (begun[0].addprevious if begun else number.addnext)(mark)
    for row in here:
        if row.id in ending:
            said = [run for run, cut in zip(runs, cuts, strict=True) if cut[1] <= row.span.end]
            behind = said[-1] if said else runs[-1] if runs else number
            for mark in reversed(comments.end(row)):
                behind.addnext(mark)


def _cuts(text: str, stretch: Stretch, passages: Sequence[PassageRow]) -> list[tuple[int, int]]:
    """The stretch without line breaks around it, cut where a label or a passage begins or ends."""
    said = text[stretch.start : stretch.end]
    first = stretch.start + len(said) - len(said.lstrip("\n"))
    end = first + len(said.strip("\n"))
    edges = {first, end, stretch.label_end}
    for passage in passages:
        edges |= {passage.span.start, passage.span.end}
    return list(pairwise(sorted(edge for edge in edges if first <= edge <= end)))
