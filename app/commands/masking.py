"""``mask``: names that must not leave the computer, and the places where they stand."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer
from sqlalchemy.orm import Session

from app.analysis.masking.names import Occurrence, find_occurrences
from app.analysis.masking.proposals import proposals
from app.analysis.masking.uniqueness import unique_people
from app.analysis.masking.variants import find_variants
from app.commands.console import Console, columns
from app.commands.opening import editing, opened
from app.commands.options import Study, console_of
from app.interchange.masking.masking_log import write_masking_log
from app.models.masking import MaskKind
from app.operations.masking import (
    add_masked_name,
    change_masked_name,
    delete_masked_name,
    lay_masks,
)
from app.project.file import Project
from app.queries.informants import find_informant, informants
from app.queries.masking import MaskedNameRow, find_masked_name, masked_names
from app.words import N_, Words
from app.words.masking import KINDS
from app.words.terms import term

Action = Literal[
    "list", "add", "change", "delete", "propose", "variants", "find", "apply", "unique", "log"
]


@dataclass(frozen=True, slots=True)
class _Given:
    """What the options say about a name."""

    masked: str
    general: str
    kind: MaskKind
    variants: tuple[str, ...]
    informant: str


def mask(  # noqa: PLR0913 - one parameter for each option of the command
    context: typer.Context,
    file: Study,
    action: Annotated[
        Action,
        typer.Argument(
            help=N_(
                "list, add, change or delete a masked name; propose names from the informants; "
                "variants, find or apply its places; unique; log."
            )
        ),
    ],
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help=N_("The name; with log the file to write."))
    ] = "",
    *,
    masked: Annotated[str, typer.Option("--as", metavar="MASK", help=N_("Shown for it."))] = "",
    general: Annotated[str, typer.Option(help=N_("Shown for it in public."))] = "",
    kind: Annotated[MaskKind, typer.Option(help=N_("What it is the name of."))] = "person",
    variant: Annotated[
        list[str] | None, typer.Option(help=N_("Another spelling; may be repeated."))
    ] = None,
    informant: Annotated[
        str, typer.Option(metavar="CODE", help=N_("The informant whose name it is."))
    ] = "",
) -> None:
    """Mask names, and look where they stand."""
    console = console_of(context)
    given = _Given(masked, general, kind, tuple(variant or ()), informant)
    match action:
        case "add":
            with editing(console, file) as project:
                _add(console, project, name, given)
        case "change":
            with editing(console, file) as project:
                _change(console, project, name, given)
        case "delete":
            with editing(console, file) as project:
                _delete(console, project, name)
        case "apply":
            with editing(console, file) as project:
                _apply(console, project, name)
        case "log":
            with opened(file) as project:
                _log(console, project, Path(name))
        case _:
            with opened(file) as project, project.read() as session:
                _READING[action](console, session, name)


def _add(console: Console, project: Project, name: str, given: _Given) -> None:
    with project.edit() as session:
        people = informants(session)
        add_masked_name(
            session,
            name,
            given.masked,
            kind=given.kind,
            variants=given.variants,
            general=given.general,
            informant_id=find_informant(people, given.informant).id if given.informant else None,
        )
        _answer_names(console, masked_names(session)[-1:])


def _delete(console: Console, project: Project, name: str) -> None:
    with project.edit() as session:
        row = find_masked_name(masked_names(session), name)
        delete_masked_name(session, row.id)
    line = console.words("“{name}” is masked no longer.", name=row.original)
    console.answer({"deleted": row.original}, [line])


def _change(console: Console, project: Project, name: str, given: _Given) -> None:
    """Change what was given; other spellings are added to those that are known."""
    with project.edit() as session:
        row = find_masked_name(masked_names(session), name)
        texts = {"masked": given.masked, "general": given.general}
        fields = {key: text for key, text in texts.items() if text}
        fields["variants"] = "\n".join((*row.variants, *given.variants))
        change_masked_name(session, row.id, fields)
        _answer_names(console, [find_masked_name(masked_names(session), row.original)])


def _apply(console: Console, project: Project, name: str) -> None:
    """Mask every place of one name, or of all of them."""
    laid = 0
    with project.edit() as session:
        for row in _chosen(session, name):
            found = find_occurrences(session, [row])
            laid += lay_masks(session, row.id, [(each.source_id, each.span) for each in found])
    line = console.words.plural("{n} place is masked now.", "{n} places are masked now.", laid)
    console.answer({"masked": laid}, [line])


def _log(console: Console, project: Project, out: Path) -> None:
    n = write_masking_log(project, out, console.words)
    words = console.words
    lines = [
        words("{file} is written.", file=out),
        words("It shows everything that is masked. Keep it apart from the data."),
    ]
    console.answer({"file": str(out), "replacements": n}, lines)


def _chosen(session: Session, name: str) -> list[MaskedNameRow]:
    rows = masked_names(session)
    return [find_masked_name(rows, name)] if name else rows


def _answer_names(console: Console, rows: list[MaskedNameRow]) -> None:
    words = console.words
    header = (words("Name"), words("Masked as"), words("In public"), words("Kind"), words("Places"))
    lines = columns(
        [
            header,
            *(
                (
                    " / ".join(row.spellings),
                    row.masked,
                    row.shown("public"),
                    term(words, KINDS, row.kind),
                    str(row.places),
                )
                for row in rows
            ),
        ]
    )
    console.answer([_as_data(row) for row in rows], lines if rows else [_nothing(words)])


def _nothing(words: Words) -> str:
    return words("No name is masked.")


def _as_data(row: MaskedNameRow) -> dict[str, object]:
    return {
        "kind": row.kind,
        "name": row.original,
        "variants": list(row.variants),
        "masked": row.masked,
        "public": row.shown("public"),
        "informant": row.informant or None,
        "places": row.places,
    }


def _list(console: Console, session: Session, name: str) -> None:
    _answer_names(console, _chosen(session, name))


def _propose(console: Console, session: Session, _name: str) -> None:
    found = proposals(session, console.words)
    lines = [f"{each.informant}  {each.original} → {each.masked}" for each in found]
    data = [
        {
            "kind": each.kind,
            "name": each.original,
            "masked": each.masked,
            "informant": each.informant,
        }
        for each in found
    ]
    console.answer(data, lines or [console.words("The informants propose nothing more.")])


def _variants(console: Console, session: Session, name: str) -> None:
    found = [each for row in _chosen(session, name) for each in find_variants(session, row)]
    lines = [f"{each.spelling} ({each.times})" for each in found]
    nothing = console.words("No other spelling was found.")
    console.answer([asdict(each) for each in found], lines or [nothing])


def _find(console: Console, session: Session, name: str) -> None:
    found = find_occurrences(session, _chosen(session, name))
    lines = [f"{each.source}: …{_line(each)}…" for each in found]
    words = console.words
    lines.append(words.plural("{n} place without a mask", "{n} places without a mask", len(found)))
    data = [
        {
            "source": each.source,
            "start": each.span.start,
            "end": each.span.end,
            "found": each.found,
        }
        for each in found
    ]
    console.answer(data, lines)


def _line(each: Occurrence) -> str:
    return " ".join(f"{each.before}[{each.found}]{each.after}".split())


def _unique(console: Console, session: Session, _name: str) -> None:
    found = unique_people(session)
    lines = [each.sentence(console.words) for each in found]
    data = [{"kind": each.kind, **dict(each.parameters)} for each in found]
    nothing = console.words("No role, place and date name one person.")
    console.answer(data, lines or [nothing])


_READING = {
    "list": _list,
    "propose": _propose,
    "variants": _variants,
    "find": _find,
    "unique": _unique,
}
