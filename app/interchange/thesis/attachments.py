"""Enclosing a picture of the user's in the appendix."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.importers.child import ParsingProcess
from app.importers.pictures import read_picture
from app.interchange.importing.parsing import parsed_file
from app.models.thesis import AttachmentKind
from app.operations.attachments import add_attachment
from app.project.file import Project


def enclose_picture(
    project: Project, path: Path, fields: Mapping[str, str], reader: ParsingProcess
) -> int:
    """Read a picture in the parsing child and enclose it under its file's name.

    Raises:
        UnreadableFile, UnreadableFolder: why it cannot be read.
        NotFound: there is no such kind of enclosure.
        ReadOnlyProject, ReviewOnly, DiskFull: the project cannot take it.
    """
    data = parsed_file(reader, path, read_picture)
    with project.edit() as session:
        return add_attachment(session, data, {"name": path.name, **fields})


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture made ready to be enclosed, under its file's name."""

    name: str
    data: bytes


def read_pictures(
    paths: Sequence[Path], reader: ParsingProcess, progress: Callable[[int, int], None]
) -> list[ReadPicture]:
    """Read pictures in the parsing child; plain data in and out, for any thread.

    Raises:
        UnreadableFile, UnreadableFolder: why one of them cannot be read.
    """
    found = []
    for done, path in enumerate(paths):
        progress(done, len(paths))
        found.append(ReadPicture(path.name, parsed_file(reader, path, read_picture)))
    return found


def enclose_read(session: Any, pictures: Sequence[ReadPicture], kind: AttachmentKind) -> list[int]:
    """Enclose all of these behind the others, as one gesture."""
    return [
        add_attachment(session, each.data, {"name": each.name, "kind": kind}) for each in pictures
    ]
