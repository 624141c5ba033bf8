"""Where what somebody types leads to: a passage, paragraph, turn, time, source, code, informant.

``wishes`` reads the words alone, ``destinations`` looks up which of them there are.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.code import Code
from app.models.informant import Informant, Participation
from app.models.passage import Passage, PassageAlias, printed_number, read_number
from app.models.source import Paragraph, Source, SourceText, Timestamp, Turn
from app.models.span import Span

Goal = Literal["passage", "paragraph", "turn", "time", "source", "code", "informant"]
MOST = 24
"""So many destinations are offered."""
_OF_A_KIND = 8
"""So many codes and informants each, so that none crowds out the others."""
_EXCERPT = 120
_DIGITS = r"(?P<number>\d{1,9})"
_WRITTEN: tuple[tuple[Goal, str], ...] = (
    (
        "paragraph",
        rf"(?P<source>.*?)\s*(?:[¶§]|\b(?:paragraph|paragraf|para|par|p)\.?)\s*{_DIGITS}",
    ),
    ("turn", rf"(?P<source>.*?)\s*\b(?:turn|giliran(?: bicara)?|t)\.?\s*{_DIGITS}"),
    ("time", r"(?P<source>.*?)\s*(?<!\d)(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,3}):(?P<s>[0-5]\d)"),
)
_PATTERNS = tuple((goal, re.compile(written, re.IGNORECASE)) for goal, written in _WRITTEN)


class Wish(NamedTuple):
    """What the words may mean; ``source`` empty is the one that is open.

    ``value`` is the number wished for, or milliseconds for a time; ``series`` only with a passage.
    """

    goal: Goal
    value: int = 0
    source: str = ""
    series: str = ""


@dataclass(frozen=True, slots=True)
class Destination:
    """A place that one can go to; ``value`` as in the wish, the id of a code or informant.

    ``excerpt`` are its first words as they stand in the text; of a source it is who speaks, of a
    code its definition, of an informant the role. ``source`` is the name of what is no place in a
    text, too.
    """

    goal: Goal
    source_id: int
    source: str
    span: Span
    value: int
    excerpt: str = ""
    number: str = ""
    passage_id: int | None = None


class _Named(NamedTuple):
    """What a source can be called."""

    id: int
    name: str
    informants: tuple[str, ...]


def wishes(text: str) -> list[Wish]:
    """All that the words may mean, the likeliest first; nothing for no words."""
    typed = " ".join(text.split())
    if not typed:
        return []
    found: list[Wish] = []
    if (numbered := read_number(typed)) is not None:
        found.append(Wish("passage", numbered[1], series=numbered[0]))
    if re.fullmatch(r"\d{1,9}", typed, re.ASCII):
        found += [Wish(goal, int(typed)) for goal in ("passage", "paragraph", "turn")]
    for goal, pattern in _PATTERNS:
        if match := pattern.fullmatch(typed):
            value = _milliseconds(match) if goal == "time" else int(match["number"])
            found.append(Wish(goal, value, match["source"].strip(" ,;·")))
    return [*found, Wish("source", source=typed)]


def _milliseconds(match: re.Match[str]) -> int:
    hours, minutes, seconds = (int(match[part] or 0) for part in "hms")
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


def destinations(
    session: Session, text: str, here: int | None = None, recent: Sequence[int] = ()
) -> list[Destination]:
    """What the words lead to, read in the source ``here``.

    For no words all there is, the sources read lately (``recent``, the latest first) before others.
    """
    rows = sorted(_named(session), key=lambda row: _place_in(recent, row.id))
    wished = wishes(text) or [Wish("source")]
    found = [place for wish in wished for place in _LOOK_UP[wish.goal](session, wish, rows, here)]
    wanted = wished[-1].source
    named = [*_best(_codes(session), wanted)[:_OF_A_KIND]]
    named += _best(_informants(session), wanted)[:_OF_A_KIND]
    return [*list(dict.fromkeys(found))[: MOST - len(named)], *named]


def _place_in(recent: Sequence[int], source_id: int) -> int:
    return recent.index(source_id) if source_id in recent else len(recent)


def _codes(session: Session) -> Iterator[Destination]:
    rows = session.execute(
        select(Code.id, Code.label, Code.name, Code.definition).order_by(Code.position, Code.id)
    )
    for code_id, label, name, definition in rows:
        called = " ".join(filter(None, (label, name)))
        yield Destination("code", 0, called, Span(0, 1), code_id, definition[:_EXCERPT])


def _informants(session: Session) -> Iterator[Destination]:
    rows = session.execute(
        select(Informant.id, Informant.code, Informant.name, Informant.role).order_by(
            Informant.position, Informant.id
        )
    )
    for informant_id, code, name, role in rows:
        called = " ".join(filter(None, (code, name)))
        yield Destination("informant", 0, called, Span(0, 1), informant_id, role)


def _best(places: Iterable[Destination], wanted: str) -> list[Destination]:
    """Those whose name or description fits, the best first; all for no words."""
    ranked = [
        (min(ranks), place)
        for place in places
        if (ranks := [*_ranks((place.source, place.excerpt), wanted)])
    ]
    return [place for _, place in sorted(ranked, key=lambda found: found[0])]


def _ranks(texts: Iterable[str], wanted: str) -> Iterator[int]:
    """How well texts fit, 0 best: begins so, has words that begin so, holds it, has its letters."""
    typed = wanted.casefold()
    for nth, text in enumerate(text.casefold() for text in texts):
        words = re.findall(r"\w+", text)
        letters = iter(text)
        fits = (
            text.startswith(typed),
            all(any(word.startswith(part) for word in words) for part in typed.split()),
            typed in text,
            nth == 0 and len(typed) > 1 and all(letter in letters for letter in typed),
        )
        if any(fits):
            yield 4 * nth + fits.index(True)


def _named(session: Session) -> list[_Named]:
    codes: defaultdict[int, list[str]] = defaultdict(list)
    taking_part = (
        select(Participation.source_id, Informant.code)
        .join(Informant, Informant.id == Participation.informant_id)
        .order_by(Informant.position, Informant.id)
    )
    for source_id, code in session.execute(taking_part):
        codes[source_id].append(code)
    named = select(Source.id, Source.name).order_by(Source.position, Source.id)
    return [_Named(key, name, tuple(codes[key])) for key, name in session.execute(named)]


def _sources_called(rows: Sequence[_Named], called: str) -> list[_Named]:
    """Those of this informant or name, ignoring case: exactly, else those that fit, best first."""
    wanted = called.casefold()

    def names(row: _Named) -> list[str]:
        return [name.casefold() for name in (row.name, *row.informants)]

    def some(fits: Callable[[str], bool]) -> list[_Named]:
        return [row for row in rows if any(map(fits, names(row)))]

    ranked = [
        (min(ranks), row)
        for row in rows
        if (ranks := [rank for name in names(row) for rank in _ranks((name,), wanted)])
    ]
    near = [row for _, row in sorted(ranked, key=lambda found: found[0])]
    return some(lambda name: name == wanted) or near


def _meant(rows: Sequence[_Named], wish: Wish, here: int | None) -> list[_Named]:
    if wish.source:
        return _sources_called(rows, wish.source)
    return [row for row in rows if row.id == here]


def _to_sources(
    _session: Session, wish: Wish, rows: Sequence[_Named], _here: int | None
) -> Iterator[Destination]:
    for row in _sources_called(rows, wish.source):
        yield Destination("source", row.id, row.name, Span(0, 1), 0, ", ".join(row.informants))


def _to_passages(
    session: Session, wish: Wish, rows: Sequence[_Named], here: int | None
) -> Iterator[Destination]:
    """Passages that have the number, else had it before a merge; those of the open source first."""
    names = {row.id: row.name for row in rows}
    place = select(
        Passage.source_id, Passage.start, Passage.end, Passage.id, Passage.series, Passage.number
    )
    had = place.join(PassageAlias, PassageAlias.passage_id == Passage.id)
    for query, entity in ((place, Passage), (had, PassageAlias)):
        wanted = query.where(entity.number == wish.value)
        if wish.series:
            wanted = wanted.where(entity.series == wish.series)
        found = session.execute(wanted.order_by(Passage.source_id != (here or 0), Passage.id)).all()
        for source_id, start, end, passage_id, series, number in found:
            span = Span(start, end)
            yield Destination(
                *("passage", source_id, names[source_id], span, number),
                excerpt=_excerpt(session, source_id, span),
                number=printed_number(series, number),
                passage_id=passage_id,
            )
        if found:
            return


def _to_paragraphs(
    session: Session, wish: Wish, rows: Sequence[_Named], here: int | None
) -> Iterator[Destination]:
    for row in _meant(rows, wish, here):
        here_only = (Paragraph.source_id == row.id, Paragraph.number == wish.value)
        found = session.execute(
            select(Paragraph.start, Paragraph.end, Paragraph.text).where(*here_only)
        )
        for start, end, text in found:
            span = Span(start, max(end, start + 1))
            yield Destination("paragraph", row.id, row.name, span, wish.value, text[:_EXCERPT])


def _to_turns(
    session: Session, wish: Wish, rows: Sequence[_Named], here: int | None
) -> Iterator[Destination]:
    for row in _meant(rows, wish, here):
        here_only = (Turn.source_id == row.id, Turn.number == wish.value)
        for start, end in session.execute(select(Turn.start, Turn.end).where(*here_only)):
            span = Span(start, end)
            excerpt = _excerpt(session, row.id, span)
            yield Destination("turn", row.id, row.name, span, wish.value, excerpt)


def _to_times(
    session: Session, wish: Wish, rows: Sequence[_Named], here: int | None
) -> Iterator[Destination]:
    """The last time mark that is not later; a source without marks has no times."""
    for row in _meant(rows, wish, here):
        mark = session.execute(
            select(Timestamp.start, Timestamp.milliseconds)
            .where(Timestamp.source_id == row.id, Timestamp.milliseconds <= wish.value)
            .order_by(Timestamp.milliseconds.desc(), Timestamp.start)
            .limit(1)
        ).first()
        if mark is not None:
            span = Span(mark[0], mark[0] + 1)
            excerpt = _excerpt(session, row.id, Span(mark[0], mark[0] + _EXCERPT))
            yield Destination("time", row.id, row.name, span, mark[1], excerpt)


def _excerpt(session: Session, source_id: int, span: Span) -> str:
    """The first words of a stretch; the text itself stays in the file."""
    length = min(span.end - span.start, _EXCERPT)
    words = session.scalar(
        select(func.substr(SourceText.text, span.start + 1, length))
        .join(
            Source, (Source.id == SourceText.source_id) & (Source.revision == SourceText.revision)
        )
        .where(Source.id == source_id)
    )
    return words or ""


_LookUp = Callable[[Session, Wish, Sequence[_Named], int | None], Iterator[Destination]]
_LOOK_UP: dict[Goal, _LookUp] = {
    "passage": _to_passages,
    "paragraph": _to_paragraphs,
    "turn": _to_turns,
    "time": _to_times,
    "source": _to_sources,
}
"""Codes and informants are added to whatever else the words may mean."""
