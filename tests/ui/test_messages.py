import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.errors import NotAProject
from app.ui.look.theme import Theme
from app.ui.messages import Answer, Notice, NoticeBar
from app.ui.tasks import Tasks
from app.words import Words


@pytest.fixture
def bar(theme: Theme, words: Words, qtbot: QtBot) -> NoticeBar:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(800, 600)
    made = NoticeBar(words, theme, room)
    room.show()
    return made


def buttons(bar: NoticeBar) -> list[str]:
    return [button.text() for button in bar.findChildren(QPushButton) if button.isVisible()]


def press(bar: NoticeBar, text: str) -> None:
    next(button for button in bar.findChildren(QPushButton) if button.text() == text).click()


def test_a_deed_can_be_taken_back_from_its_notice(bar: NoticeBar) -> None:
    done: list[str] = []
    bar.show_notice(Notice("Two deleted.", answers=(Answer("Undo", lambda: done.append("undo")),)))
    assert bar.text == "Two deleted."
    assert buttons(bar) == ["Undo", "Close"]
    press(bar, "Undo")
    assert done == ["undo"]
    assert bar.text == ""


def test_what_went_wrong_stays_and_what_was_done_leaves(bar: NoticeBar) -> None:
    bar.show_error(NotAProject("x.kutipan"))
    assert bar.text == "x.kutipan is not a Kutipan project."
    assert not bar._leaving.isActive()
    bar.show_notice(Notice("Done."))
    assert bar._leaving.isActive()


def test_a_notice_lies_over_the_foot_of_the_window(bar: NoticeBar) -> None:
    bar.show_notice(Notice("A longer sentence. " * 20))
    room = bar.parentWidget()
    assert room is not None
    assert room.rect().contains(bar.geometry())
    room.resize(500, 400)
    assert room.rect().contains(bar.geometry())


def test_markup_in_a_name_is_shown_as_it_is(bar: NoticeBar) -> None:
    bar.show_error(NotAProject("<b>x</b>"))
    assert bar._label.textFormat() == Qt.TextFormat.PlainText
    assert "<b>x</b>" in bar.text


def test_escape_closes(bar: NoticeBar) -> None:
    bar.show_notice(Notice("Done."))
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.text == ""


def test_cancel_cancels_the_task_that_shows(bar: NoticeBar, qtbot: QtBot) -> None:
    def endless(progress: object) -> None:
        while callable(progress):
            progress(1, 2)

    tasks = Tasks()
    task = tasks.run("Writing", endless)
    bar.follow(task)
    assert buttons(bar) == ["Cancel"]
    with qtbot.waitSignal(task.cancelled):
        press(bar, "Cancel")
    assert bar.text == ""
    tasks.drain()


@pytest.mark.parametrize("times", [1, 4, 30])
def test_a_sentence_of_any_length_shows_whole(bar: NoticeBar, times: int, qtbot: QtBot) -> None:
    bar.show_notice(Notice("/home/somebody/of a long name/study.kutipan was moved. " * times))
    qtbot.wait(20)
    label = bar.findChildren(QLabel)[0]
    assert label.height() >= label.heightForWidth(label.width())
    window = bar.parentWidget()
    assert window is not None
    assert window.rect().contains(bar.geometry())


def test_a_notice_that_is_pointed_at_stays_but_not_beyond_its_undo(bar: NoticeBar) -> None:
    bar.show_notice(Notice("Deleted.", answers=(Answer("Undo", lambda: None),)))
    point = QPointF(2, 2)
    QApplication.sendEvent(bar, QEnterEvent(point, point, point))
    assert not bar._leaving.isActive()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert bar._leaving.isActive()
    QApplication.sendEvent(bar, QEnterEvent(point, point, point))
    bar.withdraw()
    assert bar.text == ""
