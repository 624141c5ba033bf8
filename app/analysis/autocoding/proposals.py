"""What autocoding proposes: the passages that hits make, each once, with what they stand in."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.analysis.autocoding.matching import Place
from app.analysis.autocoding.units import paragraphs_within, unit_of, units_within
from app.models.autocoding import Search, Unit, Voices
from app.models.span import Span
from app.queries.passages import paragraph_starts
from app.queries.spoken_texts import SpokenText, SpokenTurn


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a source that one voice says; without a turn it is a text of nobody's."""

    span: Span
    turn: SpokenTurn | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage that would be coded: ``hits`` are the places in it that were found.

    ``who`` is the informant's code, else the speaker's label; ``paragraph`` counts from 1;
    ``before`` and ``after`` are the words round it on its paragraph. ``aside``: an interviewer says
    it, and everybody's words were looked through; that is no evidence unless somebody says so.
    """

    source_id: int
    source: str
    span: Span
    text: str
    hits: tuple[Span, ...]
    paragraph: int
    who: str
    before: str
    after: str
    aside: bool = False


_AROUND = 80


def stretches_of(spoken: SpokenText, voices: Voices) -> list[Stretch]:
    """The speech of the wanted voices; of everybody, also what stands outside every turn."""
    if not spoken.turns:
        admitted = voices.is_everybody or (
            spoken.alone is not None
            and (voices.informants_only or spoken.alone[0] in voices.informant_ids)
        )
        whole = Span(0, len(spoken.text)) if spoken.text.strip() else None
        return _paragraphs(spoken.text, whole) if admitted and whole else []
    said = [Stretch(turn.speech, turn) for turn in spoken.turns if _admits(voices, turn)]
    if voices.is_everybody:
        said += _unsaid(spoken)
    return sorted(said, key=lambda stretch: stretch.span)


def _paragraphs(text: str, within: Span) -> list[Stretch]:
    """A text without turns is as many stretches as it has paragraphs."""
    return [Stretch(span) for span in paragraphs_within(text, within)]


def _admits(voices: Voices, turn: SpokenTurn) -> bool:
    if voices.informants_only and turn.role != "informant":
        return False
    named = bool(voices.informant_ids or voices.labels)
    return not named or (
        turn.informant_id in voices.informant_ids or turn.label.casefold() in voices.labels
    )


def _unsaid(spoken: SpokenText) -> Iterator[Stretch]:
    """What stands before, between and after the turns: a heading, a note."""
    begin = 0
    turns = [(turn.start, turn.speech.end) for turn in spoken.turns]
    for start, end in (*turns, (len(spoken.text), len(spoken.text))):
        if spoken.text[begin:start].strip():
            yield from _paragraphs(spoken.text, Span(begin, start))
        begin = max(begin, end)


def proposals_in(
    spoken: SpokenText, search: Search, hits: Sequence[Place] | None
) -> list[Proposal]:
    """The passages of one source, in order; ``hits`` None means all that the voices say."""
    stretches = stretches_of(spoken, search.voices)
    found: dict[Span, tuple[Stretch, list[Span]]] = {}
    if hits is None:
        for stretch in stretches:
            for span in units_within(spoken.text, stretch.span, search.unit):
                found.setdefault(span, (stretch, []))
    else:
        for stretch, hit in _placed(stretches, hits):
            span = unit_of(spoken.text, stretch.span, hit, _of(stretch, search.unit))
            found.setdefault(span, (stretch, []))[1].append(hit)
    numbers = paragraph_starts(spoken.text)
    asides = search.voices.is_everybody
    return [
        _proposal(spoken, span, *found[span], bisect_right(numbers, span.start), asides=asides)
        for span in sorted(found)
    ]


def _of(stretch: Stretch, unit: Unit) -> Unit:
    """Where nobody speaks, a paragraph is the largest unit."""
    return "paragraph" if unit == "turn" and stretch.turn is None else unit


def _placed(stretches: Sequence[Stretch], hits: Iterable[Place]) -> Iterator[tuple[Stretch, Span]]:
    for start, end in hits:
        nth = bisect_right(stretches, start, key=lambda stretch: stretch.span.start) - 1
        yield stretches[nth], Span(start, end)


def _proposal(
    spoken: SpokenText,
    span: Span,
    stretch: Stretch,
    hits: list[Span],
    paragraph: int,
    *,
    asides: bool,
) -> Proposal:
    text, turn = spoken.text, stretch.turn
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _AROUND)
    line_end = text.find("\n", span.end)
    end = min(line_end if line_end >= 0 else len(text), span.end + _AROUND)
    alone = spoken.alone[1] if spoken.alone else ""
    return Proposal(
        spoken.source_id,
        spoken.name,
        span,
        span.cut_from(text),
        tuple(hits),
        paragraph,
        (turn.informant or turn.label) if turn else alone,
        text[start : span.start],
        text[span.end : end],
        asides and turn is not None and turn.role == "interviewer",
    )
