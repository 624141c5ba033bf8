from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.interchange.thesis.page_preview import PageLine, PageRun
from app.models.format_profile import DEFAULT_PROFILE, PageSetup
from app.ui.look.theme import Theme
from app.ui.thesis.page_document import page_document, page_size
from app.ui.thesis.page_view import PageView
from app.words import Words

LINES = [
    PageLine("Heading 1", (PageRun("4.1 Causes"),)),
    PageLine("Body Text", (PageRun("Kinship decides."),)),
    PageLine("Quote", (PageRun("“Because of family.”"),)),
    PageLine("Body Text", (PageRun("[Not written yet]", is_open=True),)),
]


@pytest.fixture
def view(words: Words, theme: Theme, qtbot: QtBot) -> PageView:
    made = PageView(words, theme)
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    return made


def test_the_sheet_has_the_papers_proportions() -> None:
    size = page_size(DEFAULT_PROFILE, 1)
    assert size.height() / size.width() == pytest.approx(29.7 / 21.0)


@pytest.mark.usefixtures("dressed")
def test_margins_indents_and_spacing_are_the_profiles(theme: Theme) -> None:
    document = page_document(LINES, DEFAULT_PROFILE, theme, 1)
    edges = document.rootFrame().frameFormat()
    assert edges.leftMargin() == pytest.approx(4 * 72 / 2.54)
    assert edges.rightMargin() == pytest.approx(3 * 72 / 2.54)
    body, quote = (document.findBlockByNumber(n).blockFormat() for n in (1, 2))
    assert (body.lineHeight(), quote.lineHeight()) == (200, 100)
    assert quote.leftMargin() == pytest.approx(1.25 * 72 / 2.54)


@pytest.mark.usefixtures("dressed")
def test_open_slots_are_marked_and_words_are_not(theme: Theme) -> None:
    document = page_document(LINES, DEFAULT_PROFILE, theme, 1)
    blocks = [document.findBlockByNumber(number) for number in range(4)]
    grounds = [
        block.begin().fragment().charFormat().background().style() != Qt.BrushStyle.NoBrush
        for block in blocks
    ]
    assert grounds == [False, False, False, True]


def test_long_text_runs_over_several_sheets(view: PageView) -> None:
    view.show_lines(LINES * 30, DEFAULT_PROFILE)
    assert view.page_count > 2
    assert view.verticalScrollBar().maximum() > 0


def test_the_place_stays_when_words_change(view: PageView) -> None:
    view.show_lines(LINES * 30, DEFAULT_PROFILE)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    view.show_lines([*LINES * 30, PageLine("Body Text", (PageRun("More."),))], DEFAULT_PROFILE)
    assert bar.value() == pytest.approx(bar.maximum() // 2, abs=bar.pageStep() // 2)


def test_another_paper_makes_another_sheet(view: PageView) -> None:
    view.show_lines(LINES, DEFAULT_PROFILE)
    before = view._sheets.height()
    view.show_lines(LINES, replace(DEFAULT_PROFILE, page=PageSetup("F4")))
    assert view._sheets.height() > before


def test_pages_are_painted_with_their_words(view: PageView) -> None:
    view.show_lines(LINES, DEFAULT_PROFILE)
    picture = view._sheets.grab().toImage()
    paper = view._theme.page.rgb()
    colours = {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height() // 2, 2)
    }
    assert paper in colours
    assert len(colours) > 10
