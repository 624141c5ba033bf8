"""The audit trail as a Word document for the appendix: a heading per month, a table per day."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from app.analysis.appendix.audit_trail import AuditTrail, Event, Run
from app.analysis.moments import day_in_words
from app.exporters.audit_trail_table import time_of
from app.exporters.word.appendix import add_title, imprint
from app.exporters.word.document import WordDocument
from app.exporters.word.tables import WordTable
from app.exporters.word.text import line
from app.exporters.writing import Progress, Steps
from app.models.dates import PartialDate
from app.words import Words
from app.words.deed_runs import run_sentence
from app.words.terms import HAPPENED, term

_COLUMNS = (2.2, 3.4, 8.4)


def audit_trail_docx(
    trail: AuditTrail, words: Words, made_at: str, progress: Progress | None = None
) -> bytes:
    """The trail as a file; ``made_at`` is a stored moment, ``progress`` may raise to cancel."""
    title, runs = words("Audit Trail"), trail.runs
    document = WordDocument(words, imprint(trail.project, title, made_at))
    add_title(document, trail.project, title)
    if not trail.events:
        document.paragraph("Body Text", words("Nothing has been done yet."))
        return document.finished()
    _add_summary(document, trail, runs)
    steps = Steps(len(runs), progress)
    for month, of_month in groupby(runs, key=_month):
        document.heading(1, month.printed(words.language) if month else words("Without a date"))
        for day, of_day in groupby(of_month, key=lambda run: run.first.day):
            _add_day(document, day, of_day, steps)
    steps.finish()
    return document.finished()


def _month(run: Run) -> PartialDate | None:
    day = run.first.day
    return PartialDate(day.year, day.month) if day else None


def _add_summary(document: WordDocument, trail: AuditTrail, runs: list[Run]) -> None:
    words = document.words
    count = words.plural("{n} deed", "{n} deeds", len(trail.events))
    notes = [words("Recorded by the program as it happened: {count}.", count=count)]
    if len(runs) < len(trail.events):
        notes.append(
            words(
                "Equal deeds of one person that followed one another on a day stand in one row "
                "here; the audit trail as a table (CSV) has a row for every single one."
            )
        )
    notes.append(words("What was undone stays on record, and is marked so."))
    document.paragraph("Table Note", " ".join(notes))
    table = WordTable(document, (5, 2, 3.5, 3.5))
    table.header(words("Person"), words("Deeds"), words("From"), words("To"))
    for part in trail.parts:
        table.row(
            [line(part.person or words("Not named"))],
            [line(str(part.count))],
            [line(_day(part.first, words))],
            [line(_day(part.last, words))],
        )


def _day(event: Event, words: Words) -> str:
    return day_in_words(words, event.day) if event.day else ""


def _add_day(document: WordDocument, day: date | None, runs: Iterable[Run], steps: Steps) -> None:
    words = document.words
    document.paragraph("Lead In Note", day_in_words(words, day) if day else "")
    table = WordTable(document, _COLUMNS)
    table.header(words("Time"), words("Person"), words("What was done"))
    for run in runs:
        done = run.first.done
        table.row([line(_times(run))], [line(done.person)], [line(_sentence(run, words))])
        steps.step()


def _times(run: Run) -> str:
    first, last = time_of(run.first), time_of(run.last)
    return first if first == last else f"{first}\N{EN DASH}{last}"


def _sentence(run: Run, words: Words) -> str:
    done = run.first.done
    said = run_sentence(words, done.key, done.parameters, run.count)
    return said if done.happened == "done" else f"{said} ({term(words, HAPPENED, done.happened)})"
