"""A new version of a source's text: what it does to everything coded, seen before it is done.

::

    known = replaceable(session, source_id)           # plain data, for any thread
    plan = plan_replacement(known, path, reader)      # or plan_restoration(known, text, reader)
    apply_plan(session, plan, person_id, placed)      # inside one edit
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from app.analysis.text_splices import text_splices
from app.errors import SameText
from app.importers.child import ParsingProcess, load
from app.importers.transcripts import Transcript, read_pasted, read_transcript
from app.interchange.importing.parsing import parsed
from app.models.span import Span
from app.models.splice import Edits
from app.models.text_revision import RevisionReason
from app.operations.corrections import Revised, replace_text
from app.operations.sources import Original
from app.queries.passages import PassageFilter, passages
from app.queries.sources import source_text, sources, turns

Fate = Literal["unchanged", "changed", "doubtful"]
FATES: tuple[Fate, ...] = ("unchanged", "changed", "doubtful")
_NEARBY = 20_000
"""Characters round the old place in which lost words are looked for first."""
_LIKE = 60.0
"""Percent of likeness (rapidfuzz, partial ratio) from which words are offered for lost ones."""
_LONGEST = 2_000
_FEWEST_WORDS = 2
"""Fewer may stand anywhere by chance."""
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class KnownPassage:
    """A passage of the text that is to be replaced."""

    id: int
    number: str
    span: Span
    codes: str


@dataclass(frozen=True, slots=True)
class ReplaceableSource:
    """What a plan must know of a source, as plain data."""

    id: int
    name: str
    text: str
    has_turns: bool
    passages: tuple[KnownPassage, ...]


@dataclass(frozen=True, slots=True)
class PassageFate:
    """What becomes of a passage: its words before and after, and where they stand then.

    A doubtful one has no words left; ``span`` is the likeliest place, if any, and ``now`` what
    stands there.
    """

    passage: KnownPassage
    fate: Fate
    former: str
    now: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class ReplacementPlan:
    """A text that waits to take the place of another; nothing is changed yet."""

    source: ReplaceableSource
    file_name: str
    revised: Revised
    fates: tuple[PassageFate, ...]

    def of_fate(self, fate: Fate) -> list[PassageFate]:
        """The passages that fare so."""
        return [each for each in self.fates if each.fate == fate]


def replaceable(session: Session, source_id: int) -> ReplaceableSource:
    """A source with its passages.

    Raises:
        NotFound: there is none.
    """
    text = source_text(session, source_id)
    name = next(row.name for row in sources(session) if row.id == source_id)
    rows = passages(session, PassageFilter(source_ids=frozenset({source_id})))
    known = tuple(
        KnownPassage(row.id, row.number, row.span, ", ".join(each.called for each in row.codings))
        for row in rows
    )
    return ReplaceableSource(source_id, name, text, bool(turns(session, source_id)), known)


def plan_replacement(
    source: ReplaceableSource, path: Path, reader: ParsingProcess
) -> ReplacementPlan:
    """What replacing a source by this file would do.

    Raises:
        UnreadableFile, UnreadableFolder: the file cannot be read. SameText: nothing would change.
    """
    data = load(path)
    transcript = parsed(reader, path.name, read_transcript, path.name, data)
    return _plan(source, path.name, transcript, Original(path.name, data))


def plan_restoration(
    source: ReplaceableSource, text: str, reader: ParsingProcess
) -> ReplacementPlan:
    """What bringing an earlier text back would do.

    Raises:
        SameText: it is the current one.
    """
    transcript = parsed(reader, source.name, read_pasted, text)
    imported = replace(transcript.imported, text=text)
    return _plan(source, "", replace(transcript, imported=imported), None)


def _plan(
    source: ReplaceableSource, name: str, transcript: Transcript, original: Original | None
) -> ReplacementPlan:
    text = transcript.imported.text
    if text == source.text:
        raise SameText(source.name)
    splices = text_splices(source.text, text)
    spoken = original is not None or source.has_turns
    edits = Edits(splices)
    fates = tuple(_fate(source.text, text, each, edits) for each in source.passages)
    revised = Revised(
        transcript.imported,
        splices,
        transcript.turns if spoken else (),
        transcript.speakers if spoken else (),
        original=original,
        placed=_moved_whole(fates, edits),
    )
    return ReplacementPlan(source, name, revised, fates)


def _fate(before: str, now: str, passage: KnownPassage, edits: Edits) -> PassageFate:
    former = passage.span.cut_from(before)
    start, end = edits.span(passage.span.start, passage.span.end)
    words = now[start:end]
    if words == former:
        return PassageFate(passage, "unchanged", former, words, Span(start, end))
    if any(letter.isalnum() for letter in words):
        if moved := _moved_elsewhere(former, before, now):
            return PassageFate(passage, "unchanged", former, former, moved)
        return PassageFate(passage, "changed", former, words, Span(start, end))
    likely = _likely_place(former, now, start)
    return PassageFate(passage, "doubtful", former, likely.cut_from(now) if likely else "", likely)


def _moved_whole(fates: Iterable[PassageFate], edits: Edits) -> dict[int, Span]:
    """The passages that keep their words, but elsewhere than the edits alone would put them."""
    found = {}
    for each in fates:
        old = each.passage.span
        if each.fate == "unchanged" and each.span is not None:
            there = (each.span.start, each.span.end)
            if there != edits.span(old.start, old.end):
                found[each.passage.id] = each.span
    return found


def _moved_elsewhere(words: str, before: str, now: str) -> Span | None:
    """Where a passage's words stand whole, if only one place can be meant: a paragraph moved.

    Else it would be left on the few letters that the paragraph at its old place shares with it.
    """
    if len(words.split()) < _FEWEST_WORDS or before.count(words) != 1 or now.count(words) != 1:
        return None
    start = now.index(words)
    return Span(start, start + len(words))


def _likely_place(former: str, text: str, near: int) -> Span | None:
    """Where words like these stand: near their old place, else anywhere."""
    wanted = former[:_LONGEST]
    for first, last in ((max(0, near - _NEARBY), near + _NEARBY), (0, len(text))):
        found = fuzz.partial_ratio_alignment(wanted, text[first:last], score_cutoff=_LIKE)
        if found is not None and found.dest_start < found.dest_end:
            return _whole_words(text, first + found.dest_start, first + found.dest_end)
    return None


def _whole_words(text: str, start: int, end: int) -> Span:
    while start > 0 and _WORD.match(text, start - 1) and _WORD.match(text, start):
        start -= 1
    while end < len(text) and _WORD.match(text, end - 1) and _WORD.match(text, end):
        end += 1
    while start < end - 1 and text[start].isspace():
        start += 1
    return Span(start, end)


def apply_plan(
    session: Session,
    plan: ReplacementPlan,
    person_id: int,
    placed: Mapping[int, Span] | None = None,
) -> int:
    """Carry a plan out inside an edit; ``placed`` says where doubtful passages belong.

    Returns the new revision. The source must be as the plan knew it.
    """
    revised = replace(plan.revised, placed={**plan.revised.placed, **(placed or {})})
    reason: RevisionReason = "replaced" if revised.original is not None else "restored"
    return replace_text(session, plan.source.id, revised, person_id, reason)
