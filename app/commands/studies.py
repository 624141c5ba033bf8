"""``new`` and ``check``: making a project file, and looking whether one is whole."""

from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from app.commands.codebook import take_over
from app.commands.console import TO_BE_MENDED, Console
from app.commands.opening import opened, set_person
from app.commands.options import Coder, Study, console_of
from app.interchange.codebook import read_codebook_file
from app.interchange.importing.foreign import ParsingProcess
from app.interchange.sample import SampleSummary, make_demo, make_sample
from app.interchange.thesis.freezing import verify_frozen
from app.models.codebook_list import ListedCode
from app.project.checks import Finding, check_project
from app.project.file import create_project
from app.words import N_, Words


def new(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("The project to make."))],
    title: Annotated[str, typer.Option(metavar="TEXT", help=N_("Title of the study."))] = "",
    table: Annotated[
        Path | None,
        typer.Option("--codebook", metavar="CSV", help=N_("A codebook to begin with.")),
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help=N_("Make the sample study instead of an empty one."))
    ] = False,
    coder: Coder = "",
) -> None:
    """Make a new project: empty, with a codebook, or the sample study."""
    console = console_of(context)
    if sample:
        _new_sample(console, file)
        return
    listed: tuple[ListedCode, ...] = ()
    if table is not None:
        # Read before the file is made: a bad table leaves nothing behind.
        with ParsingProcess() as reader:
            listed = read_codebook_file(table, reader)
    with closing(create_project(file, title or file.stem)) as project:
        set_person(console, project, coder)
        if table is not None:
            take_over(project, table, listed)
    console.answer({"file": str(file)}, [console.words("{file} is made.", file=file)])


def _new_sample(console: Console, file: Path) -> None:
    with console.progress(console.words("Making the sample study")) as progress:
        made = make_sample(file, progress)
    data = {"file": str(file), **asdict(made)}
    console.answer(
        data, [console.words("{file} is made.", file=file), _counts(console.words, made)]
    )


def _counts(words: Words, made: SampleSummary) -> str:
    return words(
        "{sources} sources, {informants} informants, {codes} codes, {passages} passages, "
        "{codings} codings, {decisions} review decisions",
        **asdict(made),
    )


def demo(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=N_("The folder to fill."))],
) -> None:
    """Make the sample study with its appendix, chapter and review document."""
    console = console_of(context)
    with console.progress(console.words("Making the sample study")) as progress:
        made, files = make_demo(folder, progress)
    data = {**asdict(made), "files": [str(path) for path in files]}
    console.answer(data, [_counts(console.words, made), *map(str, files)])


def check(
    context: typer.Context,
    file: Study,
    frozen: Annotated[
        Path | None,
        typer.Option(metavar="COPY", help=N_("Compare a copy that was frozen as submitted, too.")),
    ] = None,
) -> None:
    """Look for damage in a project."""
    console = console_of(context)
    with opened(file) as project:
        found = check_project(project)
        known = verify_frozen(project, frozen) if frozen else None
    problems = [_finding(console.words, finding) for finding in found]
    data: dict[str, object] = {"file": str(file), "ok": not found, "problems": problems}
    lines = problems or [console.words("{file} is whole.", file=file)]
    if known is not None:
        data["frozen"] = {"name": known.name, "sha256": known.sha256, "made_at": known.made_at}
        words = console.words
        lines = [
            *lines,
            words(
                "{copy} is the copy “{name}”, unchanged since it was frozen.",
                copy=frozen,
                name=known.name,
            ),
        ]
    console.answer(data, lines)
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
        case "revision":
            return words.plural(
                "{n} row of “{table}” does not fit the versions of its text.",
                "{n} rows of “{table}” do not fit the versions of their texts.",
                finding.rows,
                table=finding.table,
            )
        case "link":
            return words.plural(
                "{n} row of “{table}” is linked to itself.",
                "{n} rows of “{table}” are linked to themselves.",
                finding.rows,
                table=finding.table,
            )
        case "search_index":
            return words("The search index does not fit the texts.")
