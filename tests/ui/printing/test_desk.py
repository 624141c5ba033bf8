import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.errors import FolderNotWritable
from app.models.span import Span
from app.operations.masking import add_masked_name, lay_masks
from app.operations.sources import delete_sources
from app.queries.sources import source_text
from app.ui.look.theme import load_theme
from app.ui.masking.leaks_dialog import LeaksDialog
from app.ui.printing.desk import print_pages, written_pdf
from app.ui.printing.painting import paint_sheet
from app.ui.printing.paper import A4, Printout, lay_out
from app.ui.window.main_window import MainWindow
from app.words import Words
from tests.ui.printing.conftest import coded, no_progress, printable

TALK = "Ani: They asked us all.\n" + "Budi: Nobody checked, so everybody joined.\n" * 120


def pages(file: Path) -> list[str]:
    """The words of each page; Qt does not tell a PDF what a blank stands for."""
    blanks = re.compile(r"[\x00-\x1f]+")
    return [blanks.sub(" ", page.extract_text()) for page in PdfReader(file).pages]


def painted(printout: Printout, nth: int = 0) -> QImage:
    image = QImage(A4.toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_sheet(painter, printout, nth, Words("en"), "1 May 2026")
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    points = ((x, y) for x in range(image.width()) for y in range(0, image.height(), 2))
    return {image.pixelColor(*point).name() for point in points}


def test_a_pdf_holds_all_words_with_head_and_foot(tmp_path: Path) -> None:
    source = printable(TALK, (coded(1, Span(5, 22)), coded(2, Span(30, 60), "effort")))
    out = written_pdf(no_progress, source, tmp_path / "talk.pdf", Words("en"))
    found = pages(out)
    assert len(found) > 3
    assert "They asked us all." in found[0]
    assert sum(page.count("everybody joined") for page in found) == 120
    assert f"2 / {len(found)}" in found[1]
    assert all("Why they joined" in page for page in found)
    assert "Code 1" in found[-1]
    assert PdfReader(out).metadata.title == "talk.txt"  # type: ignore[union-attr]


def test_every_capital_of_a_pdf_can_be_searched_for(tmp_path: Path) -> None:
    capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    source = printable(f"Ani: {capitals}.\n")
    assert capitals in pages(written_pdf(no_progress, source, tmp_path / "a.pdf", Words("en")))[0]


def test_codes_are_painted_in_their_colours_with_labels(tmp_path: Path) -> None:
    del tmp_path
    plain = painted(lay_out(no_progress, printable(TALK)))
    shown = painted(lay_out(no_progress, printable(TALK, (coded(1, Span(5, 400)),))))
    line = load_theme("light").code(1).line.name()
    assert line in colours(shown)
    assert line not in colours(plain)
    right = shown.copy(640, 0, 140, 400)
    assert right != plain.copy(640, 0, 140, 400)


def test_a_cancelled_pdf_leaves_the_old_file(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if total != 100 and done:  # In the middle of writing, and not of laying out.
            raise Enough

    out = tmp_path / "talk.pdf"
    out.write_text("before")
    with pytest.raises(Enough):
        written_pdf(stop, printable(TALK), out, Words("en"))
    assert out.read_text() == "before"
    assert [*tmp_path.iterdir()] == [out]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        written_pdf(no_progress, printable(TALK), tmp_path / "no" / "talk.pdf", Words("en"))


def test_other_paper_is_laid_out_anew(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    before = lay_out(no_progress, printable(TALK))
    after = print_pages(printer, before, Words("en"))
    assert len(after.pages) > len(before.pages)
    assert len(pages(tmp_path / "printed.pdf")) == len(after.pages)


def test_a_range_of_pages_is_printed(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFromTo(2, 3)
    printout = lay_out(no_progress, printable(TALK))
    assert print_pages(printer, printout, Words("en")) is printout
    found = pages(tmp_path / "printed.pdf")
    assert [f"{n} / {len(printout.pages)}" in page for n, page in enumerate(found, 2)] == [True] * 2


def test_ctrl_p_shows_the_pages(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window.columns.reader, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.printing.preview is not None)
    preview = window.printing.preview
    assert isinstance(preview, QPrintPreviewDialog)
    preview.reject()
    assert window.printing.preview is None


def saves_as(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out.with_suffix("")), ""))


def test_the_open_source_is_written_as_pdf(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves_as(monkeypatch, tmp_path / "chair.pdf")
    window.commands_shown["export_pdf"].trigger()
    qtbot.waitUntil(lambda: window.notices.text == "chair.pdf is written.")
    assert "We warn them every week" in pages(tmp_path / "chair.pdf")[0]


def masked(window: MainWindow, places: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mask the chair at this many places, and ask for the masked view."""

    def mask(session: Session) -> int:
        name = add_masked_name(session, "Chair", "R1")
        found = re.finditer("Chair", source_text(session, 1), re.IGNORECASE)
        spans = [(1, Span(*match.span())) for match in found]
        return lay_masks(session, name, spans[:places])

    window.workspace.run(mask)
    window.masking.show_view("masked")
    monkeypatch.setattr(window.masking, "ask_view", lambda: "masked")


def test_masked_names_are_masked_on_paper(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves_as(monkeypatch, tmp_path / "masked.pdf")
    masked(window, 99, monkeypatch)
    window.commands_shown["export_pdf"].trigger()
    qtbot.waitUntil(lambda: window.notices.text == "masked.pdf is written.")
    page = pages(tmp_path / "masked.pdf")[0]
    assert "R1: Because of family." in page


def leaks(window: MainWindow) -> LeaksDialog | None:
    return next(iter(window.findChildren(LeaksDialog)), None)


def test_a_name_that_still_shows_keeps_the_pdf_out(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves_as(monkeypatch, tmp_path / "masked.pdf")
    masked(window, 0, monkeypatch)
    window.commands_shown["export_pdf"].trigger()
    qtbot.waitUntil(lambda: leaks(window) is not None)
    assert not (tmp_path / "masked.pdf").exists()
    dialog = leaks(window)
    assert dialog is not None
    dialog.anyway_button.click()
    qtbot.waitUntil(lambda: window.notices.text == "masked.pdf is written.")


def test_a_name_in_the_file_name_keeps_the_pdf_out(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves_as(monkeypatch, tmp_path / "chair.pdf")
    masked(window, 99, monkeypatch)
    window.commands_shown["export_pdf"].trigger()
    qtbot.waitUntil(lambda: leaks(window) is not None)
    assert not (tmp_path / "chair.pdf").exists()


def test_a_name_that_still_shows_is_told_before_pages_are_shown(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    masked(window, 0, monkeypatch)
    window.commands_shown["print"].trigger()
    qtbot.waitUntil(lambda: leaks(window) is not None)
    assert window.printing.preview is None


def test_without_a_source_there_is_nothing_to_print(window: MainWindow) -> None:
    window.workspace.run(delete_sources, [1, 2])
    for command in ("print", "export_pdf"):
        window.commands_shown[command].trigger()
        assert window.notices.text == "Open a source first."
