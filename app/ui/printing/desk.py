"""The commands that put the open source on paper: a preview to print from, and a PDF.

Pages are laid out beside the event loop, with a Cancel; the preview then only paints them. Masked
views are read from a masked copy, so that names are masked in titles, codes and places too. What
still shows is looked for in the words before they are painted: fonts do not tell a PDF all letters.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QMarginsF, QObject, QSaveFile, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QGraphicsView, QToolBar

from app.analysis.moments import day_in_words
from app.errors import FolderNotWritable, Leaking
from app.interchange.exporting import free_name
from app.interchange.masking.leak_gate import LeakGate, Leaving, leak_gate
from app.interchange.masking.masked_copy import copy_in_view
from app.models.masking import View
from app.queries.printable import PrintableSource, printable_source
from app.ui.exporting.folders import open_document, show_in_folder
from app.ui.messages import Answer, Notice
from app.ui.printing.painting import paint_sheet
from app.ui.printing.paper import A4, Printout, lay_out
from app.ui.printing.preview_icons import draw_icons
from app.ui.tasks import Progress
from app.words import Words

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

ENDING = ".pdf"
_CSS_INCH = 96
_POINT = _CSS_INCH / 72
_DOTS = 600
_NEAR = 2.0
"""Pixels by which papers may differ and still be one size: printers round."""


class PrintDesk(QObject):
    """Prints what one window reads."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.columns)
        self._window = window
        self.words = window.words
        self.preview: QPrintPreviewDialog | None = None
        self._printer: QPrinter | None = None  # The dialog does not own it.

    @property
    def slots(self) -> dict[str, Callable[[], object]]:
        """What the commands of the window do here."""
        return {"print": self.show_preview, "export_pdf": self.write_pdf}

    def show_preview(self) -> None:
        """Lay the open source out as it is shown, and show its pages to print them."""
        self._lay_out(Leaving(self._window.masking.view))

    def _lay_out(self, leaving: Leaving) -> None:
        reading = self._reading(leaving.view)
        if reading is None:
            return
        gate, words = leak_gate(self._window.workspace.project, leaving), self.words

        def laid_out(progress: Progress) -> Printout:
            printable = reading()
            check_printed(gate, Path(words("Print")), printable)
            return lay_out(progress, printable)

        task = self._window.tasks.run(words("Laying out pages"), laid_out)
        task.done.connect(self._show_pages)
        anyway = replace(leaving, even_if_it_leaks=True)
        task.failed.connect(lambda error: self._failed(error, lambda: self._lay_out(anyway)))

    def _failed(self, error: BaseException, go_on: Callable[[], object]) -> None:
        """What leaks is listed, and printed only if somebody wants it all the same."""
        if isinstance(error, Leaking):
            self._window.masking.show_leaks(error).accepted.connect(go_on)
        else:
            self._window.show_failure(error)

    def _show_pages(self, printout: Printout) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer = printer
        printer.setDocName(printout.printable.row.name)
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.words("Print"))
        shown = [printout]

        def paint(on: QPrinter) -> None:
            shown[0] = print_pages(on, shown[0], self.words)

        dialog.paintRequested.connect(paint)
        dialog.finished.connect(self._forget)
        for pages in dialog.findChildren(QGraphicsView):  # Qt paints it a grey of no theme.
            pages.setBackgroundBrush(self._window.program.theme.window)
        for tools in dialog.findChildren(QToolBar):
            draw_icons(tools, self._window.program.theme)
        dialog.resize(self._window.size() * 0.9)
        self.preview = dialog
        dialog.open()

    def _forget(self) -> None:
        self.preview = None

    def write_pdf(self) -> None:
        """Ask where to and in which view, and write the open source there."""
        source = self._window.columns.reading.source
        if source is None:
            self._say_nothing_open()
            return
        words = self.words
        called = self._window.workspace.shown_words(source.name)
        start = self._window.path.with_name(Path(called).stem + ENDING)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, words("Export"), str(free_name(start)), words("PDF document (*.pdf)")
        )
        view = self._window.masking.ask_view() if chosen else None
        if view is not None:
            out = Path(chosen)
            out = out if out.suffix.lower() == ENDING else out.with_name(out.name + ENDING)
            self._write(out, Leaving(view))

    def _write(self, out: Path, leaving: Leaving) -> None:
        words, reading = self.words, self._reading(leaving.view)
        if reading is None:
            return
        gate = leak_gate(self._window.workspace.project, leaving)

        def written(progress: Progress) -> Path:
            printable = reading()
            check_printed(gate, out, printable)
            return written_pdf(progress, printable, out, words)

        task = self._window.tasks.run(words("Writing {name}", name=out.name), written)
        task.done.connect(self._say_written)
        anyway = replace(leaving, even_if_it_leaks=True)
        task.failed.connect(lambda error: self._failed(error, lambda: self._write(out, anyway)))

    def _reading(self, view: View) -> Callable[[], PrintableSource] | None:
        """What reads the open source for printing, in another thread if names are to be masked."""
        source_id = self._window.columns.reading.source_id
        if source_id is None:
            self._say_nothing_open()
            return None
        if self._window.tasks.current is not None:
            said = self.words("Something else is still being done. Wait for it, or cancel it.")
            self._window.notices.show_notice(Notice(said, "problem"))
            return None
        workspace = self._window.workspace
        if view == "original":
            found = workspace.read(printable_source, source_id)
            return lambda: found
        copy = workspace.project.reading_copy()

        def read_masked() -> PrintableSource:
            with copy_in_view(copy, view) as session:
                return printable_source(session, source_id)

        return read_masked

    def _say_nothing_open(self) -> None:
        self._window.notices.show_notice(Notice(self.words("Open a source first.")))

    def _say_written(self, out: Path) -> None:
        words = self.words
        answers = (
            Answer(words("Open"), lambda: open_document(out)),
            Answer(words("Show in folder"), lambda: show_in_folder(out)),
        )
        said = words("{name} is written.", name=out.name)
        self._window.notices.show_notice(Notice(said, answers=answers))


def check_printed(gate: LeakGate, out: Path, printable: PrintableSource) -> None:
    """Let a source be printed that is to be masked only if it is.

    Raises:
        Leaking: its words or the name of its file show what is masked.
    """
    gate.check(out, f"\n{printable.words}".encode())  # What begins with < would be taken for HTML.


def print_pages(printer: QPrinter, printout: Printout, words: Words) -> Printout:
    """Paint the pages that are wanted; laid out anew where the paper has another size."""
    printer.setFullPage(True)
    paper = printer.pageLayout().fullRectPoints().size().toSizeF() * _POINT
    if not _same_size(paper, printout.paper):
        printout = lay_out(_silent, printout.printable, paper)
    first = printer.fromPage() or 1
    last = min(printer.toPage() or len(printout.pages), len(printout.pages))
    painter = QPainter(printer)
    for nth in range(first - 1, last):
        if nth >= first:
            printer.newPage()
        painter.resetTransform()
        painter.scale(*[printer.resolution() / _CSS_INCH] * 2)
        paint_sheet(painter, printout, nth, words, _today(words))
    painter.end()
    return printout


def _silent(_done: int, _total: int) -> None:
    """Nobody waits for the progress."""


def _same_size(one: QSizeF, other: QSizeF) -> bool:
    apart = one - other
    return abs(apart.width()) < _NEAR and abs(apart.height()) < _NEAR


def written_pdf(progress: Progress, printable: PrintableSource, out: Path, words: Words) -> Path:
    """Lay out and write a source; a file that was there is replaced at the end or not at all.

    Raises:
        FolderNotWritable: the system refuses.
    """
    printout = lay_out(progress, printable, A4)
    file = QSaveFile(str(out))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise FolderNotWritable(str(out))
    try:
        _write_pages(progress, printout, file, words)
    except BaseException:
        file.cancelWriting()
        raise
    if not file.commit():
        raise FolderNotWritable(str(out))
    return out


def _write_pages(progress: Progress, printout: Printout, file: QSaveFile, words: Words) -> None:
    writer = QPdfWriter(file)
    writer.setTitle(printout.printable.row.name)
    writer.setCreator("Kutipan")
    writer.setResolution(_DOTS)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    painter = QPainter(writer)
    try:
        painter.scale(_DOTS / _CSS_INCH, _DOTS / _CSS_INCH)
        day = _today(words)
        for nth in range(len(printout.pages)):
            progress(nth, len(printout.pages))
            if nth:
                writer.newPage()
            paint_sheet(painter, printout, nth, words, day)
    finally:
        painter.end()


def _today(words: Words) -> str:
    return day_in_words(words, datetime.now().astimezone().date())
