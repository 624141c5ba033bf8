"""How ``review`` speaks of what it read: JSON for machines, lines for people."""

from collections.abc import Sequence

from app.interchange.review.preview import PreviewRow, Printout, ReviewPreview
from app.interchange.review.quick_entry import MatchedEntry
from app.models.returned_review import WordComment
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


def as_data(found: ReviewPreview, applied: int) -> object:
    """The preview and how much of it was recorded, for scripts."""
    return {
        "document": found.name,
        "kind": found.printout.kind,
        "reviewer": found.reviewer,
        "reviewer_is_new": found.reviewer_is_new,
        "read_before": found.read_before,
        "known_paper": found.printout.is_known,
        "round": found.printout.round_name or None,
        "newer_rounds": list(found.printout.newer_rounds),
        "from_other_copy": found.printout.from_other_copy,
        "copy_is_known": found.printout.copy_is_known,
        "applied": applied,
        "authors": [
            {
                "name": author.name,
                "person": author.person,
                "researcher": author.is_researcher,
                "new": author.is_new,
            }
            for author in found.authors
        ],
        "rows": [_row_data(row) for row in found.rows],
        "missing": list(found.missing),
        "outside": list(found.outside),
        "comments": [_comment_data(comment) for comment in found.comments],
        "edits": _edits_data(found.edits),
        "insertions": [{"author": name, "count": count} for name, count in found.insertions],
    }


def _row_data(row: PreviewRow) -> object:
    return {
        "row": row.place,
        "status": row.status,
        "about": row.about,
        "name": row.name,
        "coding": row.name if row.about == "coding" else "",
        "candidates": list(row.candidate_names),
        "reason": row.reason,
        "verdict": row.verdict,
        "earlier": row.earlier or None,
        "decision": row.decision_text,
        "remark": row.remark,
        "quoted": row.quoted,
        "comments": [_comment_data(comment) for comment in row.comments],
        "edits": _edits_data(row.edits),
        "cells": list(row.cells),
    }


def _edits_data(edits: Sequence[tuple[str, str]]) -> object:
    return [{"printed": printed, "now": now} for printed, now in edits]


def _comment_data(comment: WordComment) -> object:
    return {
        "author": comment.author,
        "date": comment.date,
        "text": comment.text,
        "resolved": comment.resolved,
        "reply": comment.reply,
        "marked": comment.marked,
    }


def as_lines(words: Words, found: ReviewPreview, applied: int) -> list[str]:
    """The preview for people: what is certain, what to look at, what else was written."""
    counts = [f"{words(title)}: {len(rows)}" for title, rows in _by_status(found) if rows]
    lines = [f"{found.name}  {found.reviewer}".rstrip(), ", ".join(counts)]
    if found.reviewer_is_new:
        lines.append(words("{name} is new here and will be added.", name=found.reviewer))
    lines += paper_lines(words, found.printout)
    lines += [_author_line(words, found, name) for name in (each.name for each in found.authors)]
    lines += [_answer_line(words, row) for row in found.rows if row.status == "decided"]
    if found.uncertain:
        lines.append(words("Please look at these rows yourself:"))
        lines += [_question_line(words, row) for row in found.uncertain]
    lines += _edit_lines(words, found)
    lines += [
        words.plural(
            "{author} typed {n} stretch with Track Changes on.",
            "{author} typed {n} stretches with Track Changes on.",
            count,
            author=author,
        )
        for author, count in found.insertions
    ]
    if found.missing:
        lines.append(words("Not in the document: {names}", names=", ".join(found.missing)))
    lines.append(words.plural("{n} answer recorded.", "{n} answers recorded.", applied))
    return [line for line in lines if line]


def paper_lines(words: Words, printout: Printout) -> list[str]:
    """Which paper it is, as far as that needs to be said."""
    lines = []
    if printout.round_name:
        lines.append(words("Round: {name}", name=printout.round_name))
    if printout.newer_rounds:
        names = ", ".join(printout.newer_rounds)
        lines.append(words("This is an older round; since then: {names}", names=names))
    if printout.from_other_copy and not printout.copy_is_known:
        lines.append(
            words("Another copy of this project printed it, which this file has not met yet.")
        )
    elif printout.from_other_copy:
        lines.append(words("Another copy of this project printed it."))
    return lines


def _author_line(words: Words, found: ReviewPreview, name: str) -> str:
    author = next(each for each in found.authors if each.name == name)
    if author.is_researcher:
        return words("Comments by {name} are answers of the researcher.", name=author.name)
    if author.is_new:
        return words("Comments by {name}, who is new here.", name=author.name)
    return words("Comments by {name}.", name=author.person)


def _by_status(found: ReviewPreview) -> list[tuple[str, list[PreviewRow]]]:
    return [
        (title, [row for row in found.rows if row.status == status])
        for status, title in _TITLES.items()
    ]


def _answer_line(words: Words, row: PreviewRow) -> str:
    verdict = term(words, VERDICTS, row.verdict) if row.verdict else ""
    comments = [f"{comment.author}: {comment.text}" for comment in row.comments]
    said = shortened(
        " | ".join(filter(None, [verdict, row.kept_remark, *comments])), _SHOWN_CHARACTERS
    )
    return f"    {_title(words, row)}  {said}"


def _title(words: Words, row: PreviewRow) -> str:
    """What a row is about; long only where the words commented on are all there is."""
    if row.about == "definition":
        return words("definition of {code}", code=row.name)
    if row.about == "whole" and not row.name:
        quoted = shortened(row.quoted, _SHOWN_CHARACTERS)
        return words("the whole") + (f" “{quoted}”" if quoted else "")
    return row.name or words("row {n}", n=row.place)


def _question_line(words: Words, row: PreviewRow) -> str:
    """A row that is not stored, so in full: its answers, or all cells where they cannot be told."""
    answered = [row.decision_text, row.remark]
    typed = answered if any(answered) else [" ".join(row.cells)]
    said = " | ".join(filter(None, [*typed, *(comment.text for comment in row.comments)]))
    reason = words(row.reason) if row.reason else ""
    names = ", ".join(row.candidate_names)
    asked = words("Perhaps: {names}.", names=names) if names else ""
    line = f"    {_title(words, row)}: {_in_one_line(said)}  {reason} {asked}"
    return line.rstrip()


def _edit_lines(words: Words, found: ReviewPreview) -> list[str]:
    named = [(row.name, now) for row in found.rows for _, now in row.edits]
    named += [("", now) for _, now in found.edits]
    return [
        words("{name}: the document reads “{now}” here.", name=name, now=_in_one_line(now))
        if name
        else words("The document now reads “{now}”.", now=_in_one_line(now))
        for name, now in named
    ]


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def entries_as_data(reviewer: str, matched: Sequence[MatchedEntry], entered: int) -> object:
    """Entries from a print-out and what became of them, for scripts."""
    return {
        "reviewer": reviewer,
        "applied": entered,
        "entries": [
            {
                "number": each.entry.number,
                "code": each.entry.code,
                "answer": each.entry.answer,
                "remark": each.entry.remark,
                "coding": each.name,
                "verdict": each.verdict,
                "reason": each.reason,
                "candidates": list(each.candidate_names),
            }
            for each in matched
        ],
    }


def entries_as_lines(words: Words, matched: Sequence[MatchedEntry], entered: int) -> list[str]:
    """Entries for people: only those are listed that somebody must look at."""
    lines = []
    for place, each in enumerate(matched, start=1):
        if not each.is_ready:
            typed = " ".join(filter(None, _cells_of(each)))
            names = ", ".join(each.candidate_names)
            asked = words("Perhaps: {names}.", names=names) if names else ""
            head = words("line {n}", n=place)
            lines.append(f"    {head}: {typed}  {words(each.reason)} {asked}".rstrip())
    lines.append(words.plural("{n} answer recorded.", "{n} answers recorded.", entered))
    return lines


def _cells_of(found: MatchedEntry) -> tuple[str, str, str, str]:
    """The cells of an entry as they were typed."""
    entry = found.entry
    return entry.number, entry.code, entry.answer, entry.remark
