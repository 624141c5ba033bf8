"""``copy``: a copy of the project for a reviewer, a second coder or a colleague."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from app.commands.opening import editing
from app.commands.options import Study, console_of
from app.interchange.copying import CopyPlan, make_copy
from app.models.project import Purpose
from app.project.file import Project
from app.queries.masking import masked_names
from app.queries.sources import find_source, sources
from app.words import N_
from app.words.leaks import holds_sentence

_PURPOSES: dict[str, Purpose] = {"reviewer": "review", "coder": "coder", "colleague": ""}


def copy(
    context: typer.Context,
    file: Study,
    out: Annotated[Path, typer.Argument(metavar="OUT", help=N_("The copy to make (.kutipan)."))],
    purpose: Annotated[
        Literal["reviewer", "coder", "colleague"],
        typer.Option(
            "--for",
            help=N_(
                "reviewer: coding is locked; coder: blind, without the others' work; "
                "colleague: everything."
            ),
        ),
    ],
    *,
    person: Annotated[str, typer.Option(metavar="NAME", help=N_("Who works in the copy."))],
    source: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help=N_("A source of a coder's sample; may be given several times.")
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help=N_("The same person codes the sample once more."))
    ] = False,
) -> None:
    """Make a copy that can be merged back."""
    console = console_of(context)
    if purpose != "coder" and (source or again):
        raise typer.BadParameter(console.words("Only a coder's copy has a sample."))
    with (
        editing(console, file) as project,
        console.progress(console.words("Making the copy")) as progress,
    ):
        plan = CopyPlan(_PURPOSES[purpose], person, _sample(project, source or []), again)
        made = make_copy(project, out, plan, progress)
        with project.read() as session:
            masked = [name.masked for name in masked_names(session)]
    data = {"file": str(made.path), "person": made.person, "series": made.series}
    line = console.words("{file} is made for {name}.", file=made.path, name=made.person)
    console.answer(data, [line])
    if masked:
        console.note(holds_sentence(console.words, masked))


def _sample(project: Project, names: list[str]) -> tuple[int, ...]:
    with project.read() as session:
        known = sources(session)
    return tuple(find_source(known, name).id for name in names)
