"""The review log: what each round submitted, what reviewers said, and what came of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.analysis.review.words import Said, SortedWords, sorted_words
from app.models.review import ReviewState
from app.queries.codes import CodeRow, codes
from app.queries.informants import informants_called
from app.queries.passages import PassageRow
from app.queries.projects import ProjectRow, project
from app.queries.review_paper import passage_numbers, submitted_numbers
from app.queries.review_rounds import (
    Change,
    RoundRow,
    changes_since,
    rounds,
    snapshots,
    submitted,
    submitted_definitions,
)
from app.queries.reviews import (
    DecisionRow,
    ReviewRow,
    decisions,
    definitions,
    reviews,
)

Seen = Mapping[str, str]
"""What a reviewer saw, as a snapshot keeps it."""

Changes = tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class LoggedCoding:
    """A coding as reviewers saw it; one that has gone since has neither passage nor state.

    ``changes`` is what differs now from what the round submitted (outside rounds: from what was
    decided on last). ``called`` is how its code was called then.
    """

    uuid: str
    number: str
    called: str
    code_id: int | None
    quotation: str
    said: Said
    changes: Changes = ()
    passage: PassageRow | None = None
    state: ReviewState | None = None


@dataclass(frozen=True, slots=True)
class LoggedDefinition:
    """A definition on which something was said or changed; no state when its code has gone."""

    called: str
    name: str
    definition: str
    said: Said
    changes: Changes = ()
    state: ReviewState | None = None


@dataclass(frozen=True, slots=True)
class LoggedCode:
    """A code with its codings in the order submitted; of one that has gone only ``called``."""

    code: CodeRow | None
    called: str
    codings: tuple[LoggedCoding, ...]


@dataclass(frozen=True, slots=True)
class LoggedRound:
    """A round; ``row`` is None for what was said outside of rounds.

    ``scope_codes`` and ``scope_informants`` name what it was limited to; ``remarks`` are those on
    passages whatever their codes, and on the whole.
    """

    row: RoundRow | None
    scope_codes: tuple[str, ...]
    scope_informants: tuple[str, ...]
    codes: tuple[LoggedCode, ...]
    definitions: tuple[LoggedDefinition, ...]
    remarks: tuple[DecisionRow, ...]

    @property
    def codings(self) -> list[LoggedCoding]:
        """All codings of the round."""
        return [coding for code in self.codes for coding in code.codings]

    @property
    def said(self) -> list[DecisionRow]:
        """All that reviewers said in the round, oldest first."""
        on_codings = [word for entry in self.codings for word in entry.said]
        on_definitions = [word for entry in self.definitions for word in entry.said]
        return sorted([*on_codings, *on_definitions, *self.remarks], key=lambda row: row.id)


@dataclass(frozen=True, slots=True)
class Approval:
    """How a code stands after all: its logged codings by their state now (None: gone since)."""

    code: CodeRow | None
    called: str
    codings: Mapping[ReviewState | None, int]
    definition: ReviewState | None


@dataclass(frozen=True, slots=True)
class ReviewLog:
    """All rounds, or one; ``numbers`` are those of the passages by id."""

    project: ProjectRow
    rounds: tuple[LoggedRound, ...]
    approvals: tuple[Approval, ...]
    numbers: Mapping[int, str]

    @property
    def rows(self) -> int:
        """How many codings there are to write."""
        return sum(len(made.codings) for made in self.rounds)

    @property
    def passages(self) -> list[PassageRow]:
        """The passages whose numbers are printed and that are still there."""
        found = (entry.passage for made in self.rounds for entry in made.codings)
        return [passage for passage in found if passage is not None]

    @property
    def reviewers(self) -> list[str]:
        """Everybody who was asked or said something, in the order of the rounds."""
        names: dict[str, None] = {}
        for made in self.rounds:
            asked = made.row.reviewers if made.row else ()
            names |= dict.fromkeys(person.name for person in asked)
            names |= dict.fromkeys(said.reviewer for said in made.said)
        return [*names]


def review_log(session: Session, round_id: int | None = None) -> ReviewLog:
    """Every round and what was said outside of rounds, or one round alone."""
    study, found = _Study(session), rounds(session)
    logged = [_logged(study, made) for made in found if round_id in (None, made.id)]
    if round_id is None:
        logged += _outside(study, {made.id for made in found})
    return ReviewLog(project(session), tuple(logged), _approvals(study, logged), study.numbers)


class _Study:
    """What all rounds look up, asked once."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.rows = reviews(session)
        self.definitions = definitions(session)
        self.codes: dict[int | str, CodeRow] = {code.id: code for code in codes(session)}
        self.numbers = passage_numbers(session)
        self.said: defaultdict[int | None, list[DecisionRow]] = defaultdict(list)
        for word in decisions(session):
            self.said[word.round_id].append(word)

    def code_of(self, entry: LoggedCoding) -> int | str:
        """The code of a coding; the name alone of one that has gone, if no code is called so."""
        if entry.code_id is not None:
            return entry.code_id
        named = (code.id for code in self.codes.values() if code.called == entry.called)
        return next(named, entry.called)

    def logged(self, key: int | str, codings: Iterable[LoggedCoding]) -> LoggedCode:
        """A code with its codings."""
        code = self.codes.get(key)
        return LoggedCode(code, code.called if code else str(key), tuple(codings))


def _logged(study: _Study, made: RoundRow) -> LoggedRound:
    """A round: all that it submitted, and whatever else was said in it."""
    session, words = study.session, sorted_words(study.said[made.id])
    marks, defined = submitted(session, made.id), submitted_definitions(session, made.id)
    seen = snapshots(session, [*marks.values(), *defined.values()])
    changes = changes_since(session, [*study.rows, *study.definitions], made.id)
    rows = [row for row in study.rows if row.uuid in marks or row.coding_id in words.codings]
    place = {uuid: nth for nth, uuid in enumerate(marks)}
    rows.sort(key=lambda row: place.get(row.uuid, len(place)))
    there = [_there(row, words, seen.get(marks.get(row.uuid, "")), changes) for row in rows]
    known = {row.uuid for row in rows}
    gone = {uuid: mark for uuid, mark in marks.items() if uuid not in known}
    shown = {uuid: seen[mark] for uuid, mark in defined.items() if mark in seen}
    return LoggedRound(
        made,
        tuple(row.called for row in study.definitions if row.uuid in made.scope.codes),
        tuple(informants_called(session, made.scope.informants)),
        _by_code(study, [*there, *_gone(study, made.id, gone, words.orphans)]),
        tuple(_definitions(study, words, changes, shown)),
        words.remarks,
    )


def _outside(study: _Study, round_ids: set[int]) -> list[LoggedRound]:
    """What was said outside of rounds; nothing when that never happened."""
    said = [word for key, of_key in study.said.items() if key not in round_ids for word in of_key]
    if not said:
        return []
    words = sorted_words(said)
    rows = [row for row in study.rows if row.coding_id in words.codings]
    spoken_of = [row for row in study.definitions if row.code_id in words.definitions]
    changes = changes_since(study.session, [*rows, *spoken_of])
    there = [_there(row, words, None, changes) for row in rows]
    found = _by_code(study, [*there, *_orphans(study, words.orphans)])
    defined = tuple(_definitions(study, words, changes, {}))
    return [LoggedRound(None, (), (), found, defined, words.remarks)]


def _there(
    row: ReviewRow, words: SortedWords, seen: Seen | None, changes: Mapping[str, Changes]
) -> LoggedCoding:
    shown = seen or row.seen
    return LoggedCoding(
        row.uuid,
        row.passage.number,
        _called(shown),
        row.code_id,
        shown.get("quotation", ""),
        words.codings.get(row.coding_id, ()),
        changes.get(row.uuid, ()),
        row.passage,
        row.state,
    )


def _called(seen: Seen) -> str:
    return seen.get("label") or seen.get("name", "")


def _gone(
    study: _Study, round_id: int, gone: Mapping[str, str], orphans: Said
) -> Iterator[LoggedCoding]:
    """The submitted codings that were deleted; what was said on the form submitted is theirs."""
    numbers = submitted_numbers(study.session, round_id)
    seen = snapshots(study.session, gone.values())
    said: defaultdict[str, list[DecisionRow]] = defaultdict(list)
    for word in orphans:
        said[word.fingerprint].append(word)
    for uuid, mark in gone.items():
        shown = seen.get(mark, {})
        called, number = _called(shown), numbers.get(uuid, "")
        quotation, words = shown.get("quotation", ""), said.pop(mark, [])
        yield LoggedCoding(uuid, number, called, None, quotation, tuple(words))
    yield from _orphans(study, [word for words in said.values() for word in words])


def _orphans(study: _Study, words: Iterable[DecisionRow]) -> Iterator[LoggedCoding]:
    """Codings that were deleted and are known only by what was said on them."""
    found: defaultdict[tuple[int | None, str], list[DecisionRow]] = defaultdict(list)
    for word in words:
        found[word.passage_id, word.code_name].append(word)
    seen = snapshots(study.session, [said[-1].fingerprint for said in found.values()])
    for (passage_id, called), said in found.items():
        number = study.numbers.get(passage_id or 0, "")
        quotation = seen.get(said[-1].fingerprint, {}).get("quotation", "")
        key = f"{number} {called}"
        yield LoggedCoding(key, number, called, None, quotation, tuple(said))


def _by_code(study: _Study, entries: Iterable[LoggedCoding]) -> tuple[LoggedCode, ...]:
    """The codings under their codes, in the codebook's order; codes that have gone come last."""
    found: defaultdict[int | str, list[LoggedCoding]] = defaultdict(list)
    for entry in entries:
        found[study.code_of(entry)].append(entry)
    order = dict.fromkeys([*(key for key in study.codes if key in found), *found])
    return tuple(study.logged(key, found[key]) for key in order)


def _definitions(
    study: _Study, words: SortedWords, changes: Mapping[str, Changes], shown: Mapping[str, Seen]
) -> Iterator[LoggedDefinition]:
    """Definitions on which something was said or changed, in the order of the codebook."""
    for row in study.definitions:
        said, changed = words.definitions.get(row.code_id, ()), changes.get(row.uuid, ())
        if said or changed:
            seen = shown.get(row.uuid, row.seen)
            definition = seen.get("definition", "")
            yield LoggedDefinition(row.called, row.name, definition, said, changed, row.state)
    gone: defaultdict[str, list[DecisionRow]] = defaultdict(list)
    for word in words.orphan_definitions:
        gone[word.code_name].append(word)
    for called, of_code in gone.items():
        yield LoggedDefinition(called, "", "", tuple(of_code))


def _approvals(study: _Study, made: Iterable[LoggedRound]) -> tuple[Approval, ...]:
    """Every logged coding once, however many rounds it was in."""
    latest = {entry.uuid: entry for each in made for entry in each.codings}
    states = {row.code_id: row.state for row in study.definitions}
    return tuple(
        Approval(
            logged.code,
            logged.called,
            Counter(entry.state for entry in logged.codings),
            states.get(logged.code.id) if logged.code else None,
        )
        for logged in _by_code(study, latest.values())
    )
