"""Writing the log of replacements; it is never part of another export."""

from pathlib import Path

from app.analysis.masking.log import masking_log
from app.errors import WrongEnding
from app.exporters.masking_log_table import masking_log_csv
from app.exporters.writing import put_in_place
from app.project.file import Project
from app.words import Words

ENDING = ".csv"


def write_masking_log(project: Project, out: Path, words: Words) -> int:
    """Write every replacement to a CSV file; returns how many there are.

    Raises:
        WrongEnding: the file is to be no CSV.
        CannotReplace, FolderNotWritable, NoRoomForExport: it cannot be put there.
    """
    if out.suffix.lower() != ENDING:
        raise WrongEnding(out.name, ENDING)
    with project.read() as session:
        log = masking_log(session)
    put_in_place(out, masking_log_csv(log, words))
    return len(log)
