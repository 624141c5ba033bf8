"""Copies of a project that come back: for a reviewer, a second coder, a colleague.

A copy is a whole project with an identity of its own; it and the project remember each other's
rows, so that ``app.interchange.merging`` knows later who changed what. A second coder's copy is
blind: what others did is taken out and the file written anew, so that no byte of it is left.
"""

import tempfile
import uuid as uuids
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.errors import FolderNotWritable, Gone, NotFound, ProjectExists, ReviewOnly
from app.interchange.copy_rows import CommonGround, packed_ground, packed_rows, read_rows
from app.interchange.merging.other import Copy, Progress, no_progress, read_copy
from app.models.known_copy import KnownCopy
from app.models.passage import Passage
from app.models.person import Person, PersonRole
from app.models.project import Project as ProjectRow
from app.models.project import Purpose
from app.models.source import Source
from app.operations.known_copies import Acquaintance, note_purpose, remember_copy
from app.operations.people import add_person
from app.project.activity import record
from app.project.file import Project, open_project
from app.project.rewriting import rewrite
from app.queries.people import people

_ROLES: dict[Purpose, PersonRole] = {"review": "supervisor", "coder": "coder", "": "researcher"}
_LETTERS = "BCDEFGHIJKLMNOPQRSTUVWXYZ"
_STEPS = 4
_OTHERS_WORK = (
    *("settlement", "second_coding", "decision", "returned_document", "review_round"),
    *("known_copy", "passage_alias", "snapshot", "printed_document", "printed_passage"),
    *("activity", "number_counter", "chapter_section", "chapter_passage", "recommendation"),
    *("attachment", "member_check", "export_record", "code_revision"),
)
"""Emptied in a blind copy; the rest goes with its person."""


@dataclass(frozen=True)
class CopyPlan:
    """What a copy is for.

    ``source_ids`` are the sample of a second coder (none: all sources). ``again``: the person
    codes the sample a second time, as ``name (2)``, for the stability of the first coding.
    """

    purpose: Purpose
    person: str
    source_ids: tuple[int, ...] = ()
    again: bool = False


@dataclass(frozen=True)
class MadeCopy:
    """The copy that was written: for whom, and the letters of its passage numbers."""

    path: Path
    person: str
    series: str
    copy_id: str


@dataclass(frozen=True)
class _Identity:
    """What makes the copy another one; ``is_new`` if the project does not know the person yet."""

    copy_id: str
    series: str
    person: str
    person_uuid: str
    is_new: bool
    sources: tuple[str, ...]


@dataclass(frozen=True)
class CopyDraft:
    """A copy that is being made: plain data, which any thread may write (``write_copy``).

    ``folder`` holds the project as it is now, and later the copy; who made the draft removes it.
    """

    folder: Path
    out: Path
    plan: CopyPlan
    identity: _Identity
    name: str
    maker: int | None

    @property
    def raw(self) -> Path:
        """The project as it was when the copy was asked for."""
        return self.folder / "raw.kutipan"

    @property
    def written(self) -> Path:
        """The finished copy, still beside its place."""
        return self.folder / "written.kutipan"


@dataclass(frozen=True)
class WrittenCopy:
    """A copy that waits to be put in its place, and the ground that it shares with the project."""

    draft: CopyDraft
    proof: str
    ground: bytes


def make_copy(
    project: Project, out: Path, plan: CopyPlan, progress: Progress = no_progress
) -> MadeCopy:
    """Write a copy to the new file ``out``, and remember it in the project (one undo step).

    Raises:
        ProjectExists: there is a file already. FolderNotWritable, DiskFull: it cannot be written.
        NotFound: no such source; or nobody of the name who could code again.
        ReviewOnly: the project is a reviewer's copy itself.
    """
    with folder_beside(out) as folder:
        draft = draft_copy(project, out, plan, Path(folder))
        return finish_copy(project, write_copy(draft, progress))


def draft_copy(project: Project, out: Path, plan: CopyPlan, folder: Path) -> CopyDraft:
    """Begin a copy in an empty folder on the disk of ``out``; the first of three steps.

    Raises:
        As ``make_copy``.
    """
    if project.reviewing:
        raise ReviewOnly(str(project.path))
    if out.exists():
        raise ProjectExists(str(out))
    with project.read() as session:
        identity = _identity(session, plan)
    draft = CopyDraft(folder, out, plan, identity, project.path.name, project.person_id)
    project.save_copy(draft.raw)
    return draft


def write_copy(draft: CopyDraft, progress: Progress = no_progress) -> WrittenCopy:
    """Write the copy beside its place; the second step, on any thread."""
    progress(1, _STEPS)
    with closing(open_project(draft.raw)) as raw, raw.read() as session:
        here = read_copy(session.connection(), draft.name)
    progress(2, _STEPS)
    made = _become_copy(draft, here)
    ground = packed_ground(CommonGround(packed_rows(made.stored.rows)))
    progress(3, _STEPS)
    rewrite(draft.raw, draft.written)
    progress(_STEPS, _STEPS)
    return WrittenCopy(draft, made.proof, ground)


def finish_copy(project: Project, made: WrittenCopy) -> MadeCopy:
    """Put the copy in its place and remember it; the last step.

    Raises:
        ProjectExists: another file has taken the place. FolderNotWritable: it takes none.
    """
    draft, identity = made.draft, made.draft.identity
    with project.edit() as session:
        _remember(session, made)
        _put(draft.written, draft.out)
    return MadeCopy(draft.out, identity.person, identity.series, identity.copy_id)


def _put(written: Path, out: Path) -> None:
    """Give the finished file its name, which nothing else must have."""
    if out.exists():
        raise ProjectExists(str(out))
    try:
        written.rename(out)
    except OSError as error:
        raise FolderNotWritable(str(out)) from error


def folder_beside(out: Path) -> "tempfile.TemporaryDirectory[str]":
    """A folder on the same disk, so that the finished file only needs a new name.

    Raises:
        FolderNotWritable: nothing can be written there.
    """
    try:
        return tempfile.TemporaryDirectory(
            prefix=".kutipan-", dir=out.parent, ignore_cleanup_errors=True
        )
    except OSError as error:
        raise FolderNotWritable(str(out)) from error


def _identity(session: Session, plan: CopyPlan) -> _Identity:
    known = {person.name.casefold(): person for person in people(session)}
    name = plan.person.strip()
    if plan.again:
        if name.casefold() not in known:
            raise NotFound("person", name)
        name = next(new for n in count(2) if (new := f"{name} ({n})").casefold() not in known)
    person = known.get(name.casefold())
    return _Identity(
        str(uuids.uuid4()),
        _free_series(session) if plan.purpose != "review" else "",
        person.name if person else name,
        person.uuid if person else str(uuids.uuid4()),
        person is None,
        _source_uuids(session, plan.source_ids),
    )


def _source_uuids(session: Session, source_ids: Sequence[int]) -> tuple[str, ...]:
    known = {row.id: row.uuid for row in session.execute(select(Source.id, Source.uuid))}
    missing = [source_id for source_id in source_ids if source_id not in known]
    if missing:
        raise Gone("source")
    return tuple(known[source_id] for source_id in source_ids)


def _free_series(session: Session) -> str:
    """Our own letters and one more: ``KB``, ``KC`` … ``KZ``, ``KAB`` …; never given twice."""
    own = session.scalars(select(ProjectRow.series)).one()
    taken = {*session.scalars(select(KnownCopy.series)), *session.scalars(select(Passage.series))}
    return next(
        series
        for n in count()
        for letter in _LETTERS
        if (series := f"{own}{'A' * n}{letter}") not in taken
    )


def _become_copy(draft: CopyDraft, here: Copy) -> Copy:
    """Turn the raw file into the copy; returns it as a later merge will see it."""
    path, plan, identity = draft.raw, draft.plan, draft.identity
    with closing(open_project(path)) as copy:
        blind = plan.purpose == "coder"
        copy.person_id = None if blind else draft.maker
        with copy.edit() as session:
            person_id = _person_of(session, identity, _ROLES[plan.purpose])
            if blind:
                _take_out_others(session, person_id, identity.sources)
            row = session.get_one(ProjectRow, 1)
            row.copy_of, row.copy_id = row.copy_id, identity.copy_id
            row.purpose, row.copy_for = plan.purpose, identity.person_uuid
            row.series = identity.series or row.series
            record(session, "copy_made", copy=identity.series, name=identity.person)
            session.flush()
            rows = packed_rows(read_rows(session.connection()).rows)
            ground = packed_ground(CommonGround(rows))
            remember_copy(session, Acquaintance(here.copy_id, here.name, 1, here.proof, ground))
        with copy.read() as session:
            return read_copy(session.connection(), path.name)


def _person_of(session: Session, identity: _Identity, role: PersonRole) -> int:
    if identity.is_new:
        return add_person(session, identity.person, role, identity.person_uuid)
    return session.scalars(select(Person.id).where(Person.uuid == identity.person_uuid)).one()


def _take_out_others(session: Session, person_id: int, sources: Sequence[str]) -> None:
    """Leave the texts, the informants and the codebook, and what the coder did themselves."""
    for table in _OTHERS_WORK:
        session.execute(text(f"DELETE FROM {table}"))
    session.execute(text("DELETE FROM person WHERE id <> :id"), {"id": person_id})
    session.execute(text("DELETE FROM passage WHERE id NOT IN (SELECT passage_id FROM coding)"))
    # Which codes are at hand for coding: a habit, from which one could guess what was found.
    session.execute(text("DELETE FROM project_setting WHERE key LIKE 'favourite%'"))
    if sources:
        _take_out_sources(session, sources)
    session.execute(
        text(
            "DELETE FROM blob WHERE sha256 NOT IN "
            "(SELECT original_sha256 FROM source WHERE original_sha256 IS NOT NULL)"
        )
    )
    session.expire_all()


def _take_out_sources(session: Session, sources: Sequence[str]) -> None:
    """Sources that are not in the sample, and the informants and folders of no other."""
    speaking = "SELECT informant_id FROM participation"
    before = session.execute(text(speaking)).scalars().all()
    gone = session.scalars(select(Source).where(Source.uuid.not_in(sources)))
    for source in gone.all():
        session.delete(source)
    session.flush()
    after = set(session.execute(text(speaking)).scalars())
    going = [{"id": informant_id} for informant_id in {*before} - after]
    if going:
        session.execute(text("DELETE FROM masked_name WHERE informant_id = :id"), going)
        session.execute(text("DELETE FROM informant WHERE id = :id"), going)
    session.execute(
        text("DELETE FROM source_folder WHERE id NOT IN (SELECT folder_id FROM source_in_folder)")
    )
    session.execute(
        text("DELETE FROM masked_name WHERE id NOT IN (SELECT masked_name_id FROM mask)")
    )


def _remember(session: Session, made: WrittenCopy) -> None:
    plan, identity, name = made.draft.plan, made.draft.identity, made.draft.out.name
    if identity.is_new:
        _person_of(session, identity, _ROLES[plan.purpose])
    met = Acquaintance(identity.copy_id, name, 1, made.proof, made.ground)
    known_id = remember_copy(session, met)
    note_purpose(
        session, known_id, plan.purpose, identity.person_uuid, identity.series, identity.sources
    )
    record(session, "copy_made", copy=name, name=identity.person)
