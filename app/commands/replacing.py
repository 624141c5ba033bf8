"""``replace``: a corrected file in the place of a source's."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.console import Console
from app.commands.opening import editing
from app.commands.options import Coder, Study, console_of
from app.interchange.importing.foreign import ParsingProcess
from app.interchange.replacing import (
    FATES,
    PassageFate,
    ReplacementPlan,
    apply_plan,
    plan_replacement,
    replaceable,
)
from app.queries.sources import find_source, sources
from app.words import N_


def replace_source(
    context: typer.Context,
    file: Study,
    new_file: Annotated[
        Path, typer.Argument(metavar="NEWFILE", help=N_("The corrected file of the source."))
    ],
    source: Annotated[
        str, typer.Option("--source", metavar="NAME", help=N_("Which source it replaces."))
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Only show what would become of the passages."))
    ] = False,
    coder: Coder = "",
) -> None:
    """Replace a source by a corrected file; its passages stay on their words."""
    console = console_of(context)
    with editing(console, file, coder) as project, ParsingProcess() as reader:
        with project.read() as session:
            found = find_source(sources(session), source)
            known = replaceable(session, found.id)
        plan = plan_replacement(known, new_file, reader)
        if not dry_run:
            with project.edit() as session:
                apply_plan(session, plan, project.person_id or 0)
    console.answer(_as_data(plan, replaced=not dry_run), _as_lines(console, plan, dry_run))


def _as_data(plan: ReplacementPlan, *, replaced: bool) -> object:
    told: dict[str, object] = {
        "source": plan.source.name,
        "file": plan.file_name,
        "replaced": replaced,
        "edits": len(plan.revised.splices),
    }
    for fate in FATES:
        told[fate] = [_fate_data(each) for each in plan.of_fate(fate)]
    return told


def _fate_data(each: PassageFate) -> object:
    return {
        "number": each.passage.number,
        "former": each.former,
        "now": each.now,
        "start": each.span.start if each.span else None,
        "end": each.span.end if each.span else None,
    }


def _as_lines(console: Console, plan: ReplacementPlan, dry_run: bool) -> list[str]:
    words = console.words
    unchanged, changed, doubtful = (len(plan.of_fate(fate)) for fate in FATES)
    lines = [
        words.plural("{n} passage keeps its words", "{n} passages keep their words", unchanged),
        words.plural(
            "the words of {n} passage change", "the words of {n} passages change", changed
        ),
        words.plural("{n} passage is not found", "{n} passages are not found", doubtful),
    ]
    lines += [f"    {each.passage.number}  {each.former}" for each in plan.of_fate("doubtful")]
    name = plan.source.name
    if dry_run:
        return [*lines, words("“{source}” was not replaced (--dry-run).", source=name)]
    return [
        *lines,
        words("“{source}” holds the text of {file} now.", source=name, file=plan.file_name),
    ]
