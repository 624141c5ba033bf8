"""What the page in the window shows: the exporter's own lines, without the libraries of Word.

Those are loaded with the first page that is looked at, and not with the window.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.analysis.chapter.section import SectionInPlace
from app.models.format_profile import FormatProfile
from app.queries.codes import CodeRow
from app.words import Words

if TYPE_CHECKING:
    from app.exporters.word.text import Line


@dataclass(frozen=True, slots=True)
class PageRun:
    """A stretch of one look; ``is_open`` marks what the researcher has still to write."""

    text: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class PageLine:
    """A paragraph; ``style`` is the name of its style in Word (``Quote``, ``Heading 2``)."""

    style: str
    runs: tuple[PageRun, ...]


def section_page(
    place: SectionInPlace, words: Words, profile: FormatProfile, passage_id: int | None = None
) -> list[PageLine]:
    """A section under its headings; round ``passage_id`` where it is long."""
    from app.exporters.chapter.preview import section_lines  # noqa: PLC0415 - see above

    return _plain(section_lines(place, words, profile, passage_id))


def in_other_words(lines: Iterable[PageLine], shown: Callable[[str], str]) -> list[PageLine]:
    """The same lines with the words of a masked view."""
    return [
        replace(line, runs=tuple(replace(run, text=shown(run.text)) for run in line.runs))
        for line in lines
    ]


def left_out_page(words: Words, code: CodeRow) -> list[PageLine]:
    """What stands in the place of a section that the chapter leaves out."""
    text = words("[{code} is left out of the chapter.]", code=code.called)
    return [PageLine("Body Text", (PageRun(text, is_open=True),))]


def _plain(lines: "Iterable[Line]") -> list[PageLine]:
    from app.exporters.word.text import TO_BE_WRITTEN  # noqa: PLC0415 - see above

    return [
        PageLine(
            line.style,
            tuple(PageRun(piece.text, piece.style == TO_BE_WRITTEN) for piece in line.pieces),
        )
        for line in lines
    ]


def sample_page(profile: FormatProfile, words: Words) -> list[PageLine]:
    """A made-up page on which the fields of a profile can be seen."""
    from app.exporters.chapter.preview import heading_number  # noqa: PLC0415 - see above

    quotation = words(
        "We wrote to them twice. Nobody answered, and when we went there in person, the office was"
        " closed; a neighbour told us that it had been closed since the harvest, and that the"
        " letters were still lying in the box."
    )
    if profile.quotes.marks:
        quotation = f"\N{LEFT DOUBLE QUOTATION MARK}{quotation}\N{RIGHT DOUBLE QUOTATION MARK}"
    before = words("The office was written to, and did not answer. This is how it shows.")
    short = words("The chair of the cooperative explained: “We wrote to them twice.”")
    texts = (
        ("Heading 1", heading_number(profile, "1") + words("Causes")),
        ("Heading 2", heading_number(profile, "1.1") + words("Letters without an answer")),
        ("Body Text", before),
        ("Body Text", short),
        ("Lead In", words("A neighbour put it like this:")),
        ("Quote", quotation),
        ("Body Text", words("The letters arrived, but nobody was there to open them.")),
        ("Heading 3", heading_number(profile, "1.1.1") + words("Since the harvest")),
    )
    return [PageLine(style, (PageRun(text),)) for style, text in texts]
