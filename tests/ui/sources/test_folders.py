import pytest
from PySide6.QtCore import QModelIndex, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from app.models.imported import ImportedText
from app.operations.source_folders import add_folder
from app.operations.sources import add_source
from app.queries.source_folders import FolderRow, source_folders
from app.queries.sources import sources
from app.ui.messages import Notice
from app.ui.sources.panel import SourcesPanel
from app.ui.workspace import Workspace
from tests.ui.sources.test_panel import choose, panel, shown, trigger

__all__ = ["panel"]
MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def folder(panel: SourcesPanel, workspace: Workspace) -> int:
    """A folder with the first source in it."""
    made = workspace.run(add_folder, "Round one", [1])
    panel.refresh_now()
    assert made is not None
    return made


def folders(workspace: Workspace) -> list[FolderRow]:
    return workspace.read(source_folders)


def drop_on(panel: SourcesPanel, index: QModelIndex, *source_ids: int) -> None:
    """Let dragged sources go in the middle of a row, as the view does it."""
    rows = [panel.source_list.index_of(key) for key in source_ids]
    data = panel.source_list.mimeData(rows)
    place = QPointF(panel.view.visualRect(index).center())
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page, at = panel.view.viewport(), place.toPoint()
    QApplication.sendEvent(page, QDragEnterEvent(at, MOVE, data, left, plain))
    QApplication.sendEvent(page, QDragMoveEvent(at, MOVE, data, left, plain))
    QApplication.sendEvent(page, QDropEvent(place, MOVE, data, left, plain))


def test_a_folder_is_made_of_the_chosen_and_named_at_once(
    panel: SourcesPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(panel, 1, 2)
    QTest.keyClick(
        panel.view,
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    field = panel.view.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "Name of the folder"
    field.selectAll()
    QTest.keyClicks(field, "Officials")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [each.name for each in folders(workspace)] == ["Officials"])
    assert folders(workspace)[0].source_ids == {1, 2}


def test_the_button_makes_an_empty_folder_with_a_free_name(
    panel: SourcesPanel, workspace: Workspace
) -> None:
    button = next(b for b in panel.findChildren(QToolButton) if b.accessibleName() == "New folder")
    for _ in range(2):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [each.name for each in folders(workspace)] == ["New folder", "New folder 2"]


def test_dragging_onto_a_folder_puts_several_in_and_is_one_step(
    panel: SourcesPanel, workspace: Workspace, folder: int, qtbot: QtBot
) -> None:
    workspace.run(add_source, "third.txt", ImportedText("More."))
    panel.refresh_now()
    drop_on(panel, panel.source_list.index_of_folder(folder), 2, 3)
    assert folders(workspace)[0].source_ids == {1, 2, 3}
    qtbot.waitUntil(lambda: shown(panel)[0] == "Round one · 3")
    workspace.undo()
    assert folders(workspace)[0].source_ids == {1}


def test_dragging_onto_a_kind_takes_out_of_the_folder(
    panel: SourcesPanel, workspace: Workspace, folder: int
) -> None:
    assert shown(panel) == ["Round one · 1", "chair.txt", "Documents · 1", "note.txt"]
    drop_on(panel, panel.source_list.index(2), 1)
    assert folders(workspace) == [FolderRow(folder, "Round one")]


def test_dragging_between_sources_makes_an_order_of_ones_own(
    panel: SourcesPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    for name in ("a.txt", "b.txt"):
        workspace.run(add_source, name, ImportedText(f"Text of {name}."))
    panel.refresh_now()
    data = panel.source_list.mimeData([panel.source_list.index_of(4)])
    panel.source_list.dropMimeData(data, MOVE, 1, 0, QModelIndex())
    qtbot.waitUntil(lambda: shown(panel)[:4] == ["Interviews · 3", "b.txt", "chair.txt", "a.txt"])
    workspace.undo()
    assert [row.id for row in workspace.read(sources)] == [1, 2, 3, 4]


def test_another_order_is_not_disturbed_by_a_drop(
    panel: SourcesPanel, workspace: Workspace, folder: int
) -> None:
    panel.arrange("name", ())
    drop_on(panel, panel.source_list.index_of_folder(folder), 2)
    assert [row.id for row in workspace.read(sources)] == [1, 2]
    assert folders(workspace)[0].source_ids == {1, 2}


def test_keys_and_click_fold_and_unfold(panel: SourcesPanel, folder: int) -> None:
    index = panel.source_list.index_of_folder(folder)
    panel.view.setCurrentIndex(index)
    QTest.keyClick(panel.view, Qt.Key.Key_Left)
    assert shown(panel)[:2] == ["Round one · 1 · folded", "Documents · 1"]
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert shown(panel)[1] == "chair.txt"
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert "chair.txt" not in shown(panel)
    place = panel.view.visualRect(panel.source_list.index_of_folder(folder)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(panel)[1] == "chair.txt"


def test_a_folded_source_is_still_one_of_the_sources(panel: SourcesPanel, folder: int) -> None:
    panel.arrange("position", [folder])
    assert "chair.txt" not in shown(panel)
    assert [row.id for row in panel.source_list.sources()] == [1, 2]


def test_delete_dissolves_a_folder_and_the_notice_brings_it_back(
    panel: SourcesPanel, workspace: Workspace, folder: int
) -> None:
    notices: list[Notice] = []
    panel.notice_requested.connect(notices.append)
    panel.view.setCurrentIndex(panel.source_list.index_of_folder(folder))
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert (folders(workspace), len(workspace.read(sources))) == ([], 2)
    assert notices[0].text == "Folder “Round one” dissolved; its sources stay."
    notices[0].answers[0].act()
    assert folders(workspace) == [FolderRow(folder, "Round one", frozenset({1}))]


def test_f2_renames_a_folder_and_a_taken_name_is_refused(
    panel: SourcesPanel, workspace: Workspace, folder: int, qtbot: QtBot
) -> None:
    workspace.run(add_folder, "Other")
    panel.refresh_now()
    panel.view.setCurrentIndex(panel.source_list.index_of_folder(folder))
    with qtbot.waitSignal(workspace.failed):
        panel.source_list.setData(panel.view.currentIndex(), "OTHER")
    QTest.keyClick(panel.view, Qt.Key.Key_F2)
    field = panel.view.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "Round one"


def test_the_menu_of_sources_offers_the_folders(
    panel: SourcesPanel, workspace: Workspace, folder: int
) -> None:
    choose(panel, 2)
    trigger(panel.menu(), "Put into folder", "Round one")
    assert folders(workspace)[0].source_ids == {1, 2}
    panel.refresh_now()
    choose(panel, 2)
    trigger(panel.menu(), "Put into folder", "Out of the folder")
    assert folders(workspace) == [FolderRow(folder, "Round one", frozenset({1}))]


def test_the_menu_of_a_folder_moves_it(
    panel: SourcesPanel, workspace: Workspace, folder: int
) -> None:
    workspace.run(add_folder, "Second")
    panel.refresh_now()
    row = panel.source_list.folder_at(panel.source_list.index_of_folder(folder))
    assert row is not None
    trigger(panel.folders.menu(row, panel.view), "Move down")
    assert [each.name for each in folders(workspace)] == ["Second", "Round one"]


def test_a_name_that_is_being_typed_is_not_taken_back(
    panel: SourcesPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    panel.folders.begin_folder([1])
    field = panel.view.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("Offi")
    qtbot.wait(2 * panel._soon.interval())
    assert field.text() == "Offi"
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [each.name for each in folders(workspace)] == ["Offi"])
