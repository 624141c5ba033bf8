"""How the study was kept honest, as tables of the appendix: what reviewers said, and every deed."""

from collections.abc import Iterable, Iterator, Mapping

from app.analysis.appendix.appendix import AppendixContent
from app.analysis.appendix.audit_trail import Run
from app.analysis.moments import Days, day_in_words
from app.analysis.review.log import LoggedRound
from app.exporters.appendix.table import NOTHING, PartTable, Row, row_of
from app.exporters.audit_trail_table import time_of
from app.exporters.review.marks import answer_text, reference
from app.queries.reviews import DecisionRow
from app.words import Words
from app.words.deed_runs import run_sentence
from app.words.terms import HAPPENED, REVIEW_STATES, VERDICTS, term


def review_table(content: AppendixContent, words: Words) -> PartTable:
    """Round, date, reviewer, what was judged, decision, remark, answer, state now."""
    header = (
        *(words("Round"), words("Date"), words("Reviewer"), words("On")),
        *(words("Decision"), words("Remark"), words("Answer"), words("State now")),
    )
    log, days = content.review_log, Days(words, content.zone)
    made = log.rounds if log else ()
    numbers = log.numbers if log else {}
    rows = [row for each in made for row in _round_rows(each, numbers, days)]
    return PartTable(header, (1.6, 2.3, 2.6, 2.8, 1.9, 5, 4.4, 2.2), rows, lies=True)


def _round_rows(made: LoggedRound, numbers: Mapping[int, str], days: Days) -> Iterator[Row]:
    words = days.words
    called = str(made.row.number) if made.row else NOTHING

    def rows(said: Iterable[DecisionRow], on: str, state: str) -> Iterator[Row]:
        return (_said_row(called, word, on, state, days) for word in said)

    for coding in made.codings:
        state = words("Removed since")
        if coding.state is not None:
            state = term(words, REVIEW_STATES, coding.state)
        yield from rows(coding.said, reference(coding.number, coding.called), state)
    for definition in made.definitions:
        on = words("Definition of {code}", code=definition.called)
        yield from rows(definition.said, on, term(words, REVIEW_STATES, definition.state or ""))
    for word in made.remarks:
        on = numbers.get(word.passage_id or 0, "") or words("the whole")
        yield from rows([word], on, "")


def _said_row(called: str, word: DecisionRow, on: str, state: str, days: Days) -> Row:
    verdict = term(days.words, VERDICTS, word.verdict) if word.verdict else NOTHING
    answer = answer_text(days.words, word)
    return row_of(
        *(called, days(word.decided_at), word.reviewer, on),
        *(verdict, word.remark, answer, state),
    )


def audit_table(content: AppendixContent, words: Words) -> PartTable:
    """Every deed in order; equal ones of one person on a day that followed one another together."""
    header = (words("Date"), words("Time"), words("Person"), words("What was done"))
    trail = content.audit_trail
    rows = [_run_row(run, words) for run in (trail.runs if trail else ())]
    note = words("What was undone stays on record, and is marked so.")
    return PartTable(header, (2.8, 2.2, 3, 6), rows, note)


def _run_row(run: Run, words: Words) -> Row:
    first, last, done = time_of(run.first), time_of(run.last), run.first.done
    said = run_sentence(words, done.key, done.parameters, run.count)
    if done.happened != "done":
        said += f" ({term(words, HAPPENED, done.happened)})"
    day = day_in_words(words, run.first.day) if run.first.day else ""
    return row_of(day, first if first == last else f"{first}\N{EN DASH}{last}", done.person, said)
