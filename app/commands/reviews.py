"""``review``: reading a returned document, and entering answers from a print-out."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from app.commands.console import Console
from app.commands.opening import opened
from app.commands.options import Study, console_of
from app.commands.review_answers import as_data, as_lines, entries_as_data, entries_as_lines
from app.errors import NotFound, UnreadableFolder
from app.interchange.importing.foreign import ParsingProcess
from app.interchange.review.applying import apply_review, review_deed
from app.interchange.review.preview import ReviewPreview
from app.interchange.review.quick_entry import (
    MatchedEntry,
    enter,
    entry_deed,
    match_entries,
    printed_codings,
    read_table,
)
from app.interchange.review.word import preview, read_returned
from app.operations.people import person_named
from app.project.file import Project
from app.queries.people import only_supervisor
from app.queries.review_paper import find_round
from app.words import N_

Action = Literal["import", "enter"]


def review(
    context: typer.Context,
    file: Study,
    action: Annotated[Action, typer.Argument(help=N_("What to do: import or enter."))],
    returned: Annotated[
        Path,
        typer.Argument(
            metavar="RETURNED",
            help=N_(
                "The document that came back (.docx); with enter, lines such as "
                "“K-0015 UB7 s remark” (a text or CSV file, or - for what is typed)."
            ),
        ),
    ],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Only show what would be done."))
    ] = False,
    reviewer: Annotated[
        str, typer.Option(metavar="NAME", help=N_("Who wrote it, if the document does not say."))
    ] = "",
    round_called: Annotated[
        str, typer.Option("--round", metavar="ROUND", help=N_("The round of the print-out."))
    ] = "",
) -> None:
    """Read answers to a review; what is uncertain is listed and left as it was."""
    console = console_of(context)
    if action == "import":
        _import(console, file, returned, reviewer, dry_run=dry_run)
    else:
        _enter(console, file, returned, reviewer, round_called, dry_run=dry_run)


def _import(console: Console, file: Path, returned: Path, reviewer: str, *, dry_run: bool) -> None:
    with ParsingProcess() as reader:
        read = read_returned(returned, reader)
    with opened(file) as project, console.progress(console.words("Reading")) as progress:
        with project.read() as session:
            nameless = only_supervisor(session) or console.words("Supervisor")
            found = preview(session, read, reviewer, nameless, progress)
        applied = 0 if dry_run else _applied(project, found)
    console.answer(as_data(found, applied), as_lines(console.words, found, applied))


def _applied(project: Project, found: ReviewPreview) -> int:
    """Record what is certain, in the reviewer's name."""
    with project.edit(review_deed(found)) as session:
        reviewer_id = person_named(session, found.reviewer, "supervisor")
        return len(apply_review(session, found, reviewer_id))


def _enter(
    console: Console, file: Path, typed: Path, reviewer: str, round_called: str, *, dry_run: bool
) -> None:
    entries = read_table(_typed(typed))
    with opened(file) as project:
        with project.read() as session:
            name = reviewer.strip() or only_supervisor(session)
            round_id = find_round(session, round_called).id if round_called else None
            matched = match_entries(printed_codings(session, entries, name, round_id), entries)
        if not name:
            raise NotFound("reviewer", reviewer)
        entered = 0 if dry_run else _entered(project, matched, name, round_id)
    console.answer(
        entries_as_data(name, matched, entered), entries_as_lines(console.words, matched, entered)
    )


def _entered(
    project: Project, matched: list[MatchedEntry], reviewer: str, round_id: int | None
) -> int:
    with project.edit(entry_deed()) as session:
        reviewer_id = person_named(session, reviewer, "supervisor")
        return len(enter(session, matched, reviewer_id, round_id))


def _typed(path: Path) -> str:
    """The lines of a file, or of standard input."""
    if str(path) == "-":
        return sys.stdin.read()
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise UnreadableFolder(str(path)) from error
