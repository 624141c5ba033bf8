from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF

from app.models.imported import FormattingRun
from app.models.span import Span
from app.queries.sources import TurnRow
from app.ui.offsets import Offsets
from app.ui.printing.looks import formats_of
from app.ui.printing.paper import A4, Printout, lay_out
from tests.ui.printing.conftest import coded, no_progress, printable

SMALL = QSizeF(420, 300)
LETTERS = st.text(alphabet="ab cd🙂\n שم", min_size=1, max_size=400)


def printed(printout: Printout) -> Iterator[str]:
    """The words of each printed line, cut from the source by the line's own positions."""
    text = printout.printable.source.text
    offsets = Offsets(text)
    for page in printout.pages:
        for block in page.content.blocks:
            for line in block.lines:
                start, end = block.position + line.start, block.position + line.end
                yield text[offsets.from_qt(start) : offsets.from_qt(end)]


@settings(deadline=None)
@given(LETTERS)
def test_every_word_is_printed_once(text: str) -> None:
    printout = lay_out(no_progress, printable(text), SMALL)
    lines = [line for line in text.split("\n") if line.strip()]
    assert "".join(printed(printout)) == "".join(lines)
    numbers = [int(number) for page in printout.pages for _, number in page.numbers]
    assert numbers == [*range(1, len(lines) + 1)]


@settings(deadline=None)
@given(LETTERS, st.data())
def test_nothing_stands_below_the_foot(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    printout = lay_out(no_progress, printable(text, (coded(1, span),)), SMALL)
    for page in printout.pages:
        bottoms = [line.top + line.height for b in page.content.blocks for line in b.lines]
        assert max(bottoms, default=0) <= printout.text_size.height() + 4


@settings(deadline=None)
@given(st.integers(1, 30), st.data())
def test_a_passage_begins_once_and_ends_once(lines: int, data: st.DataObject) -> None:
    text = "\n".join("many words on every line of the text" for _ in range(lines))
    start = data.draw(st.integers(0, len(text) - 8)) // 37 * 37
    span = Span(start, data.draw(st.integers(start + 1, len(text) - 1)))
    printout = lay_out(no_progress, printable(text, (coded(1, span),)), SMALL)
    shown = [mark for page in printout.pages for mark in page.content.marks]
    assert [mark.begins for mark in shown] == [True, *[False] * (len(shown) - 1)]
    assert [mark.ends for mark in shown] == [*[False] * (len(shown) - 1), True]


def test_the_codes_are_explained_at_the_end() -> None:
    marks = tuple(coded(n, Span(n, n + 3)) for n in range(1, 40))
    printout = lay_out(no_progress, printable("word " * 30, marks), SMALL)
    explained = [mark.label for page in printout.pages for mark in page.legend]
    assert explained == [f"C{n}" for n in range(1, 40)]


def test_a_heading_stays_with_what_it_heads() -> None:
    for before in range(1, 20):
        text = "\n".join(["plain"] * before + ["Heading", "said"])
        heading = FormattingRun(Span(6 * before, 6 * before + 7), "heading1")
        printout = lay_out(no_progress, printable(text, formatting=(heading,)), SMALL)
        last = ["".join(printed(Printout(printout.printable, SMALL, (p,)))) for p in printout.pages]
        assert any(page.endswith("Headingsaid") for page in last)


def test_an_empty_source_is_one_page_with_its_name() -> None:
    assert len(lay_out(no_progress, printable("")).pages) == 1


def test_labels_and_interviewers_have_their_looks() -> None:
    turn = TurnRow(1, 1, Span(0, 20), 4, "Ani:", 1, "interviewer", None)
    bold = FormattingRun(Span(8, 12), "bold")
    looks = [(look.span, look.look.fontWeight()) for look in formats_of(Span(0, 20), turn, (bold,))]
    assert [span for span, _ in looks] == [Span(0, 20), Span(0, 4), Span(8, 12)]
    assert [*formats_of(Span(21, 30), None, (bold,))] == []


def test_cancelling_stops_in_the_middle() -> None:
    class Enough(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done > 40:
            raise Enough

    with pytest.raises(Enough):
        lay_out(stop, printable("line\n" * 2_000), A4)
