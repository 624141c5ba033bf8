"""The project as it is now, in memory: for long reading in another thread while the window lives.

Not a file: interview text must not reach the temporary folder. Not the project's own connection:
that one belongs to the window's thread, and a long reader on a second one would hold up its edits.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from app.project.connection import speak_our_way


class ReadingCopy:
    """Made in one thread and read in one other, once; what is done in the project does not show."""

    def __init__(self, source: sqlite3.Connection) -> None:
        self._raw = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        speak_our_way(self._raw)
        source.backup(self._raw)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for queries; afterwards the copy is gone."""
        engine = create_engine("sqlite://", creator=lambda: self._raw, poolclass=StaticPool)
        try:
            with Session(engine) as session:
                yield session
        finally:
            engine.dispose()
            self._raw.close()
