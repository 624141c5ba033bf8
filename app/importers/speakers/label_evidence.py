"""Which of the possible labels are believed: evidence from the whole text.

A label is believed when it comes back, is a usual word for a role, belongs to a family of
labels (``P1``, ``P2``) or is named in the head; the shape that explains most lines wins.
The thresholds were drawn from public transcripts in ten languages.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.importers.speakers.label_readings import Reading, Shape
from app.importers.speakers.words import SpeakerWords, folded, speaker_words, without_number

_ORDER: tuple[Shape, ...] = ("colon", "timed", "tab", "bracket", "dash", "alone")
_MIXES: frozenset[Shape] = frozenset({"colon", "timed", "bracket", "dash"})
_SHORT_CODE = 3
_FEW, _MANY = 4, 8  # labelled lines
_HARDLY, _SELDOM, _OFTEN, _MOSTLY = 0.05, 0.1, 0.25, 0.5  # shares of lines, of changes
_COMES_BACK = 3
_IN_BRACKETS = re.compile(r"\(([^()]+)\)$")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How the labels of one shape that come back stand in the text."""

    keys: frozenset[str]
    known: frozenset[str]
    total: int
    share: float
    """labelled lines of all lines between the first label and the last"""
    switches: float
    """how often the next label is another one"""
    timed: float


def believed(found: Sequence[Reading], words: SpeakerWords, named: frozenset[str]) -> list[Reading]:
    """At most one reading per line, in order; ``named`` are folded words of the head."""
    by_shape = {shape: _of_shape(found, shape, words) for shape in _ORDER}
    keys_by_shape = {shape: _keys(shape, by_shape[shape], words, named) for shape in _ORDER}
    counts = {
        shape: sum(reading.key in keys_by_shape[shape] for reading in by_shape[shape])
        for shape in _ORDER
    }
    primary = max(_ORDER, key=lambda shape: counts[shape])
    if not counts[primary]:
        return _short_exchange(by_shape["colon"], words, named)
    keys = keys_by_shape[primary] | _known_elsewhere(by_shape, words)
    keys |= _single_keys(by_shape, primary, keys, words)
    return _one_per_line(by_shape, primary, keys)


def one_off_codes(
    found: Sequence[Reading], accepted: Sequence[Reading], words: SpeakerWords
) -> list[Reading]:
    """Labels like ``W:`` among ``I:`` and ``N:``, seen once: no speaker of their own.

    Such a line is mostly a slip of the keyboard; whoever speaks in it, it must not be counted
    as a continuation of the other person's turn.
    """
    keys = {reading.key for reading in accepted}
    if not any(len(key) <= _SHORT_CODE for key in keys):
        return []
    shapes = {reading.shape for reading in accepted}
    return [
        reading
        for reading in found
        if reading.shape in shapes & {"colon", "dash"}
        and reading.key not in keys
        and not words.is_heading(reading.key)
        and len(reading.key) <= _SHORT_CODE
        and reading.label.isupper()
    ]


def _of_shape(found: Sequence[Reading], shape: Shape, words: SpeakerWords) -> list[Reading]:
    chosen = [
        reading for reading in found if reading.shape == shape and not words.is_heading(reading.key)
    ]
    if shape in {"alone", "timed"}:
        return [reading for reading in chosen if _may_stand_alone(reading, words)]
    return chosen


def _may_stand_alone(reading: Reading, words: SpeakerWords) -> bool:
    """A name over its speech, not a short answer such as ``Ya`` or a line of subtitles."""
    if reading.speech < reading.line.end:
        return True
    if reading.line.after_time and reading.line.before_time:
        return False
    return not reading.line.before_timed and not set(reading.key.split()) & words.greetings


def _pattern(found: Sequence[Reading], words: SpeakerWords, named: frozenset[str]) -> _Pattern:
    counts = Counter(reading.key for reading in found)
    keys = frozenset(key for key, count in counts.items() if count > 1)
    labelled = [reading for reading in found if reading.key in keys]
    if not labelled:
        return _Pattern(keys, keys, 0, 0.0, 0.0, 0.0)
    lines = labelled[-1].line.number - labelled[0].line.number + 1
    changes = sum(first.key != second.key for first, second in pairwise(labelled))
    return _Pattern(
        keys=keys,
        known=frozenset(key for key in keys if _is_known(key, words, named)),
        total=len(labelled),
        share=len(labelled) / lines,
        switches=changes / max(1, len(labelled) - 1),
        timed=sum(reading.timed for reading in labelled) / len(labelled),
    )


def _is_known(key: str, words: SpeakerWords, named: frozenset[str]) -> bool:
    return key in named or words.names_a_role(key) or words.is_role_letter(key)


def _keys(
    shape: Shape, found: Sequence[Reading], words: SpeakerWords, named: frozenset[str]
) -> frozenset[str]:
    pattern = _pattern(found, words, named)
    if shape == "colon":
        return pattern.keys if _colons_hold(pattern) else pattern.known
    if shape == "timed":
        return pattern.keys if _times_hold(pattern, len(found)) else pattern.known
    if shape == "alone":
        return pattern.keys if _names_alone_hold(pattern, found) else frozenset()
    if _alternates(pattern, share=_MOSTLY):
        return pattern.keys
    return pattern.known if _alternates(pattern, share=_OFTEN) and pattern.known else frozenset()


def _colons_hold(pattern: _Pattern) -> bool:
    """Whether the labels stand as in talk: at many lines, and taking turns where there are several.

    ``Classifier: ...`` over and over above ``License: ...`` is a list of properties.
    """
    if pattern.timed >= _MOSTLY:
        return True
    several = len(pattern.keys) > 1
    if not pattern.known and (pattern.switches < _OFTEN if several else pattern.share < _MOSTLY):
        return False
    few = pattern.total >= _FEW and pattern.share >= _OFTEN
    long_turns = pattern.total >= _MANY and pattern.share >= _SELDOM
    return few or long_turns or pattern.share >= _MOSTLY


def _times_hold(pattern: _Pattern, times: int) -> bool:
    """Whether what stands beside times is mostly names that come back, not subtitles."""
    return times >= _COMES_BACK and pattern.total >= _MOSTLY * times and pattern.share >= _HARDLY


def _alternates(pattern: _Pattern, *, share: float) -> bool:
    several = len(pattern.keys) > 1 and pattern.switches >= _MOSTLY
    return several and pattern.total >= _FEW and pattern.share >= share


def _names_alone_hold(pattern: _Pattern, found: Sequence[Reading]) -> bool:
    if not _alternates(pattern, share=_OFTEN):
        return False
    numbers = {reading.line.number for reading in found if reading.key in pattern.keys}
    return sum(number + 1 in numbers for number in numbers) <= _SELDOM * len(numbers)


def _known_elsewhere(by_shape: dict[Shape, list[Reading]], words: SpeakerWords) -> frozenset[str]:
    """Roles that come back in another shape than most (``I: ...`` answered by ``N - ...``)."""
    counts = Counter(
        reading.key for shape in ("colon", "timed", "dash") for reading in by_shape[shape]
    )
    return frozenset(
        key
        for key, count in counts.items()
        if count >= _COMES_BACK and (words.names_a_role(key) or words.is_role_letter(key))
    )


def _single_keys(
    by_shape: dict[Shape, list[Reading]],
    primary: Shape,
    keys: frozenset[str],
    words: SpeakerWords,
) -> frozenset[str]:
    """Labels seen once: roles by name, kin of the others, or beside a time as those are."""
    accepted = [reading for reading in by_shape[primary] if reading.key in keys]
    first = accepted[0].line.number
    with_times = sum(reading.timed for reading in accepted) > _MOSTLY * len(accepted)
    families = {without_number(key) for key in keys if without_number(key) != key}
    return frozenset(
        reading.key
        for reading in by_shape[primary]
        if (with_times and reading.timed)
        or _spells_out(reading, keys)
        or (reading.line.number > first and _is_role_or_kin(reading.key, families, words))
    )


def _is_role_or_kin(key: str, families: set[str], words: SpeakerWords) -> bool:
    base = without_number(key)
    if base in families - {key}:
        return True
    return words.is_role(key) and base not in words.running_bases


def _spells_out(reading: Reading, keys: frozenset[str]) -> bool:
    """``Interviewer (I)`` or ``Researcher``, where ``I`` or ``R`` is a label."""
    in_brackets = _IN_BRACKETS.search(reading.label)
    if in_brackets:
        return folded(in_brackets[1]) in keys
    initials = "".join(word[0] for word in reading.key.split())
    return initials in keys and speaker_words().is_role(reading.key)


def _short_exchange(
    colons: Sequence[Reading], words: SpeakerWords, named: frozenset[str]
) -> list[Reading]:
    """A talk so short that no label comes back: all of them must be known."""
    known = [
        reading
        for reading in colons
        if reading.key in named or words.is_role(reading.key) or words.is_role_letter(reading.key)
    ]
    if not known or not (len(known) > 1 or known[0].key in named):
        return []
    lines = known[-1].line.number - known[0].line.number + 1
    return known if len(known) >= _MOSTLY * lines else []


def _one_per_line(
    by_shape: dict[Shape, list[Reading]], primary: Shape, keys: frozenset[str]
) -> list[Reading]:
    chosen: dict[int, Reading] = {}
    shapes = (primary, *(shape for shape in _ORDER if shape in _MIXES and shape != primary))
    for shape in shapes:
        for reading in by_shape[shape]:
            if reading.key in keys:
                chosen.setdefault(reading.line.number, reading)
    return [chosen[number] for number in sorted(chosen)]
