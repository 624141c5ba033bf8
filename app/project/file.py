"""The open project: the one place where rows change, and where changes become undo steps.

::

    with project.edit() as session:      # BEGIN IMMEDIATE
        codings.code_passage(session, …) # any operation; it records its deed
                                         # flush, drain the journal, index, COMMIT
    project.undo()                       # a ChangeSet, as after every edit
"""

import hashlib
import sqlite3
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

from filelock import SoftFileLock
from sqlalchemy import Engine, insert, select, update
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from app.errors import (
    BelongsToNothing,
    DamagedProject,
    DiskFull,
    FolderNotWritable,
    MissingProject,
    NotAProject,
    ProjectError,
    ProjectExists,
    ProjectFileError,
    ProjectMoved,
    ReadOnlyProject,
    ReviewOnly,
)
from app.models.activity import Activity
from app.models.base import now
from app.models.changes import ChangeSet
from app.models.deed import Deed
from app.models.printed import PrintedPaper
from app.models.project import Project as ProjectRow
from app.models.review_round import PrintedDocument
from app.models.thesis import ExportRecord
from app.project import activity, backup, journal, schema, search_index
from app.project.connection import open_engine, raw_connection
from app.project.history import History
from app.project.lock import take_lock
from app.project.migrations import migrate
from app.project.reading_copy import ReadingCopy
from app.project.session import ProjectSession

Listener = Callable[[ChangeSet], None]

_PLAIN_ERRORS: Mapping[int, type[ProjectFileError]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: ReadOnlyProject,
    sqlite3.SQLITE_CANTOPEN: FolderNotWritable,
    sqlite3.SQLITE_IOERR: FolderNotWritable,
    sqlite3.SQLITE_CORRUPT: DamagedProject,
    sqlite3.SQLITE_NOTADB: DamagedProject,
}
"""SQLite's primary result codes that a person can do something about."""

_REVIEWERS_TABLES = frozenset({"decision", "person", "returned_document"})
"""What a reviewer may change: words of their own, and who they are."""


class Project:
    """An open ``.kutipan`` file; made by ``create_project`` and ``open_project``.

    ``person_id`` is who edits (recorded with every deed). While ``reviewing`` only decisions and
    remarks can be made, as always in a copy that was made for a reviewer. Reading and writing
    share one connection, so a project belongs to the thread that opened it.
    """

    def __init__(
        self, path: Path, engine: Engine, lock: SoftFileLock | None, *, read_only: bool
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.person_id: int | None = None
        self.history = History()
        self._lock = lock
        self._engine = engine
        self._connection = engine.connect()
        self._session = ProjectSession(self._connection, autoflush=True)
        self._listeners: list[Listener] = []
        self._editing = False
        self.reviewing = self._is_review_copy()
        if not read_only:
            journal.install(self._connection)
            self._connection.commit()

    def _is_review_copy(self) -> bool:
        found = self._session.scalar(select(ProjectRow.purpose).where(ProjectRow.id == 1))
        self._session.rollback()
        return found == "review"

    def on_change(self, listener: Listener) -> None:
        """Have ``listener`` called with the ChangeSet after every edit, undo and redo."""
        self._listeners.append(listener)

    @property
    def editing(self) -> bool:
        """Whether an edit is open now (a sliced import, for instance)."""
        return self._editing

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for queries; inside an open edit, that edit's own.

        Raises:
            DamagedProject: the file was found damaged on the way.
        """
        if self._editing:
            yield self._session
            return
        try:
            with self._speaking_plainly():
                yield self._session
        finally:
            self._session.rollback()

    @contextmanager
    def edit(self, deed: Deed | None = None, *, merge_key: str | None = None) -> Iterator[Session]:
        """One gesture: one transaction, one undo step, one ChangeSet.

        ``deed`` names the step where several operations make one gesture; otherwise the first
        operation's own deed does. With ``merge_key`` equal to the last step's, that step grows
        (typing that goes on). Anything raised inside rolls everything back.

        Raises:
            ReadOnlyProject, ProjectMoved, DiskFull, DamagedProject: the file cannot take it.
        """
        with self._transaction():
            activity.begin(
                self._session, self.person_id, going_on=self.history.may_merge(merge_key)
            )
            yield self._session
            self._session.flush()
            named = deed or activity.first_deed(self._session) or Deed("changed")
            step = journal.drain(self._connection, named, merge_key)
            self._refuse_coding(step.changes)
            search_index.follow(self._connection, step.changes)
            if not step.changes.tables:
                self._session.rollback()  # A deed without effect is not recorded either.
        if step.changes.tables:
            self.history.push(step)
            self._tell(step.changes)

    def edit_in_slices(
        self, deed: Deed, work: Callable[[Session], Iterator[object]]
    ) -> Generator[object, None, None]:
        """One edit fed piece by piece, so that the event loop breathes between the pieces.

        Closing the generator before its end rolls everything back (Cancel).
        """
        with self.edit(deed) as session:
            yield from work(session)

    def undo(self) -> ChangeSet:
        """Take the last gesture back.

        Raises:
            NothingToUndo: nothing was done in this opening of the file.
        """
        step = self.history.last_done()
        redo = self._replay(step, "undone")
        self.history.undone(redo)
        self._tell(redo.changes)
        return redo.changes

    def redo(self) -> ChangeSet:
        """Do the last undone gesture again.

        Raises:
            NothingToUndo: nothing was undone.
        """
        step = self.history.last_undone()
        again = self._replay(step, "redone")
        self.history.redone(again)
        self._tell(again.changes)
        return again.changes

    def _replay(self, step: journal.Step, happened: str) -> journal.Step:
        with self._transaction():
            journal.replay(self._connection, step)
            back = journal.drain(self._connection, step.deed, None)
            self._refuse_coding(back.changes)
            search_index.follow(self._connection, back.changes)
            self._session.add(
                Activity(
                    person_id=self.person_id,
                    key=step.deed.key,
                    parameters=activity.packed(step.deed.parameters),
                    happened=happened,
                )
            )
            self._session.flush()
        return back

    def _refuse_coding(self, changes: ChangeSet) -> None:
        if self.reviewing and not changes.tables.keys() <= _REVIEWERS_TABLES:
            raise ReviewOnly(str(self.path))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.read_only:
            raise ReadOnlyProject(str(self.path))
        if self._editing:
            raise RuntimeError("an edit is open already")
        self._session.rollback()
        self._connection.execution_options(writing=True)
        self._editing = True
        try:
            with self._speaking_plainly():
                # The session must own the transaction: one that the bare connection began
                # would not end with the session's commit.
                self._session.connection()
                yield
                self._session.commit()
        except BaseException:
            self._session.rollback()
            raise
        finally:
            self._editing = False
            self._connection.execution_options(writing=False)

    @contextmanager
    def _speaking_plainly(self) -> Iterator[None]:
        """Turn what SQLite says about disk and file into errors that a person can act on."""
        try:
            yield
        except DatabaseError as error:
            raise _plain_error(error, self.path) or error from error

    def _tell(self, changes: ChangeSet) -> None:
        for listener in self._listeners:
            listener(changes)

    def mark_printed(self, numbers: list[tuple[str, int]]) -> None:
        """Remember that these passage numbers left on paper; not a step that undo takes back."""
        if not numbers:
            return
        with self._transaction():
            self._connection.exec_driver_sql(
                "INSERT INTO printed_passage (series, number, printed_at) "
                "SELECT ?, ?, ? WHERE NOT EXISTS "
                "(SELECT 1 FROM printed_passage WHERE series = ? AND number = ?)",
                [(*number, now(), *number) for number in numbers],
            )

    def keep_printed(self, document: PrintedPaper) -> None:
        """Keep a review document as it left, so that what comes back can be compared with it."""
        sha256 = hashlib.sha256(document.data).hexdigest()
        with self._transaction():
            self._connection.exec_driver_sql(
                "INSERT INTO blob (sha256, bytes) SELECT ?, ? "
                "WHERE NOT EXISTS (SELECT 1 FROM blob WHERE sha256 = ?)",
                (sha256, document.data, sha256),
            )
            self._session.add(
                PrintedDocument(
                    uuid=document.uuid,
                    round_uuid=document.round_uuid,
                    kind=document.kind,
                    language=document.language,
                    sha256=sha256,
                )
            )
            self._session.flush()

    def keep_export(self, record: ExportRecord) -> None:
        """Remember what an export printed; of earlier ones of its kind only that they were made."""
        older = update(ExportRecord).where(ExportRecord.what == record.what)
        with self._transaction():
            self._session.execute(older.values(manifest="{}"))
            self._session.add(record)
            self._session.flush()

    def save_copy(self, target: Path, *, replace: bool = False) -> None:
        """Write the project as it is now to another file; this one stays open.

        Raises:
            ProjectExists: ``target`` is there and ``replace`` was not asked for, or it is this
                very file.
            ProjectInUse: ``target`` is open in another window.
            FolderNotWritable, DiskFull: it cannot be written.
        """
        if target.exists() and (not replace or target.samefile(self.path)):
            raise ProjectExists(str(target))
        with take_lock(target), self._committed() as source:
            backup.copy_database(source, target)

    def reading_copy(self) -> ReadingCopy:
        """The project as it is now, in memory, for long reading in another thread."""
        with self._committed() as source:
            return ReadingCopy(source)

    def back_up(self, reason: str, folder: Path | None = None) -> Path:
        """A dated safety copy in the user's data folder (before something large)."""
        with self._committed() as source:
            return backup.back_up(source, self.path, folder or backup.backups_folder(), reason)

    @contextmanager
    def _committed(self) -> Iterator[sqlite3.Connection]:
        """A connection for copying; inside an edit our own would copy half a gesture."""
        if self._editing:
            with closing(raw_connection(self.path, "ro")) as second:
                yield second
        else:
            self._session.rollback()
            yield self._raw()

    def _raw(self) -> sqlite3.Connection:
        return cast("sqlite3.Connection", self._connection.connection.dbapi_connection)

    def close(self) -> None:
        """Sweep what nothing refers to any more and leave exactly one file behind."""
        try:
            if not self.read_only:
                self._sweep()
            self._session.close()
            self._connection.close()
            self._engine.dispose()
        finally:
            if self._lock is not None:
                self._lock.release()

    def _sweep(self) -> None:
        """Remove originals that no source refers to: undo can no longer bring their source back."""
        self._session.rollback()
        unused = (
            "sha256 NOT IN (SELECT original_sha256 FROM source WHERE original_sha256 IS NOT NULL "
            "UNION SELECT sha256 FROM returned_document UNION SELECT sha256 FROM printed_document "
            "UNION SELECT sha256 FROM attachment "
            "UNION SELECT sha256 FROM text_revision WHERE sha256 IS NOT NULL)"
        )
        raw = self._raw()
        try:
            if raw.execute(f"SELECT 1 FROM blob WHERE {unused} LIMIT 1").fetchone():
                raw.execute(f"DELETE FROM blob WHERE {unused}")
                raw.execute("VACUUM")
        except sqlite3.DatabaseError:
            return  # The disk is full, the file has gone or is damaged: sweeping mends nothing.


def _plain_error(error: DatabaseError, path: Path) -> ProjectError | None:
    code = getattr(error.orig, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return ProjectMoved(str(path))
    if str(error.orig).startswith("Could not decode to UTF-8"):
        return DamagedProject(str(path))
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return BelongsToNothing()
    kind = _PLAIN_ERRORS.get(code & 0xFF)
    return kind(str(path)) if kind else None


def create_project(path: Path, title: str = "") -> Project:
    """Make a new, empty project file and open it.

    Raises:
        ProjectExists: there is a file already.
        FolderNotWritable: the folder does not exist or takes no file. DiskFull: no room for it.
    """
    if path.exists():
        raise ProjectExists(str(path))
    lock = take_lock(path)
    try:
        with closing(raw_connection(path, "rwc")) as connection:
            connection.execute("PRAGMA user_version")
        engine = open_engine(path)
        with engine.connect().execution_options(writing=True) as made, made.begin():
            schema.create_schema(made)
            made.execute(insert(ProjectRow).values(id=1, title=title))
        return Project(path, engine, lock, read_only=False)
    except (sqlite3.OperationalError, OperationalError) as error:
        path.unlink(missing_ok=True)
        lock.release()
        original = error.orig if isinstance(error, OperationalError) else error
        full = getattr(original, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL
        raise (DiskFull if full else FolderNotWritable)(str(path)) from error


def open_project(path: Path, backups: Path | None = None) -> Project:
    """Open a project for editing; migrates an older file after backing it up.

    A file from a newer minor version, or one that may not be written, opens read-only.

    Raises:
        MissingProject, NotAProject, NewerProject, DamagedProject, ForeignSchema: not openable.
        ProjectInUse: somebody else edits it; ``open_copy`` shows it all the same.
    """
    _refuse_what_is_no_file(path)
    try:
        lock = take_lock(path)
    except (FolderNotWritable, DiskFull):
        schema.sniff(path)
        return _opened(path, None, read_only=True)
    try:
        fitness = schema.sniff(path)
        if fitness == "older":
            migrate(path, backups or backup.backups_folder())
        return _opened(path, lock, read_only=fitness == "newer_minor" or not _writable(path))
    except BaseException:
        lock.release()
        raise


def _refuse_what_is_no_file(path: Path) -> None:
    """Folders, and pipes that would keep us waiting for ever."""
    if not path.exists():
        raise MissingProject(str(path))
    if not path.is_file():
        raise NotAProject(str(path))


def _writable(path: Path) -> bool:
    try:
        with closing(raw_connection(path)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute("BEGIN IMMEDIATE")  # allowed in a read-only file too
            connection.execute(f"PRAGMA user_version={version}")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return False
    except sqlite3.DatabaseError as error:
        raise DamagedProject(str(path)) from error
    return True


def _opened(path: Path, lock: SoftFileLock | None, *, read_only: bool) -> Project:
    try:
        with closing(raw_connection(path, "ro" if read_only else "rw")) as connection:
            schema.check(connection, path)
    except sqlite3.DatabaseError as error:
        raise DamagedProject(str(path)) from error
    engine = open_engine(path, "ro" if read_only else "rw")
    return Project(path, engine, lock, read_only=read_only)


def open_copy(path: Path, copy: Path) -> Project:
    """Open a read-only copy, made at ``copy``, of a project that somebody else is editing.

    Raises:
        MissingProject, NotAProject, NewerProject, DamagedProject, ForeignSchema: not openable.
    """
    _refuse_what_is_no_file(path)
    try:
        with closing(raw_connection(path, "ro")) as source:
            if source.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
                raise NotAProject(str(path))
            schema.fitness(source.execute("PRAGMA user_version").fetchone()[0], path)
            backup.copy_database(source, copy)
    except sqlite3.DatabaseError as error:
        raise NotAProject(str(path)) from error
    return _opened(copy, None, read_only=True)
