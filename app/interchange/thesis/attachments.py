"""Enclosing a picture of the user's in the appendix."""

from collections.abc import Mapping
from pathlib import Path

from app.importers.child import ParsingProcess
from app.importers.pictures import read_picture
from app.interchange.importing.parsing import parsed_file
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
