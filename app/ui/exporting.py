"""Writing documents from the window: read here, made in the background, marked as printed after."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.errors import ProjectError
from app.interchange.exporting import (
    ENDINGS,
    DocumentKind,
    Draft,
    draft,
    keep_printed,
    project_language,
    round_wanted,
    write_draft,
)
from app.ui.folders import open_document, show_in_folder
from app.ui.messages import Answer, Notice
from app.ui.tasks import Progress
from app.words import N_, Words

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

NAMES: dict[DocumentKind, str] = {
    "appendix": N_("appendix"),
    "chapter": N_("results chapter"),
    "review": N_("review document"),
    "codebook": N_("codebook"),
    "passages": N_("passages"),
    "review_log": N_("review log"),
    "consultation": N_("consultation sheet"),
    "audit_trail": N_("audit trail"),
    "agreement": N_("agreement"),
}
"""What the file is called after the project's name."""

FORMS = {
    ".docx": N_("Word document (*.docx)"),
    ".xlsx": N_("Excel workbook (*.xlsx)"),
    ".html": N_("Web page (*.html)"),
    ".csv": N_("Table as text (*.csv)"),
    ".md": N_("Markdown (*.md)"),
}


def export_document(
    window: "MainWindow",
    what: DocumentKind,
    round_called: str = "",
    coders: tuple[str, str] | None = None,
) -> None:
    """Ask where to, and write a document there; the window stays usable for reading.

    ``round_called`` is the review round to print, by name or number (``round_wanted``); ``coders``
    are the two whose agreement is printed.
    """
    out = _ask_where(window, what)
    if out is None:
        return
    words, read = window.words, window.workspace.read
    try:
        round_id = round_wanted(window.workspace.project, what, round_called)
        language = Words(read(project_language))
        ready = read(draft, what, language, out.suffix.lower(), round_id, coders)
    except ProjectError as error:
        window.show_error(error)
        return

    def write(progress: Progress) -> bytes:
        return write_draft(ready, out, progress)

    task = window.tasks.run(words("Writing {name}", name=out.name), write)
    task.done.connect(lambda data: _written(window, ready, data, out))
    task.failed.connect(window.show_failure)


def _ask_where(window: "MainWindow", what: DocumentKind) -> Path | None:
    words = window.words
    ending = ENDINGS[what][0]
    start = window.path.with_name(f"{window.path.stem} {words(NAMES[what])}{ending}")
    forms = ";;".join(words(FORMS[each]) for each in ENDINGS[what])
    chosen, form = QFileDialog.getSaveFileName(window, words("Export"), str(start), forms)
    if not chosen:
        return None
    asked = next((each for each in ENDINGS[what] if each in form), ending)
    path = Path(chosen)
    return path if path.suffix.lower() in ENDINGS[what] else path.with_name(path.name + asked)


def _written(window: "MainWindow", ready: Draft, data: bytes, out: Path) -> None:
    words = window.words
    try:
        keep_printed(window.workspace.project, ready, data, out.name)
    except ProjectError as error:  # The document stands; that its numbers do is to be known.
        window.show_error(error)
        return
    answers = (
        Answer(words("Open"), lambda: open_document(out)),
        Answer(words("Show in folder"), lambda: show_in_folder(out)),
    )
    said = words("{name} is written.", name=out.name)
    if ready.about:
        said = words("{name} is written. It prints: {round}.", name=out.name, round=ready.about)
    window.notices.show_notice(Notice(said, answers=answers))
