"""What spares a researcher trouble: files dropped anywhere, undo at hand, nothing that jumps."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.interchange.sample import make_sample
from app.queries.sources import sources
from app.ui.program.program import Program
from app.ui.tasks import Progress
from app.ui.window.main_window import MainWindow
from tests.journeys.hand import CTRL, Hand, Key, button, said

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def carry(window: MainWindow, files: Sequence[Path]) -> bool:
    """Carry files over the window and let them go; whether the window would take them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    middle = window.rect().center()
    entering = QDragEnterEvent(middle, COPY, data, LEFT, PLAIN)
    entering.ignore()
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(middle), COPY, data, LEFT, PLAIN))
    return entering.isAccepted()


@pytest.fixture
def notes(tmp_path: Path) -> list[Path]:
    """A file, and a folder with two more."""
    folder = tmp_path / "field notes"
    folder.mkdir()
    files = [tmp_path / "one.txt", folder / "two.txt", folder / "three.txt"]
    for file in files:
        file.write_text(f"P: Apa?\nI: Begitu, kata {file.stem}.\n", encoding="utf-8")
    return [files[0], folder]


def names(window: MainWindow) -> set[str]:
    return {row.name for row in window.workspace.read(sources)}


@pytest.mark.real_window
def test_files_and_folders_are_dropped_imported_and_taken_back(
    hand: Hand, window: MainWindow, notes: list[Path]
) -> None:
    before = names(window)
    assert carry(window, notes)
    hand.qtbot.waitUntil(lambda: window.source_import.dialog is not None, timeout=30_000)
    dialog = window.source_import.dialog
    assert dialog is not None
    hand.come_to(dialog)
    assert not carry(window, notes)  # One question at a time.
    hand.press(Key.Key_Return)
    hand.qtbot.waitUntil(lambda: window.notices.text == "3 sources imported.", timeout=10_000)
    assert names(window) == before | {"one.txt", "two.txt", "three.txt"}
    hand.come_to(window)
    hand.click(button(window, "Undo"))
    assert names(window) == before


def test_what_is_dropped_while_something_runs_is_answered(
    hand: Hand, window: MainWindow, notes: list[Path]
) -> None:
    going_on = [True]

    def work(progress: Progress) -> None:
        while going_on[0]:
            progress(1, 2)

    task = window.tasks.run("Working", work)
    assert carry(window, notes)
    hand.qtbot.waitUntil(lambda: "still being done" in window.statusBar().currentMessage())
    assert window.notices.text == "Working"
    hand.click(button(window, "Cancel"))
    hand.qtbot.waitUntil(lambda: window.tasks.current is None)
    going_on[0] = False
    assert task.label == "Working"


@pytest.mark.real_window
def test_a_deleted_source_comes_back_by_the_notice(hand: Hand, window: MainWindow) -> None:
    before, panel = names(window), window.columns.sources
    row = window.workspace.read(sources)[2]
    hand.click(
        panel.view.viewport(), panel.view.visualRect(panel.source_list.index_of(row.id)).center()
    )
    hand.press(Key.Key_Delete)
    assert names(window) == before - {row.name}
    assert "1 source deleted." in said(window)
    hand.leave_picture("10-comfort")
    hand.click(button(window, "Undo"))
    assert names(window) == before


@pytest.mark.real_window
def test_two_projects_that_were_open_at_the_end_open_again(
    hand: Hand, program: Program, sample_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "Second study.kutipan"
    other.parent.mkdir()
    make_sample(other)
    for path in (sample_file, other):
        program.open_path(path)
    hand.come_to(program.windows[1])
    hand.press(Key.Key_Q, CTRL)
    assert program.windows == []
    assert program.reopen()
    assert [window.path for window in program.windows] == [sample_file, other]
    assert all(window.columns.reading.source is not None for window in program.windows)
    first, second = (window.pos() for window in program.windows)
    assert first != second


def places(window: MainWindow) -> dict[str, QRect]:
    columns = window.columns
    parts: dict[str, QWidget] = {
        "sources": columns.left,
        "reader": columns.reader,
        "text": columns.reader.viewport(),
        "strip": columns.transcript.strip,
        "codebook": columns.right,
    }
    return {name: QRect(part.mapTo(window, QPoint()), part.size()) for name, part in parts.items()}


@pytest.mark.real_window
def test_nothing_moves_while_another_source_opens(hand: Hand, window: MainWindow) -> None:
    before = places(window)
    for row in window.workspace.read(sources):
        window.columns.open_source(row.id)
        assert places(window) == before, row.name
        hand.qtbot.wait(60)
        assert places(window) == before, row.name


def test_the_keyboard_reaches_what_the_mouse_does_and_it_has_a_name(
    hand: Hand, window: MainWindow
) -> None:
    hand.press(Key.Key_F, CTRL)
    stops = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    transcript = window.columns.transcript
    for mine in (transcript.back, transcript.forward, transcript.find_bar.match_case):
        assert mine in stops
        assert mine.accessibleName()
        assert mine.toolTip()


def test_empty_panels_say_what_to_do(hand: Hand, window: MainWindow) -> None:
    for row in window.workspace.read(sources):
        window.columns.sources.view.setCurrentIndex(
            window.columns.sources.source_list.index_of(row.id)
        )
        window.columns.sources.delete_selected()
    hand.qtbot.waitUntil(lambda: "No sources yet" in said(window))
    assert "This study is still empty" in said(window)
    hand.press(Key.Key_G, CTRL)
    labels = [label.text() for label in window.travelling.palette.findChildren(QLabel)]
    assert "There is nothing to go to yet: the project has no sources." in labels
    hand.press(Key.Key_Escape)
