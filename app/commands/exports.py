"""``export``: Word documents, tables and copies of a project."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from app.commands.opening import editing, opened
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
    round_called: Annotated[
        str,
        typer.Option("--round", metavar="NAME", help=N_("The review round, by name or number.")),
    ] = "",
) -> None:
    """Write a document or table; its ending says in which form.

    A review document prints the newest open round if nothing changed since, else a new one.
    """
    console = console_of(context)
    if round_called and what not in {"review", "review_log"}:
        raise typer.BadParameter(
            console.words("Only a review document and a review log are about a round.")
        )
    # Printing for review may freeze a round, and that is somebody's deed.
    entered = editing(console, file) if what == "review" else opened(file)
    with entered as project, console.progress(console.words("Writing")) as progress:
        written = export(project, out, what, console.asked_language, progress, round_called)
    words = console.words
    lines = [words("{file} is written.", file=out)]
    if written.round_name:
        lines.append(words("It prints: {round}.", round=written.round_name))
    if written.passages:
        lines.append(words.plural("{n} passage", "{n} passages", written.passages))
    answer = {"file": str(out), "what": what, "view": view, "passages": written.passages}
    if what == "review":
        answer["round"] = written.round_name
    console.answer(answer, lines)
