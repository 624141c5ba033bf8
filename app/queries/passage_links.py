"""Links between passages as rows, and the passages that one can be linked with."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.models.among import among
from app.models.code import Code
from app.models.passage import Coding, Passage, PassageLink, printed_number
from app.models.person import Person
from app.models.source import Source, SourceText

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link as one of its passages sees it; ``outgoing`` if that one says it of the other.

    ``text`` is the beginning of the other passage, which stands at ``start`` of its source.
    """

    id: int
    kind: str
    outgoing: bool
    other_id: int
    number: str
    text: str
    person: str
    created_at: str
    source_id: int
    start: int


class LinkablePassage(NamedTuple):
    """A passage to choose; ``text`` is its beginning, ``codes`` are what its codes are called.

    It stands at ``start`` of its source.
    """

    id: int
    number: str
    source: str
    text: str
    codes: tuple[str, ...]
    source_id: int
    start: int


class _Beginning(NamedTuple):
    number: str
    text: str
    source_id: int
    start: int


_CURRENT = (Source.id == SourceText.source_id) & (Source.revision == SourceText.revision)


def links_of_passage(session: Session, passage_id: int) -> list[LinkRow]:
    """What a passage says about others, then what others say about it."""
    rows = session.execute(
        select(PassageLink, Person.name)
        .join(Person, Person.id == PassageLink.person_id)
        .where(or_(PassageLink.from_id == passage_id, PassageLink.to_id == passage_id))
        .order_by(PassageLink.to_id == passage_id, PassageLink.id)
    ).all()
    ends = {end for link, _ in rows for end in (link.from_id, link.to_id)}
    seen = _beginnings(session, ends)
    found = []
    for link, person in rows:
        outgoing = link.from_id == passage_id
        other_id = link.to_id if outgoing else link.from_id
        other = seen[other_id]
        found.append(
            LinkRow(
                *(link.id, link.kind, outgoing, other_id, other.number, other.text, person),
                *(link.created_at, other.source_id, other.start),
            )
        )
    return found


def _beginnings(session: Session, ids: Collection[int]) -> dict[int, _Beginning]:
    """Number and first words of passages, cut by SQL: a long transcript stays in the file."""
    rows = session.execute(
        select(
            Passage.id,
            Passage.series,
            Passage.number,
            func.substr(SourceText.text, Passage.start + 1, Passage.end - Passage.start),
            Passage.source_id,
            Passage.start,
        )
        .join(Source, Source.id == Passage.source_id)
        .join(SourceText, _CURRENT)
        .where(among(Passage.id, ids))
    )
    return {
        key: _Beginning(printed_number(series, number), text[:_SHOWN], source_id, start)
        for key, series, number, text, source_id, start in rows
    }


def linkable_passages(session: Session, except_id: int | None = None) -> list[LinkablePassage]:
    """Every passage but one, by source and then by place."""
    codes: defaultdict[int, list[str]] = defaultdict(list)
    coded = select(Coding.passage_id, Code.label, Code.name).join(Code, Code.id == Coding.code_id)
    for passage_id, label, name in session.execute(coded.order_by(Code.position, Code.id)):
        called = f"{label} {name}" if label else name
        if called not in codes[passage_id]:
            codes[passage_id].append(called)
    texts = {
        row[0]: (row[1], row[2])
        for row in session.execute(
            select(Source.id, Source.name, SourceText.text).join(SourceText, _CURRENT)
        )
    }
    rows = session.execute(
        select(
            Passage.id,
            Passage.series,
            Passage.number,
            Passage.source_id,
            Passage.start,
            Passage.end,
        )
        .join(Source, Source.id == Passage.source_id)
        .order_by(Source.position, Source.id, Passage.start, Passage.end, Passage.id)
    )
    return [
        LinkablePassage(
            row.id,
            printed_number(row.series, row.number),
            texts[row.source_id][0],
            texts[row.source_id][1][row.start : min(row.end, row.start + _SHOWN)],
            tuple(codes.get(row.id, ())),
            row.source_id,
            row.start,
        )
        for row in rows
        if row.id != except_id
    ]


def contradictions(session: Session) -> list[tuple[int, int]]:
    """``(passage, the passage that it contradicts)`` of every link of this kind."""
    rows = session.execute(
        select(PassageLink.from_id, PassageLink.to_id)
        .where(PassageLink.kind == "contradicts")
        .order_by(PassageLink.id)
    )
    return [(from_id, to_id) for from_id, to_id in rows]
