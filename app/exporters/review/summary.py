"""The first pages of a review document: what is in it, where opinions differ, what contradicts."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, islice

from app.analysis.review.document import ReviewContent
from app.analysis.review.document_summary import KindFigures, Summary, summary
from app.exporters.review.marks import definition_bookmark, reference, row_bookmark
from app.exporters.word.document import WordDocument
from app.exporters.word.places import LINK, code_heading
from app.exporters.word.tables import WordTable
from app.exporters.word.text import Line, Piece, line
from app.models.review import ReviewState
from app.queries.review_rounds import latest_verdicts
from app.queries.reviews import DefinitionRow, ReviewRow
from app.words import Words
from app.words.shortening import shortened
from app.words.terms import REVIEW_STATES, VERDICTS, kind_title, term

COLUMNS = (3.2, 9.6, 2.2, 2.0, 2.2, 2.0, 2.6, 2.9)
STATES: tuple[ReviewState, ...] = ("agreed", "revise", "rejected", "changed")
MOST_POINTS, MOST_REFERENCES = 10, 24
"""How many are named before *and n more*, so that the summary keeps to two pages."""

ROOM, LONGEST_NAME = 1_600, 40
"""Characters for the names of all codes in the table of figures, and for one name."""


def add_summary(document: WordDocument, content: ReviewContent) -> None:
    """Two pages at most, whatever the size of the study."""
    words, found = document.words, summary(content)
    document.heading(1, words("Summary"), on_new_page=True)
    document.paragraph("Table Text", _all_in_all(content, found, words))
    _add_figures(document, found)
    for text in _not_shown(content, words):
        document.paragraph("Table Note", text)
    document.paragraph("Lead In Note", words("Where the reviewers disagree"))
    _add_points(document, found.disagreed)
    document.paragraph("Lead In Note", words("Contradicting evidence"))
    _add_contradicting(document, found.contradicting)


def _all_in_all(content: ReviewContent, found: Summary, words: Words) -> str:
    counts = (
        words.plural("{n} coding", "{n} codings", content.rows),
        words.plural("{n} passage", "{n} passages", found.passages),
        words.plural("{n} code", "{n} codes", len(content.codes)),
    )
    return " \N{MIDDLE DOT} ".join(counts)


def _add_figures(document: WordDocument, found: Summary) -> None:
    words = document.words
    if not found.kinds:
        return
    table = WordTable(document, COLUMNS)
    states = [term(words, REVIEW_STATES, state) for state in STATES]
    named = words("Codes and how often they stand here")
    table.header(*(words("Kind"), named, words("Codings")), *states, words("Without a decision"))
    for figures in found.kinds:
        name = kind_title(words, figures.kind, figures.kind_name)
        table.row(
            [line(name)],
            [line(_codes(figures, words, ROOM // len(found.kinds)))],
            *_counts(figures.states),
        )
    if len(found.kinds) > 1:
        whole: dict[ReviewState, int] = {}
        for figures in found.kinds:
            for state, count in figures.states.items():
                whole[state] = whole.get(state, 0) + count
        table.row([line(words("Total"), style="Table Heading")], [], *_counts(whole))
    table.row([line(words("Definitions"))], [], *_counts(found.definitions))


def _codes(figures: KindFigures, words: Words, room: int) -> str:
    named = [f"{shortened(called, LONGEST_NAME)} ({count})" for called, count in figures.codes]
    ends = accumulate(len(name) + 2 for name in named)
    return _at_most(named, max(1, sum(end <= room for end in ends)), words)


def _at_most(named: Sequence[str], most: int, words: Words) -> str:
    more = len(named) - most
    shown = ", ".join(named[:most])
    return words("{named} and {n} more", named=shown, n=more) if more > 0 else shown


def _counts(states: Mapping[ReviewState, int]) -> list[list[Line]]:
    """All, then those in each state, then those on which nobody has decided."""
    every = sum(states.values())
    decided = [states.get(state, 0) for state in STATES]
    return [[line(str(count))] for count in (every, *decided, every - sum(decided))]


def _not_shown(content: ReviewContent, words: Words) -> list[str]:
    """What the round submitted and is gone, and codes that have nothing to show."""
    said = []
    if content.gone:
        names = [
            reference(gone.number, shortened(gone.called, LONGEST_NAME)) for gone in content.gone
        ]
        listed = _at_most(names, MOST_REFERENCES, words)
        said.append(words("Submitted, but deleted since and not shown: {named}.", named=listed))
    if content.unused:
        names = [shortened(code_heading(code, words), LONGEST_NAME) for code in content.unused]
        listed = _at_most(names, MOST_REFERENCES, words)
        said.append(words("Codes without a passage, not in this round: {named}.", named=listed))
    return said


def _add_points(document: WordDocument, disagreed: Sequence[ReviewRow | DefinitionRow]) -> None:
    words = document.words
    if not disagreed:
        document.paragraph("Table Text", words("Nowhere so far."))
        return
    for row in disagreed[:MOST_POINTS]:
        said = "; ".join(
            f"{each.reviewer}: {term(words, VERDICTS, each.verdict or '')}"
            for each in latest_verdicts(row)
        )
        document.paragraph("Table Text", _link(row), f" \N{EN DASH} {said}")
    more = len(disagreed) - MOST_POINTS
    if more > 0:
        document.paragraph("Table Text", words("and {n} more", n=more))


def _link(row: ReviewRow | DefinitionRow) -> Piece:
    """The name of a row that leads to it."""
    called = shortened(row.called, LONGEST_NAME)
    if isinstance(row, ReviewRow):
        return Piece(reference(row.passage.number, called), LINK, link=row_bookmark(row.uuid))
    return Piece(called, LINK, link=definition_bookmark(row.uuid))


def _add_contradicting(document: WordDocument, rows: Sequence[ReviewRow]) -> None:
    words = document.words
    if not rows:
        document.paragraph("Table Text", words("No passage is marked as contradicting its code."))
        return
    pieces = list(_linked(islice(rows, MOST_REFERENCES)))
    more = len(rows) - MOST_REFERENCES
    if more > 0:
        pieces.append(Piece(" " + words("and {n} more", n=more)))
    document.paragraph("Table Text", *pieces)


def _linked(rows: Iterable[ReviewRow]) -> Iterable[Piece]:
    for place, row in enumerate(rows):
        if place:
            yield Piece(", ")
        yield _link(row)


def add_contradicting_evidence(document: WordDocument, content: ReviewContent) -> None:
    """A line for each code that something speaks against; the passages stand in their rows."""
    words = document.words
    document.heading(1, words("Contradicting evidence"))
    against = [
        (code, [entry.row for entry in code.entries if entry.row.stance == "contradicts"])
        for code in content.codes
    ]
    if not any(rows for _, rows in against):
        document.paragraph("Table Note", words("No passage is marked as contradicting its code."))
        return
    document.paragraph("Code Note", words("These passages are decided on in their rows above."))
    for code, rows in against:
        if rows:
            name = code_heading(code.code, words)
            document.paragraph("Table Text", Piece(f"{name}: ", "Speaker"), *_evidence(rows))


def _evidence(rows: Iterable[ReviewRow]) -> Iterable[Piece]:
    for place, row in enumerate(rows):
        if place:
            yield Piece("; ")
        yield Piece(row.passage.number, LINK, link=row_bookmark(row.uuid))
        informant = row.passage.informant
        if informant is not None:
            yield Piece(f" ({informant.code})")
