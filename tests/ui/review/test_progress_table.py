import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.queries.codes import CodeRow, codes
from app.queries.people import PersonRow
from app.queries.review_rounds import Progress
from app.ui.look.theme import Theme
from app.ui.review.progress_table import CODE, DECIDED, ProgressPage
from app.words import Words
from tests.study import Study

ANI = PersonRow(1, "u-1", "Dr. Ani", "supervisor")


@pytest.fixture
def book(study: Study) -> dict[int, CodeRow]:
    study.code("A1", "Family")
    study.code("A2", "Fear")
    with study.project.read() as session:
        return {code.id: code for code in codes(session)}


@pytest.fixture
def page(
    qtbot: QtBot, dressed: object, words: Words, theme: Theme, book: dict[int, CodeRow]
) -> ProgressPage:
    assert dressed is not None
    page = ProgressPage(words, theme)
    qtbot.addWidget(page)
    family, fear = book
    found = [
        Progress(ANI, family, 4, {"agree": 1}),
        Progress(ANI, fear, 2, {"agree": 1, "reject": 1}),
    ]
    page.show_progress(found, book)
    return page


def column(page: ProgressPage, number: int) -> list[str]:
    model = page.table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_the_rows_are_a_sound_model(page: ProgressPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.rows)  # type: ignore[no-untyped-call] # of pytest-qt


def test_codes_stand_in_the_codebooks_order(page: ProgressPage) -> None:
    assert column(page, CODE) == ["A1 Family", "A2 Fear"]
    assert column(page, DECIDED) == ["1 of 4", "2 of 2"]
    assert page.totals.text() == "Dr. Ani has decided 3 of 6"


def test_progress_sorts_by_share_and_not_by_words(page: ProgressPage) -> None:
    page.table.sortByColumn(DECIDED, Qt.SortOrder.DescendingOrder)
    assert column(page, DECIDED) == ["2 of 2", "1 of 4"]


def test_the_table_is_drawn(page: ProgressPage, theme: Theme) -> None:
    page.resize(900, 200)
    drawn = page.grab().toImage()
    colours = {
        drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(40, 120, 2)
    }
    assert theme.accent.name() in colours


def test_without_a_round_it_says_what_to_do(page: ProgressPage) -> None:
    page.say("Choose a round above", "")
    assert page.currentIndex() == 0
