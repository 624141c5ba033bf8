"""``import``: transcripts and other files into a project."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.console import TO_BE_MENDED, Console
from app.commands.opening import editing
from app.commands.options import Coder, Study, console_of
from app.interchange.importing.foreign import ParsingProcess
from app.interchange.importing.import_plan import ImportPlan, PlannedSource
from app.interchange.importing.importing import apply_import, import_deed, known_study, plan_import
from app.interchange.informants import apply_informants, informants_deed, read_informants_file
from app.project.file import Project
from app.words import N_
from app.words.errors import sentence


def import_files(
    context: typer.Context,
    file: Study,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help=N_("Files, or folders of files."))
    ],
    informants: Annotated[
        Path | None,
        typer.Option("--informants", metavar="CSV", help=N_("A table of the informants.")),
    ] = None,
    coder: Coder = "",
) -> None:
    """Import files; those that cannot be read are named, the others come in all the same."""
    console = console_of(context)
    with editing(console, file, coder) as project, ParsingProcess() as reader:
        if informants is not None:
            _import_informants(console, project, informants, reader)
        plan = _imported(console, project, paths, reader)
    console.answer(_as_data(console, plan), _as_lines(console, plan))
    for row in plan.refused:
        console.note(_reason(console, row))
    if plan.refused:
        raise typer.Exit(TO_BE_MENDED)


def _import_informants(
    console: Console, project: Project, table: Path, reader: ParsingProcess
) -> None:
    """Before the files, so that those named in the table are connected as they come in."""
    listed = read_informants_file(table, reader)
    with project.edit(informants_deed(table)) as session:
        apply_informants(session, listed.informants)
    for remark in listed.remarks:
        console.note(
            console.words(
                "{name}, line {line}: {problem} ({value}).",
                name=table.name,
                line=remark.line,
                problem=console.words(remark.problem),
                value=remark.value,
            )
        )


def _imported(
    console: Console, project: Project, paths: list[Path], reader: ParsingProcess
) -> ImportPlan:
    with project.read() as session:
        known = known_study(session)
    with console.progress(console.words("Reading files")) as progress:
        plan = plan_import(paths, reader, known, progress)
    with (
        console.progress(console.words("Importing")) as progress,
        project.edit(import_deed(plan)) as session,
    ):
        for done, _ in enumerate(apply_import(session, plan), start=1):
            progress(done, len(plan.ready))
    return plan


def _reason(console: Console, row: PlannedSource) -> str:
    return sentence(console.words, row.error) if row.error else ""


def _as_data(console: Console, plan: ImportPlan) -> object:
    return {
        "imported": [_source_data(row) for row in plan.ready],
        "duplicates": [
            {"file": str(row.path), "source": row.duplicate_of} for row in plan.duplicates
        ],
        "refused": [
            {"file": str(row.path), "reason": _reason(console, row)} for row in plan.refused
        ],
    }


def _source_data(row: PlannedSource) -> object:
    return {
        "source": row.name,
        "kind": row.kind,
        "date": row.date,
        "characters": len(row.imported.text) if row.imported else 0,
        "turns": len(row.turns),
        "speakers": [{"label": each.label, "role": each.role} for each in row.speakers],
        "informants": [person.code for person in row.informants],
    }


def _as_lines(console: Console, plan: ImportPlan) -> list[str]:
    words = console.words
    lines = [f"{row.name}  {_summary(console, row)}" for row in plan.ready]
    lines += [
        words("{file} is in the project already, as {name}.", file=row.path, name=row.duplicate_of)
        for row in plan.duplicates
    ]
    return [
        *lines,
        words.plural("{n} source imported.", "{n} sources imported.", len(plan.ready)),
    ]


def _summary(console: Console, row: PlannedSource) -> str:
    turns = console.words.plural("{n} turn", "{n} turns", len(row.turns))
    people = ", ".join(person.code for person in row.informants)
    return ", ".join(filter(None, (people, row.date, turns)))
