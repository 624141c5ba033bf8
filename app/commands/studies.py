"""``new`` and ``check``: making a project file, and looking whether one is whole."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from app.commands.codebook import take_over
from app.commands.opening import opened, work_as
from app.commands.options import Coder, Study, console_of
from app.importers.child import ParsingProcess
from app.interchange.codebook import read_codebook_file
from app.models.codebook_list import ListedCode
from app.project.checks import Finding, check_project
from app.project.file import create_project
from app.words import N_, Words

TO_BE_MENDED = 1


def new(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("The project to make."))],
    title: Annotated[str, typer.Option(metavar="TEXT", help=N_("Title of the study."))] = "",
    table: Annotated[
        Path | None,
        typer.Option("--codebook", metavar="CSV", help=N_("A codebook to begin with.")),
    ] = None,
    coder: Coder = "",
) -> None:
    """Make a new project, empty or with a codebook."""
    console = console_of(context)
    listed: tuple[ListedCode, ...] = ()
    if table is not None:
        # Read before the file is made: a bad table leaves nothing behind.
        with ParsingProcess() as reader:
            listed = read_codebook_file(table, reader)
    with closing(create_project(file, title or file.stem)) as project:
        work_as(console, project, coder)
        if table is not None:
            take_over(project, table, listed)
    console.answer({"file": str(file)}, [console.words("{file} is made.", file=file)])


def check(context: typer.Context, file: Study) -> None:
    """Look for damage in a project."""
    console = console_of(context)
    with opened(file) as project:
        found = check_project(project)
    problems = [_finding(console.words, finding) for finding in found]
    console.answer(
        {"file": str(file), "ok": not found, "problems": problems},
        problems or [console.words("{file} is whole.", file=file)],
    )
    if found:
        raise typer.Exit(TO_BE_MENDED)


def _finding(words: Words, finding: Finding) -> str:
    match finding.trouble:
        case "damage":
            return words("SQLite finds the file damaged.")
        case "reference":
            return words.plural(
                "{n} row of “{table}” refers to something that is gone.",
                "{n} rows of “{table}” refer to something that is gone.",
                finding.rows,
                table=finding.table,
            )
        case "position":
            return words.plural(
                "{n} row of “{table}” stands outside its text.",
                "{n} rows of “{table}” stand outside their text.",
                finding.rows,
                table=finding.table,
            )
        case "search_index":
            return words("The search index does not fit the texts.")
