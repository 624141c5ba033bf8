"""The speakers of a source: what their labels mean and who asks the questions."""

import re
from collections import Counter
from collections.abc import Sequence

from app.importers.speakers.introductions import legend
from app.importers.speakers.words import folded, speaker_words, without_number
from app.models.imported import FoundSpeaker, FoundTurn, SpeakerRole

_SENTENCE_END = re.compile(r"[?\uff1f\u061f]|[.!\u2026\u3002]\s|\n")
_QUESTION_MARKS = ("?", "\uff1f", "\u061f")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)$")
_MUCH_OFTENER = 2.0
_ASKS = 0.4
_LOOKED_AT = 2000


def find_speakers(text: str, turns: Sequence[FoundTurn]) -> tuple[FoundSpeaker, ...]:
    """The speakers of ``turns`` in order of appearance; roles are proposals for the user.

    Words for a role decide; where a label is only a letter or a name, whoever asks clearly more
    often than the others is taken for the interviewer.
    """
    if not turns:
        return ()
    counts = Counter(turn.label for turn in turns)
    names = _names(text, turns, frozenset(map(folded, counts)))
    spelled_out = {label: _short_of(label, counts) for label in counts}
    for label, short in spelled_out.items():
        if short:
            names.setdefault(folded(short), _IN_BRACKETS.sub("", label).strip())
    roles = _roles(text, turns, names)
    return tuple(
        FoundSpeaker(label, count, names.get(folded(label)), roles[label], spelled_out[label])
        for label, count in counts.items()
    )


def _short_of(label: str, counts: Counter[str]) -> str | None:
    """The short label that a rarer, longer one spells out (``Researcher`` and then ``R``)."""
    in_brackets = _IN_BRACKETS.search(label)
    initials = "".join(word[0] for word in folded(label).split())
    for other, count in counts.items():
        if in_brackets and folded(other) == folded(in_brackets[1]):
            return other
        rare = counts[label] * _MUCH_OFTENER <= count and len(folded(label)) > len(initials)
        if rare and folded(other) == initials:
            return other
    return None


def _names(text: str, turns: Sequence[FoundTurn], keys: frozenset[str]) -> dict[str, str]:
    opening = "".join(_label_part(text, turn) + "\n" for turn in turns[:20])
    return legend(text[: turns[0].span.start] + "\n" + opening, keys)


def _label_part(text: str, turn: FoundTurn) -> str:
    """The label as it stands in the text, for ``Interviewer (I):``."""
    end = turn.speech.start if turn.speech else turn.span.end
    return text[turn.span.start : end].strip(" \t\n*_:\uff1a")


def _roles(text: str, turns: Sequence[FoundTurn], names: dict[str, str]) -> dict[str, SpeakerRole]:
    labels = list(dict.fromkeys(turn.label for turn in turns))
    sure = {label: _by_word(label, names.get(folded(label))) for label in labels}
    roles: dict[str, SpeakerRole] = {label: role for label, role in sure.items() if role}
    open_labels = [label for label in labels if label not in roles]
    asking = {label: _asking(text, turns, label) for label in labels}
    if len(labels) > 1 and "interviewer" not in roles.values():
        for label in _askers(open_labels, asking, len(labels)):
            roles[label] = "interviewer"
    return {label: roles.get(label, "informant") for label in labels}


def _by_word(label: str, name: str | None) -> SpeakerRole | None:
    words = speaker_words()
    for written in filter(None, (label, name)):
        parts = words.role_words_in(folded(written)) | _aside_words(written)
        if parts & words.interviewer:
            return "interviewer"
        if parts & words.informant:
            return "informant"
        if parts & words.other:
            return "other"
    return None


def _aside_words(written: str) -> frozenset[str]:
    return frozenset(map(folded, re.split(r"[(),/]", written)))


def _askers(labels: Sequence[str], asking: dict[str, float], speakers: int) -> list[str]:
    """Who among ``labels`` asks: by share of questions, by habit of letters where that is even."""
    if not labels:
        return []
    least = min(asking.values())
    askers = [
        label
        for label in labels
        if asking[label] >= max(_ASKS * max(asking.values()), 0.1)
        and asking[label] > _MUCH_OFTENER * least
    ]
    if askers and len(askers) < speakers:
        return askers
    by_habit = speaker_words().interviewer_letters
    return [label for label in labels if without_number(folded(label)) in by_habit][:1]


def _asking(text: str, turns: Sequence[FoundTurn], label: str) -> float:
    """The share of this speaker's turns that ask something."""
    own = [turn for turn in turns if turn.label == label and turn.speech]
    asked = sum(_asks(text[turn.speech.start : turn.speech.end]) for turn in own if turn.speech)
    return asked / len(own) if own else 0.0


def _asks(speech: str) -> bool:
    """Whether a turn ends in a question mark or, without any mark, begins with a question word."""
    head, tail = speech[:_LOOKED_AT], speech[-_LOOKED_AT:].rstrip(" \"'\u201d)*_\n")
    if tail.endswith(_QUESTION_MARKS):
        return True
    first = head.split(maxsplit=1)[0].casefold().strip(",.")
    return first in speaker_words().question_words and not _SENTENCE_END.search(head)
