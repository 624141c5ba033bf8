"""In a masked view no list of the window shows a masked name; what is coded stays where it is."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.models.autocoding import Query, Search
from app.models.span import Span
from app.operations.informants import change_informant
from app.operations.masking import add_masked_name
from app.operations.memos import write_memo
from app.operations.passage_links import link_passages
from app.operations.sources import describe_source
from app.queries.codes import codes
from app.queries.codings import marks
from app.queries.informants import informants
from app.queries.passages import passages
from app.ui.codebook.choice import Choice
from app.ui.codebook.example_dialog import ExampleDialog
from app.ui.correcting.versions_dialog import VersionsDialog
from app.ui.window.main_window import MainWindow

NAMES = ("family", "Chair of Sumber")


@pytest.fixture
def masked(window: MainWindow) -> MainWindow:
    """The word of a quotation and the role of the informant are masked; the view is."""
    run = window.workspace.run
    run(change_informant, window.workspace.read(informants)[0].id, {"role": NAMES[1]})
    run(add_masked_name, "family", "[kin]", general="[them]")
    run(add_masked_name, "Sumber", "[place]", kind="place")
    window.masking.show_view("masked")
    return window


def cells(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for column in range(columns):
            index = model.index(row, column, parent)
            yield str(index.data(Qt.ItemDataRole.DisplayRole))
            yield str(index.data(Qt.ItemDataRole.ToolTipRole))
            yield str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        yield from cells(model, model.index(row, 0, parent))


def read(panel: QWidget) -> str:
    """What a panel's labels and fields say."""
    labels = [each.text() for each in panel.findChildren(QLabel)]
    fields = panel.findChildren(QTextEdit) + panel.findChildren(QPlainTextEdit)
    return "\n".join([*labels, *(each.toPlainText() for each in fields)])


def passages_list(window: MainWindow) -> str:
    window.columns.centre.show_view("passages")
    window.columns.passages.refresh_now()
    return "\n".join(cells(window.columns.passages.table))


def search_hits(window: MainWindow) -> str:
    window.columns.centre.show_view("search")
    window.columns.search.look_for("family")
    return "\n".join(cells(window.columns.search.hits))


def review(window: MainWindow) -> str:
    window.columns.centre.show_view("review")
    QApplication.processEvents()
    return read(window.columns.review)


def inspector(window: MainWindow) -> str:
    window.columns.inspector.show_passage(window.workspace.read(passages)[0].id)
    return read(window.columns.inspector)


def informants_list(window: MainWindow) -> str:
    window.columns.left.setCurrentWidget(window.columns.informants)
    window.columns.informants.refresh_now()
    return "\n".join(cells(window.columns.informants.rows))


def citation(window: MainWindow) -> str:
    window.columns.centre.show_view("transcript")
    window.columns.reading.choose_passage(window.workspace.read(passages)[0].id)
    window.columns.copy_cited()
    return QApplication.clipboard().text()


def thesis(window: MainWindow) -> str:
    window.columns.centre.show_view("thesis")
    page = window.columns.thesis.chapter
    page.view.expandAll()
    page.view.choose([("code", "1")], ("code", "1"))
    QApplication.processEvents()
    return "\n".join([*cells(page.outline), read(page)])


def sources_list(window: MainWindow) -> str:
    run = window.workspace.run
    run(describe_source, 1, {"name": "Chair of Sumber.txt"})
    window.columns.sources.refresh_now()
    head = [each.text() for each in window.columns.transcript.findChildren(QLabel)]
    return "\n".join([*cells(window.columns.sources.source_list), *head])


def places_to_go_to(window: MainWindow) -> str:
    palette = window.travelling.palette
    window.travelling.ask()
    palette.query.setText("K-0001")
    said = [*cells(palette.places)]
    palette.query.setText("p2")
    said += cells(palette.places)
    palette.close_palette()
    return "\n".join(said)


def passages_to_link(window: MainWindow) -> str:
    window.workspace.run(link_passages, 2, 1, "explains", window.workspace.person_id)
    window.columns.inspector.show_passage(2)
    picker = window.columns.inspector.links.ask()
    assert picker is not None
    said = "\n".join([*cells(picker.rows), read(window.columns.inspector.links)])
    picker.reject()
    return said


def copied_quotation(window: MainWindow) -> str:
    window.columns.inspector.show_passage(1)
    window.columns.inspector.copy.click()
    said = QApplication.clipboard().text()
    window.columns.inspector.copy_cited.click()
    return said + QApplication.clipboard().text()


def splitting(window: MainWindow) -> str:
    dialog = window.columns.codebook.desk.ask_split(window.workspace.read(codes)[0])
    assert dialog is not None
    said = "\n".join(cells(dialog.table))
    dialog.reject()
    return said


def examples(window: MainWindow) -> str:
    code = window.workspace.read(codes)[0]
    dialog = ExampleDialog(window.workspace, window.words, code, window)
    said = "\n".join([*cells(dialog.view.model()), read(dialog)])
    dialog.reject()
    return said


def memos(window: MainWindow) -> str:
    run, me = window.workspace.run, window.workspace.person_id
    run(write_memo, me, "informant", 1, "It is about family")
    window.columns.centre.show_view("memos")
    window.columns.memos.refresh_now()
    return "\n".join([*cells(window.columns.memos.table), window.columns.memos.head.text()])


def versions(window: MainWindow) -> str:
    dialog = VersionsDialog(window.workspace, 1, window.words, window.program.theme, window)
    said = dialog.shown.toPlainText()
    dialog.reject()
    return said


@pytest.mark.parametrize(
    "shown",
    [
        *(passages_list, search_hits, review, inspector, informants_list, citation, thesis),
        *(sources_list, places_to_go_to, passages_to_link, copied_quotation, splitting),
        *(examples, memos, versions),
    ],
)
def test_no_list_shows_a_masked_name(
    masked: MainWindow, shown: Callable[[MainWindow], str], qtbot: QtBot
) -> None:
    text = shown(masked)
    assert "[kin]" in text or "[place]" in text
    assert "family" not in text.replace("Family", "")
    assert "Sumber" not in text
    masked.masking.show_view("original")
    qtbot.waitUntil(lambda: any(name in shown(masked) for name in NAMES))


def test_evidence_is_read_from_the_masked_study(masked: MainWindow, qtbot: QtBot) -> None:
    page = masked.columns.thesis.evidence
    masked.columns.centre.show_view("thesis")
    with qtbot.waitSignal(page.shown, timeout=20_000):
        masked.columns.thesis.tabs.setCurrentIndex(2)
    said = "\n".join(cells(page.tree.model()))
    assert said
    assert "Sumber" not in said


def test_the_status_line_says_in_which_view_one_is(masked: MainWindow) -> None:
    assert masked.status.view.text() == "Names are masked"
    masked.masking.show_view("public")
    assert masked.status.view.text() == "Names as for the public"
    masked.masking.show_view("original")
    assert masked.status.view.isHidden()


def test_another_theme_keeps_the_view(masked: MainWindow) -> None:
    masked.program.choose_theme("dark")
    assert masked.masking.view == "masked"
    assert masked.commands_shown["view_masked"].isChecked()
    assert masked.status.view.text() == "Names are masked"


def test_a_masked_quotation_leads_to_its_own_place(masked: MainWindow) -> None:
    search_hits(masked)
    hits = masked.columns.search.hits
    found = hits.snippet_at(hits.first_hit())
    assert found is not None
    source = masked.columns.reading.source
    assert source is not None
    assert found.span.cut_from(source.text).casefold() == "family"
    assert [mark.cut_from(found.text) for mark in found.marks] == ["[kin]"]


def test_what_autocoding_found_is_shown_masked_and_coded_exactly(
    masked: MainWindow, qtbot: QtBot
) -> None:
    dialog = masked.autocoding.show_dialog(Search(Query("family")))
    qtbot.waitUntil(lambda: dialog.table.count_of_all == 1)
    said = "\n".join([*cells(dialog.table), dialog.preview.toPlainText()])
    assert "[kin]" in said
    assert "family" not in said
    assert "Sumber" not in " ".join(cells(dialog.question.voices.model()))
    marked = [each.cursor.selectedText() for each in dialog.preview.extraSelections()]
    assert marked == ["Because of [kin].", "[kin]"]
    dialog.codes.take(Choice((3,)))
    dialog.apply.click()
    source = masked.columns.reading.source
    assert source is not None
    at = source.text.index("Because")
    qtbot.waitUntil(lambda: masked.tasks.current is None)
    found = [mark.span for mark in masked.workspace.read(marks, source.id) if mark.code_id == 3]
    assert found == [Span(at, at + len("Because of family."))]


def test_an_anchor_example_that_is_chosen_masked_is_stored_as_it_was_said(
    masked: MainWindow,
) -> None:
    code = masked.workspace.read(codes)[0]
    dialog = ExampleDialog(masked.workspace, masked.words, code, masked)
    assert "[kin]" in dialog.whole.text()
    assert "family" in dialog.example("")
    dialog.reject()


def test_coding_masked_words_codes_the_words_themselves(masked: MainWindow) -> None:
    source = masked.columns.reading.source
    assert source is not None
    at = source.text.index("family")
    masked.columns.reader.select_span(Span(at, at + 6))
    masked.columns.coding.code_selection([3])
    found = [mark.span for mark in masked.workspace.read(marks, source.id) if mark.code_id == 3]
    assert found == [Span(at, at + 6)]


def test_nothing_is_cut_from_a_masked_quotation(masked: MainWindow) -> None:
    thesis(masked)
    page = masked.columns.thesis.chapter
    passage = str(masked.workspace.read(passages)[0].id)
    page.view.choose([("passage", "1", passage)], ("passage", "1", passage))
    assert not page.passage.quotation.writable
