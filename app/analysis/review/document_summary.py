"""The review document in figures: codings by kind and state, and what to talk about."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.analysis.outline import outline
from app.analysis.review.document import ReviewCode, ReviewContent, ReviewEntry
from app.models.review import ReviewState
from app.queries.review_rounds import disagree
from app.queries.reviews import DefinitionRow, ReviewRow


@dataclass(frozen=True, slots=True)
class KindFigures:
    """The codes of a kind, each with the number of its codings, and the states of those."""

    kind: str | None
    kind_name: str
    codes: tuple[tuple[str, int], ...]
    states: Mapping[ReviewState, int]


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures; ``disagreed`` are codings and definitions on which reviewers differ."""

    passages: int
    kinds: tuple[KindFigures, ...]
    definitions: Mapping[ReviewState, int]
    disagreed: tuple[ReviewRow | DefinitionRow, ...]
    contradicting: tuple[ReviewRow, ...]


def summary(content: ReviewContent) -> Summary:
    """What stands in a review document, counted."""
    rows = [entry.row for entry in content.entries]
    defined = [code.definition for code in content.codes]
    reviewed: list[ReviewRow | DefinitionRow] = [*defined, *rows]
    return Summary(
        len({row.passage.id for row in rows}),
        _kinds(content.codes),
        Counter(row.state for row in defined),
        tuple(row for row in reviewed if disagree(row)),
        tuple(row for row in rows if row.stance == "contradicts"),
    )


def _kinds(reviewed: Iterable[ReviewCode]) -> tuple[KindFigures, ...]:
    entries: dict[int, tuple[ReviewEntry, ...]] = {each.code.id: each.entries for each in reviewed}
    figures = []
    for part in outline([each.code for each in reviewed]):
        codes = [code for group in part.groups for code in group.codes]
        states = Counter(entry.row.state for code in codes for entry in entries[code.id])
        counted = tuple((code.called, len(entries[code.id])) for code in codes)
        figures.append(KindFigures(part.kind, part.kind_name, counted, states))
    return tuple(figures)
