from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.look.choice_box import ChoiceBox

LONG = "Whatever was said by anybody <in> the whole study"


def a_box(qtbot: QtBot) -> ChoiceBox:
    box = ChoiceBox(letters=2)
    qtbot.addWidget(box)
    box.addItem(LONG)
    box.setToolTip("What was said")
    return box


def test_what_is_chosen_ends_in_an_ellipsis_where_it_has_no_room(
    qtbot: QtBot, dressed: QApplication
) -> None:
    del dressed
    box = a_box(qtbot)
    box.resize(QSize(600, 30))
    assert box.shown_text() == LONG
    box.resize(QSize(120, 30))
    assert box.shown_text().endswith("…")
    assert box.currentText() == LONG


def test_a_box_may_be_narrower_than_its_words(qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    box = a_box(qtbot)
    assert box.minimumSizeHint().width() < box.fontMetrics().horizontalAdvance(LONG) / 2


def test_pointing_at_a_cut_word_says_it_whole_and_never_as_markup(
    qtbot: QtBot, dressed: QApplication
) -> None:
    del dressed
    box = a_box(qtbot)
    box.resize(QSize(120, 30))
    assert box.told() == "What was said: " + LONG.replace("<in>", "&lt;in&gt;")
    box.resize(QSize(600, 30))
    assert box.told() == "What was said"


def test_the_wheel_scrolls_the_form_and_chooses_nothing(
    qtbot: QtBot, dressed: QApplication
) -> None:
    box = a_box(qtbot)
    box.addItem("Another")
    at, turned = QPointF(4, 4), QPoint(0, -120)
    buttons, held = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, turned, turned, buttons, held, phase, False)
    dressed.sendEvent(box, event)
    assert box.currentText() == LONG
    assert not event.isAccepted()
