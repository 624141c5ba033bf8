"""What the File menu does with the project's own file."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import FolderNotWritable, ProjectError, ProjectExists
from app.queries.masking import masked_names
from app.ui.exporting.folders import show_in_folder
from app.ui.messages import Answer, Notice
from app.words import Words
from app.words.leaks import holds_sentence

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

ENDING = ".kutipan"


def ask_for_new_file(parent: QWidget, words: Words, title: str, start: Path) -> Path | None:
    """Where a project is to be written; always with our ending."""
    kinds = words("Kutipan projects (*{ending})", ending=ENDING)
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    return with_ending(Path(chosen)) if chosen else None


def ask_for_project(parent: QWidget, words: Words, folder: Path, title: str = "") -> Path | None:
    """Which project to open, or to do with what the title says."""
    kinds = words("Kutipan projects (*{ending})", ending=ENDING)
    chosen, _ = QFileDialog.getOpenFileName(
        parent, title or words("Open project"), str(folder), kinds
    )
    return Path(chosen) if chosen else None


def with_ending(path: Path) -> Path:
    """The path with our ending; another one is kept before it (``study.v2.kutipan``)."""
    if path.suffix.lower() == ENDING:
        return path
    return path.with_name(path.name + ENDING)


def save_copy(window: "MainWindow") -> None:
    """Write a copy beside the open project; the file dialog asks before it replaces one."""
    words = window.words
    name = " ".join([window.path.stem, words("copy")])
    start = window.path.with_name(name + ENDING)
    target = ask_for_new_file(window, words, words("Save a copy"), start)
    if target is None:
        return
    try:
        if target.exists() and target.samefile(window.path):
            raise ProjectExists(str(target))
        window.workspace.project.save_copy(target, replace=True)
    except ProjectError as error:
        window.show_error(error)
        return
    answers = (
        Answer(words("Open"), lambda: window.open_path(target)),
        Answer(words("Show in folder"), lambda: show_in_folder(target)),
    )
    masked = [name.masked for name in window.workspace.read(masked_names)]
    saved = words("Copy saved as {name}.", name=target.name)
    text = f"{saved} {holds_sentence(words, masked)}".rstrip()
    window.notices.show_notice(Notice(text, answers=answers))


def rename_project(window: "MainWindow") -> None:
    """Give the project file another name or folder, and go on working on it."""
    words = window.words
    target = ask_for_new_file(window, words, words("Rename or move"), window.path)
    if target is not None and target != window.path:
        program = window.program
        try:
            program.move(window, target)
        except ProjectError as error:
            program.windows[-1].show_error(error)


def move_file(source: Path, target: Path) -> None:
    """Move a closed project file, also to another disk.

    Raises:
        ProjectExists: something is there. FolderNotWritable: the system refuses.
    """
    if target.exists():
        raise ProjectExists(str(target))
    try:
        shutil.move(source, target)
    except OSError as error:
        raise FolderNotWritable(str(target)) from error
