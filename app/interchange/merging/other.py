"""What a merge knows of a copy: its rows, where it came from, and what is kept outside undo."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from app.errors import DamagedProject, NewerProject
from app.interchange.copy_rows import CommonGround, Renames, StoredRows, read_ground, read_rows
from app.interchange.merging.twins import joined
from app.project.aside import opened_aside
from app.project.checks import check_project

Progress = Callable[[int, int], None]
"""Called with how much is done, and of how much; whatever it raises cancels."""
Event = tuple[str, str | None, str, str, str]
"""An activity: at, its person's UUID, key, parameters, happened."""


def no_progress(_done: int, _total: int) -> None:
    """For those who do not watch."""


@dataclass(frozen=True)
class Meeting:
    """What a copy remembers of another: how often they met, and what they had in common."""

    meetings: int
    proof: str
    ground: bytes


@dataclass(frozen=True)
class Copy:
    """A project file as a merge sees it; plain data, for any thread.

    ``printed_documents`` and ``exports`` are whole rows without their id; ``blobs`` the bytes that
    were asked for.
    """

    name: str
    project_uuid: str
    copy_id: str
    purpose: str
    copy_for: str | None
    stored: StoredRows
    known: Mapping[str, Meeting]
    events: tuple[Event, ...]
    counters: Mapping[str, int]
    printed: Mapping[tuple[str, int], str]
    snapshots: Mapping[str, str]
    printed_documents: Mapping[str, tuple[object, ...]]
    exports: tuple[tuple[object, ...], ...]
    blobs: Mapping[str, bytes] = field(repr=False)

    @property
    def proof(self) -> str:
        """A mark of the newest activity; empty when nothing was ever done."""
        return self.marks[-1] if self.marks else ""

    @cached_property
    def marks(self) -> list[str]:
        """A hash of each activity; of several alike, the first, second, … has its own.

        Without the person, because two people may turn out to be one.
        """
        seen: Counter[tuple[str, ...]] = Counter()
        marks = []
        for at, _, *rest in self.events:
            what = (at, *rest)
            seen[what] += 1
            written = repr((what, seen[what])).encode(errors="surrogatepass")
            marks.append(hashlib.sha256(written).hexdigest())
        return marks


EXPORT = ("what", "language", "name", "sha256", "manifest", "made_at")
PRINTED_DOCUMENT = ("uuid", "round_uuid", "kind", "language", "sha256", "printed_at")


def read_copy(connection: Connection, name: str, but_blobs: Collection[str] | None = None) -> Copy:
    """An open file as a merge sees it; with the bytes of its originals but those (None: without).

    Raises:
        DatabaseError: the file is damaged.
    """
    ask = connection.exec_driver_sql
    stored = read_rows(connection)
    project_uuid, copy_id, purpose, copy_for = ask(
        "SELECT project_uuid, copy_id, purpose, copy_for FROM project"
    ).one()
    people = {row_id: uuid for uuid, row_id in stored.ids["person"].items()}
    names = ", ".join(PRINTED_DOCUMENT)
    return Copy(
        name,
        project_uuid,
        copy_id,
        purpose,
        copy_for,
        stored,
        {
            copy_id: Meeting(*rest)
            for copy_id, *rest in ask("SELECT copy_id, meetings, proof, rows FROM known_copy")
        },
        tuple(
            (at, people.get(person_id), *rest)
            for at, person_id, *rest in ask(
                "SELECT at, person_id, key, parameters, happened FROM activity ORDER BY id"
            )
        ),
        dict(_pairs(connection, "SELECT series, next_number FROM number_counter")),
        {(s, n): at for s, n, at in ask("SELECT series, number, printed_at FROM printed_passage")},
        dict(_pairs(connection, "SELECT fingerprint, content FROM snapshot")),
        {row[0]: tuple(row) for row in ask(f"SELECT {names} FROM printed_document ORDER BY id")},
        tuple(tuple(row) for row in ask(f"SELECT {', '.join(EXPORT)} FROM export_record")),
        {} if but_blobs is None else _blobs(connection, but_blobs),
    )


def _pairs(connection: Connection, query: str) -> list[tuple[Any, Any]]:
    return [(row[0], row[1]) for row in connection.exec_driver_sql(query)]


def blob_names(connection: Connection) -> set[str]:
    """The hashes of all bytes that a file keeps."""
    return set(connection.exec_driver_sql("SELECT sha256 FROM blob").scalars())


def _blobs(connection: Connection, but: Collection[str]) -> dict[str, bytes]:
    """The bytes under their own hash: what a hostile file calls otherwise is not taken."""
    found = {}
    for sha256 in blob_names(connection).difference(but):
        data = connection.exec_driver_sql(
            "SELECT bytes FROM blob WHERE sha256 = ?", (sha256,)
        ).scalar_one()
        if hashlib.sha256(data).hexdigest() == sha256:
            found[sha256] = data
    return found


_HARMLESS = frozenset({"revision", "link"})
"""What is found in a copy and does not keep its rows from being compared."""


def read_other(path: Path, but_blobs: Collection[str] = ()) -> Copy:
    """Read another project file, from a copy of it; itself it is never written.

    Raises:
        MissingProject, NotAProject, DamagedProject, ForeignSchema: it cannot be read.
        NewerProject: it may hold what this program does not know.
        ProjectInUse: somebody is editing it.
    """
    with opened_aside(path) as project:
        if project.read_only:
            raise NewerProject(str(path))
        if any(finding.trouble not in _HARMLESS for finding in check_project(project)):
            raise DamagedProject(str(path))
        with project.read() as session:
            return read_copy(session.connection(), path.name, but_blobs)


def common_ground(here: Copy, other: Copy) -> CommonGround:
    """The latest state that both copies come from; empty when there is no proof of any.

    What one copy remembers counts only while the other still holds the activity that was its
    newest then: a twin made by the file manager has the same ``copy_id`` but another history.
    """
    candidates = [
        (meeting.meetings, meeting.ground)
        for meeting, witness in (
            (here.known.get(other.copy_id), other),
            (other.known.get(here.copy_id), here),
        )
        if meeting is not None and (not meeting.proof or meeting.proof in witness.marks)
    ]
    grounds = [
        ground
        for _, stored in sorted(candidates, key=lambda each: each[0], reverse=True)
        if (ground := read_ground(stored)) is not None
    ]
    if not grounds:
        return CommonGround()
    same: Renames = {}
    for ground in reversed(grounds):
        same = joined(same, ground.same)
    return CommonGround(grounds[0].rows, same)
