import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.models.span import Span
from app.operations.sources import delete_sources
from app.ui.reading.going_to import GoToPalette
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import FIRST_TEXT


@pytest.fixture
def palette(window: MainWindow) -> GoToPalette:
    window.travelling.ask()
    return window.travelling.palette


def offered(palette: GoToPalette) -> list[str]:
    rows = range(palette.places.rowCount())
    return [str(palette.places.data(palette.places.index(row, 0))) for row in rows]


def test_it_opens_with_the_sources(palette: GoToPalette) -> None:
    assert palette.query.hasFocus()
    assert offered(palette) == [
        *("chair.txt · I-01", "note.txt"),
        *("C1 Family", "E1 Warning", "C2 Unused", "I-01 · Chair"),
    ]


def test_it_says_what_enter_does_and_what_each_place_is(palette: GoToPalette) -> None:
    assert palette.hint.text().startswith("Enter opens the source · ")
    QTest.keyClicks(palette.query, "warn")
    assert palette.hint.text().startswith("Enter shows the code in the codebook · ")
    spoken = palette.places.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "E1 Warning · code"


def test_enter_on_a_code_chooses_it_in_the_codebook(
    window: MainWindow, palette: GoToPalette
) -> None:
    QTest.keyClicks(palette.query, "warn")
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    (chosen,) = window.columns.codebook.selected()
    assert chosen.label == "E1"


def test_enter_on_an_informant_opens_the_form(window: MainWindow, palette: GoToPalette) -> None:
    QTest.keyClicks(palette.query, "chair")
    for _ in range(palette.places.rowCount() - 1):
        QTest.keyClick(palette.query, Qt.Key.Key_Down)
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    assert window.columns.informants.form.isVisible()
    assert window.columns.informants.form.code.text() == "I-01"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("k-0003", "K-0003 · note.txt · We never saw a warning."),
        ("2", "K-0002 · chair.txt · We warn them every week, in writing."),
        ("¶3", "¶ 3 · chair.txt · Interviewer: And the office?"),
        ("I-01 turn 4", "Turn 4 · chair.txt · Chair: We warn them every week, in writing."),
        ("note", "note.txt"),
    ],
)
def test_what_is_typed_is_offered_as_a_place(palette: GoToPalette, typed: str, first: str) -> None:
    QTest.keyClicks(palette.query, typed)
    assert offered(palette)[0] == first


def test_enter_goes_there(window: MainWindow, palette: GoToPalette) -> None:
    QTest.keyClicks(palette.query, "turn 4")
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.columns.reader.caret() == FIRST_TEXT.rindex("Chair:")
    assert window.columns.reader.hasFocus()


def test_arrows_choose_and_go_round(window: MainWindow, palette: GoToPalette) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(palette.query, key)
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    assert window.columns.reading.source_id == 2


def test_a_click_goes_there_and_chooses_the_passage(
    window: MainWindow, palette: GoToPalette
) -> None:
    QTest.keyClicks(palette.query, "K-0003")
    place = palette.view.visualRect(palette.places.index(0, 0)).center()
    QTest.mouseClick(palette.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (window.columns.reading.source_id, window.columns.reading.passage_id) == (2, 3)


def test_no_such_place_is_said_and_enter_stays(palette: GoToPalette) -> None:
    QTest.keyClicks(palette.query, "K-0099")
    assert palette.nowhere.isVisible()
    assert palette.nowhere.text() == "There is no place called “K-0099” in this project."
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_escape_gives_the_keyboard_back(window: MainWindow) -> None:
    window.columns.reader.setFocus()
    window.travelling.ask()
    QTest.keyClick(window.travelling.palette.query, Qt.Key.Key_Escape)
    assert window.columns.reader.hasFocus()


def test_it_goes_when_the_keyboard_goes_elsewhere(window: MainWindow, palette: GoToPalette) -> None:
    window.columns.reader.setFocus()
    assert not palette.isVisible()
    assert window.columns.reader.hasFocus()


def test_it_lies_inside_the_window(window: MainWindow, palette: GoToPalette) -> None:
    corner = palette.mapTo(window, QPoint())
    assert window.rect().contains(palette.rect().translated(corner))
    assert window.columns.reader.selected_span() is None
    assert window.columns.reader.place_of(Span(0, 1)).isValid()


def test_a_source_that_goes_meanwhile_is_offered_no_longer(
    window: MainWindow, palette: GoToPalette
) -> None:
    window.workspace.run(delete_sources, [2])
    assert "note.txt" not in offered(palette)
    assert "chair.txt · I-01" in offered(palette)
