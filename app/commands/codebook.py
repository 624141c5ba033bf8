"""``codebook``: a codebook from a table, and into one."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from app.commands.opening import editing, opened
from app.commands.options import Coder, Study, console_of
from app.interchange.codebook import apply_codebook, codebook_deed, read_codebook_file
from app.interchange.exporting import export
from app.interchange.importing.foreign import ParsingProcess
from app.interchange.reports import ReportRow, count
from app.models.codebook_list import ListedCode
from app.project.file import Project
from app.words import N_, Words

Action = Annotated[Literal["import", "export"], typer.Argument(help=N_("Which way."))]


def codebook(
    context: typer.Context,
    file: Study,
    action: Action,
    table: Annotated[Path, typer.Argument(metavar="PATH", help=N_("The table: .csv or .xlsx."))],
    coder: Coder = "",
) -> None:
    """Take a codebook over from a table, or write it into one."""
    console = console_of(context)
    if action == "export":
        with opened(file) as project:
            export(project, table, "codebook")
        console.answer({"file": str(table)}, [console.words("{file} is written.", file=table)])
        return
    with ParsingProcess() as reader:
        listed = read_codebook_file(table, reader)
    with editing(console, file, coder) as project:
        report = take_over(project, table, listed)
    console.answer(report_data(report), report_lines(console.words, report))


def take_over(
    project: Project, table: Path, listed: tuple[ListedCode, ...]
) -> tuple[ReportRow, ...]:
    """The codebook's rows into the project, as one step."""
    with project.edit(codebook_deed(table)) as session:
        return apply_codebook(session, listed)


def report_data(report: tuple[ReportRow, ...]) -> object:
    """A report as scripts read it."""
    return [{"line": row.line, "name": row.name, "outcome": row.outcome} for row in report]


def report_lines(words: Words, report: tuple[ReportRow, ...]) -> list[str]:
    """A report in one line."""
    return [
        words(
            "{added} added, {changed} changed, {unchanged} unchanged.",
            added=count(report, "added"),
            changed=count(report, "changed"),
            unchanged=count(report, "unchanged"),
        )
    ]
