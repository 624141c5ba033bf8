"""What is new to the reviewer: changes since the last round, and the answers to remarks."""

from collections.abc import Iterable, Sequence

from app.analysis.review.document_changes import Answered, Changed, Changes
from app.analysis.word_difference import shortened, word_difference
from app.exporters.review.marks import reference
from app.exporters.review.threads import CHANGED_FIELDS
from app.exporters.word.document import WordDocument
from app.exporters.word.tables import WordTable
from app.exporters.word.text import Line, Piece, line
from app.queries.review_rounds import Change
from app.words import Words
from app.words.terms import RESPONSES, STANCES, term

CHANGE_COLUMNS = (5, 20.7)
ANSWER_COLUMNS = (3.4, 3.6, 8.2, 2.6, 7.9)
_STYLES = {"same": "", "out": "Taken Out", "in": "Put In"}
_READABLE = 0.4
"""Where less of the longer text stayed, both texts are easier to read one after the other."""

_NOTHING = "\N{EN DASH}"
_IN_FULL = frozenset({"label", "name", "stance"})


def add_changes(document: WordDocument, changes: Changes) -> None:
    """What reads otherwise than in the previous round; nothing in a first one."""
    words, since = document.words, changes.since
    if since is None:
        return
    document.heading(1, words("What has changed since {round}", round=since.name))
    document.paragraph("Code Note" if changes.changed else "Table Text", _news(changes, words))
    if not changes.changed:
        return
    table = WordTable(document, CHANGE_COLUMNS)
    table.header(words("Changed"), words("Words taken out are struck through, new ones underlined"))
    for each in changes.changed:
        for change in each.changes:
            table.row(_what(each, change, words), _reading(change, words))


def _news(changes: Changes, words: Words) -> str:
    said = [
        words.plural("{n} new coding", "{n} new codings", changes.new),
        words("{n} changed", n=len(changes.changed)),
        words("{n} deleted", n=len(changes.gone)),
    ]
    if changes.gone:
        said[-1] += f": {', '.join(reference(gone.number, gone.called) for gone in changes.gone)}"
    return " \N{MIDDLE DOT} ".join(said)


def _what(each: Changed, change: Change, words: Words) -> list[Line]:
    name = Piece(reference(each.number, each.called), "Speaker")
    return [line(name), line(term(words, CHANGED_FIELDS, change.field))]


def _reading(change: Change, words: Words) -> list[Line]:
    """The change in its place where that can be read, else both texts."""
    before, now = change.before, change.now
    if change.field == "stance":
        before, now = (term(words, STANCES, stance) for stance in (before, now))
    if change.field not in _IN_FULL and before and now:
        pieces = word_difference(before, now)
        stayed = sum(len(piece.text) for piece in pieces if piece.kind == "same")
        if stayed >= _READABLE * max(len(before), len(now)):
            return [line(*(Piece(text, _STYLES[kind]) for kind, text in shortened(pieces)))]
    taken = Piece(before, "Taken Out") if before else Piece(_NOTHING)
    put = Piece(now, "Put In") if now else Piece(_NOTHING)
    if change.field in _IN_FULL:
        return [line(taken, " \N{RIGHTWARDS ARROW} ", put)]
    return [line(taken), line(put)]


def add_answers(document: WordDocument, changes: Changes) -> None:
    """What came of earlier remarks; a study without any says nothing."""
    words = document.words
    if not changes.answers and not changes.waiting:
        return
    document.heading(1, words("Answers to earlier remarks"))
    if changes.waiting:
        waiting = words.plural(
            "{n} remark has no answer yet.", "{n} remarks have no answer yet.", changes.waiting
        )
        document.paragraph("Code Note" if changes.answers else "Table Text", waiting)
    if changes.answers:
        _add_answers(document, changes.answers)


def _add_answers(document: WordDocument, answers: Sequence[Answered]) -> None:
    words = document.words
    table = WordTable(document, ANSWER_COLUMNS)
    table.header(
        *(words("About"), words("Reviewer"), words("Remark"), words("Response")),
        words("Answer"),
    )
    for answered in answers:
        said = answered.said
        about = reference(answered.number, said.code_name) or words("The study as a whole")
        response = term(words, RESPONSES, said.response) if said.response else _NOTHING
        cells: Iterable[str] = (about, said.reviewer, said.remark, response, said.answer)
        table.row(*([line(text)] for text in cells))
