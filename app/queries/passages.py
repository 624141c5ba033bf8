"""Passages as rows: the quotation, where it stands, who said it, and the codes on it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.models.among import among
from app.models.code import Code, Kind
from app.models.passage import (
    Coding,
    Interpretation,
    Memo,
    Passage,
    PassageAlias,
    printed_number,
    read_number,
)
from app.models.person import Person
from app.models.source import Source, SourceText
from app.models.span import Span
from app.queries.informants import InformantRow, informants
from app.queries.sources import TurnRow, turns


class CodingRow(NamedTuple):
    """A code on a passage, by whom and how it stands; a tuple, for there may be many thousands."""

    id: int
    code_id: int
    label: str | None
    name: str
    kind: str | None
    group: str
    stance: str
    key_quote: bool
    person_id: int
    coder: str
    created_at: str

    @property
    def called(self) -> str:
        """How the code is called in short: its label, else its name."""
        return self.label or self.name


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A quotation with all that is printed beside it.

    ``text`` is the exact slice of the source's text; ``paragraph`` and ``turn`` count from 1
    (``turn`` None outside turns); ``informant`` is the speaker of its first turn, else the only
    informant of the source; ``by_interviewer`` when it begins in an interviewer's turn. ``date``
    is the source's, else the informant's, at the precision it has.
    """

    id: int
    number: str
    source_id: int
    source: str
    span: Span
    text: str
    paragraph: int
    turn: int | None
    by_interviewer: bool
    informant: InformantRow | None
    date: str
    created_at: str
    codings: tuple[CodingRow, ...] = ()
    interpretation: str = ""
    code_interpretations: tuple[tuple[int, str], ...] = ()
    memos: int = 0

    def interpretation_under(self, code_id: int) -> str:
        """The interpretation for one code's section: its own, else the passage's."""
        return dict(self.code_interpretations).get(code_id, self.interpretation)


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """What to list; an empty field filters nothing. Ids and stored keys, not names."""

    passage_ids: frozenset[int] = frozenset()
    code_ids: frozenset[int] = frozenset()
    source_ids: frozenset[int] = frozenset()
    informant_ids: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    stances: frozenset[str] = frozenset()
    coded_only: bool = False

    def admits(self, row: PassageRow) -> bool:
        """Whether a passage belongs in the list."""
        informant = row.informant
        return not (
            (self.coded_only and not row.codings)
            or (self.code_ids and self.code_ids.isdisjoint(c.code_id for c in row.codings))
            or (self.kinds and self.kinds.isdisjoint(c.kind or "" for c in row.codings))
            or (self.stances and self.stances.isdisjoint(c.stance for c in row.codings))
            or (self.informant_ids and (not informant or informant.id not in self.informant_ids))
            or (self.categories and (not informant or informant.category not in self.categories))
        )


EVERYTHING = PassageFilter()


def passages(session: Session, wanted: PassageFilter = EVERYTHING) -> list[PassageRow]:
    """The passages that the filter admits, by source and then by place."""
    query = select(
        Passage.id,
        Passage.series,
        Passage.number,
        Passage.source_id,
        Passage.start,
        Passage.end,
        Passage.created_at,
    ).join(Source, Source.id == Passage.source_id)
    asked = _asked(wanted)
    query = query.where(*asked)
    query = query.order_by(Source.position, Source.id, Passage.start, Passage.end, Passage.id)
    found = session.execute(query).all()
    starts: defaultdict[int, list[int]] = defaultdict(list)
    for passage in found:
        starts[passage.source_id].append(passage.start)
    described = _Describer(session, starts)
    here = select(Passage.id).where(*asked) if asked else None
    codings, meanings = _codings(session, here), _interpretations(session, here)
    memos = _memo_counts(session, here)
    rows = (
        described.row(
            passage,
            codings.get(passage.id, ()),
            meanings.get(passage.id, {}),
            memos.get(passage.id, 0),
        )
        for passage in found
    )
    return [row for row in rows if wanted.admits(row)]


def _asked(wanted: PassageFilter) -> list[ColumnElement[bool]]:
    """What of a filter the database answers; to name ten thousand ids to it takes longest."""
    asked: list[ColumnElement[bool]] = []
    if wanted.source_ids:
        asked.append(among(Passage.source_id, wanted.source_ids))
    if wanted.passage_ids:
        asked.append(among(Passage.id, wanted.passage_ids))
    if wanted.code_ids:
        coded = select(Coding.passage_id).where(Coding.code_id.in_(wanted.code_ids))
        asked.append(Passage.id.in_(coded))
    return asked


class _Describer:
    """Looks up once per source what its passages share: text, paragraphs, turns, informants.

    ``starts`` are the beginnings of the passages by source, in order: of one passage in a long
    transcript only its own turn is read.
    """

    def __init__(self, session: Session, starts: Mapping[int, Sequence[int]]) -> None:
        self._people = {person.id: person for person in informants(session)}
        self._sources = {
            row.id: row
            for row in session.execute(
                select(Source.id, Source.name, Source.date, SourceText.text)
                .join(
                    SourceText,
                    (Source.id == SourceText.source_id) & (Source.revision == SourceText.revision),
                )
                .where(among(Source.id, starts))
            )
        }
        self._turns = {
            source_id: turns(session, source_id, Span(found[0], found[-1] + 1))
            for source_id, found in starts.items()
        }
        self._paragraphs = {
            source_id: paragraph_starts(_until_line_of(row.text, starts[source_id][-1]))
            for source_id, row in self._sources.items()
        }

    def row(
        self,
        passage: Row[int, str, int, int, int, int, str],
        codings: Sequence[CodingRow],
        meanings: Mapping[int | None, str],
        memos: int,
    ) -> PassageRow:
        source = self._sources[passage.source_id]
        turn = _turn_at(self._turns[passage.source_id], passage.start)
        informant = self._speaker(passage.source_id, turn)
        return PassageRow(
            passage.id,
            printed_number(passage.series, passage.number),
            passage.source_id,
            source.name,
            Span(passage.start, passage.end),
            source.text[passage.start : passage.end],
            bisect_right(self._paragraphs[passage.source_id], passage.start),
            turn.number if turn else None,
            bool(turn and turn.role == "interviewer"),
            informant,
            source.date or (informant.interview_date if informant else ""),
            passage.created_at,
            tuple(codings),
            meanings.get(None, ""),
            tuple((code, text) for code, text in meanings.items() if code is not None),
            memos,
        )

    def _speaker(self, source_id: int, turn: TurnRow | None) -> InformantRow | None:
        if turn is not None and turn.informant_id is not None:
            return self._people[turn.informant_id]
        if turn is not None and turn.role != "informant":
            return None
        alone = [person for person in self._people.values() if source_id in person.source_ids]
        return alone[0] if len(alone) == 1 else None


def _turn_at(rows: Sequence[TurnRow], position: int) -> TurnRow | None:
    place = bisect_right(rows, position, key=lambda turn: turn.span.start) - 1
    return rows[place] if place >= 0 and position < rows[place].span.end else None


def _until_line_of(text: str, position: int) -> str:
    """The text to the end of the line on which this position stands."""
    end = text.find("\n", position)
    return text if end < 0 else text[:end]


def paragraph_starts(text: str) -> list[int]:
    """Where the numbered paragraphs begin (blank lines have no number)."""
    starts: list[int] = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(position)
        position += len(line) + 1
    return starts


Here = Select[int] | None
"""The passages that are asked for; None: all of them."""


def _codings(session: Session, here: Here) -> defaultdict[int, list[CodingRow]]:
    found: defaultdict[int, list[CodingRow]] = defaultdict(list)
    query = (
        select(
            Coding.passage_id,
            Coding.id,
            Coding.code_id,
            Code.label,
            Code.name,
            Kind.key,
            Code.group,
            Coding.stance,
            Coding.key_quote,
            Coding.person_id,
            Person.name,
            Coding.created_at,
        )
        .join(Code, Code.id == Coding.code_id)
        .outerjoin(Kind, Kind.id == Code.kind_id)
        .join(Person, Person.id == Coding.person_id)
        .order_by(Code.position, Code.id, Coding.id)
    )
    if here is not None:
        query = query.where(Coding.passage_id.in_(here))
    for row in session.execute(query):
        found[row[0]].append(CodingRow._make(row[1:]))
    return found


def _interpretations(session: Session, here: Here) -> defaultdict[int, dict[int | None, str]]:
    """Interpretations by passage and code (None: of the passage itself)."""
    found: defaultdict[int, dict[int | None, str]] = defaultdict(dict)
    query = select(Interpretation.passage_id, Interpretation.code_id, Interpretation.text)
    if here is not None:
        query = query.where(Interpretation.passage_id.in_(here))
    for passage_id, code_id, text in session.execute(query):
        found[passage_id][code_id] = text
    return found


def _memo_counts(session: Session, here: Here) -> dict[int, int]:
    query = select(Memo.passage_id, func.count()).group_by(Memo.passage_id)
    if here is not None:
        query = query.where(Memo.passage_id.in_(here))
    return {passage_id or 0: count for passage_id, count in session.execute(query)}


def passages_touching(session: Session, source_id: int, span: Span) -> list[int]:
    """The passages of a source that share a character with ``span``, in reading order."""
    found = session.scalars(
        select(Passage.id)
        .where(Passage.source_id == source_id, Passage.start < span.end, Passage.end > span.start)
        .order_by(Passage.start, Passage.end, Passage.id)
    )
    return list(found)


def resolve_number(session: Session, number: str) -> int:
    """The passage of a printed number (``K-0007``, also an old one from before a merge).

    Raises:
        NotFound: no passage has or had it.
    """
    series, digits = read_number(number) or ("", 0)
    for entity, key in ((Passage, Passage.id), (PassageAlias, PassageAlias.passage_id)):
        found = session.scalar(select(key).where(entity.series == series, entity.number == digits))
        if found is not None:
            return found
    raise NotFound("passage", number)
