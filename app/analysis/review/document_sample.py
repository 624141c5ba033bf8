"""A few turns that nobody coded, for the reviewer to look at: a guard against coding too little."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session

from app.queries.review_paper import UncodedTurn, uncoded_turns
from app.queries.sources import source_text

MOST = 10
SHORTEST = 40
"""Characters of speech; shorter turns (*Yes.*) hardly deserve a code."""

SHOWN = 600
"""How many characters of a turn are printed at most."""

_GOLDEN = 0.618034
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SampledTurn:
    """An uncoded turn with its words, cut at the end of a word when it is long."""

    turn: UncodedTurn
    text: str


def uncoded_sample(
    session: Session, draw: int = 0, informant_codes: Collection[str] = ()
) -> tuple[SampledTurn, ...]:
    """Up to ``MOST`` turns, spread over the sources and within them.

    The same ``draw`` (the round's number) gives the same turns as long as nothing is coded;
    another one gives others.
    """
    by_source: defaultdict[int, list[UncodedTurn]] = defaultdict(list)
    for turn in uncoded_turns(session, SHORTEST, informant_codes):
        by_source[turn.source_id].append(turn)
    phase = draw * _GOLDEN % 1
    groups = _evenly(list(by_source.values()), MOST, phase)
    wanted = _shares([len(group) for group in groups])
    return tuple(
        SampledTurn(turn, _words_of(session, turn))
        for group, count in zip(groups, wanted, strict=True)
        for turn in _evenly(group, count, phase)
    )


def _shares(sizes: Sequence[int]) -> list[int]:
    """How many to take of groups of these sizes: one of each in turn, until there are enough."""
    shares = [0] * len(sizes)
    while sum(shares) < min(MOST, sum(sizes)):
        for place, size in enumerate(sizes):
            if shares[place] < size and sum(shares) < MOST:
                shares[place] += 1
    return shares


def _evenly(found: Sequence[T], count: int, phase: float) -> list[T]:
    """So many of them at equal distances; all when there are fewer."""
    if len(found) <= count:
        return list(found)
    return [found[int((place + phase) * len(found) / count)] for place in range(count)]


def _words_of(session: Session, turn: UncodedTurn) -> str:
    speech = source_text(session, turn.source_id)[turn.speech.start : turn.speech.end].strip()
    if len(speech) <= SHOWN:
        return speech
    return speech[:SHOWN].rpartition(" ")[0] + " \N{HORIZONTAL ELLIPSIS}"
