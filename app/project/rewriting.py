"""Writing a project file anew, so that nothing that was deleted from it can be read any more."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from app.errors import FolderNotWritable
from app.project.backup import said_plainly
from app.project.connection import raw_connection


def rewrite(path: Path, target: Path) -> None:
    """Write the closed project at ``path`` to the new file ``target``, without any old trace.

    The search index is built again (deleted words stay in FTS5's segments until they are merged),
    and free pages are left behind (https://www.sqlite.org/lang_vacuum.html, "VACUUM INTO"). The
    counters of row ids begin after the rows that are there, else they would tell how many went.

    Raises:
        FolderNotWritable, DiskFull, DamagedProject: it cannot be written.
    """
    try:
        with closing(raw_connection(path)) as connection:
            connection.execute("INSERT INTO paragraph_fts (paragraph_fts) VALUES ('rebuild')")
            for (table,) in connection.execute("SELECT name FROM sqlite_sequence").fetchall():
                highest = f'(SELECT coalesce(max(id), 0) FROM "{table}")'
                connection.execute(
                    f"UPDATE sqlite_sequence SET seq = {highest} WHERE name = ?", (table,)
                )
            connection.execute("VACUUM INTO ?", (str(target),))
        with target.open("rb+") as written:
            os.fsync(written.fileno())
    except sqlite3.DatabaseError as error:
        raise said_plainly(error, target) from error
    except OSError as error:
        raise FolderNotWritable(str(target)) from error
