"""``merge``: taking another copy's changes over."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from app.commands.console import Console
from app.commands.opening import editing, opened
from app.commands.options import Study, console_of
from app.interchange.merging.merging import apply_merge, merge_preview
from app.interchange.merging.preview import DELETED, Conflict, MergePreview, MergeRow, Question
from app.words import N_, Words
from app.words.shortening import shortened

_SHOWN_CHARACTERS = 160
_MOST_ROWS = 20
_TITLES = {
    "new": N_("New there"),
    "changed_there": N_("Changed there"),
    "deleted_there": N_("Deleted there"),
    "unified": N_("Made in both copies, now one"),
    "renumbered": N_("Renumbered or renamed"),
    "met": N_("Corrected differently in both copies; all versions are kept"),
    "changed_here": N_("Only here"),
}


def merge(
    context: typer.Context,
    file: Study,
    other: Annotated[
        Path, typer.Argument(metavar="OTHER", help=N_("The copy that came back (.kutipan)."))
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Only show what would be done."))
    ] = False,
) -> None:
    """Merge a copy of the project; what is uncertain is listed and left as it was."""
    console = console_of(context)
    found = _looked_at(console, file, other) if dry_run else _merged(console, file, other)
    applied = 0 if dry_run else found.takes_over
    console.answer(
        _as_data(console.words, found, applied), _as_lines(console.words, found, applied)
    )


def _looked_at(console: Console, file: Path, other: Path) -> MergePreview:
    with opened(file) as project, console.progress(console.words("Comparing")) as progress:
        return merge_preview(project, other, progress)


def _merged(console: Console, file: Path, other: Path) -> MergePreview:
    with (
        editing(console, file) as project,
        console.progress(console.words("Merging")) as progress,
    ):
        return apply_merge(project, merge_preview(project, other, progress), progress=progress)


def _listed(found: MergePreview) -> dict[str, tuple[MergeRow, ...]]:
    return {name: getattr(found, name) for name in _TITLES}


def _as_data(words: Words, found: MergePreview, applied: int) -> object:
    return {
        "other": found.other.name,
        "common_ground": found.has_ground,
        "applied": applied,
        **{name: [row.said(words) for row in rows] for name, rows in _listed(found).items()},
        "conflicts": [_conflict_data(words, each) for each in found.conflicts],
        "questions": [_question_data(words, each) for each in found.questions],
    }


def _conflict_data(words: Words, conflict: Conflict) -> object:
    return {
        "id": conflict.id,
        "what": conflict.row.said(words),
        "column": words(conflict.column),
        "here": conflict.ours,
        "there": conflict.theirs,
    }


def _question_data(words: Words, question: Question) -> object:
    return {
        "id": question.id,
        "here": question.here.said(words),
        "there": question.there.said(words),
    }


def _as_lines(words: Words, found: MergePreview, applied: int) -> list[str]:
    lines = [found.other.name]
    if not found.has_ground:
        lines.append(
            words(
                "Nothing proves that the copies have a common past, so every difference is asked."
            )
        )
    for name, rows in _listed(found).items():
        if rows:
            lines.append(f"{words(_TITLES[name])}: {len(rows)}")
            lines += _some(words, [row.said(words) for row in rows])
    if found.open:
        lines.append(words("Please decide these yourself; here they stay as they were:"))
        lines += [f"    {_conflict_line(words, each)}" for each in found.conflicts]
        lines += [
            "    " + words("Are these the same? {here} / {there}", here=here, there=there)
            for here, there in (
                (each.here.said(words), each.there.said(words)) for each in found.questions
            )
        ]
    lines.append(words.plural("{n} row taken over.", "{n} rows taken over.", applied))
    return lines


def _some(words: Words, rows: Sequence[str]) -> list[str]:
    shown = [f"    {shortened(row, _SHOWN_CHARACTERS)}" for row in rows[:_MOST_ROWS]]
    more = len(rows) - _MOST_ROWS
    return [*shown, *(["    " + words("and {n} more", n=more)] if more > 0 else [])]


def _conflict_line(words: Words, conflict: Conflict) -> str:
    what = conflict.row.said(words)
    if conflict.theirs == DELETED:
        return words("{what}: deleted there, changed or used here", what=what)
    if conflict.ours == DELETED:
        return words("{what}: deleted here, changed or used there", what=what)
    return words(
        "{what}, {column}: here “{here}”, there “{there}”",
        what=what,
        column=words(conflict.column),
        here=shortened(conflict.ours, _SHOWN_CHARACTERS),
        there=shortened(conflict.theirs, _SHOWN_CHARACTERS),
    )
