"""In a masked view no list of the window shows a masked name; what is coded stays where it is."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.operations.informants import change_informant
from app.operations.masking import add_masked_name
from app.queries.codings import marks
from app.queries.informants import informants
from app.queries.passages import passages
from app.ui.main_window import MainWindow

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


@pytest.mark.parametrize(
    "shown", [passages_list, search_hits, review, inspector, informants_list, citation, thesis]
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
