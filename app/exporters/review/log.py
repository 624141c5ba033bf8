"""The review log as a Word document: each round with all that was said, and how it stands now."""

from collections import Counter
from collections.abc import Sequence

from app.analysis.moments import Days
from app.analysis.review.log import Approval, LoggedCode, LoggedRound, ReviewLog
from app.exporters.review.marks import row_name
from app.exporters.review.signatures import Signer, add_signatures, staff_number
from app.exporters.review.threads import change_lines, said_lines, state_line
from app.exporters.word.appendix import add_title, imprint
from app.exporters.word.document import WordDocument
from app.exporters.word.places import code_heading
from app.exporters.word.tables import WordTable
from app.exporters.word.text import Piece, line
from app.exporters.writing import Progress, Steps
from app.models.review import ReviewState
from app.queries.codes import CodeRow
from app.queries.review_rounds import Change, RoundRow
from app.words import LANGUAGES, Words
from app.words.shortening import shortened
from app.words.terms import REVIEW_STATES, VERDICTS, term

MARGINS_CM = 2.0
_CODINGS = (2.6, 6.8, 7.6, 5.6, 3.1)
_DEFINITIONS = (3.6, 5.8, 7.6, 5.6, 3.1)
_LONGEST_QUOTATION = 240
_SUMMED: tuple[ReviewState | None, ...] = (
    *("agreed", "revise", "rejected", "changed"),
    *("submitted", "draft", None),
)


def review_log_docx(
    log: ReviewLog, days: Days, made_at: str, progress: Progress | None = None
) -> bytes:
    """The log as a file; ``made_at`` is a stored moment, ``progress`` may raise to cancel."""
    words = days.words
    document = WordDocument(words, imprint(log.project, words("Review Log"), made_at))
    document.lay_down()
    document.set_margins(MARGINS_CM)
    add_title(document, log.project, words("Review Log"))
    if not log.rounds:
        document.paragraph("Body Text", words("Nothing has been reviewed yet."))
        return document.finished()
    steps = Steps(log.rows, progress)
    document.paragraph(
        "Table Note",
        words(
            "Long quotations are shortened; the appendix has them whole. Changes are given as "
            "before and now."
        ),
    )
    for made in log.rounds:
        _add_round(document, log, made, days, steps)
    _add_approvals(document, log.approvals)
    _add_signatures(document, log)
    steps.finish()
    return document.finished()


def round_title(row: RoundRow | None, words: Words) -> str:
    """``Round 2: Second draft``; a round without a name of its own is called by its number."""
    if row is None:
        return words("Said outside of review rounds")
    if row.name in {Words(each)("Round {n}", n=row.number) for each in LANGUAGES}:
        return words("Round {n}", n=row.number)
    return words("Round {n}: {name}", n=row.number, name=row.name)


def _add_round(
    document: WordDocument, log: ReviewLog, made: LoggedRound, days: Days, steps: Steps
) -> None:
    words = document.words
    document.heading(1, round_title(made.row, words))
    _add_identity(document, made, days)
    for code in made.codes:
        _add_code(document, code, days, steps)
    if made.definitions:
        _add_definitions(document, made, days)
    if made.remarks:
        _add_remarks(document, log, made, days)


def _add_identity(document: WordDocument, made: LoggedRound, days: Days) -> None:
    words, row = document.words, made.row
    table = WordTable(document, (5, 20.7))
    for name, texts in (
        *(_about_round(made, row, days) if row else ()),
        (words("Decisions"), _verdicts(made, words)),
    ):
        if any(texts):
            table.row([line(name, style="Table Heading")], [line(text) for text in texts])


def _about_round(made: LoggedRound, row: RoundRow, days: Days) -> tuple[tuple[str, list[str]], ...]:
    words = days.words
    closed = days(row.closed_at) if row.closed_at else words("still open")
    return (
        (words("Submitted"), [f"{days(row.frozen_at)}, {row.by}"]),
        (words("Closed"), [closed]),
        (words("Reviewers"), [person.name for person in row.reviewers]),
        (words("Scope"), [_scope(made, row, words)]),
        (words("Extent"), [_extent(row, words)]),
        (words("Meeting note"), row.note.splitlines()),
    )


def _scope(made: LoggedRound, row: RoundRow, words: Words) -> str:
    scope = row.scope
    limits = []
    if scope.codes:
        called = ", ".join(made.scope_codes) or "\N{EN DASH}"
        limits.append(words("the codes {codes} and what stands below them", codes=called))
    if scope.informants:
        called = ", ".join(made.scope_informants) or "\N{EN DASH}"
        limits.append(words("the informants {informants}", informants=called))
    if scope.only_changed:
        limits.append(words("only what changed since it was submitted last"))
    if scope.at_most is not None:
        limits.append(words("at most {n} passages for each code", n=scope.at_most))
    return "; ".join(limits) or words("the whole coding")


def _extent(row: RoundRow, words: Words) -> str:
    codings = words.plural("{n} coding", "{n} codings", row.codings)
    definitions = words.plural("{n} definition", "{n} definitions", row.codes)
    return f"{codings}, {definitions}"


def _verdicts(made: LoggedRound, words: Words) -> list[str]:
    """Of each reviewer the latest verdicts of the round, counted."""
    asked = [person.name for person in made.row.reviewers] if made.row else []
    names = dict.fromkeys([*asked, *(word.reviewer for word in made.said)])
    return [f"{name}: {_counted(made, name, words)}" for name in names]


def _counted(made: LoggedRound, name: str, words: Words) -> str:
    latest = [
        [word.verdict for word in entry.said if word.reviewer == name and word.verdict][-1:]
        for entry in made.codings
    ]
    counted = Counter(verdict for verdicts in latest for verdict in verdicts)
    parts = [f"{term(words, VERDICTS, key)} {counted[key]}" for key in VERDICTS]
    if made.row is not None:
        parts.append(" ".join([words("not decided"), str(latest.count([]))]))
    return ", ".join(parts)


def _add_code(document: WordDocument, code: LoggedCode, days: Days, steps: Steps) -> None:
    words = document.words
    document.heading(2, _code_title(code.code, code.called, words))
    shared = _changed_alike(code)
    for text in change_lines(words, shared):
        document.paragraph("Code Note", *text.pieces)
    table = WordTable(document, _CODINGS)
    table.header(
        *(words("Number and code"), words("Quotation"), words("Decisions, remarks and answers")),
        *(words("Changed since"), words("State now")),
    )
    for entry in code.codings:
        table.row(
            [line(Piece(row_name(entry.number, entry.called), "Speaker"))],
            [line(shortened(entry.quotation, _LONGEST_QUOTATION))],
            said_lines(days, entry.said),
            change_lines(words, [each for each in entry.changes if each not in shared]),
            [state_line(words, entry.state)],
        )
        steps.step()


def _changed_alike(code: LoggedCode) -> list[Change]:
    """What changed in all codings that are still there: it is said once, under the heading."""
    there = [entry.changes for entry in code.codings if entry.state is not None]
    if len(there) == 1:
        return []
    return [change for change in (there or [()])[0] if all(change in each for each in there)]


def _code_title(code: CodeRow | None, called: str, words: Words) -> str:
    return code_heading(code, words) if code else called


def _add_definitions(document: WordDocument, made: LoggedRound, days: Days) -> None:
    words = document.words
    document.heading(2, words("Definitions"))
    table = WordTable(document, _DEFINITIONS)
    table.header(
        *(words("Code"), words("Definition"), words("Decisions, remarks and answers")),
        *(words("Changed since"), words("State now")),
    )
    for entry in made.definitions:
        name = f" {entry.name}" if entry.name != entry.called else ""
        table.row(
            [line(Piece(entry.called, "Speaker"), name)],
            [line(shortened(entry.definition, _LONGEST_QUOTATION))],
            said_lines(days, entry.said),
            change_lines(words, entry.changes),
            [state_line(words, entry.state)],
        )


def _add_remarks(document: WordDocument, log: ReviewLog, made: LoggedRound, days: Days) -> None:
    words = document.words
    document.heading(2, words("General remarks"))
    table = WordTable(document, (4, 21.7))
    table.header(words("On"), words("Remarks and answers"))
    for word in made.remarks:
        number = log.numbers.get(word.passage_id or 0, "")
        table.row([line(number or words("the whole"))], said_lines(days, [word]))


def _add_approvals(document: WordDocument, approvals: Sequence[Approval]) -> None:
    """How each code stands: what the supervisor signs."""
    words = document.words
    document.heading(1, words("Approval by code"))
    table = WordTable(document, (6.9, *(2.1,) * len(_SUMMED), 2.1, 2.8))
    table.header(
        words("Code"),
        *(state_line(words, state).pieces[0].text for state in _SUMMED),
        *(words("Total"), words("Definition")),
    )
    for approval in approvals:
        counts = [approval.codings.get(state, 0) for state in _SUMMED]
        definition = term(words, REVIEW_STATES, approval.definition or "")
        title = _code_title(approval.code, approval.called, words)
        table.row(
            [line(title)],
            *([line(str(count))] for count in (*counts, sum(counts))),
            [line(definition)],
        )
    document.paragraph("Table Note", words("Counted are codings, each once, as they stand now."))


def _add_signatures(document: WordDocument, log: ReviewLog) -> None:
    words, project = document.words, log.project
    reviewers = [Signer(words("Reviewer"), name, staff_number(words)) for name in log.reviewers]
    researcher = Signer(words("Researcher"), project.researcher, project.student_number)
    add_signatures(document, [researcher, *reviewers])
