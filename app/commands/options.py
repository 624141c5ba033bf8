"""Arguments and options that several commands share, and how a command finds its console."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.console import Console
from app.words import N_

Study = Annotated[Path, typer.Argument(metavar="FILE", help=N_("The project (.kutipan)."))]
Coder = Annotated[
    str, typer.Option("--coder", metavar="NAME", help=N_("Who does it, if it is not me."))
]


def console_of(context: typer.Context) -> Console:
    """The console that the door handed in."""
    console = context.obj
    if not isinstance(console, Console):
        raise TypeError(console)
    return console
