"""The consultation sheets: for each supervisor what was submitted, said and answered, by date."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import groupby

from sqlalchemy.orm import Session

from app.analysis.moments import local_moment
from app.analysis.review.log import LoggedRound, ReviewLog, review_log
from app.models.review import VERDICTS, Verdict
from app.queries.passages import PassageRow
from app.queries.people import PersonRow, people
from app.queries.projects import ProjectRow
from app.queries.review_rounds import RoundRow
from app.queries.reviews import DecisionRow

_BETWEEN_NAMES = re.compile(r"[\n;]+")

About = tuple[str, str]
"""The number of a passage and how its code is called, each perhaps empty."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a supervisor remarked, once however often it was said in the same words."""

    about: tuple[About, ...]
    said: DecisionRow


@dataclass(frozen=True, slots=True)
class Consultation:
    """A row of a sheet: a round, or (``row`` is None) a day on which something was said outside.

    ``first`` and ``last`` are stored moments of the supervisor's words; both are the moment of
    submitting where nothing was said yet. ``codes`` are called in the order submitted.
    """

    row: RoundRow | None
    first: str
    last: str
    codes: tuple[str, ...]
    codings: int
    verdicts: Mapping[Verdict, int]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One supervisor's; ``place`` counts from 1 in the order in which the project names them."""

    supervisor: str
    place: int
    consultations: tuple[Consultation, ...]


@dataclass(frozen=True, slots=True)
class Consultations:
    """All sheets; there is always one, if only to be filled in by hand."""

    project: ProjectRow
    sheets: tuple[Sheet, ...]
    passages: tuple[PassageRow, ...]


def consultations(session: Session, zone: tzinfo | None = None) -> Consultations:
    """A sheet for each supervisor; days are those of ``zone``, by default this computer's."""
    log = review_log(session)
    found = supervisors(log.project.supervisors, people(session))
    sheets = tuple(
        Sheet(name, place, tuple(_consultations(log, people_called, zone)))
        for place, (name, people_called) in enumerate(found.items(), start=1)
    )
    return Consultations(log.project, sheets or (Sheet("", 1, ()),), tuple(log.passages))


def supervisors(written: str, known: Iterable[PersonRow]) -> dict[str, frozenset[str]]:
    """The supervisors as the project writes them, and under which names each of them reviewed.

    Supervisors whom the project does not name follow. Titles and degrees make no difference:
    ``Dr. Rahma, M.Si.`` is also called ``Rahma``.
    """
    found: dict[str, set[str]] = {}
    for name in _BETWEEN_NAMES.split(written):
        if " ".join(name.split()):
            found.setdefault(" ".join(name.split()), set())
    for person in known:
        same = [name for name in found if _bare(name) == _bare(person.name)]
        if same or person.role == "supervisor":
            found.setdefault(same[0] if same else person.name, set()).add(person.name)
    return {name: frozenset(called) for name, called in found.items()}


def _bare(name: str) -> str:
    """A name without degrees (behind a comma) and titles (that end with a full stop)."""
    before, _, _ = name.partition(",")
    kept = [word for word in before.split() if not word.endswith(".")]
    return " ".join(kept or name.split()).casefold()


def _consultations(
    log: ReviewLog, names: frozenset[str], zone: tzinfo | None
) -> list[Consultation]:
    found = [
        consultation
        for made in log.rounds
        for consultation in (
            _in_round(made, made.row, names, log) if made.row else _outside(made, names, log, zone)
        )
    ]
    return sorted(found, key=lambda consultation: consultation.first)


def _in_round(
    made: LoggedRound, row: RoundRow, names: frozenset[str], log: ReviewLog
) -> Iterator[Consultation]:
    said = [word for word in made.said if word.reviewer in names]
    if said or any(person.name in names for person in row.reviewers):
        days = [word.decided_at for word in said] or [row.frozen_at]
        codes = tuple(code.called for code in made.codes)
        yield _consultation(row, days, codes, row.codings, _with_about(made, said, log))


def _outside(
    made: LoggedRound, names: frozenset[str], log: ReviewLog, zone: tzinfo | None
) -> Iterator[Consultation]:
    said = sorted(
        (word for word in made.said if word.reviewer in names), key=lambda word: word.decided_at
    )
    for _, of_day in groupby(said, key=lambda word: _day(word, zone)):
        words = _with_about(made, [*of_day], log)
        codes = dict.fromkeys(called for (_, called), _ in words if called)
        codings = {word.coding_id for _, word in words if word.coding_id is not None}
        days = [word.decided_at for _, word in words]
        yield _consultation(None, days, tuple(codes), len(codings), words)


def _day(word: DecisionRow, zone: tzinfo | None) -> object:
    local = local_moment(word.decided_at, zone)
    return local.date() if local else word.decided_at


def _with_about(
    made: LoggedRound, said: Sequence[DecisionRow], log: ReviewLog
) -> list[tuple[About, DecisionRow]]:
    """Each word with what it is about."""
    about: dict[int, About] = {}
    for entry in made.codings:
        about |= dict.fromkeys((word.id for word in entry.said), (entry.number, entry.called))
    for defined in made.definitions:
        about |= dict.fromkeys((word.id for word in defined.said), ("", defined.called))
    for remark in made.remarks:
        about[remark.id] = (log.numbers.get(remark.passage_id or 0, ""), "")
    return [(about[word.id], word) for word in said]


def _consultation(
    row: RoundRow | None,
    days: Sequence[str],
    codes: tuple[str, ...],
    codings: int,
    words: Sequence[tuple[About, DecisionRow]],
) -> Consultation:
    latest = {
        (about, word.coding_id): word.verdict
        for about, word in words
        if all(about) and word.verdict  # Without a number it is about a definition.
    }
    counted = Counter(latest.values())
    verdicts = {verdict: counted[verdict] for verdict in VERDICTS if counted[verdict]}
    return Consultation(row, min(days), max(days), codes, codings, verdicts, tuple(_remarks(words)))


def _remarks(words: Iterable[tuple[About, DecisionRow]]) -> Iterator[Remark]:
    """Equal remarks with equal answers once, in the order in which they were made first."""
    found: dict[tuple[str, str | None, str], list[tuple[About, DecisionRow]]] = {}
    for about, word in words:
        if word.remark:
            same = " ".join(word.remark.split()).casefold()
            found.setdefault((same, word.response, word.answer), []).append((about, word))
    for together in found.values():
        abouts = dict.fromkeys(about for about, _ in together)
        yield Remark(tuple(abouts), together[0][1])
