"""Coding with the mouse alone: selections, codes and the ends of passages are dragged."""

import pytest
from PySide6.QtCore import QLineF, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.models.span import Span
from app.queries.passages import PassageRow, passages
from app.ui.reader.snapping import PassageEnd
from app.ui.window.main_window import MainWindow
from tests.journeys.desk import WORDS, code_words, labels_on
from tests.journeys.hand import CTRL, LEFT, PLAIN, Hand, Key, button

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Pull:
    """A button held down on a widget while the pointer goes elsewhere in the window."""

    def __init__(self, widget: QWidget, at: QPoint) -> None:
        self.handle = widget.window().windowHandle()
        self.at = widget.mapTo(widget.window(), at)
        QTest.mouseMove(self.handle, self.at)
        QTest.mousePress(self.handle, LEFT, PLAIN, self.at)

    def to(self, widget: QWidget, at: QPoint) -> "Pull":
        there = widget.mapTo(widget.window(), at)
        for place in (self.at + QPoint(3, 3), (self.at + there) / 2, there - QPoint(1, 0), there):
            QTest.mouseMove(self.handle, place)
            QTest.qWait(1)
        self.at = there
        return self

    def let_go(self, held: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.mouseRelease(self.handle, LEFT, held, self.at)


def rows(window: MainWindow) -> list[PassageRow]:
    return window.workspace.read(passages)


def row_of(window: MainWindow, number: str) -> PassageRow:
    return next(row for row in rows(window) if row.number == number)


def newest(window: MainWindow) -> PassageRow:
    return max(rows(window), key=lambda row: row.number)


def grip(window: MainWindow, end: PassageEnd) -> QPoint:
    edge: QLineF = window.columns.reader.grips()[end]
    return edge.p1().toPoint()


def on_code(window: MainWindow, label: str) -> QPoint:
    codebook = window.columns.codebook
    code = next(code for code in codebook._codes if code.label == label)
    index = codebook.tree.index_of(("code", str(code.id)))
    return codebook.view.visualRect(index).center()


@pytest.fixture
def coded(hand: Hand, window: MainWindow) -> Span:
    """Words that carry P4 and are the chosen passage."""
    span = code_words(hand, window)
    hand.qtbot.waitUntil(lambda: window.columns.reader.selected_passage() is not None)
    hand.qtbot.waitUntil(lambda: bool(window.columns.reader.grips()))
    return span


@pytest.mark.real_window
def test_a_selection_is_dragged_onto_a_code(hand: Hand, window: MainWindow) -> None:
    span = hand.select(window, WORDS)
    reader, view = window.columns.reader, window.columns.codebook.view
    inside = reader.places_of(span)[0].center().toPoint()
    pull = Pull(reader.viewport(), inside).to(view.viewport(), on_code(window, "P2"))
    carried = window.findChild(QWidget, "carried")
    assert carried is not None
    assert carried.isVisible()
    pull.let_go()
    assert labels_on(window, span) == {"P2"}
    QApplication.processEvents()
    assert window.findChild(QWidget, "carried") is None
    hand.press(Key.Key_Z, CTRL)
    assert labels_on(window, span) == set()


def test_a_selection_that_misses_the_codes_stays_selected(hand: Hand, window: MainWindow) -> None:
    span = hand.select(window, WORDS)
    reader = window.columns.reader
    inside = reader.places_of(span)[0].center().toPoint()
    before = len(rows(window))
    sources = window.columns.sources
    Pull(reader.viewport(), inside).to(sources, QPoint(20, sources.height() - 20)).let_go()
    assert reader.selected_span() == span
    assert len(rows(window)) == before


@pytest.mark.real_window
@pytest.mark.parametrize(
    ("end", "words"), [("end", "pulang ke rumah mertua"), ("start", "rumah mertua ya tidak")]
)
def test_a_grip_in_the_text_is_dragged_from_word_to_word(
    hand: Hand, window: MainWindow, coded: Span, end: PassageEnd, words: str
) -> None:
    number, reader = newest(window).number, window.columns.reader
    text = reader.source.text
    first = coded.start + WORDS.index(words)
    near = first + 1 if end == "start" else first + len(words) - 2
    place = reader.places_of(Span(near, near + 1))[0].center().toPoint()
    pull = Pull(reader.viewport(), grip(window, end)).to(reader.viewport(), place)
    shown = {each.mark.span for each in reader.page().marks if each.mark.number == number}
    assert [span.cut_from(text) for span in shown] == [words]
    pull.let_go()
    assert row_of(window, number).text == words
    hand.press(Key.Key_Z, CTRL)
    assert row_of(window, number).span == coded


@pytest.mark.real_window
def test_with_alt_a_grip_stops_between_letters(window: MainWindow, coded: Span) -> None:
    number, reader = newest(window).number, window.columns.reader
    near = coded.start + len("pulang ke ru")
    place = reader.places_of(Span(near, near + 1))[0].center().toPoint() - QPoint(1, 0)
    pull = Pull(reader.viewport(), grip(window, "end")).to(reader.viewport(), place)
    pull.let_go(ALT)
    assert row_of(window, number).text in ("pulang ke ru", "pulang ke rum")


@pytest.mark.real_window
def test_a_brackets_end_is_dragged_down_to_the_next_line(
    hand: Hand, window: MainWindow, coded: Span
) -> None:
    reader, brackets = window.columns.reader, window.columns.reader.brackets
    number = newest(window).number
    bracket = next(each for each in brackets.brackets() if each.mark.number == number)
    x = round(
        next(
            x
            for x in range(80)
            if brackets.mark_at(QLineF(x, bracket.top + 8, 0, 0).p1()) == bracket.mark
        )
    )
    below = reader.line_at(bracket.bottom + 30)
    assert below is not None
    pull = Pull(brackets, QPoint(x, round(bracket.bottom) - 1))
    pull.to(brackets, QPoint(x, round(bracket.bottom) + 30)).let_go()
    grown = row_of(window, number).span
    assert grown.start == coded.start
    assert coded.end < grown.end <= below.end
    assert hand is not None


def test_escape_takes_a_drag_back(hand: Hand, window: MainWindow, coded: Span) -> None:
    reader, number = window.columns.reader, newest(window).number
    start = QPoint(reader.viewport().rect().center())
    pull = Pull(reader.viewport(), grip(window, "end")).to(reader.viewport(), start)
    hand.press(Key.Key_Escape)
    pull.let_go()
    assert row_of(window, number).span == coded
    assert [each.mark.span for each in reader.page().marks if each.mark.number == number] == [coded]


@pytest.mark.real_window
def test_keys_resize_the_chosen_passage_in_one_step(
    hand: Hand, window: MainWindow, coded: Span
) -> None:
    number = newest(window).number
    window.columns.reader.setFocus()
    hand.press(Key.Key_Left, ALT | SHIFT)
    hand.press(Key.Key_Left, ALT | SHIFT)
    hand.press(Key.Key_Down, ALT | SHIFT)
    assert row_of(window, number).text == "ke rumah mertua"
    hand.press(Key.Key_Left, ALT | SHIFT | CTRL)
    assert row_of(window, number).text == "ke rumah mertu"
    hand.press(Key.Key_Z, CTRL)
    assert row_of(window, number).span == coded


@pytest.mark.real_window
def test_a_double_click_on_a_bracket_selects_its_words(
    hand: Hand, window: MainWindow, coded: Span
) -> None:
    brackets = window.columns.reader.brackets
    label = next(each for each in brackets.labels() if each.mark.span == coded)
    hand.double_click(brackets, label.place.center().toPoint())
    assert window.columns.reader.selected_span() == coded


def test_coding_beside_the_same_code_offers_one_passage(
    hand: Hand, window: MainWindow, coded: Span
) -> None:
    number = newest(window).number
    more = "rumah mertua ya tidak kebagian"
    reader = window.columns.reader
    start = reader.source.text.index("rumah mertua ya tidak")
    wider = Span(start, start + len(more))
    hand.select(window, wider.cut_from(reader.source.text))
    hand.press(Key.Key_Return)
    hand.type("p4")
    hand.press(Key.Key_Return)
    assert labels_on(window, wider) == {"P4"}
    assert number in window.notices.text
    hand.click(button(window.notices, f"Extend {number}"))
    assert row_of(window, number).span == Span(coded.start, wider.end)
    assert labels_on(window, wider) == set()
    hand.press(Key.Key_Z, CTRL)
    assert row_of(window, number).span == coded
    assert labels_on(window, wider) == set()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_lists_passages_that_overlap(hand: Hand, window: MainWindow, coded: Span) -> None:
    code_words(hand, window, "rumah mertua ya", "p6")
    reader = window.columns.reader
    inner = coded.start + WORDS.index("rumah")
    place = reader.places_of(Span(inner, inner + 1))[0].center().toPoint()
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, reader.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(reader.viewport(), asked)
    menu = next(each for each in window.findChildren(QMenu) if each.isVisible())
    listed = [action.menu() for action in menu.actions() if action.menu() is not None]
    titles = [each.title() for each in listed if isinstance(each, QMenu)]
    assert [title.split("  ")[1] for title in titles] == ["P6", "P4"]
    outer = listed[1]
    assert isinstance(outer, QMenu)
    outer.aboutToShow.emit()
    outer.actions()[0].trigger()
    assert reader.selected_span() == coded
    menu.close()
    QApplication.processEvents()


@pytest.mark.real_window
@pytest.mark.usefixtures("carrying")
def test_a_code_is_dragged_onto_selected_words_and_a_menu_takes_it_off(
    hand: Hand, window: MainWindow
) -> None:
    span = hand.select(window, WORDS)
    reader, view = window.columns.reader, window.columns.codebook.view
    inside = reader.places_of(span)[0].center().toPoint()
    hand.carry(view.viewport(), on_code(window, "P3"), reader.viewport(), inside)
    assert labels_on(window, span) == {"P3"}
    number = newest(window).number
    hand.right_click(reader.viewport(), inside)
    hand.leave_picture("03-coding-by-mouse")
    hand.choose("Remove codes")
    hand.qtbot.waitUntil(lambda: labels_on(window, span) == set())
    assert number not in {row.number for row in rows(window)}
    hand.press(Key.Key_Z, CTRL)
    assert labels_on(window, span) == {"P3"}
