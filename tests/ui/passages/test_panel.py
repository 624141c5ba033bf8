import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.models.changes import ChangeSet, RowIds
from app.models.splice import Splice
from app.operations.codes import change_code
from app.operations.codings import set_stance
from app.operations.corrections import correct_text
from app.queries.passages import PassageFilter, passages
from app.queries.revisions import changed_passages
from app.ui.look.theme import Theme, reading_font
from app.ui.messages import Notice
from app.ui.passages import rows
from app.ui.passages.panel import PassagesPanel
from app.ui.passages.passage_painting import broken
from app.ui.passages.passage_table import CODES, DATE, NUMBER, QUOTATION
from app.ui.workspace import Workspace
from app.words import Words


@pytest.fixture
def panel(workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot) -> PassagesPanel:
    made = PassagesPanel(workspace, words, theme)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def numbers(panel: PassagesPanel) -> list[str]:
    return [row.number for row in panel.table.rows()]


def choose(panel: PassagesPanel, *rows: int) -> None:
    panel.view.clearSelection()
    selection = panel.view.selectionModel()
    flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
    for row in rows:
        selection.setCurrentIndex(panel.table.index(row, 0), flags)


def test_all_coded_passages_are_listed_by_source_and_place(panel: PassagesPanel) -> None:
    assert numbers(panel) == ["K-0001", "K-0002", "K-0003"]
    assert panel.table.index(1, CODES).data() == "C1, E1"


@pytest.mark.parametrize(
    ("box", "stored", "left"),
    [
        ("code", 2, ["K-0002", "K-0003"]),
        ("kind", "cause", ["K-0001", "K-0002"]),
        ("informant", 1, ["K-0001", "K-0002"]),
        ("category", "Supervisors", ["K-0001", "K-0002"]),
        ("source", 2, ["K-0003"]),
        ("stance", "contradicts", ["K-0003"]),
    ],
)
def test_each_box_filters(
    panel: PassagesPanel, workspace: Workspace, box: str, stored: object, left: list[str]
) -> None:
    workspace.run(set_stance, 4, "contradicts")
    panel.refresh_now()
    panel.filters.choose(box, stored)
    assert numbers(panel) == left


@pytest.mark.parametrize("typed", ["WARNING.", "k-0003", "note.txt", "never  saw"])
def test_typing_filters_by_anything_that_shows(panel: PassagesPanel, typed: str) -> None:
    panel.filters.text.setText(typed)
    assert numbers(panel) == ["K-0003"]


def test_no_match_says_what_to_do(panel: PassagesPanel) -> None:
    panel.filters.text.setText("nowhere to be found")
    assert panel._empty.isVisible()
    panel.filters.clear()
    assert len(numbers(panel)) == 3


def test_a_click_on_a_header_sorts(panel: PassagesPanel) -> None:
    panel.view.horizontalHeader().setSortIndicator(NUMBER, Qt.SortOrder.DescendingOrder)
    assert numbers(panel) == ["K-0003", "K-0002", "K-0001"]
    panel.view.horizontalHeader().setSortIndicator(QUOTATION, Qt.SortOrder.AscendingOrder)
    assert numbers(panel) == ["K-0001", "K-0003", "K-0002"]


def test_enter_asks_for_the_passage(panel: PassagesPanel, qtbot: QtBot) -> None:
    choose(panel, 1)
    with qtbot.waitSignal(panel.passage_requested) as asked:
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert asked.args == [2]


def test_copying_gives_plain_and_rich_text(panel: PassagesPanel) -> None:
    choose(panel, 0)
    panel.copy_cited()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith("“Because of family.” (I-01, Chair, 18 November 2024")
    assert data.text().endswith("K-0001)")
    assert data.html().startswith("<blockquote><p>&ldquo;Because of family.")


def test_a_code_is_taken_off_all_chosen_in_one_step(
    panel: PassagesPanel, workspace: Workspace
) -> None:
    notices: list[Notice] = []
    panel.notice_requested.connect(notices.append)
    choose(panel, 0, 1)
    panel.remove_code(1)
    panel.refresh_now()
    assert numbers(panel) == ["K-0002", "K-0003"]
    notices[0].answers[0].act()
    assert len(workspace.read(passages)) == 3


def test_menu_offers_the_codes_of_what_is_chosen(panel: PassagesPanel) -> None:
    choose(panel, 1, 2)
    menus = panel.view.menu().findChildren(QMenu)
    remove = next(menu for menu in menus if menu.title() == "Remove code")
    assert [action.text() for action in remove.actions()] == ["C1 Family", "E1 Warning"]


def test_a_hidden_list_is_refreshed_when_it_is_seen(
    panel: PassagesPanel, workspace: Workspace
) -> None:
    panel.hide()
    workspace.run(change_code, 2, label="E9")
    panel.show()
    assert panel.table.index(1, CODES).data() == "C1, E9"


@pytest.mark.usefixtures("dressed")
def test_a_quotation_with_emoji_is_broken_between_characters() -> None:
    text = "\U0001f642" * 40 + " and words after them, and more words after those"
    pieces = broken(text, reading_font(), 200)
    assert "".join(pieces) == text
    assert len(pieces) == 3


@pytest.mark.parametrize(("width", "shown"), [(900, True), (480, False)])
def test_in_a_narrow_window_the_date_makes_room_for_the_quotation(
    panel: PassagesPanel, width: int, *, shown: bool
) -> None:
    panel.resize(width, 500)
    assert panel.view.isColumnHidden(DATE) is not shown
    assert panel.view.columnWidth(QUOTATION) >= 200


@pytest.fixture
def corrected(panel: PassagesPanel, workspace: Workspace) -> PassagesPanel:
    """The first passage lost a letter, the second all its words."""
    first, second, *_ = workspace.read(passages)
    cut = Splice(first.span.start + 1, first.span.start + 2, "")
    gone = Splice(second.span.start, second.span.end, "")
    workspace.run(correct_text, first.source_id, [gone, cut], workspace.person_id)
    panel.refresh_now()
    return panel


def test_nothing_is_said_of_words_while_all_passages_stand_on_theirs(panel: PassagesPanel) -> None:
    panel.refresh_now()
    assert panel.changed.isHidden()


def test_passages_whose_words_changed_are_counted_and_listed(corrected: PassagesPanel) -> None:
    strip = corrected.changed
    assert strip.said.text() == "The words of 1 passage changed. 1 passage lost its words."
    assert not strip.accept.isVisible()
    strip.only.click()
    assert set(numbers(corrected)) == {"K-0001", "K-0002"}
    strip.only.click()
    assert len(numbers(corrected)) == 3


def test_the_list_of_changed_words_ends_with_the_other_filters(corrected: PassagesPanel) -> None:
    corrected.changed.only.click()
    corrected.filters.only.click()
    assert not corrected.changed.only.isChecked()
    assert len(numbers(corrected)) == 3


def test_words_are_taken_as_they_are_for_several_at_once_and_back(
    corrected: PassagesPanel, workspace: Workspace
) -> None:
    corrected.show_changed()
    choose(corrected, 0, 1)
    corrected.changed.accept.click()
    corrected.refresh_now()
    assert corrected.changed.isHidden()
    assert len(numbers(corrected)) == 3
    workspace.undo()
    corrected.refresh_now()
    assert len(workspace.read(changed_passages)) == 2
    assert not corrected.changed.isHidden()


def test_the_list_of_changed_words_gets_shorter_with_each_that_is_taken(
    corrected: PassagesPanel,
) -> None:
    corrected.show_changed()
    choose(corrected, 0)
    left = numbers(corrected)[1:]
    corrected.accept_words()
    corrected.refresh_now()
    assert numbers(corrected) == left


def test_a_long_list_comes_while_the_window_lives(
    panel: PassagesPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "AT_ONCE", 1)
    monkeypatch.setattr(rows, "SLICE", 1)
    panel.rows.rows = []
    panel.rows.note(ChangeSet({"source": RowIds()}))
    panel._stale = True
    panel.show_filtered(PassageFilter(code_ids=frozenset({2})), "")
    was_reading = panel.rows.is_reading
    panel.hide()
    assert (was_reading, panel.rows.is_reading) == (True, False)
    panel.show()
    qtbot.waitUntil(lambda: numbers(panel) == ["K-0002", "K-0003"])
    assert [row.number for row in panel.selected()] == ["K-0002"]
