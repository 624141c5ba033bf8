"""How a passage is cited: on the clipboard, in the chapter and in the appendix alike."""

import html
from dataclasses import dataclass

from app.models.dates import PartialDate
from app.queries.informants import InformantRow
from app.queries.passages import PassageRow
from app.words import Words


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation with where it comes from, as plain text and as HTML that is safe to paste."""

    plain: str
    html: str


def citation(words: Words, passage: PassageRow) -> Citation:
    """``“quotation” (I-01, role, 12 Maret 2021, paragraf 14, K-0007)``; the quotation verbatim."""
    origin = "(" + "; ".join(filter(None, [_who_and_when(words, passage), passage.number])) + ")"
    plain = f"\N{LEFT DOUBLE QUOTATION MARK}{passage.text}\N{RIGHT DOUBLE QUOTATION MARK} {origin}"
    escaped = html.escape(passage.text, quote=False).replace("\n", "<br>").replace("\t", "&#9;")
    rich = f"&ldquo;{escaped}&rdquo; {html.escape(origin, quote=False)}"
    return Citation(plain, f"<blockquote><p>{rich}</p></blockquote>")


def _who_and_when(words: Words, passage: PassageRow) -> str:
    who = (informant_named(passage.informant),) if passage.informant else _nobody(words, passage)
    parts = [*who, printed_date(words, passage.date), place(words, passage)]
    return ", ".join(filter(None, parts))


def _nobody(words: Words, passage: PassageRow) -> tuple[str, ...]:
    return (words("Interviewer"), passage.source) if passage.by_interviewer else (passage.source,)


def informant_named(informant: InformantRow) -> str:
    """Code and role: ``I-01, Ketua RT``."""
    who = speaker(informant)
    return who if who == informant.code else f"{informant.code}, {who}"


def speaker(informant: InformantRow) -> str:
    """Who speaks, without a name: the role, else institution, category or code."""
    return informant.role or informant.institution or informant.category or informant.code


def speaker_and_place(informant: InformantRow) -> str:
    """The role, and the place where the role does not name it already."""
    who, where = speaker(informant), informant.place.strip()
    return who if not where or where.casefold() in who.casefold() else f"{who}, {where}"


def place(words: Words, passage: PassageRow) -> str:
    """Where in its source a passage begins: the turn, if it has turns, and the paragraph."""
    paragraph = words("paragraph {n}", n=passage.paragraph)
    if passage.turn is None:
        return paragraph
    turn = words("turn {n}", n=passage.turn)
    return f"{turn}, {paragraph}"


def printed_date(words: Words, stored: str) -> str:
    """A stored date in words, at the precision it has; nothing when it is not known."""
    try:
        return PartialDate.from_stored(stored).printed(words.language)
    except ValueError:
        return stored
