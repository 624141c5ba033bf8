"""What a part of the appendix is made of: a title and a table of text, in whatever file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.analysis.appendix.appendix import AppendixContent, Part
from app.analysis.moments import Days
from app.words import N_, Words
from app.words.appendix import TITLES

NOTHING = "\N{EN DASH}"


class Cell(NamedTuple):
    """The text of a cell, LF between its lines; a tuple, for there may be tens of thousands.

    ``look`` is ``slot`` for what the researcher has still to write. ``link`` and ``bookmark`` are
    names of ``app.exporters.word.places``.
    """

    text: str
    look: Literal["", "strong", "slot"] = ""
    link: str = ""
    bookmark: str = ""


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class PartTable:
    """A table; ``widths`` are proportions, about centimetres.

    ``lies`` when it needs the paper on its side. A table of more columns than a page takes is
    printed in pieces, each with its first ``kept`` columns again.
    """

    header: tuple[str, ...]
    widths: tuple[float, ...]
    rows: Sequence[Row]
    note: str = ""
    lies: bool = False
    kept: int = 1


def row_of(*texts: str) -> Row:
    """A row of plain cells."""
    return tuple(map(Cell, texts))


def slot(words: Words, text: str, to_write: str) -> Cell:
    """What the researcher wrote, else a marked place that says what is to be written."""
    return Cell(text) if text.strip() else Cell(words(to_write), "slot")


def part_title(content: AppendixContent, part: Part, words: Words) -> str:
    """``Lampiran 3. Transkrip Wawancara``."""
    title = TITLES[part]
    kinds = {each.source.kind for each in content.transcripts}
    if part == "transcripts" and kinds == {"interview"}:
        title = N_("Interview Transcripts")
    number = words("Appendix {n}", n=content.parts.index(part) + 1)
    return f"{number}. {words(title)}"


def submitted_lines(content: AppendixContent, words: Words) -> list[str]:
    """Which frozen copies of the project the thesis cites: name, day, SHA-256 of the file."""
    days = Days(words, content.zone)
    return [
        words(
            "Project file as submitted: {name}, {day}, SHA-256 {hash}",
            name=each.name,
            day=days(each.made_at),
            hash=each.sha256,
        )
        for each in content.submitted
    ]
