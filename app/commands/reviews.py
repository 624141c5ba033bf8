"""``review``: reading a returned review document, with a preview."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from app.commands.opening import opened
from app.commands.options import Study, console_of
from app.interchange.foreign import ParsingProcess
from app.interchange.review_applying import apply_review, review_deed
from app.interchange.review_preview import PreviewRow, ReviewPreview
from app.interchange.review_word import preview, read_returned
from app.models.returned_review import WordComment
from app.operations.people import person_named
from app.project.file import Project
from app.queries.people import only_supervisor
from app.words import N_, Words
from app.words.shortening import shortened
from app.words.terms import VERDICTS, term

_SHOWN_CHARACTERS = 300
_TITLES = {
    "decided": N_("Certain"),
    "unchanged": N_("Known already"),
    "unanswered": N_("Not answered"),
    "conflicting": N_("Said otherwise before"),
    "question": N_("Uncertain"),
    "repeated": N_("Repeated"),
    "unknown": N_("Unknown"),
}


def review(
    context: typer.Context,
    file: Study,
    action: Annotated[Literal["import"], typer.Argument(help=N_("What to do: import."))],
    returned: Annotated[
        Path, typer.Argument(metavar="RETURNED", help=N_("The document that came back (.docx)."))
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Only show what would be done."))
    ] = False,
    reviewer: Annotated[
        str, typer.Option(metavar="NAME", help=N_("Who wrote it, if the document does not say."))
    ] = "",
) -> None:
    """Read a returned review document; what is uncertain is listed and left as it was."""
    del action  # There is only one yet.
    console = console_of(context)
    with ParsingProcess() as reader:
        read = read_returned(returned, reader)
    with opened(file) as project:
        with project.read() as session:
            nameless = only_supervisor(session) or console.words("Supervisor")
            found = preview(session, read, reviewer, nameless)
        applied = 0 if dry_run else _applied(project, found)
    console.answer(_as_data(found, applied), _as_lines(console.words, found, applied))


def _applied(project: Project, found: ReviewPreview) -> int:
    """Record what is certain, in the reviewer's name."""
    with project.edit(review_deed(found)) as session:
        reviewer_id = person_named(session, found.reviewer, "supervisor")
        return len(apply_review(session, found, reviewer_id))


def _as_data(found: ReviewPreview, applied: int) -> object:
    return {
        "document": found.name,
        "reviewer": found.reviewer,
        "read_before": found.read_before,
        "applied": applied,
        "rows": [_row_data(row) for row in found.rows],
        "missing": list(found.missing),
        "outside": list(found.outside),
        "comments": [_comment_data(comment) for comment in found.comments],
    }


def _row_data(row: PreviewRow) -> object:
    return {
        "row": row.place,
        "status": row.status,
        "coding": row.name,
        "reason": row.reason,
        "verdict": row.verdict,
        "decision": row.decision_text,
        "remark": row.remark,
        "comments": [_comment_data(comment) for comment in row.comments],
        "edits": [{"printed": printed, "now": now} for printed, now in row.edits],
        "cells": list(row.cells),
    }


def _comment_data(comment: WordComment) -> object:
    return {
        "author": comment.author,
        "date": comment.date,
        "text": comment.text,
        "resolved": comment.resolved,
        "reply": comment.reply,
    }


def _as_lines(words: Words, found: ReviewPreview, applied: int) -> list[str]:
    counts = [f"{words(title)}: {len(rows)}" for title, rows in _by_status(found) if rows]
    lines = [f"{found.name}  {found.reviewer}".rstrip(), ", ".join(counts)]
    lines += [_answer_line(words, row) for row in found.rows if row.status == "decided"]
    if found.uncertain:
        lines.append(words("Please look at these rows yourself:"))
        lines += [_question_line(words, row) for row in found.uncertain]
    edited = [row for row in found.rows if row.edits]
    lines += [
        words("{name}: the document reads “{now}” here.", name=row.name, now=_in_one_line(now))
        for row in edited
        for _, now in row.edits
    ]
    if found.outside or found.comments:
        lines.append(words("Outside the rows:"))
        lines += [f"    {_in_one_line(text)}" for text in found.outside]
        lines += [
            f"    {comment.author}: {_in_one_line(comment.text)}" for comment in found.comments
        ]
    if found.missing:
        lines.append(words("Not in the document: {names}", names=", ".join(found.missing)))
    lines.append(words.plural("{n} answer recorded.", "{n} answers recorded.", applied))
    return lines


def _by_status(found: ReviewPreview) -> list[tuple[str, list[PreviewRow]]]:
    return [
        (title, [row for row in found.rows if row.status == status])
        for status, title in _TITLES.items()
    ]


def _answer_line(words: Words, row: PreviewRow) -> str:
    verdict = term(words, VERDICTS, row.verdict) if row.verdict else ""
    comments = [f"{comment.author}: {comment.text}" for comment in row.comments]
    said = [verdict, row.kept_remark, *comments]
    return f"    {row.name}  {shortened(' | '.join(filter(None, said)), _SHOWN_CHARACTERS)}"


def _question_line(words: Words, row: PreviewRow) -> str:
    """A row that is not stored, so in full: its answers, or all cells where they cannot be told."""
    answered = [row.decision_text, row.remark]
    typed = answered if any(answered) else [" ".join(row.cells)]
    said = " | ".join(filter(None, [*typed, *(comment.text for comment in row.comments)]))
    reason = words(row.reason) if row.reason else ""
    place = words("row {n}", n=row.place)
    return f"    {row.name or place}: {_in_one_line(said)}  {reason}".rstrip()


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
