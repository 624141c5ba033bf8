"""What is remembered of exports of the thesis, and what has changed when the next one is made."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.analysis.export_manifest import (
    ExportChange,
    Manifest,
    export_changes,
    packed,
    unpacked,
)
from app.errors import WrongEnding
from app.exporters.writing import put_in_place
from app.models.base import now
from app.models.thesis import ExportRecord
from app.project.file import Project
from app.queries.export_records import latest_export
from app.queries.projects import project as described
from app.words import Language, Words


@dataclass(frozen=True, slots=True)
class PrintedThesis:
    """An export of a part of the thesis (``what``), and what it prints."""

    what: str
    language: Language
    manifest: Manifest


def changes_since_last(project: Project, printed: PrintedThesis) -> tuple[ExportChange, ...] | None:
    """What differs from the last export of this kind; None where there is none to compare with."""
    with project.read() as session:
        last = latest_export(session, printed.what)
    before = unpacked(last.manifest) if last else None
    return None if before is None else export_changes(before, printed.manifest)


def remember_export(project: Project, printed: PrintedThesis, name: str, data: bytes) -> None:
    """Keep the manifest of a file that was written.

    Raises:
        ProjectMoved, DiskFull, DamagedProject: the project file cannot take it.
    """
    project.keep_export(
        ExportRecord(
            what=printed.what,
            language=printed.language,
            name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            manifest=packed(printed.manifest),
        )
    )


LIST_ENDINGS = (".docx", ".md")
"""In which forms the list of changes can be written."""


def refuse_wrong_list(out: Path) -> None:
    """Refuse a name for the list of changes that promises another form, before anything is written.

    Raises:
        WrongEnding: with the endings that are possible.
    """
    if out.suffix.lower() not in LIST_ENDINGS:
        raise WrongEnding(out.name, ", ".join(LIST_ENDINGS))


def write_changes(
    project: Project, out: Path, changes: Sequence[ExportChange], words: Words
) -> None:
    """Write the list of what changed beside the new export.

    Raises:
        WrongEnding: it is not written in such a form.
        CannotReplace, FolderNotWritable, NoRoomForExport: it cannot be put there.
    """
    from app.exporters.export_changes import changes_docx, changes_markdown  # noqa: PLC0415 - Word
    from app.exporters.word.appendix import imprint  # noqa: PLC0415

    refuse_wrong_list(out)
    with project.read() as session:
        about = imprint(described(session), words("What has changed"), now())
    write = changes_docx if out.suffix.lower() == ".docx" else changes_markdown
    put_in_place(out, write(changes, words, about))
