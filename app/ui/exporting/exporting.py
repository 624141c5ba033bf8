"""Writing documents from the window: read and made in the background, marked as printed after."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.analysis.appendix.appendix import EVERYTHING, AppendixChoice
from app.errors import Leaking, ProjectError
from app.interchange.export_file import Written
from app.interchange.exporting import (
    ENDINGS,
    DocumentKind,
    Draft,
    draft,
    export_copy,
    free_name,
    keep_printed,
    project_language,
    round_wanted,
)
from app.interchange.masking.leak_gate import Leaving, leak_gate
from app.project.session import Session
from app.ui.exporting.appendix_parts import AppendixDialog
from app.ui.exporting.export_changes import ExportChangesDialog
from app.ui.exporting.folders import open_document, show_in_folder
from app.ui.messages import Answer, Notice
from app.ui.tasks import Progress
from app.words import N_, Words
from app.words.leaks import shown_sentence

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

NAMES: dict[DocumentKind, str] = {
    "appendix": N_("appendix"),
    "chapter": N_("results chapter"),
    "closing": N_("closing chapter"),
    "evidence": N_("evidence report"),
    "review": N_("review document"),
    "codebook": N_("codebook"),
    "passages": N_("passages"),
    "review_log": N_("review log"),
    "consultation": N_("consultation sheet"),
    "audit_trail": N_("audit trail"),
    "agreement": N_("agreement"),
    "memos": N_("memos"),
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
    *,
    appendix: AppendixChoice = EVERYTHING,
) -> None:
    """Ask where to, and write a document there; the window stays usable for reading.

    ``round_called`` is the review round to print, by name or number (``round_wanted``); ``coders``
    are the two whose agreement is printed.
    """
    out = _ask_where(window, what)
    view = window.masking.ask_view() if out is not None else None
    if out is not None and view is not None:
        _begin(window, _Asked(what, out, round_called, coders, appendix), Leaving(view))


def begin_export(window: "MainWindow", what: DocumentKind) -> None:
    """Ask what there is to choose, then where to; and write it."""
    if what == "appendix":
        choose_appendix(window)
    else:
        export_document(window, what)


def choose_appendix(window: "MainWindow") -> None:
    """Ask which parts the appendix is to have, and write it."""
    dialog = AppendixDialog(window)
    dialog.accepted.connect(lambda: export_document(window, "appendix", appendix=dialog.choice()))
    dialog.open()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be written, and where."""

    what: DocumentKind
    out: Path
    round_called: str
    coders: tuple[str, str] | None
    appendix: AppendixChoice


def _begin(window: "MainWindow", asked: _Asked, leaving: Leaving) -> None:
    try:
        write = _writing(window, asked, leaving)
    except ProjectError as error:
        window.show_error(error)
        return
    task = window.tasks.run(window.words("Writing {name}", name=asked.out.name), write)
    task.done.connect(lambda made: _written(window, made, asked.out))
    task.failed.connect(lambda error: _failed(window, asked, leaving, error))


def _writing(
    window: "MainWindow", asked: _Asked, leaving: Leaving
) -> Callable[[Progress], tuple[Draft, Written]]:
    """The work of the task, which reads a copy of the project in memory.

    Raises:
        ProjectError: there is no such round.
    """
    project = window.workspace.project
    round_id = round_wanted(project, asked.what, asked.round_called)
    gate, language = leak_gate(project, leaving), Words(window.workspace.read(project_language))
    about = (asked.what, language, asked.out.suffix.lower(), round_id, asked.coders)
    copy = project.reading_copy()

    def read(session: Session) -> Draft:
        return draft(session, *about, appendix=asked.appendix)

    return lambda progress: export_copy(copy, read, asked.out, gate, progress)


def _failed(window: "MainWindow", asked: _Asked, leaving: Leaving, error: BaseException) -> None:
    """What leaks is listed, and written only if somebody wants it all the same."""
    if not isinstance(error, Leaking):
        window.show_failure(error)
        return
    anyway = replace(leaving, even_if_it_leaks=True)
    window.masking.show_leaks(error).accepted.connect(lambda: _begin(window, asked, anyway))


def _ask_where(window: "MainWindow", what: DocumentKind) -> Path | None:
    words = window.words
    ending = ENDINGS[what][0]
    start = window.path.with_name(f"{window.path.stem} {words(NAMES[what])}{ending}")
    forms = ";;".join(words(FORMS[each]) for each in ENDINGS[what])
    chosen, form = QFileDialog.getSaveFileName(
        window, words("Export"), str(free_name(start)), forms
    )
    if not chosen:
        return None
    asked = next((each for each in ENDINGS[what] if each in form), ending)
    path = Path(chosen)
    return path if path.suffix.lower() in ENDINGS[what] else path.with_name(path.name + asked)


def _written(window: "MainWindow", made: tuple[Draft, Written], out: Path) -> None:
    words, (ready, written) = window.words, made
    try:
        changes = keep_printed(window.workspace.project, ready, written.data, out.name)
    except ProjectError as error:  # The document stands; that its numbers do is to be known.
        window.show_error(error)
        return
    answers = [
        Answer(words("Open"), lambda: open_document(out)),
        Answer(words("Show in folder"), lambda: show_in_folder(out)),
    ]
    if changes:
        listed = changes
        answers.append(
            Answer(
                words("What has changed"),
                lambda: ExportChangesDialog(window, out, listed).open(),
            )
        )
    said = words("{name} is written.", name=out.name)
    if ready.about:
        said = words("{name} is written. It prints: {round}.", name=out.name, round=ready.about)
    if written.shows:
        said = f"{said} {shown_sentence(words, written.shows)}"
    window.notices.show_notice(Notice(said, answers=tuple(answers)))
