"""Freezing the project as it was handed in: a read-only copy that can be proved unchanged."""

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from app.errors import MissingProject, NotFrozen, ReadOnlyProject, UnreadableFolder
from app.models.thesis import ExportRecord
from app.project.file import Project
from app.queries.export_records import SUBMITTED, ExportRow, submitted_copies
from app.queries.projects import project as described

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen copy: what it is called, and the SHA-256 of its file."""

    name: str
    sha256: str


def freeze_submitted(project: Project, out: Path, name: str = "") -> Frozen:
    """Copy the project to ``out``, forbid writing there, and keep its hash in the project.

    Without a name it is called like its file.

    Raises:
        ReadOnlyProject: the hash could not be kept.
        ProjectExists, ProjectInUse, FolderNotWritable, DiskFull: the copy cannot be put there.
    """
    if project.read_only:
        raise ReadOnlyProject(str(project.path))
    project.save_copy(out)
    frozen = Frozen(name.strip() or out.stem, sha256_of(out))
    out.chmod(stat.S_IREAD | stat.S_IRGRP | stat.S_IROTH)
    with project.read() as session:
        language = described(session).language
    project.keep_export(
        ExportRecord(what=SUBMITTED, language=language, name=frozen.name, sha256=frozen.sha256)
    )
    return frozen


def verify_frozen(project: Project, copy: Path) -> ExportRow:
    """What the project recorded of a frozen copy.

    Raises:
        NotFrozen: it recorded no such file; this one was changed or is another.
        MissingProject, UnreadableFolder: the file cannot be read.
    """
    found = sha256_of(copy)
    with project.read() as session:
        for row in submitted_copies(session):
            if row.sha256 == found:
                return row
    raise NotFrozen(copy.name)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file of any size.

    Raises:
        MissingProject, UnreadableFolder: the file cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
    except FileNotFoundError as error:
        raise MissingProject(str(path)) from error
    except OSError as error:
        raise UnreadableFolder(str(path)) from error
    return digest.hexdigest()
