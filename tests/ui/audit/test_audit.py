"""The window of the audit: from the menu to the comments, by mouse and keyboard."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.ui.audit.dialog import AuditDialog
from app.ui.audit.finding_table import ASIDE, INFORMANT, QUOTATION, STATUS, TO_LOOK_AT
from app.ui.window.main_window import MainWindow

EXACT, TURNED, UNKNOWN = 0, 1, 2


@pytest.fixture
def thesis(tmp_path: Path) -> Path:
    """A draft with one right, one changed and one invented quotation."""
    path = tmp_path / "thesis.docx"
    document = docx.Document()
    for text in (
        "The Chair I-01 said: \u201cEverybody is somebody's cousin\u201d.",
        "The Chair I-01 said: \u201cWe warn them every year, in writing\u201d.",
        "Somebody said: \u201call of the ships have gone home by now\u201d.",
    ):
        document.add_paragraph(text)
    document.save(str(path))
    return path


@pytest.fixture
def dialog(window: MainWindow, thesis: Path, qtbot: QtBot) -> Iterator[AuditDialog]:
    """The window with the draft checked."""
    shown = window.audits.show_dialog()
    window.audits.check(thesis)
    qtbot.waitUntil(lambda: shown.found is not None, timeout=20_000)
    yield shown
    shown.close()


def column(dialog: AuditDialog, nth: int) -> list[str]:
    rows = range(dialog.table.rowCount())
    return [str(dialog.table.index(row, nth).data()) for row in rows]


def show(dialog: AuditDialog, wanted: str) -> None:
    dialog.shown.setCurrentIndex(dialog.shown.findData(wanted))


def test_menu_opens_the_window_which_asks_for_a_draft(window: MainWindow) -> None:
    window.commands_shown["check_draft"].trigger()
    dialog = window.audits.dialog
    assert dialog is not None
    assert dialog.pages.currentWidget() is dialog.empty
    dialog.close()


def test_findings_are_listed_in_the_order_of_the_draft(dialog: AuditDialog) -> None:
    assert column(dialog, STATUS) == ["Exact", "Altered", "Not found"]
    assert column(dialog, INFORMANT) == ["I-01", "I-01", ""]
    assert dialog.summary.text().startswith("3 quotations")


def test_difference_is_shown_word_by_word(dialog: AuditDialog) -> None:
    dialog.view.selectRow(TURNED)
    html = dialog.detail.toHtml()
    assert "line-through" in html
    assert "week" in dialog.detail.toPlainText()


def test_filter_and_sorting(dialog: AuditDialog) -> None:
    show(dialog, TO_LOOK_AT)
    assert column(dialog, STATUS) == ["Altered", "Not found"]
    show(dialog, "")
    dialog.view.sortByColumn(STATUS, Qt.SortOrder.AscendingOrder)
    assert column(dialog, STATUS) == ["Altered", "Not found", "Exact"]
    dialog.view.sortByColumn(QUOTATION, Qt.SortOrder.DescendingOrder)
    assert column(dialog, STATUS) == ["Altered", "Exact", "Not found"]


def test_set_aside_with_the_keyboard_and_undo(dialog: AuditDialog) -> None:
    dialog.view.selectRow(UNKNOWN)
    dialog.view.setFocus()
    QTest.keyClick(dialog.view, Qt.Key.Key_Delete)
    assert column(dialog, STATUS)[UNKNOWN] == "Not found (set aside)"
    show(dialog, ASIDE)
    assert dialog.table.rowCount() == 1
    dialog.undo()
    assert dialog.table.rowCount() == 0


def test_finding_opens_its_transcript(dialog: AuditDialog, window: MainWindow) -> None:
    dialog.view.selectRow(TURNED)
    dialog.jump.click()
    selected = window.columns.reading.source
    assert selected is not None
    assert selected.name == "chair.txt"


def test_finding_without_a_place_has_nowhere_to_jump(dialog: AuditDialog) -> None:
    dialog.view.selectRow(UNKNOWN)
    assert not dialog.jump.isEnabled()


def test_copy_with_comments_leaves_out_what_was_set_aside(
    dialog: AuditDialog,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "returned"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    dialog.view.selectRow(UNKNOWN)
    dialog.set_aside()
    dialog.save.click()
    qtbot.waitUntil(lambda: "returned.docx" in dialog.notices.text, timeout=20_000)
    (comment,) = docx.Document(str(tmp_path / "returned.docx")).comments
    assert comment.text.startswith("Altered")


def test_dropped_draft_is_checked(window: MainWindow, thesis: Path, qtbot: QtBot) -> None:
    dialog = window.audits.show_dialog()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(thesis))])
    drop = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(drop)
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    dialog.close()


def test_file_that_cannot_be_read_is_said_in_the_window(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = window.audits.show_dialog()
    window.audits.check(tmp_path / "missing.docx")
    qtbot.waitUntil(lambda: "missing.docx" in dialog.notices.text, timeout=20_000)
    assert dialog.found is None
    dialog.close()


def test_claims_have_a_tab_of_their_own(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    draft = tmp_path / "conclusion.txt"
    draft.write_text("KESIMPULAN\n\nFamily dan unused saja.", encoding="utf-8")
    dialog = window.audits.show_dialog()
    window.audits.check(draft)
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    dialog.tabs.setCurrentIndex(1)
    dialog.claim_view.selectRow(0)
    assert dialog.claims.rowCount() == 2
    assert "C2" in dialog.detail.toPlainText()
    dialog.close()


def test_closing_forgets_the_window(window: MainWindow) -> None:
    window.audits.show_dialog().close()
    assert window.audits.dialog is None
