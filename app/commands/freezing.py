"""``freeze``: the project as it was handed in."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from app.commands.opening import opened
from app.commands.options import Study, console_of
from app.interchange.exporting import refuse_wrong_ending
from app.interchange.thesis.freezing import freeze_submitted
from app.words import N_


def freeze(
    context: typer.Context,
    file: Study,
    out: Annotated[Path, typer.Argument(metavar="OUT", help=N_("The copy to make."))],
    name: Annotated[
        str, typer.Option(metavar="TEXT", help=N_("What it was handed in for, as it is cited."))
    ] = "",
) -> None:
    """Make a read-only copy; its hash is kept in the project and cited in the appendix."""
    console = console_of(context)
    words = console.words
    refuse_wrong_ending(out, "project")
    with opened(file) as project:
        frozen = freeze_submitted(project, out, name)
    lines = [
        words("{file} is frozen as “{name}”.", file=out, name=frozen.name),
        f"SHA-256 {frozen.sha256}",
    ]
    console.answer({"file": str(out), **asdict(frozen)}, lines)
