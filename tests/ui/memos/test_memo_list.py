import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.operations.memos import change_memo, write_memo
from app.operations.sources import delete_sources
from app.queries.memos import memos
from app.ui.look.theme import Theme
from app.ui.memos.memos_dialog import MemosDialog
from app.ui.messages import Notice
from app.ui.typing.autosave import PAUSE
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import Study


@pytest.fixture
def dialog(
    qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme
) -> MemosDialog:
    source = study.source()
    with study.project.edit() as session:
        write_memo(session, study.me, "project", None, "On the study.")
    made = MemosDialog(workspace, words, theme, ("source", source), "talk.txt")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def texts(workspace: Workspace) -> list[str]:
    return sorted(memo.text for memo in workspace.read(memos))


def test_the_first_memo_can_be_typed_at_once(dialog: MemosDialog, workspace: Workspace) -> None:
    QTest.keyClicks(dialog.memos.fresh, "The tape ")
    dialog.memos.fresh.keep()
    QTest.keyClicks(dialog.memos.fresh, "ran out.")
    dialog.memos.keep()
    assert texts(workspace) == ["On the study.", "The tape ran out."]
    workspace.undo()
    assert texts(workspace) == ["On the study."]


def test_a_thing_has_several_memos(dialog: MemosDialog, workspace: Workspace) -> None:
    for text in ("One", "Two"):
        dialog.memos.begin()
        QTest.keyClicks(dialog.memos.fresh, text)
        dialog.memos.fresh.keep()
    dialog.memos.begin()
    assert [field.toPlainText() for field in dialog.memos.texts.values()] == ["One", "Two"]
    assert [memo.source_id for memo in workspace.read(memos)[:2]] == [1, 1]


def test_a_memo_is_deleted_and_brought_back(dialog: MemosDialog, workspace: Workspace) -> None:
    notices: list[Notice] = []
    dialog.memos.notice_requested.connect(notices.append)
    QTest.keyClicks(dialog.memos.fresh, "One")
    dialog.memos.keep()
    dialog.memos.begin()
    (memo_id,) = dialog.memos.texts
    dialog.memos.delete(memo_id)
    assert texts(workspace) == ["On the study."]
    notices[0].answers[0].act()
    assert texts(workspace) == ["On the study.", "One"]


def test_what_is_typed_about_a_source_goes_with_it(
    dialog: MemosDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    QTest.keyClicks(dialog.memos.fresh, "half a thought")
    with qtbot.assertNotEmitted(workspace.failed):
        workspace.run(delete_sources, [1])
    assert dialog.isHidden()


def test_a_memo_that_is_undone_is_not_shown_as_if_it_were_kept(
    dialog: MemosDialog, workspace: Workspace
) -> None:
    fresh = dialog.memos.fresh
    QTest.keyClicks(fresh, "a thought")
    fresh.keep()
    workspace.undo()
    assert (fresh.toPlainText(), texts(workspace)) == ("", ["On the study."])
    workspace.redo()
    assert "a thought" in [field.toPlainText() for field in dialog.memos.texts.values()]


@pytest.fixture
def two(dialog: MemosDialog, workspace: Workspace, study: Study, qtbot: QtBot) -> MemosDialog:
    """The dialog over two memos, the cursor in the older one."""
    for text in ("older", "newer"):
        workspace.run(write_memo, study.me, "source", 1, text)
    dialog.activateWindow()
    first = next(iter(dialog.memos.texts.values()))
    qtbot.waitUntil(first.isVisible)
    first.setFocus()
    return dialog


def test_who_writes_in_the_older_of_two_memos_keeps_the_cursor(
    two: MemosDialog, workspace: Workspace, study: Study
) -> None:
    older = next(iter(two.memos.texts.values()))
    for memo in workspace.read(memos):
        if memo.text == "newer":  # As if much time had gone by between the two.
            workspace.run(change_memo, memo.id, "newer!")
    QTest.keyClicks(older, "still ")
    older.keep()
    workspace.run(write_memo, study.me, "source", 1, "of somebody else")
    assert older.hasFocus()
    QTest.keyClicks(older, "the ")
    two.memos.keep()
    assert "still the older" in texts(workspace)
    assert next(iter(two.memos.texts.values())).toPlainText() == "still the older"


def test_a_memo_that_is_emptied_can_be_written_anew(
    two: MemosDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    older = next(iter(two.memos.texts.values()))
    older.selectAll()
    QTest.keyClick(older, Qt.Key.Key_Delete)
    qtbot.wait(PAUSE + 200)
    assert older.hasFocus()
    QTest.keyClicks(older, "afresh")
    two.memos.keep()
    assert texts(workspace) == ["On the study.", "afresh", "newer"]
    older.clear()
    two.memos.add.setFocus()
    assert texts(workspace) == ["On the study.", "newer"]
