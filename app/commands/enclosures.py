"""``enclose``: pictures and permits for the appendix."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.opening import editing
from app.commands.options import Coder, Study, console_of
from app.interchange.importing.foreign import ParsingProcess
from app.interchange.thesis.attachments import enclose_picture
from app.models.thesis import AttachmentKind
from app.words import N_


def enclose(
    context: typer.Context,
    file: Study,
    picture: Annotated[Path, typer.Argument(metavar="PICTURE", help=N_("The picture."))],
    *,
    kind: Annotated[AttachmentKind, typer.Option(help=N_("What it is."))] = "photo",
    caption: Annotated[
        str, typer.Option(metavar="TEXT", help=N_("What stands below the picture."))
    ] = "",
    source: Annotated[
        str, typer.Option(metavar="TEXT", help=N_("Who made or issued it, and when."))
    ] = "",
    coder: Coder = "",
) -> None:
    """Enclose a picture; where and when it was taken is not kept."""
    console = console_of(context)
    fields = {"kind": kind, "caption": caption, "origin": source}
    with editing(console, file, coder) as project, ParsingProcess() as reader:
        made = enclose_picture(project, picture, fields, reader)
    data = {"file": str(file), "id": made, "name": picture.name, "kind": kind}
    console.answer(data, [console.words("{file} is enclosed.", file=picture)])
