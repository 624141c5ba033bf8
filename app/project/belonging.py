"""Which study a project file belongs to, asked without opening it as a project."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.project.connection import raw_connection
from app.project.schema import APPLICATION_ID


def study_of(path: Path) -> str:
    """The UUID of the file's study; empty for what is no project or cannot be read.

    It is asked through SQLite, because opening a file that is open in another window would take
    that window's locks away.
    """
    if not path.is_file():
        return ""
    try:
        with closing(raw_connection(path, "ro")) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return ""
            found = connection.execute("SELECT project_uuid FROM project WHERE id = 1").fetchone()
    except sqlite3.DatabaseError:
        return ""
    return str(found[0]) if found else ""
