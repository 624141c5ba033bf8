"""The lines before the talk that look like turns and are none: heads and legends.

``Informan: I-05`` above ``Jabatan: ...`` says who is interviewed; ``MS: Maria Santos`` and
``P = Pewawancara`` say what short labels mean.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from app.importers.speakers.label_readings import Reading
from app.importers.speakers.words import SpeakerWords, folded, speaker_words

_LONGEST_VALUE = 80
_MOST_VALUE_WORDS = 8
_MOST_ROLE_WORDS = 4
_HEAD_LINES = 60
_ENTRY = re.compile(
    r"[\[(<]?(?P<key>\w[\w.\-]{0,11})[\])>]?[ \t]*(?:=|:|\uff1a|[\u2013\u2014-](?=\s))[ \t]*"
    r"(?P<name>[^\s,;=\[\]][^\t\n,;=\[\]]{0,79}?)[ \t]*(?=$|[\t,;\[]|\.$)",
    re.MULTILINE,
)
_CODED_NAME = re.compile(
    r"(?P<name>[^\W\d][^()\n\t:=,;]{1,79}?)[ \t]*[\[(](?P<key>\w[\w.\-]{0,11})[\])]"
)
_ASIDE = re.compile(r"\([^()]*\)|,.*")


def introduction_lines(text: str, found: Sequence[Reading]) -> set[int]:
    """The numbers of the lines among ``found`` that introduce the talk and are no turns."""
    words = speaker_words()
    head = _about_lines(text, [reading for reading in found if reading.shape == "colon"], words)
    return head | _legend_lines(text, found, head, words)


def legend(head: str, keys: frozenset[str]) -> dict[str, str]:
    """What the lines of ``head`` call each of the folded labels ``keys``.

    Understood are ``MS: Maria Santos``, ``[I] - Interviewer``, ``P = Pewawancara, N = ...``,
    ``Interviewer: Maria Santos (MS)`` and ``Interviewer: MS``.
    """
    words = speaker_words()
    names: dict[str, str] = {}
    for entry in _ENTRY.finditer(head):
        name, value = entry["name"].strip(" ."), folded(entry["name"])
        if folded(entry["key"]) in keys and value not in keys:
            names.setdefault(folded(entry["key"]), name)
        elif value in keys and words.names_a_role(folded(entry["key"])):
            names.setdefault(value, entry["key"])
    for coded in _CODED_NAME.finditer(head):
        if folded(coded["key"]) in keys:
            names.setdefault(folded(coded["key"]), coded["name"].strip())
    return names


def _about_lines(text: str, colons: Sequence[Reading], words: SpeakerWords) -> set[int]:
    """Lines about the interview, and those of two meanings that stand among them."""
    by_number = {reading.line.number: reading for reading in colons}
    head = {number for number, reading in by_number.items() if reading.key in words.about}
    for number, reading in reversed(by_number.items()):
        if reading.key in words.about_or_speaker and number + 1 in head and _short(text, reading):
            head.add(number)
    for number, reading in by_number.items():
        if reading.key not in words.about_or_speaker or number - 1 not in head:
            continue
        if name_like(reading.value(text), words) and _closes(by_number, number):
            head.add(number)
    head |= _people_lines(text, by_number, words) | _lone_lines(text, colons, words)
    return head | _form_lines(text, by_number, words)


def _form_lines(text: str, by_number: dict[int, Reading], words: SpeakerWords) -> set[int]:
    """The other lines of a form filled in again and again (``Gender: ...`` by ``Time:``)."""
    asked = Counter(reading.key for reading in by_number.values() if reading.key in words.about)
    repeated = {key for key, count in asked.items() if count > 1}
    form = {number for number, reading in by_number.items() if reading.key in repeated}
    for numbers, step in ((by_number, -1), (reversed(by_number), 1)):
        for number in numbers:
            reading = by_number[number]
            if number + step in form and not _may_speak(reading, words) and _short(text, reading):
                form.add(number)
    return form


def _may_speak(reading: Reading, words: SpeakerWords) -> bool:
    return words.names_a_role(reading.key) or words.is_role_letter(reading.key)


def _lone_lines(text: str, colons: Sequence[Reading], words: SpeakerWords) -> set[int]:
    """``Interviewer: Maria Santos`` at the top, in a text where nobody speaks under that label."""
    counts = Counter(reading.key for reading in colons)
    before = takewhile(
        lambda reading: counts[reading.key] == 1 and reading.line.number < _HEAD_LINES, colons
    )
    return {
        reading.line.number
        for reading in before
        if reading.key in words.about_or_speaker and name_like(reading.value(text), words)
    }


def _people_lines(text: str, by_number: dict[int, Reading], words: SpeakerWords) -> set[int]:
    """``Interviewer: John Smith`` over ``Interviewee: Mary Jones`` at the very top."""
    run: list[Reading] = []
    for number, reading in by_number.items():
        fits = reading.key in words.about_or_speaker and name_like(reading.value(text), words)
        adjoining = not run or (number == run[-1].line.number + 1 and not reading.line.after_blank)
        if not fits or not adjoining or number > _HEAD_LINES:
            break
        run.append(reading)
    if len({reading.key for reading in run}) < max(2, len(run)):
        return set()
    return (
        {reading.line.number for reading in run}
        if _closes(by_number, run[-1].line.number)
        else set()
    )


def _closes(by_number: dict[int, Reading], number: int) -> bool:
    """Whether the head ends with line ``number``: a gap follows, or the same label speaks."""
    following = by_number.get(number + 1)
    return following is None or following.line.after_blank or following.key == by_number[number].key


def _legend_lines(
    text: str, found: Sequence[Reading], head: set[int], words: SpeakerWords
) -> set[int]:
    counts = Counter(reading.key for reading in found)
    entries: set[int] = set()
    for reading in _before_talk(found, counts, head, entries):
        if _explains(reading, text, words):
            entries.add(reading.line.number)
    return entries


def _before_talk(
    found: Sequence[Reading], counts: Counter[str], head: set[int], entries: set[int]
) -> Iterator[Reading]:
    """The first readings, up to the first repeated label that is not in ``entries``."""
    for reading in found:
        if reading.line.number > _HEAD_LINES:
            return
        if reading.line.number in head or reading.line.number in entries:
            continue
        yield reading
        if counts[reading.key] > 1 and reading.line.number not in entries:
            return


def _explains(reading: Reading, text: str, words: SpeakerWords) -> bool:
    """Whether what follows the label is its meaning: a role, or a name with these initials."""
    value = reading.value(text)
    if not value or not _short(text, reading):
        return False
    entries = [entry["name"] for entry in _ENTRY.finditer(value)] or [value]
    name = folded(_ASIDE.sub("", re.split(r"[\t;=\[]", value)[0]))
    if _is_role(name, words) or any(_is_role(folded(entry), words) for entry in entries):
        return True
    in_brackets = re.search(r"\(([^()]+)\)", value)
    if in_brackets and _is_role(folded(in_brackets[1]), words):
        return True
    initials = "".join(word[0] for word in name.split() if word not in words.joining)
    return len(reading.key) > 1 and initials == reading.key.replace(".", "")


def _is_role(name: str, words: SpeakerWords) -> bool:
    return len(name.split()) <= _MOST_ROLE_WORDS and words.names_a_role(name)


def _short(text: str, reading: Reading) -> bool:
    value = reading.value(text)
    return (
        len(value) <= _LONGEST_VALUE
        and len(value.split()) <= _MOST_VALUE_WORDS
        and not value.endswith((".", "?", "!", "\u2026", "\u3002", "\uff1f"))
    )


def name_like(value: str, words: SpeakerWords) -> bool:
    """Whether a value is written like a name or a code (``I-05``), not like something said."""
    parts = folded(value).split()
    if not parts or len(parts) > _MOST_VALUE_WORDS or value[-1] in ".?!\u2026":
        return False
    if any(part.strip(",") in words.greetings for part in parts):
        return False
    return all(not word[0].islower() or word in words.joining for word in value.split())
