"""``shot``: a picture of the window, for machines without a display."""

import os
from pathlib import Path
from typing import Annotated

import typer

from app.commands.options import Study, console_of
from app.words import N_


def shot(
    context: typer.Context,
    file: Study,
    out: Annotated[Path, typer.Argument(metavar="OUT", help=N_("The picture to write (.png)."))],
) -> None:
    """Draw the main window on a project into a picture."""
    console = console_of(context)
    # Even beside a display: a window that flashes up belongs to nobody.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app.ui.program.application import run_window_to_png  # noqa: PLC0415 - Qt only where it is drawn

    run_window_to_png(file, out)
    console.answer({"file": str(out)}, [console.words("{file} is written.", file=out)])
