"""What a coding says about itself when one points at it."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from app.models.passage import Stance
from app.queries.codings import CodingMark
from app.queries.review_badges import Badge
from app.words import N_, Words
from app.words.terms import REVIEW_STATES, term

STANCE_WORDS: dict[Stance, str] = {
    "supports": N_("supports the code"),
    "partly": N_("supports the code in part"),
    "contradicts": N_("contradicts the code"),
    "context": N_("gives context to the code"),
}


def spoken(marks: list[CodingMark], words: Words) -> str:
    """The codes as one sentence for a screen reader; empty when there are none."""
    if not marks:
        return ""
    return words("Coded: {codes}", codes=", ".join(_code(mark) for mark in marks))


def described(
    marks: list[CodingMark], words: Words, badges: Mapping[int, Badge] | None = None
) -> str:
    """The codings as lines of plain text: passage, code, stance, coder, date, and the review."""
    known = badges or {}
    return "\n\n".join(_lines(mark, words, known.get(mark.coding_id)) for mark in marks)


def _lines(mark: CodingMark, words: Words, badge: Badge | None) -> str:
    moment = datetime.fromisoformat(mark.created).astimezone()
    day = QDate(moment.year, moment.month, moment.day)
    date = QLocale(words.language).toString(day, "d MMMM yyyy")
    lines = [f"{mark.number}  {_code(mark)}", words(STANCE_WORDS[mark.stance])]
    if mark.key_quote:
        lines.append(words("Key quotation"))
    lines.append(words("Coded by {coder}, {date}", coder=mark.coder, date=date))
    if badge is not None:
        lines.append(words("Review: {state}", state=term(words, REVIEW_STATES, badge.state)))
    if badge is not None and badge.remark:
        lines.append(f"{badge.reviewer}: {badge.remark}")
    return "\n".join(lines)


def _code(mark: CodingMark) -> str:
    return f"{mark.label} {mark.name}" if mark.label else mark.name
