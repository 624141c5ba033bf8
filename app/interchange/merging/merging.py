"""Merging another copy of the project: a preview, then one undo step.

::

    plan = merge_preview(project, path)           # nothing is changed
    plan = decided(project, plan, {conflict.id: "theirs"})  # as often as somebody decides
    apply_merge(project, plan, decisions)

A window does the same beside its event loop: ``planned`` takes plain data on any thread, and
``write_merge`` writes what was planned in small steps of one edit.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.errors import (
    AnotherProject,
    BelongsToNothing,
    BlindCopy,
    DamagedProject,
    ProjectExists,
    ReviewOnly,
)
from app.interchange.copy_rows import CommonGround, Row, Rows, layouts, packed_ground
from app.interchange.merging.comparison import keep_comparison
from app.interchange.merging.other import (
    Copy,
    Progress,
    blob_names,
    common_ground,
    no_progress,
    read_copy,
    read_other,
)
from app.interchange.merging.preview import DELETED, Conflict, MergePreview, MergeRow, Question
from app.interchange.merging.records import add_records, are_known
from app.interchange.merging.result import Together, together
from app.interchange.merging.revisions import meetings
from app.interchange.merging.rules import can_keep_both
from app.interchange.merging.sentences import COLUMNS, QUIET, Sentences
from app.interchange.merging.three_way import Choice, Clash, Decisions
from app.interchange.merging.twins import Namesakes
from app.interchange.merging.writing import write_rows
from app.models.deed import Deed
from app.operations.known_copies import Acquaintance, remember_copy
from app.project.activity import record
from app.project.file import Project, open_project

_UNLISTED = QUIET | {"coding", "code_link", "interpretation", "settlement"}
"""Becomes one because what it hangs on does."""
NOTHING_DECIDED: Decisions = {}
_STEPS = 4


def merge_preview(project: Project, path: Path, progress: Progress = no_progress) -> MergePreview:
    """What merging the file at ``path`` would do; it is read from a copy and never written.

    Raises:
        ProjectFileError: it cannot be read. AnotherProject: it is no copy of this project.
        BlindCopy, ReviewOnly: this copy is to be merged into the study, not the other way.
    """
    progress(0, _STEPS)
    with project.read() as session:
        known = blob_names(session.connection())
    _refuse_oneself(project, path)
    other = read_other(path, known)
    progress(1, _STEPS)
    found = preview_of(project, other)
    progress(_STEPS, _STEPS)
    return found


def preview_of(
    project: Project, other: Copy, decisions: Decisions = NOTHING_DECIDED
) -> MergePreview:
    """The preview for a file that was read already (``read_other``), given some decisions."""
    _refuse_reviewing(project)
    with project.read() as session:
        here = read_copy(session.connection(), project.path.name)
    return planned(here, other, decisions).preview


@dataclass(frozen=True)
class PlannedMerge:
    """A merge that only waits to be written; ``here`` must still be what the project holds."""

    here: Copy
    result: Together
    preview: MergePreview


def planned(here: Copy, other: Copy, decisions: Decisions = NOTHING_DECIDED) -> PlannedMerge:
    """What merging ``other`` into ``here`` does; plain data, for any thread.

    Raises:
        AnotherProject: it is no copy of this project. BlindCopy: the study is merged into a copy.
    """
    _refuse(here, other)
    ground = common_ground(here, other)
    result = together(here, other, ground, decisions)
    return PlannedMerge(here, result, _preview(ground, other, here, result, decisions))


def planned_from(snapshot: Path, name: str, path: Path, progress: Progress) -> PlannedMerge:
    """Plan merging the file at ``path``; ``snapshot`` is a private copy of the project ``name``.

    Raises:
        ProjectFileError: it cannot be read. AnotherProject, BlindCopy: as ``planned``.
    """
    progress(0, _STEPS)
    with closing(open_project(snapshot)) as copy, copy.read() as session:
        known = blob_names(session.connection())
        here = read_copy(session.connection(), name)
    progress(1, _STEPS)
    other = read_other(path, known)
    progress(2, _STEPS)
    found = planned(here, other)
    progress(_STEPS, _STEPS)
    return found


def _refuse_oneself(project: Project, path: Path) -> None:
    if path.exists() and path.samefile(project.path):
        raise ProjectExists(str(path))


def _refuse(here: Copy, other: Copy) -> None:
    if here.project_uuid != other.project_uuid:
        raise AnotherProject(other.name)
    if here.purpose == "coder":
        raise BlindCopy(here.name)


def _refuse_reviewing(project: Project) -> None:
    if project.reviewing:
        raise ReviewOnly(str(project.path))


def merge_deed(plan: MergePreview) -> Deed:
    """The name of the step."""
    return Deed("copy_merged", {"copy": plan.other.name})


def apply_merge(
    project: Project,
    plan: MergePreview,
    decisions: Decisions = NOTHING_DECIDED,
    progress: Progress = no_progress,
) -> MergePreview:
    """Take over what is certain or decided, in one undo step and after a backup.

    What is undecided stays as it is here and is asked again the next time. Returns what was done.
    Merging the same file again changes nothing. Whatever ``progress`` raises takes all back.

    Raises:
        DamagedProject: the other file's rows do not fit together; nothing was changed.
    """
    _refuse_reviewing(project)
    with project.read() as session:
        here = read_copy(session.connection(), project.path.name)
    ready = planned(here, plan.other, decisions)
    progress(1, _STEPS)
    if changes_nothing(ready):
        return ready.preview
    project.back_up("merge")
    progress(2, _STEPS)
    try:
        with project.edit(merge_deed(plan)) as session:
            for done, total in write_merge(session, ready):
                if total:
                    progress(done, total)
    except (IntegrityError, BelongsToNothing) as error:
        raise told_plainly(error, ready) from error
    progress(_STEPS, _STEPS)
    return ready.preview


def changes_nothing(plan: PlannedMerge) -> bool:
    """Whether all that the other copy knows is here already, and that is known, too."""
    here, other, result = plan.here, plan.preview.other, plan.result
    known = here.known.get(other.copy_id)
    return (
        known is not None
        and known.proof == other.proof
        and known.ground == packed_ground(result.agreed)
        and result.rows == here.stored.rows
        and are_known(here, other, result)
    )


def told_plainly(error: BaseException, plan: PlannedMerge) -> BaseException:
    """What writing met: a broken promise of the schema means that the other file is damaged."""
    if isinstance(error, IntegrityError | BelongsToNothing):
        return DamagedProject(plan.preview.other.name)
    return error


def write_merge(session: Session, plan: PlannedMerge) -> Iterator[tuple[int, int]]:
    """Write a merge into its project, after a backup and in an edit named ``merge_deed``.

    Yields how much of how much is done; of nothing while nobody knows.

    Raises:
        IntegrityError: the other file's rows do not fit together (``told_plainly``).
    """
    here, other, result = plan.here, plan.preview.other, plan.result
    connection = session.connection()
    yield from write_rows(connection, here.stored, result.rows, result.same)
    add_records(connection, here, other, result)
    session.expire_all()
    met = [known.meetings for known in (here.known.get(other.copy_id),) if known]
    met += [known.meetings for known in (other.known.get(here.copy_id),) if known]
    remember_copy(
        session,
        Acquaintance(
            other.copy_id,
            other.name,
            max(met, default=0) + 1,
            other.proof,
            packed_ground(result.agreed),
        ),
    )
    record(session, "copy_merged", copy=other.name)
    keep_comparison(session, other, result)


def _preview(
    ground: CommonGround, other: Copy, here: Copy, result: Together, decisions: Decisions
) -> MergePreview:
    names = Sentences(result.rows, result.ours, result.theirs, here.stored.rows, other.stored.rows)
    rows, ours, theirs = result.rows, result.ours, result.theirs
    return MergePreview(
        other,
        ground,
        new=_listed(names, _only_in(rows, ours)),
        changed_there=_listed(names, _differing(rows, ours)),
        changed_here=_listed(names, [*_only_in(rows, theirs), *_differing(rows, theirs)]),
        deleted_there=_listed(names, _only_in(ours, rows)),
        conflicts=tuple(_conflict(names, result, clash, decisions) for clash in result.clashes),
        questions=tuple(
            Question(
                pair.id,
                Sentences(ours, theirs).row(pair.table, _ours_first(pair, ours)[0]),
                Sentences(theirs, ours).row(pair.table, _ours_first(pair, ours)[1]),
                choice=decisions.get(pair.id),
            )
            for pair in result.questions
        ),
        unified=_unified(names, here, other, result),
        renumbered=_renumbered(names, result),
        met=tuple(names.met(each) for each in meetings(here.stored.rows, other.stored.rows)),
        same=result.same,
    )


Places = list[tuple[str, str]]


def _only_in(one: Rows, other: Rows) -> Places:
    return [
        (layout.name, key)
        for layout in layouts()
        if layout.name not in QUIET
        for key in one[layout.name]
        if key not in other[layout.name]
    ]


def _differing(one: Rows, other: Rows) -> Places:
    return [
        (layout.name, key)
        for layout in layouts()
        for key, row in one[layout.name].items()
        if other[layout.name].get(key, row) != row
    ]


def _listed(names: Sentences, places: Places) -> tuple[MergeRow, ...]:
    return tuple(names.row(table, key) for table, key in places)


def _ours_first(pair: Namesakes, ours: Rows) -> tuple[str, str]:
    if pair.key in ours[pair.table]:
        return pair.key, pair.other
    return pair.other, pair.key


def _conflict(names: Sentences, result: Together, clash: Clash, decisions: Decisions) -> Conflict:
    choices: tuple[Choice, ...] = ("ours", "theirs")
    row = names.row(clash.table, clash.key)
    if not clash.columns:
        shown = {"ours": DELETED, "theirs": DELETED, clash.side: ""}
        return Conflict(
            clash.id, row, "", shown["ours"], shown["theirs"], choices, decisions.get(clash.id)
        )
    if can_keep_both(clash.table, clash.columns):
        choices = (*choices, "both")
    column = clash.columns[-1] if clash.table == "decision" else clash.columns[0]
    return Conflict(
        clash.id,
        row,
        COLUMNS.get(column, column),
        _shown(names, clash, result.ours[clash.table][clash.key]),
        _shown(names, clash, result.theirs[clash.table][clash.key]),
        choices,
        decisions.get(clash.id),
    )


def _shown(names: Sentences, clash: Clash, row: Row) -> str:
    return " ".join(names.value(clash.table, column, row) for column in clash.columns)


def _unified(names: Sentences, here: Copy, other: Copy, result: Together) -> tuple[MergeRow, ...]:
    before = Sentences(here.stored.rows, other.stored.rows)
    return tuple(
        names.unified(table, key, into, before)
        for table, renames in result.newly.items()
        for key, into in renames.items()
        if table not in _UNLISTED and into in result.rows.get(table, {})
    )


def _renumbered(names: Sentences, result: Together) -> tuple[MergeRow, ...]:
    before = Sentences(result.ours, result.theirs)
    changed = [("passage", key, old) for key, old in result.renumbered]
    changed += [(table, key, before.called(table, key)) for table, key in result.told_apart]
    return tuple(names.renamed(*each) for each in changed)
