"""``export``: Word documents, tables and copies of a project."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from app.commands.opening import opened
from app.commands.options import Study, console_of
from app.interchange.exporting import What, export
from app.words import N_


def export_file(
    context: typer.Context,
    file: Study,
    out: Annotated[Path, typer.Argument(metavar="OUT", help=N_("The file to write."))],
    what: Annotated[What, typer.Option(help=N_("What to write."))] = "appendix",
    view: Annotated[
        Literal["original"], typer.Option(help=N_("As it was said; nothing is masked."))
    ] = "original",
) -> None:
    """Write a document or table; its ending says in which form."""
    console = console_of(context)
    with opened(file) as project, console.progress(console.words("Writing")) as progress:
        printed = export(project, out, what, console.asked_language, progress)
    words = console.words
    lines = [words("{file} is written.", file=out)]
    if printed:
        lines.append(words.plural("{n} passage", "{n} passages", printed))
    console.answer({"file": str(out), "what": what, "view": view, "passages": printed}, lines)
