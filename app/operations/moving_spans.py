"""What stands in a source's text, moved through edits of it: every table with spans, and the rest.

``MOVES`` says for each table of ``SPANNED`` how its rows follow; a test fails when one is missing.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from app.errors import DamagedComparison, LabelTouched
from app.models.among import among
from app.models.base import Base
from app.models.double_coding import (
    moved_double,
    packed,
    unpacked,
)
from app.models.masking import Mask
from app.models.passage import Passage
from app.models.second_coding import SecondCoding, Settlement
from app.models.source import Formatting, Page, Paragraph, Source, Timestamp, Turn
from app.models.span import Span
from app.models.splice import (
    Edits,
    Place,
    Splice,
    are_apart,
    moved,
    moved_point,
    spliced,
)
from app.models.tables import table
from app.models.thesis import ChapterPassage
from app.operations.returned_words import LostWords, places_of_returned
from app.queries.differences import keys_after

_WHOLE_STYLES = frozenset({"heading1", "heading2", "heading3", "list", "table"})


def kept_place(place: Place, text: str) -> Span:
    """A span of at least one character; an empty one takes a letter beside it."""
    start, end = place
    if start < end:
        return Span(start, end)
    after = start < len(text) and text[start] != "\n"
    if after or start == 0:
        return Span(start, start + 1)
    return Span(start - 1, start)


@dataclass(frozen=True, slots=True)
class Changed:
    """A passage whose words an edit changed, with the words before it."""

    passage_id: int
    former: str
    lost: bool


@dataclass
class SpanMover:
    """Moves all that stands in one source's text; ``after`` is the text after the edits.

    ``placed`` are passages that somebody put elsewhere by hand. With ``turns`` and ``layout``
    False these are made anew by the caller. Words that go and come back are looked for when
    ``watched`` is given: passages that lost theirs earlier, with them; ``returned`` has them then.
    """

    session: Session
    source: Source
    before: str
    splices: Sequence[Splice]
    placed: Mapping[int, Span] = field(default_factory=dict)
    turns: bool = True
    layout: bool = True
    changed: list[Changed] = field(default_factory=list)
    watched: Mapping[int, str] | None = None
    returned: set[int] = field(default_factory=set)

    def move(self) -> str:
        """Move everything; returns the new text.

        Raises:
            LabelTouched: an edit reaches into a speaker's label (only where turns are moved).
        """
        self.after, self.edits = spliced(self.before, self.splices), Edits(self.splices)
        for entity, follows in MOVES.items():
            follows(self, entity)
        self._move_comparisons()
        self.session.flush()
        self.session.expire_all()
        return self.after

    def rows(self, entity: type[Base], *more: str) -> list[Any]:
        """The rows that an edit may change otherwise than by moving them: id, start and more.

        All that begins behind the edits is moved at once.
        """
        found = table(entity)
        columns = [found.c[name] for name in ("id", "start", *more)]
        reach = found.c.end if "end" in found.c else found.c.start
        mine = found.c.source_id == self.source.id
        near = select(*columns).where(
            mine, reach >= self.edits.first, found.c.start <= self.edits.last
        )
        rows = list(self.session.execute(near.order_by(found.c.start, found.c.id)))
        if shift := self.edits.shift:
            names = [name for name in ("start", "speech_start", "end") if name in found.c]
            moving = update(found).where(mine, found.c.start > self.edits.last)
            self.session.execute(moving.values({name: found.c[name] + shift for name in names}))
        return rows

    def write(self, entity: type[Base], places: Mapping[int, Sequence[int]], *names: str) -> None:
        """Store new positions by row id."""
        if not places:
            return
        found = table(entity)
        moving = update(found).where(found.c.id == bindparam("row"))
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        rows = [
            {"row": row_id, **{f"new_{name}": at for name, at in zip(names, place, strict=True)}}
            for row_id, place in places.items()
        ]
        self.session.connection().execute(moving.values(values), rows)

    def move_or_drop(self, entity: type[Base], through: Callable[[int, int], Place]) -> None:
        """Rows without words of their own left go."""
        gone, places = [], {}
        for row_id, start, end in self.rows(entity, "end"):
            place = through(start, end)
            if place[0] >= place[1]:
                gone.append(row_id)
            elif place != (start, end):
                places[row_id] = place
        self.write(entity, places, "start", "end")
        if gone:
            self.session.execute(delete(table(entity)).where(among(table(entity).c.id, gone)))

    def _move_comparisons(self) -> None:
        """What two coders coded stays on the words that they coded."""
        for kept in self.session.scalars(select(SecondCoding)):
            if self.source.uuid not in kept.sources:
                continue
            try:
                before = unpacked(kept.codings)
            except DamagedComparison:
                continue  # Whoever asks for its figures is told so.
            after = moved_double(before, self.source.uuid, self._moved_span, len(self.after))
            kept.codings = packed(after)
            keys = keys_after(before, after)
            mine = select(Settlement).where(Settlement.second_coding_id == kept.id)
            for settled in self.session.scalars(mine):
                settled.difference = keys.get(settled.difference, settled.difference)

    def _moved_span(self, span: Span) -> Span:
        return kept_place(self.edits.span(span.start, span.end), self.after)


def _move_passages(mover: SpanMover, entity: type[Base]) -> None:
    places: dict[int, Place] = {}
    rewritten: dict[int, tuple[Place, Span]] = {}
    rows = [tuple(row) for row in mover.rows(entity, "end")]
    if mover.watched is not None:
        mover.placed = {**mover.placed, **_returned(mover, rows)}
    for passage_id, start, end in rows:
        place = mover.edits.span(start, end)
        span = mover.placed.get(passage_id) or kept_place(place, mover.after)
        if mover.edits.touched(start, end):
            where = ((start, end), span)
            if _note(mover, passage_id, *where, lost=_is_lost(mover, place)):
                rewritten[passage_id] = where
        if (span.start, span.end) != (start, end):
            places[passage_id] = (span.start, span.end)
    places |= {key: (span.start, span.end) for key, span in mover.placed.items()}
    mover.write(entity, places, "start", "end")
    _move_cuts(mover, rewritten)


def _is_lost(mover: SpanMover, place: Place) -> bool:
    return not any(letter.isalnum() for letter in mover.after[slice(*place)])


def _returned(mover: SpanMover, rows: Sequence[tuple[int, int, int]]) -> dict[int, Span]:
    """Where the words stand again that went now, or earlier in this sitting."""
    watched = mover.watched or {}
    lost = []
    for passage_id, start, end in rows:
        place = mover.edits.span(start, end)
        if passage_id in watched:
            lost.append(LostWords(passage_id, watched[passage_id], place[0]))
        elif mover.edits.touched(start, end) and _is_lost(mover, place):
            lost.append(LostWords(passage_id, mover.before[start:end], place[0]))
    known = {each.passage_id for each in lost}
    lost += _lost_far_away(mover, watched.keys() - {row[0] for row in rows})
    taken = {mover.edits.span(start, end) for key, start, end in rows if key not in known}
    found = places_of_returned(lost, mover.edits, mover.after, taken) if lost else {}
    mover.returned |= found.keys()
    return found


def _lost_far_away(mover: SpanMover, passage_ids: Collection[int]) -> Iterator[LostWords]:
    """Passages without words that these edits do not touch; they stand in the text after them."""
    if passage_ids:
        elsewhere = select(Passage.id, Passage.start).where(among(Passage.id, passage_ids))
        for passage_id, start in mover.session.execute(elsewhere):
            yield LostWords(passage_id, (mover.watched or {})[passage_id], start)


def _note(mover: SpanMover, passage_id: int, before: Place, now: Span, *, lost: bool) -> bool:
    """A passage's own words were edited: keep the former ones where they differ, and say if so."""
    former = mover.before[slice(*before)]
    lost = lost and passage_id not in mover.placed
    if former == now.cut_from(mover.after) and not lost:
        return False  # They went, and came back.
    if passage_id not in mover.returned:
        mover.changed.append(Changed(passage_id, former, lost))
    return True


def _move_cuts(mover: SpanMover, rewritten: Mapping[int, tuple[Place, Span]]) -> None:
    """What shortened quotations leave out, counted from where their passages begin now."""
    mine = select(ChapterPassage).where(among(ChapterPassage.passage_id, rewritten))
    for printed in mover.session.scalars(mine):
        before, now = rewritten[printed.passage_id]
        printed.cuts = moved_cuts(printed.cuts, before, now, mover.edits)


def moved_cuts(stored: str, before: Place, now: Span, edits: Edits) -> str:
    """Cuts within a passage that stood at ``before``, as they are stored, within where it is now.

    What cannot be read stays as it is.
    """
    try:
        cuts = [(before[0] + int(first), before[0] + int(end)) for first, end in json.loads(stored)]
    except (ValueError, TypeError):
        return stored
    places = [edits.span(*cut) for cut in cuts]
    inside = [(max(first, now.start), min(end, now.end)) for first, end in places]
    return json.dumps(
        [[first - now.start, end - now.start] for first, end in inside if first < end]
    )


def _move_turns(mover: SpanMover, entity: type[Base]) -> None:
    if not mover.turns:
        return
    # The turn before takes in what is written behind it, so it must be known, too.
    first, found = mover.edits.first, table(entity)
    before = mover.session.execute(
        select(found.c.id, found.c.start, found.c.speech_start, found.c.end, found.c.label)
        .where(found.c.source_id == mover.source.id, found.c.end < first)
        .order_by(found.c.end.desc())
        .limit(1)
    ).all()
    rows = mover.rows(entity, "speech_start", "end", "label")
    turns = [TurnPlace(*row) for row in (*before, *rows)]
    former = {turn.id: (turn.start, turn.speech_start, turn.end) for turn in turns}
    after = turns_through(turns, mover.splices, mover.before)
    now = {turn.id: (turn.start, turn.speech_start, turn.end) for turn in after}
    places = {turn_id: place for turn_id, place in now.items() if place != former[turn_id]}
    mover.write(entity, places, "start", "speech_start", "end")


@dataclass(frozen=True, slots=True)
class TurnPlace:
    """A turn's positions; the label stands from ``start`` to ``speech_start``."""

    id: int
    start: int
    speech_start: int
    end: int
    label: str

    def shifted(self, by: int) -> "TurnPlace":
        """The same turn behind edits that make the text so much longer."""
        places = (self.start + by, self.speech_start + by, self.end + by)
        return TurnPlace(self.id, *places, self.label) if by else self


def turns_through(
    turns: Sequence[TurnPlace], splices: Sequence[Splice], text: str
) -> Sequence[TurnPlace]:
    """Turns in their order after all these edits.

    Of edits that lie apart each meets the few turns round it: words are replaced in thousands of
    places at once.
    """
    if not are_apart(splices):
        for splice in splices:
            turns = moved_turns(turns, splice, text)
            text = spliced(text, [splice])
        return turns
    found, behind = [*turns], [0] * (len(turns) + 1)
    starts, ends = [turn.start for turn in turns], [turn.end for turn in turns]
    for splice in splices:
        first = max(0, bisect_left(ends, splice.start) - 1)
        after = bisect_right(starts, splice.end)
        found[first:after] = moved_turns(found[first:after], splice, text)
        behind[after] += splice.shift
    return [turn.shifted(by) for turn, by in zip(found, accumulate(behind), strict=False)]


def moved_turns(turns: Sequence[TurnPlace], splice: Splice, text: str) -> list[TurnPlace]:
    """Turns in their order after one edit of ``text``; what stands behind a turn joins it.

    Raises:
        LabelTouched: the edit reaches into a label or takes it out of the beginning of its line.
    """
    found: list[TurnPlace] = []
    for turn in turns:
        if touches_label(turn.start, turn.speech_start, splice, text):
            raise LabelTouched(turn.label)
        start, end = moved(turn.start, turn.end, splice)
        speech = moved_point(turn.speech_start, [splice])
        found.append(replace(turn, start=start, speech_start=speech, end=max(end, speech)))
    written = splice.text.rstrip()
    behind = [nth for nth, turn in enumerate(turns) if turn.end <= splice.start]
    if written and behind:
        last = behind[-1]
        follows = last + 1 < len(turns) and turns[last + 1].start < splice.start
        if not follows and not text[turns[last].end : splice.start].strip():
            found[last] = replace(found[last], end=splice.start + len(written))
    return found


def touches_label(start: int, speech_start: int, splice: Splice, text: str) -> bool:
    """Whether an edit would change a label, or leave it behind other words of its line."""
    if start >= speech_start:
        return False
    if splice.start < speech_start and splice.end > start:
        return splice.start != splice.end or splice.start > start
    if splice.end != start:
        return False
    if splice.text:
        return not splice.text.endswith("\n")
    return splice.start > 0 and text[splice.start - 1] != "\n"


def _move_formatting(mover: SpanMover, entity: type[Base]) -> None:
    if not mover.layout:
        return
    gone, places = [], {}
    for row_id, start, end, style in mover.rows(entity, "end", "style"):
        follow = mover.edits.whole if style in _WHOLE_STYLES else mover.edits.span
        place = follow(start, end)
        if place[0] >= place[1]:
            gone.append(row_id)
        elif place != (start, end):
            places[row_id] = place
    mover.write(entity, places, "start", "end")
    if gone:
        mover.session.execute(delete(Formatting).where(among(Formatting.id, gone)))


def _move_pages(mover: SpanMover, entity: type[Base]) -> None:
    if mover.layout:
        mover.move_or_drop(entity, mover.edits.whole)


def _move_timestamps(mover: SpanMover, entity: type[Base]) -> None:
    if mover.layout:
        rows: dict[int, int] = {row.id: row.start for row in mover.rows(entity)}
        now = {row_id: mover.edits.point(start) for row_id, start in rows.items()}
        places = {row_id: (at,) for row_id, at in now.items() if at != rows[row_id]}
        mover.write(entity, places, "start")


def _move_masks(mover: SpanMover, entity: type[Base]) -> None:
    mover.move_or_drop(entity, mover.edits.span)


def _follows_the_text(_mover: SpanMover, _entity: type[Base]) -> None:
    """Paragraphs are cut anew by the project when the text has changed."""


MOVES: Mapping[type[Base], Callable[[SpanMover, type[Base]], None]] = {
    Passage: _move_passages,
    Turn: _move_turns,
    Formatting: _move_formatting,
    Page: _move_pages,
    Timestamp: _move_timestamps,
    Mask: _move_masks,
    Paragraph: _follows_the_text,
}
"""How each table of ``SPANNED`` follows an edit."""
