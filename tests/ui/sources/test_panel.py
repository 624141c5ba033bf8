from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.models.imported import ImportedText
from app.models.span import Span
from app.models.splice import Splice
from app.operations.codings import code_passage
from app.operations.corrections import correct_text, settle_passage
from app.operations.sources import Original, add_source, set_status
from app.queries.passages import passages
from app.queries.sources import SourceRow, sources
from app.ui.look.theme import Theme
from app.ui.messages import Notice
from app.ui.sources.panel import SourcesPanel
from app.ui.workspace import Workspace
from app.words import Words


@pytest.fixture
def panel(workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot) -> SourcesPanel:
    made = SourcesPanel(workspace, words, theme)
    qtbot.addWidget(made)
    made.resize(280, 500)
    made.show()
    return made


def shown(panel: SourcesPanel) -> list[str]:
    count = panel.source_list.rowCount()
    return [panel.source_list.index(number).data() for number in range(count)]


def row(panel: SourcesPanel, source_id: int) -> SourceRow:
    found = panel.source_list.source_at(panel.source_list.index_of(source_id))
    assert found is not None
    return found


def choose(panel: SourcesPanel, *source_ids: int) -> None:
    panel.view.clearSelection()
    selection = panel.view.selectionModel()
    for source_id in source_ids:
        index = panel.source_list.index_of(source_id)
        selection.setCurrentIndex(index, selection.SelectionFlag.Select)


def trigger(menu: QMenu, *texts: str) -> None:
    action = next(action for action in menu.actions() if action.text() == texts[0])
    submenu = action.menu()
    if len(texts) > 1:
        assert isinstance(submenu, QMenu)
        trigger(submenu, *texts[1:])
    else:
        action.trigger()


def test_sources_stand_under_their_kinds_with_counts(panel: SourcesPanel) -> None:
    assert shown(panel) == ["Interviews · 1", "chair.txt", "Documents · 1", "note.txt"]


def test_headings_cannot_be_chosen(panel: SourcesPanel) -> None:
    flags = panel.source_list.index(0).flags()
    assert not flags & Qt.ItemFlag.ItemIsSelectable


def test_a_row_says_everything_to_a_screen_reader(panel: SourcesPanel) -> None:
    index = panel.source_list.index_of(1)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "chair.txt\nInterview · In work\n2 passages · coded: 32 %\n18 November 2024 · I-01"
    )


def test_the_open_source_is_told_from_the_chosen_ones(panel: SourcesPanel) -> None:
    panel.show_current(1)
    choose(panel, 2)
    said = [panel.source_list.index_of(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in (1, 2)]
    assert ["Open now" in each for each in said] == [True, False]


def test_the_name_of_the_open_source_is_bold(panel: SourcesPanel) -> None:
    panel.view.clearSelection()
    place = panel.view.visualRect(panel.source_list.index_of(1))
    before = panel.view.viewport().grab(place).toImage()
    panel.source_list.mark_open(1)
    assert panel.view.viewport().grab(place).toImage() != before


def test_coded_share_follows_coding(
    panel: SourcesPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    before = row(panel, 2).coded_share
    workspace.run(code_passage, 2, Span(0, 40), 1, workspace.person_id)
    qtbot.waitUntil(lambda: row(panel, 2).coded_share > before)


def test_a_click_opens(panel: SourcesPanel, qtbot: QtBot) -> None:
    place = panel.view.visualRect(panel.source_list.index_of(2)).center()
    with qtbot.waitSignal(panel.source_requested) as asked:
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [2]


def test_enter_opens(panel: SourcesPanel, qtbot: QtBot) -> None:
    choose(panel, 1)
    with qtbot.waitSignal(panel.source_requested) as asked:
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert asked.args == [1]


def test_f2_renames_in_place(panel: SourcesPanel, workspace: Workspace, qtbot: QtBot) -> None:
    choose(panel, 1)
    QTest.keyClick(panel.view, Qt.Key.Key_F2)
    field = panel.view.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Chair of the district")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workspace.read(sources)[0].name == "Chair of the district")


def test_several_get_a_status_in_one_step(panel: SourcesPanel, workspace: Workspace) -> None:
    choose(panel, 1, 2)
    trigger(panel.menu(), "Status", "Done")
    assert {source.status for source in workspace.read(sources)} == {"done"}
    workspace.undo()
    assert "done" not in {source.status for source in workspace.read(sources)}


def test_another_kind_moves_it_under_another_heading(panel: SourcesPanel, qtbot: QtBot) -> None:
    choose(panel, 2)
    trigger(panel.menu(), "Kind of source", "Field note")
    qtbot.waitUntil(lambda: "Field notes · 1" in shown(panel))


def test_a_date_in_words_is_understood(
    panel: SourcesPanel, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_more: ("3 Mei 2021", True))
    choose(panel, 2)
    trigger(panel.menu(), "Date…")
    assert workspace.read(sources)[1].date == "2021-05-03"


def test_deleting_makes_a_backup_and_can_be_taken_back(
    panel: SourcesPanel, workspace: Workspace, home: Path
) -> None:
    choose(panel, 1)
    notices: list[Notice] = []
    panel.notice_requested.connect(notices.append)
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert [source.name for source in workspace.read(sources)] == ["note.txt"]
    assert len([*home.rglob("*.delete.kutipan")]) == 1
    assert notices[0].text == "1 source deleted."
    notices[0].answers[0].act()
    assert len(workspace.read(sources)) == 2


def test_the_original_comes_back_byte_for_byte(
    panel: SourcesPanel, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"\xef\xbb\xbforiginal\r\n"
    text = ImportedText("original\n")
    workspace.run(add_source, "o.txt", text, original=Original("o.txt", data))
    panel.refresh_now()
    target = tmp_path / "out.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    choose(panel, 3)
    trigger(panel.menu(), "Save the original file…")
    assert target.read_bytes() == data


def test_an_unwritable_place_is_said(
    panel: SourcesPanel, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(workspace.failed):
        panel._write(tmp_path / "no folder" / "out.txt", b"x")


@pytest.mark.parametrize(
    ("order", "first"), [("name", "alpha.txt"), ("status", "alpha.txt"), ("coded", "alpha.txt")]
)
def test_sources_are_sorted_within_their_kind(
    panel: SourcesPanel, workspace: Workspace, order: str, first: str
) -> None:
    workspace.run(add_source, "alpha.txt", ImportedText("Nothing coded here."))
    workspace.run(set_status, [1], "done")
    panel.refresh_now()
    panel._order.setCurrentIndex(panel._order.findData(order))
    assert shown(panel)[1] == first


def test_selection_survives_a_refresh(panel: SourcesPanel, workspace: Workspace) -> None:
    choose(panel, 2)
    workspace.run(add_source, "third.txt", ImportedText("More."))
    panel.refresh_now()
    assert [source.id for source in panel.selected()] == [2]


def test_an_empty_study_says_what_to_do(panel: SourcesPanel, qtbot: QtBot) -> None:
    choose(panel, 1, 2)
    panel.delete_selected()
    panel.refresh_now()
    assert panel._empty.isVisible()
    with qtbot.waitSignal(panel.import_requested):
        panel._empty.chosen.emit()


def test_after_a_click_the_keyboard_stays_in_the_list(panel: SourcesPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    place = panel.view.visualRect(panel.source_list.index_of(1)).center()
    panel.source_requested.connect(lambda _source: panel.view.clearFocus())
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.view.hasFocus()


def test_a_source_says_how_many_passages_lost_their_words(
    panel: SourcesPanel, workspace: Workspace
) -> None:
    first = workspace.read(passages)[0]
    gone = Splice(first.span.start, first.span.end, "")
    workspace.run(correct_text, first.source_id, [gone], workspace.person_id)
    panel.refresh_now()
    assert "1 lost its words" in panel.source_list.details(row(panel, first.source_id))
    workspace.run(settle_passage, first.id)
    panel.refresh_now()
    assert "lost" not in panel.source_list.details(row(panel, first.source_id))
