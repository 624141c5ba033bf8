"""``export``: Word documents, tables and copies of a project."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import typer

from app.analysis.appendix.appendix import PARTS, AppendixChoice, Part
from app.commands.leaking import telling_leaks
from app.commands.opening import editing, opened
from app.commands.options import Study, console_of
from app.interchange.export_records import refuse_wrong_list, write_changes
from app.interchange.exporting import Exported, What, export
from app.interchange.masking.leak_gate import Leaving
from app.interchange.thesis.thesis_format import AskedFormat
from app.models.masking import View
from app.words import N_, Words
from app.words.appendix import TITLES
from app.words.export_changes import sentences
from app.words.leaks import holds_sentence, shown_sentence

Out = Annotated[Path, typer.Argument(metavar="OUT", help=N_("The file to write."))]
Kind = Annotated[What, typer.Option(help=N_("What to write."))]
Shown = Annotated[
    View, typer.Option(help=N_("original: as it was said; masked; public: more general."))
]
Leaks = Annotated[
    bool, typer.Option("--even-if-it-leaks", help=N_("Write it although it shows what is masked."))
]
Parts = Annotated[
    str,
    typer.Option(
        metavar="PART,…", help=N_("Parts of the appendix in their order; else all there are.")
    ),
]
CodesIn = Annotated[
    Literal["margin", "comments"],
    typer.Option("--codes", help=N_("Where transcripts show their codes.")),
]
Changes = Annotated[
    Path | None,
    typer.Option(help=N_("Write what changed since the last export to this file, too.")),
]
Profile = Annotated[
    str,
    typer.Option(
        metavar="NAME|FILE",
        help=N_("The format profile of the chapters, by name or file; else the study's."),
    ),
]
Template = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.docx", help=N_("A faculty's Word document, for its styles and page.")
    ),
]
Round = Annotated[
    str, typer.Option("--round", metavar="NAME", help=N_("The review round, by name or number."))
]


def export_file(  # noqa: PLR0913 - one parameter for each option of the command
    context: typer.Context,
    file: Study,
    out: Out,
    *,
    what: Kind = "appendix",
    view: Shown = "original",
    even_if_it_leaks: Leaks = False,
    parts: Parts = "",
    codes_in: CodesIn = "margin",
    changes: Changes = None,
    profile: Profile = "",
    template: Template = None,
    round_called: Round = "",
) -> None:
    """Write a document or table; its ending says in which form.

    A review document prints the newest open round if nothing changed since, else a new one.
    """
    console = console_of(context)
    words = console.words
    dressed = AskedFormat(profile, template)
    _refuse_foreign_options(words, what, round_called, parts, dressed)
    choice = AppendixChoice(_parts(parts, words), codes_in)
    if changes is not None:
        refuse_wrong_list(changes)
    # Printing for review may freeze a round, and that is somebody's deed.
    entered = editing(console, file) if what == "review" else opened(file)
    with (
        telling_leaks(console),
        entered as project,
        console.progress(words("Writing")) as progress,
    ):
        language = console.asked_language
        written = export(
            project,
            out,
            what,
            language,
            progress,
            round_called,
            appendix=choice,
            dressed=dressed,
            leaving=Leaving(view, even_if_it_leaks),
        )
        if changes is not None:
            write_changes(project, changes, written.changes or (), words)
    answer: dict[str, object] = {"file": str(out), "what": what, "view": view}
    console.answer(answer | _told(what, written), _lines(out, written, words))
    if written.shows:
        told = holds_sentence if what == "project" else shown_sentence
        console.note(told(words, written.shows))


def _told(what: What, written: Exported) -> dict[str, object]:
    told: dict[str, object] = {"passages": written.passages}
    if what == "review":
        told["round"] = written.round_name
    if what == "appendix":
        told["left_out"] = list(written.left_out)
    if written.shows:
        told["shows"] = list(written.shows)
    if written.changes is not None:
        told["changes"] = [asdict(change) for change in written.changes]
    return told


def _refuse_foreign_options(
    words: Words, what: What, round_called: str, parts: str, dressed: AskedFormat
) -> None:
    """Options that another export understands are a mistake, not to be passed over."""
    if round_called and what not in {"review", "review_log"}:
        raise typer.BadParameter(
            words("Only a review document and a review log are about a round.")
        )
    if parts and what != "appendix":
        raise typer.BadParameter(words("Only the appendix has parts."))
    if dressed != AskedFormat() and what not in {"chapter", "closing"}:
        raise typer.BadParameter(words("Only the chapters have a format profile."))


def _parts(asked: str, words: Words) -> tuple[Part, ...]:
    """The parts of a list with commas; none for an empty one."""
    names = [name.strip() for name in asked.split(",") if name.strip()]
    for name in names:
        if name not in PARTS:
            raise typer.BadParameter(
                words(
                    "There is no part “{name}”. There are: {parts}.",
                    name=name,
                    parts=", ".join(PARTS),
                )
            )
    return tuple(part for name in names for part in PARTS if part == name)


def _lines(out: Path, written: Exported, words: Words) -> list[str]:
    lines = [words("{file} is written.", file=out)]
    if written.round_name:
        lines.append(words("It prints: {round}.", round=written.round_name))
    if written.passages:
        lines.append(words.plural("{n} passage", "{n} passages", written.passages))
    if written.left_out:
        titles = ", ".join(words(TITLES[part]) for part in written.left_out)
        lines.append(words("Left out, because there is nothing in them: {parts}.", parts=titles))
    if written.changes is not None:
        lines += [words("Since the last export:"), *sentences(written.changes, words)]
    return lines
