"""The audit trail for other programs: one row per deed, as CSV."""

from collections.abc import Iterator

from app.analysis.appendix.audit_trail import AuditTrail, Event
from app.analysis.moments import day_in_words
from app.exporters.tables import table_csv
from app.exporters.writing import Progress, Steps
from app.words import N_, Words
from app.words.deeds import deed_sentence
from app.words.terms import HAPPENED, term

COLUMNS = (
    *(N_("No."), N_("Date"), N_("Time"), N_("Person"), N_("What was done")),
    *(N_("Done or undone"), N_("Moment (UTC)")),
)


def audit_trail_csv(trail: AuditTrail, words: Words, progress: Progress | None = None) -> bytes:
    """Every deed in order, none left out; the last column is the moment as the file has it."""
    return table_csv([words(name) for name in COLUMNS], _rows(trail, words, progress))


def _rows(trail: AuditTrail, words: Words, progress: Progress | None) -> Iterator[list[str]]:
    steps = Steps(len(trail.events), progress)
    for number, event in enumerate(trail.events, start=1):
        done = event.done
        yield [
            str(number),
            day_in_words(words, event.at.date()) if event.at else "",
            time_of(event),
            done.person,
            deed_sentence(words, done.key, done.parameters),
            term(words, HAPPENED, done.happened),
            done.at,
        ]
        steps.step()
    steps.finish()


def time_of(event: Event) -> str:
    """``14:02``, local; empty when it is not known."""
    return event.at.strftime("%H:%M") if event.at else ""
