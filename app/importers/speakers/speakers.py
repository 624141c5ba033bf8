"""Who speaks where: the turns of a transcript, found by its speaker labels.

The labels stay in the text; a turn only says where they stand and what they introduce.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from app.importers.speakers.head_lines import read_head
from app.importers.speakers.introductions import introduction_lines
from app.importers.speakers.label_evidence import believed, one_off_codes
from app.importers.speakers.label_readings import Reading, readings, speech_start, text_lines
from app.importers.speakers.words import folded, speaker_words
from app.models.imported import FormattingRun, FoundTurn
from app.models.span import Span

_RULER = re.compile(r"^[ \t]{0,20}[-_=*~\u2013\u2014\u2500]{4,200}[ \t]{0,20}$", re.MULTILINE)
_NUMBER_FIRST = re.compile(r"(?P<number>\d{1,5})[.)]? +(?P<label>\D.*)")
_NUMBER_LAST = re.compile(r"(?P<label>.*?\D)[ .]?(?P<number>\d{1,4})")
_COMBINED = re.compile(r"(?P<name>[^()]+?) ?\((?P<aside>[^()]+)\)")
_MOST_LINES = 500_000
_FEWEST_NUMBERED = 3
_MOSTLY = 0.7


def find_turns(text: str, formatting: Iterable[FormattingRun] = ()) -> tuple[FoundTurn, ...]:
    """The turns of ``text`` in order, none overlapping; empty when nobody is labelled.

    Positions are code points, end exclusive. A paragraph without a label goes on with the turn
    before it; a heading (by ``formatting``) or a ruled line ends a turn. Labels that differ only
    in case, width or spacing are one and carry the form that was written most often. Only the
    first 500,000 lines are looked at: a longer text is no interview and would take minutes.
    """
    lines = islice(text_lines(text), _MOST_LINES)
    found = [reading for line in lines for reading in readings(text, line)]
    found = _without_asides(_without_running_numbers(found))
    introductions = introduction_lines(text, found)
    talk = [reading for reading in found if reading.line.number not in introductions]
    accepted = believed(talk, speaker_words(), _named_in_head(text))
    if not accepted:
        return ()
    slips = one_off_codes(talk, accepted, speaker_words())
    return _turns(text, accepted, _breaks(text, formatting, slips))


def _turns(text: str, accepted: Sequence[Reading], breaks: Sequence[int]) -> tuple[FoundTurn, ...]:
    labels = _written_forms(accepted)
    ends = [following.line.opens for _, following in pairwise(accepted)] + [len(text)]
    turns: list[FoundTurn] = []
    for reading, end in zip(accepted, ends, strict=True):
        following = bisect_left(breaks, reading.line.end)
        stop = min(end, breaks[following]) if following < len(breaks) else end
        turns.append(_turn(text, reading, stop, labels[reading.key]))
    return tuple(turns)


def _turn(text: str, reading: Reading, end: int, label: str) -> FoundTurn:
    whole = text[reading.line.opens : end]
    end = reading.line.opens + len(whole.rstrip())
    said = text[speech_start(text, reading, end) : end]
    speech = Span(end - len(said.lstrip()), end) if said.strip() else None
    return FoundTurn(Span(reading.line.opens, end), speech, label)


def _written_forms(accepted: Sequence[Reading]) -> dict[str, str]:
    forms: dict[str, Counter[str]] = {}
    for reading in accepted:
        forms.setdefault(reading.key, Counter())[" ".join(reading.label.split())] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in forms.items()}


def _breaks(text: str, formatting: Iterable[FormattingRun], slips: Sequence[Reading]) -> list[int]:
    """Where a turn ends although no new one begins."""
    headings = {run.span.start for run in formatting if run.style.startswith("heading")}
    rulers = {ruler.start() for ruler in _RULER.finditer(text)}
    return sorted(headings | rulers | {reading.line.opens for reading in slips})


def _named_in_head(text: str) -> frozenset[str]:
    """What the head calls the informant, so that a single ``Camat: ...`` is believed."""
    head = read_head(text)
    values = (head.informant, head.role, head.category, head.institution, head.interviewer)
    return frozenset(folded(value) for value in values if value)


def _without_running_numbers(found: Sequence[Reading]) -> list[Reading]:
    """Labels without line numbers (``12 I:``) and question numbers (``Q3:``, ``A3:``)."""
    unnumbered = _unnumbered(found, _NUMBER_FIRST, None)
    return _unnumbered(unnumbered, _NUMBER_LAST, speaker_words().running_bases)


def _unnumbered(
    found: Sequence[Reading], pattern: re.Pattern[str], bases: frozenset[str] | None
) -> list[Reading]:
    """``found`` without the labels' numbers, if hardly any number comes back."""
    matches = [pattern.fullmatch(reading.label) for reading in found]
    numbered = [
        (folded(match["label"]), match["number"])
        for match in matches
        if match and (bases is None or folded(match["label"]) in bases)
    ]
    distinct = {number if bases is None else (base, number) for base, number in numbered}
    if len(numbered) < _FEWEST_NUMBERED or len(distinct) < _MOSTLY * len(numbered):
        return list(found)
    counted = {base for base, _ in numbered}
    return [
        _relabelled(reading, match["label"])
        if match and folded(match["label"]) in counted
        else reading
        for reading, match in zip(found, matches, strict=True)
    ]


def _without_asides(found: Sequence[Reading]) -> list[Reading]:
    """``Sari (laughs)`` is ``Sari`` where that stands alone too; ``Sari (P1)`` stays."""
    keys = {reading.key for reading in found}
    return [_without_aside(reading, keys) for reading in found]


def _without_aside(reading: Reading, keys: set[str]) -> Reading:
    combined = _COMBINED.fullmatch(reading.label)
    if not combined or folded(combined["aside"]) in keys or folded(combined["name"]) not in keys:
        return reading
    return _relabelled(reading, combined["name"])


def _relabelled(reading: Reading, label: str) -> Reading:
    return reading._replace(label=label.strip(), key=folded(label))
