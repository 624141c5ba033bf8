"""The sentences of the chapter that the program may write: lead-ins, attributions, open slots.

They say who speaks and what is missing, never what a passage means.
"""

from app.analysis.chapter.chapter import Quoted
from app.analysis.citation import printed_date, speaker, speaker_and_place
from app.exporters.word.text import TO_BE_WRITTEN, Piece
from app.queries.passages import PassageRow
from app.words import N_, Language, Words

LEAD_INS = (
    N_("As {who} put it:"),
    N_("{who} explained:"),
    N_("In the words of {who}:"),
    N_("According to {who}:"),
    N_("{who} said:"),
)
CONTRARY_LEAD_INS = (
    N_("Contrary to this, {who} said:"),
    N_("This is contradicted by {who}:"),
)
BACKGROUND = N_("As background, {who} said:")
WRITTEN = N_("{who} says:")
SHOWN_BEFORE = N_("This is also shown by {number} ({who}), quoted in {heading}.")
SPOKEN_AGAINST_BEFORE = N_("Contrary to this is {number} ({who}), quoted in {heading}.")


def lead_in(words: Words, quoted: Quoted, turn: int, *, contrary: bool) -> str:
    """The sentence before a quotation: the researcher's, else a phrase, which take turns."""
    if quoted.lead_in:
        return quoted.lead_in
    passage = quoted.passage
    if contrary:
        phrase = CONTRARY_LEAD_INS[turn % len(CONTRARY_LEAD_INS)]
    elif quoted.is_context:
        phrase = BACKGROUND
    elif passage.informant is None:
        phrase = WRITTEN
    else:
        phrase = LEAD_INS[turn % len(LEAD_INS)]
    return capitalised(words(phrase, who=who_speaks(passage)))


def who_speaks(passage: PassageRow) -> str:
    """Role and place; the source's name where no informant is known."""
    return speaker_and_place(passage.informant) if passage.informant else passage.source


def attribution(words: Words, passage: PassageRow, months: Language) -> list[Piece]:
    """`` (Wawancara dengan Ketua RT, 12 Maret 2021; K-0007)``, gaps marked."""
    informant = passage.informant
    origin = words("Interview with {who}", who=speaker(informant)) if informant else passage.source
    date = printed_date(Words(months), passage.date)
    dated = Piece(date) if date else Piece(words("[date not recorded]"), TO_BE_WRITTEN)
    return [Piece(f" ({origin}, "), dated, Piece(f"; {passage.number})")]


def shown_before(
    words: Words, quoted: Quoted, bookmark: str, heading: str, *, contrary: bool
) -> list[Piece]:
    """The sentence that refers to a passage printed earlier, under ``heading``."""
    phrase = SPOKEN_AGAINST_BEFORE if contrary else SHOWN_BEFORE
    number = quoted.passage.number
    # The number stands in once more after formatting, so that only it becomes the link.
    before, _, after = words(
        phrase, number="\0", who=who_speaks(quoted.passage), heading=heading
    ).partition("\0")
    return [Piece(before), Piece(number, "Hyperlink", link=bookmark), Piece(after)]


def capitalised(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """A definition as a sentence: a capital in front and a full stop behind."""
    clean = capitalised(text.strip())
    return clean if clean.endswith((".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")) else f"{clean}."


def and_others(words: Words, names: list[str]) -> str:
    """``a``, ``a dan b``, ``a, b, dan c``."""
    if len(names) <= 1:
        return "".join(names)
    pair = len(names) == 2  # noqa: PLR2004 - two names take no comma
    before = ", ".join(names[:-1])
    return (
        words("{first} and {last}", first=before, last=names[-1])
        if pair
        else words("{first}, and {last}", first=before, last=names[-1])
    )
