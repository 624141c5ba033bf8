import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from app.operations.sources import delete_sources
from app.ui.reading.visited import Place
from app.ui.window.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier


def here(window: MainWindow) -> int | None:
    return window.columns.reading.source_id


def buttons(window: MainWindow) -> tuple[QToolButton, QToolButton]:
    return window.columns.transcript.back, window.columns.transcript.forward


def test_keys_go_back_and_forward(window: MainWindow) -> None:
    window.columns.show_passage(3)
    window.columns.show_passage(1)
    reader = window.columns.reader
    QTest.keyClick(reader, Qt.Key.Key_Left, ALT)
    assert here(window) == 2
    QTest.keyClick(reader, Qt.Key.Key_Left, ALT)
    assert window.columns.reading.place == Place(1, 0)
    QTest.keyClick(reader, Qt.Key.Key_Right, ALT)
    assert here(window) == 2


def test_the_passage_that_one_comes_back_to_is_the_chosen_one(window: MainWindow) -> None:
    window.columns.show_passage(3)
    window.columns.show_passage(1)
    back, forward = window.travelling.back, window.travelling.forward
    for step, expected in ((back, 3), (back, None), (forward, 3), (forward, 1)):
        step()
        assert window.columns.reading.passage_id == expected


def test_buttons_can_be_pressed_only_where_there_is_a_way(window: MainWindow) -> None:
    back, forward = buttons(window)
    window.columns.reading.visited.behind.clear()
    window.columns.reading.moved.emit()
    assert not back.isEnabled()
    window.columns.open_source(2)
    assert (back.isEnabled(), forward.isEnabled()) == (True, False)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert (here(window), forward.isEnabled()) == (1, True)
    assert "Alt+Left" in back.toolTip()


@pytest.mark.parametrize("where", ["reader", "strip", "window"])
def test_the_side_buttons_of_the_mouse_do_the_same(window: MainWindow, where: str) -> None:
    transcript = window.columns.transcript
    widgets: dict[str, QWidget] = {
        "reader": transcript.reader.viewport(),
        "strip": transcript.strip,
        "window": window,
    }
    window.columns.open_source(2)
    handle = window.windowHandle()
    place = widgets[where].mapTo(window, QPoint(5, 60))
    QTest.mouseClick(handle, Qt.MouseButton.BackButton, pos=place)
    assert here(window) == 1
    QTest.mouseClick(handle, Qt.MouseButton.ForwardButton, pos=place)
    assert here(window) == 2


def test_going_back_shows_the_transcript(window: MainWindow) -> None:
    window.columns.open_source(2)
    window.columns.centre.show_view("passages")
    window.travelling.back()
    assert (window.columns.centre.view, here(window)) == ("transcript", 1)


def test_the_last_two_sources_change_places(window: MainWindow) -> None:
    window.columns.open_source(2)
    for expected in (1, 2, 1):
        QTest.keyClick(window.columns.reader, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        assert here(window) == expected


def test_a_deleted_source_is_no_place_to_go_back_to(window: MainWindow) -> None:
    window.columns.open_source(2)
    window.workspace.run(delete_sources, [1])
    window.travelling.back()
    window.travelling.last_source()
    assert here(window) == 2


def test_the_way_survives_another_theme(window: MainWindow) -> None:
    window.columns.open_source(2)
    window.dress()
    window.travelling.back()
    assert here(window) == 1


def test_finding_can_be_gone_back_from(window: MainWindow) -> None:
    window.columns.reading.visited.behind.clear()
    window.find_here()
    assert [place.source_id for place in window.columns.reading.visited.behind] == [1]
