"""Turns that a new version of a text does not show by itself: they move like everything coded.

Whoever says by hand where somebody speaks, or reads a file in which labels are known by their
look, has turns that are not found again in the words alone.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select

from app.models.imported import FoundTurn
from app.models.source import Turn
from app.models.span import Span
from app.operations.moving_spans import SpanMover


def turns_with_kept(mover: SpanMover, read: Sequence[FoundTurn]) -> tuple[FoundTurn, ...]:
    """The turns read from the new text, and those of the old one that stand between them."""
    rows = mover.session.scalars(select(Turn).where(Turn.source_id == mover.source.id))
    found = sorted(read, key=_start)
    for turn in sorted(_moved(mover, rows), key=_start):
        _put(found, turn, mover.after)
    return tuple(found)


def _start(turn: FoundTurn) -> int:
    return turn.span.start


def _moved(mover: SpanMover, rows: Iterable[Turn]) -> Iterator[FoundTurn]:
    """Turns whose label, if any is written, is still the same and whose words are not all gone."""
    for row in rows:
        label, speech = (row.start, row.speech_start), (row.speech_start, row.end)
        start, end = mover.edits.span(*speech)
        written = mover.edits.span(*label) if row.start < row.speech_start else (start, start)
        if start < end and mover.after[slice(*written)] == mover.before[slice(*label)]:
            yield FoundTurn(Span(written[0], end), Span(start, end), row.label)


def _put(found: list[FoundTurn], kept: FoundTurn, text: str) -> None:
    """Put one more turn among others in order: within another's speech, unless it is that one."""
    start = kept.span.start
    after = bisect_right(found, start, key=_start)
    before = found[after - 1] if after else None
    if before is not None and start < before.span.end:
        if before.speech is None or start <= before.speech.start:
            return
        found[after - 1] = _ending(before, start, text)
    following = found[after].span.start if after < len(found) else len(text)
    found.insert(after, _ending(kept, min(kept.span.end, following), text))


def _ending(turn: FoundTurn, end: int, text: str) -> FoundTurn:
    """The turn up to a place, without white space behind its last word."""
    if turn.speech is None:
        return turn
    end = turn.speech.start + len(text[turn.speech.start : end].rstrip())
    speech = Span(turn.speech.start, end) if turn.speech.start < end else None
    return replace(turn, span=Span(turn.span.start, max(end, turn.speech.start)), speech=speech)
