"""``round``: freezing what a supervisor is asked about, checking it before, and closing it."""

from collections.abc import Callable
from typing import Annotated, Literal

import typer
from sqlalchemy.orm import Session

from app.analysis.review.before_sending import Finding, findings
from app.commands.console import Console, columns
from app.commands.opening import editing, opened
from app.commands.options import Coder, Study, console_of
from app.models.scope import Scope
from app.operations.review_rounds import close_round, submit_round
from app.project.file import Project
from app.queries.codes import codes, find_code
from app.queries.informants import find_informant, informants
from app.queries.review_paper import find_round
from app.queries.review_rounds import (
    RoundRow,
    code_uuids,
    informant_uuids,
    next_round_number,
    rounds,
)
from app.words import N_, Words

Action = Literal["list", "new", "check", "close", "reopen"]


def review_round(  # noqa: PLR0913 - one parameter for each option of the command
    context: typer.Context,
    file: Study,
    action: Annotated[
        Action, typer.Argument(help=N_("What to do: list, new, check, close or reopen."))
    ],
    called: Annotated[
        str, typer.Argument(metavar="[ROUND]", help=N_("A round by its number or name."))
    ] = "",
    *,
    name: Annotated[str, typer.Option(help=N_("What the new round is called."))] = "",
    reviewer: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help=N_("Who is asked; may be repeated."))
    ] = None,
    code: Annotated[
        list[str] | None,
        typer.Option(metavar="L", help=N_("Only this code and all below it; may be repeated.")),
    ] = None,
    informant: Annotated[
        list[str] | None, typer.Option(metavar="I", help=N_("Only this informant's words."))
    ] = None,
    changed: Annotated[
        bool, typer.Option("--changed", help=N_("Only what changed since its last round."))
    ] = False,
    at_most: Annotated[
        int | None, typer.Option(metavar="N", min=1, help=N_("So many passages of each code."))
    ] = None,
    coder: Coder = "",
) -> None:
    """Freeze a review round, look it over before it is sent, or close it."""
    console = console_of(context)

    def scope(session: Session) -> Scope:
        return _scope(session, code or [], informant or [], changed=changed, at_most=at_most)

    match action:
        case "list":
            with opened(file) as project:
                _answer(console, _listed(project))
        case "check":
            with opened(file) as project, project.read() as session:
                _answer_findings(console, findings(session, scope(session)))
        case "new":
            with editing(console, file, coder) as project:
                _answer(console, [_frozen(console.words, project, name, reviewer or [], scope)])
        case "close" | "reopen":
            with editing(console, file, coder) as project:
                _answer(console, [_closed(project, called, closed=action == "close")])


def _scope(
    session: Session,
    labels: list[str],
    informant_codes: list[str],
    *,
    changed: bool,
    at_most: int | None,
) -> Scope:
    codebook, people = codes(session), informants(session)
    of_code, of_informant = code_uuids(session), informant_uuids(session)
    return Scope(
        tuple(of_code[find_code(codebook, label).id] for label in labels),
        tuple(of_informant[find_informant(people, called).id] for called in informant_codes),
        changed,
        at_most,
    )


def _frozen(
    words: Words,
    project: Project,
    name: str,
    reviewers: list[str],
    scope: Callable[[Session], Scope],
) -> RoundRow:
    with project.edit() as session:
        name = name.strip() or words("Round {n}", n=next_round_number(session))
        made = submit_round(session, name, project.person_id or 0, reviewers, scope(session))
    return next(row for row in _listed(project) if row.id == made)


def _closed(project: Project, called: str, *, closed: bool) -> RoundRow:
    """The round by its name, else the latest one."""
    with project.edit() as session:
        latest = [str(row.number) for row in rounds(session)][-1:]
        found = find_round(session, called.strip() or "".join(latest))
        close_round(session, found.id, closed)
    return next(row for row in _listed(project) if row.id == found.id)


def _listed(project: Project) -> list[RoundRow]:
    with project.read() as session:
        return rounds(session)


def _answer(console: Console, made: list[RoundRow]) -> None:
    lines = columns([_cells(console.words, row) for row in made]) if made else []
    console.answer([_data(row) for row in made], lines or [console.words("No rounds yet.")])


def _data(row: RoundRow) -> object:
    return {
        "number": row.number,
        "name": row.name,
        "uuid": row.uuid,
        "frozen_at": row.frozen_at,
        "closed_at": row.closed_at,
        "by": row.by,
        "reviewers": [person.name for person in row.reviewers],
        "codings": row.codings,
        "codes": row.codes,
        "note": row.note,
        "scope": {
            "codes": list(row.scope.codes),
            "informants": list(row.scope.informants),
            "only_changed": row.scope.only_changed,
            "at_most": row.scope.at_most,
        },
    }


def _cells(words: Words, row: RoundRow) -> list[str]:
    return [
        str(row.number),
        row.name,
        row.frozen_at[: len("2026-11-21")],
        words.plural("{n} coding", "{n} codings", row.codings),
        words("open") if row.is_open else words("closed"),
        ", ".join(person.name for person in row.reviewers),
    ]


def _answer_findings(console: Console, found: tuple[Finding, ...]) -> None:
    words = console.words
    data = [
        {
            "kind": each.kind,
            "severity": each.severity,
            "subject": each.subject,
            **dict(each.parameters),
            "sentence": each.sentence(words),
        }
        for each in found
    ]
    marks = {"mend": "!", "look": "?"}
    lines = [f"{marks[each.severity]} {each.sentence(words)}" for each in found]
    console.answer(data, lines or [words("Nothing to mend before sending.")])
