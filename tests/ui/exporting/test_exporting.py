import os
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.errors import ProjectMoved
from app.interchange.exporting import DocumentKind
from app.queries.printed import printed_papers
from app.queries.review_rounds import rounds
from app.ui.exporting.export_changes import ExportChangesDialog
from app.ui.exporting.exporting import NAMES, export_document
from app.ui.window.main_window import MainWindow
from app.words.errors import sentence


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path, form: str = "") -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), form))


def export_to(window: MainWindow, what: DocumentKind, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.tasks.ended):
        export_document(window, what)


@pytest.mark.parametrize("what", [what for what in NAMES if what != "agreement"])
def test_each_document_is_written_and_offered(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    what: DocumentKind,
) -> None:
    save_as(monkeypatch, tmp_path / "out")
    export_to(window, what, qtbot)
    written = next(tmp_path.glob("out.*"))
    assert written.stat().st_size > 0
    assert window.notices.text.startswith(f"{written.name} is written.")
    offered = [button.text() for button in window.notices.findChildren(QPushButton)]
    assert offered[-3:] == ["Open", "Show in folder", "Close"]


def test_agreement_of_one_coder_alone_is_refused_in_a_sentence(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    save_as(monkeypatch, tmp_path / "out.docx")
    export_to(window, "agreement", qtbot)
    assert window.notices.text.startswith("Agreement compares two coders")
    assert not list(tmp_path.glob("out.*"))


def test_the_appendix_holds_the_quotations(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    save_as(monkeypatch, tmp_path / "appendix.docx")
    export_to(window, "appendix", qtbot)
    document = Document(str(tmp_path / "appendix.docx"))
    assert "Because of family." in "".join(document.element.body.itertext())


def test_printed_numbers_are_never_given_again(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    save_as(monkeypatch, tmp_path / "appendix.docx")
    export_to(window, "appendix", qtbot)
    window.columns.show_passage(1)
    window.columns.coding.uncode_chosen()
    assert window.columns.reading.passage_of(window.columns.reading.marks_of(2)[0].span) == 2
    window.columns.passages.refresh_now()
    assert "K-0001" not in [row.number for row in window.columns.passages.table.rows()]


def test_the_chosen_form_decides_the_ending(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    save_as(monkeypatch, tmp_path / "codes", "Excel workbook (*.xlsx)")
    export_to(window, "codebook", qtbot)
    assert (tmp_path / "codes.xlsx").exists()


def test_a_place_that_cannot_be_written_is_said(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    save_as(monkeypatch, tmp_path / "no folder" / "appendix.docx")
    export_to(window, "appendix", qtbot)
    assert "cannot be written" in window.notices.text


def test_nothing_happens_when_nobody_chooses(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    export_document(window, "appendix")
    assert window.tasks.current is None


@pytest.mark.skipif(os.name == "nt", reason="Windows lets no open file be moved")
def test_numbers_that_cannot_be_marked_as_printed_are_said(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    save_as(monkeypatch, tmp_path / "out.docx")
    window.path.rename(tmp_path / "moved.kutipan")
    export_to(window, "appendix", qtbot)
    assert (tmp_path / "out.docx").exists()
    assert window.notices.text == sentence(window.words, ProjectMoved(str(window.path)))


def test_review_document_prints_a_round_and_is_kept(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    save_as(monkeypatch, tmp_path / "review.docx")
    export_to(window, "review", qtbot)
    [made] = window.workspace.read(rounds)
    assert window.notices.text == f"review.docx is written. It prints: {made.name}."
    first, *_ = Document(str(tmp_path / "review.docx")).tables
    printed = {row.cells[1].text for row in first.rows}
    [paper] = window.workspace.read(printed_papers, printed)
    assert paper.round_uuid == made.uuid


def test_a_round_that_is_not_there_is_said(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_as(monkeypatch, tmp_path / "review.docx")
    export_document(window, "review", "7")
    assert "no review round “7”" in window.notices.text
    assert not (tmp_path / "review.docx").exists()


def test_the_next_export_lists_what_has_changed_and_saves_it(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    save_as(monkeypatch, tmp_path / "out.docx")
    export_to(window, "appendix", qtbot)
    window.columns.show_passage(1)
    window.columns.coding.uncode_chosen()
    export_to(window, "appendix", qtbot)
    shown = [button.text() for button in window.notices.findChildren(QPushButton)]
    assert shown[-2:] == ["What has changed", "Close"]
    next(b for b in window.notices.findChildren(QPushButton) if b.text() == shown[-2]).click()
    dialog = window.findChild(ExportChangesDialog)
    assert dialog is not None
    assert "K-0001 is no longer under" in dialog.list.item(0).text()
    save_as(monkeypatch, tmp_path / "changes", "Markdown (*.md)")
    dialog.save()
    assert "K-0001" in (tmp_path / "changes.md").read_text("utf-8")


def test_the_name_that_is_proposed_is_free(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.path.with_name(f"{window.path.stem} appendix.docx").write_bytes(b"earlier")
    proposed: list[str] = []

    def ask(*arguments: object) -> tuple[str, str]:
        proposed.append(str(arguments[2]))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    export_document(window, "appendix")
    assert proposed[0].endswith("appendix (2).docx")
