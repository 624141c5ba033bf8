"""Answers from a print-out, typed in quickly: number, code where needed, S/R/T, remark.

``K-0015 UB7 s kutipan terlalu panjang`` is an entry, and so is ``15 s`` where the passage carries
one code only. Nothing is guessed: what fits no coding, or more than one, says why. So does what
would overrule a verdict of a newer round.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.errors import NotFound
from app.exporters.review.marks import row_name
from app.exporters.writing import Progress, Steps
from app.interchange.review.columns import collapsed
from app.interchange.review.preview import Printout
from app.interchange.review.said import SAID_SINCE, SaidBefore
from app.interchange.review.verdicts import read_verdict
from app.models.deed import Deed
from app.models.passage import read_number
from app.models.review import Origin, Verdict
from app.operations.reviews import decide
from app.queries.passages import resolve_number
from app.queries.projects import project
from app.queries.reviews import ReviewRow, reviews
from app.words import N_

NUMBER_MISSING = N_("There is no passage number.")
NUMBER_UNKNOWN = N_("No passage has this number.")
WITHOUT_CODE = N_("This passage carries no code.")
CODE_UNKNOWN = N_("This passage does not carry that code.")
WHICH_CODE = N_("This passage carries several codes: which one is meant?")
WHOSE_CODING = N_("Several coders put this code on this passage: which one is meant?")
ANSWER_UNREAD = N_("The answer is none of S, R and T.")
NOTHING_SAID = N_("There is neither an answer nor a remark.")
TWICE = N_("Another entry answers the same coding.")

_NUMBER = re.compile(
    r"\s*(?:(?P<series>[^\W\d_]{1,4})\s?[-\u2010-\u2014 ]?\s?)?(?P<digits>\d{1,9})"
)
_TITLES = frozenset({"number", "nomor", "no", "no.", "kutipan", "passage"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A line as it was typed."""

    number: str
    code: str = ""
    answer: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class MatchedEntry:
    """An entry and the coding that it answers, or the reason why there is none (``app.words``).

    ``candidates`` are the codings to choose from, ``candidate_names`` how they are called.
    """

    entry: Entry
    coding_id: int | None = None
    name: str = ""
    verdict: Verdict | None = None
    reason: str = ""
    candidates: tuple[int, ...] = ()
    candidate_names: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it can be recorded as it is."""
        return self.coding_id is not None and not self.reason


@dataclass(frozen=True)
class PrintedCodings:
    """The codings of a project by what is printed beside them; ``series`` is this copy's own.

    ``decided_since`` are those on which the reviewer has decided in a newer round.
    """

    series: str
    by_passage: dict[int, tuple[ReviewRow, ...]]
    numbers: dict[str, int]
    decided_since: frozenset[int] = frozenset()


def printed_codings(
    session: Session, typed: Iterable[Entry] = (), reviewer: str = "", round_id: int | None = None
) -> PrintedCodings:
    """What entries of a reviewer, from the print-out of a round, are matched with.

    Numbers of former days are looked up for ``typed``.
    """
    found: defaultdict[int, list[ReviewRow]] = defaultdict(list)
    for row in reviews(session):
        found[row.passage.id].append(row)
    numbers = {rows[0].passage.number: passage_id for passage_id, rows in found.items()}
    series = project(session).series
    for entry in typed:
        number = _number(entry.number, series)
        if number and number not in numbers:
            try:
                numbers[number] = resolve_number(session, number)
            except NotFound:
                continue
    said = SaidBefore(session, Printout(round_id=round_id), read_before=False)
    decided_since = frozenset(
        row.coding_id
        for rows in found.values()
        for row in rows
        if said.decided_since(("coding", row.coding_id), reviewer)
    )
    by_passage = {key: tuple(rows) for key, rows in found.items()}
    return PrintedCodings(series, by_passage, numbers, decided_since)


def read_line(line: str) -> Entry:
    """``K-0015 UB7 s remark``: the code may be left out, and so may the answer."""
    number = _NUMBER.match(line)
    if number is None:
        return Entry("", remark=line.strip())
    words = line[number.end() :].split()
    if words and words[0] in {"\N{MIDDLE DOT}", ".", ":", "|"}:
        words = words[1:]
    if words and read_verdict(words[0]) and not _names_code(words):
        return Entry(number[0].strip(), "", words[0], " ".join(words[1:]))
    if len(words) > 1 and read_verdict(words[1]):
        return Entry(number[0].strip(), words[0], words[1], " ".join(words[2:]))
    return Entry(number[0].strip(), "", "", " ".join(words))


def _names_code(words: Sequence[str]) -> bool:
    """A code may be called like an answer (``T``): then the answer stands behind it."""
    return len(words) > 1 and words[0].isupper() and len(words[1]) == 1 and words[1].islower()


def read_table(text: str) -> list[Entry]:
    """Entries of CSV (number, code, answer, remark; any usual separator), or of plain lines."""
    lines = [line for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    separator = next((each for each in (";", "\t", ",") if _separates(each, lines)), "")
    if not separator:
        return [read_line(line) for line in lines]
    rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator)]
    rows = [row for row in rows if any(row)]
    if rows and rows[0][0].casefold() in _TITLES:
        del rows[0]
    return [_entry(row) for row in rows]


def _separates(separator: str, lines: Sequence[str]) -> bool:
    """Whether what stands before the separator is a passage number, or a title, in every line."""
    return bool(lines) and all(
        (cell := line.split(separator)[0].strip().strip('"')).casefold() in _TITLES
        or (separator in line and _NUMBER.fullmatch(cell) is not None)
        for line in lines
    )


def _entry(row: Sequence[str]) -> Entry:
    """Three cells leave the code out when the second one is an answer."""
    if len(row) > 1 and len(row) < _WITH_CODE and read_verdict(row[1]):
        return Entry(row[0], "", row[1], " ".join(row[2:]))
    number, code, answer, *rest = (*row, "", "", "")
    return Entry(number, code, answer, " ".join(filter(None, rest)))


_WITH_CODE = 4


def match_entries(codings: PrintedCodings, entries: Iterable[Entry]) -> list[MatchedEntry]:
    """Every entry with its coding or a reason; two answers to one coding are both asked."""
    found = [match_entry(codings, entry) for entry in entries]
    times: defaultdict[int, int] = defaultdict(int)
    for each in found:
        if each.is_ready:
            times[each.coding_id or 0] += 1
    return [_asked_if_twice(each, times[each.coding_id or 0]) for each in found]


def _asked_if_twice(found: MatchedEntry, times: int) -> MatchedEntry:
    if not found.is_ready or times < 2:  # noqa: PLR2004 - once is as it should be
        return found
    return MatchedEntry(found.entry, None, found.name, found.verdict, TWICE)


def match_entry(codings: PrintedCodings, entry: Entry) -> MatchedEntry:
    """The coding that one entry answers, or the reason why none is certain."""
    number = _number(entry.number, codings.series)
    if not number:
        return MatchedEntry(entry, reason=NUMBER_MISSING)
    passage_id = codings.numbers.get(number)
    if passage_id is None:
        return MatchedEntry(entry, reason=NUMBER_UNKNOWN)
    rows = codings.by_passage.get(passage_id, ())
    fitting = [row for row in rows if not entry.code or _is_called(row, entry.code)]
    if len(fitting) != 1:
        return _unsettled(entry, rows, fitting)
    verdict = read_verdict(entry.answer)
    name = _name(fitting[0])
    reason = ""
    if entry.answer.strip() and verdict is None:
        reason = ANSWER_UNREAD
    elif verdict is None and not entry.remark.strip():
        reason = NOTHING_SAID
    elif verdict is not None and fitting[0].coding_id in codings.decided_since:
        asked = (fitting[0].coding_id,)
        return MatchedEntry(entry, None, "", verdict, SAID_SINCE, asked, (name,))
    return MatchedEntry(entry, fitting[0].coding_id, name, verdict, reason)


def _unsettled(
    entry: Entry, rows: Sequence[ReviewRow], fitting: Sequence[ReviewRow]
) -> MatchedEntry:
    offered = fitting or rows
    if not rows:
        reason = WITHOUT_CODE
    elif not fitting:
        reason = CODE_UNKNOWN
    else:
        reason = WHOSE_CODING if len({row.code_id for row in fitting}) == 1 else WHICH_CODE
    several = len({row.coder for row in offered}) > 1
    names = tuple(f"{_name(row)} ({row.coder})" if several else _name(row) for row in offered)
    ids = tuple(row.coding_id for row in offered)
    return MatchedEntry(
        entry,
        verdict=read_verdict(entry.answer),
        reason=reason,
        candidates=ids,
        candidate_names=names,
    )


def entry_about(found: MatchedEntry, coding_id: int) -> MatchedEntry:
    """A person says which candidate an entry answers."""
    names = dict(zip(found.candidates, found.candidate_names, strict=True))
    entry = found.entry
    unread = bool(entry.answer.strip()) and found.verdict is None
    reason = ANSWER_UNREAD if unread else ""
    if not reason and found.verdict is None and not entry.remark.strip():
        reason = NOTHING_SAID
    return MatchedEntry(entry, coding_id, names.get(coding_id, ""), found.verdict, reason)


def entry_deed() -> Deed:
    """The name of the one step that records entries."""
    return Deed("answers_entered")


def enter(
    session: Session,
    matched: Iterable[MatchedEntry],
    person_id: int,
    round_id: int | None = None,
    progress: Progress | None = None,
) -> list[int]:
    """Record what is ready, in a reviewer's name, as said on the paper of a round.

    What the reviewer has said of a coding in just these words in this round is not said again.
    """
    ready = [each for each in matched if each.is_ready]
    said = {
        (row.coding_id, said.verdict, collapsed(said.remark))
        for row in reviews(session)
        for said in row.decisions
        if said.person_id == person_id and said.round_id == round_id and round_id is not None
    }
    origin = Origin(round_id, on_paper=round_id is not None)
    steps = Steps(len(ready), progress)
    made: list[int] = []
    for each in ready:
        remark = each.entry.remark.strip()
        if each.coding_id and (each.coding_id, each.verdict, collapsed(remark)) not in said:
            made.append(decide(session, each.coding_id, person_id, each.verdict, remark, origin))
        steps.step()
    steps.finish()
    return made


def _number(typed: str, series: str) -> str:
    """``15``, ``k15`` and ``K-0015`` as the number is printed; empty when it is none."""
    found = _NUMBER.fullmatch(typed.strip())
    if found is None:
        return ""
    name = f"{(found['series'] or series).upper()}-{int(found['digits']):04}"
    return name if read_number(name) else ""


def _is_called(row: ReviewRow, code: str) -> bool:
    wanted = collapsed(code).casefold()
    return wanted in {collapsed(name).casefold() for name in (row.label or "", row.name) if name}


def _name(row: ReviewRow) -> str:
    return row_name(row.passage.number, row.called)
