"""Where a line of a transcript could begin with a speaker's label, and in which shape.

One line may be read in several ways (``I - Begini: ...``); which reading holds is decided over
the whole text in ``app.importers.speakers.speakers``. Only a line's first characters are looked at
and every pattern is bounded, so that reading stays linear in the length of any text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from app.importers.speakers.words import folded, speaker_words

Shape = Literal["colon", "timed", "tab", "bracket", "dash", "alone"]
"""``I: ...``, ``I 00:12``, ``I<tab>...``, ``[I] ...``, ``I - ...``, and a name on its own line."""

_WINDOW = 320
_LONGEST_LABEL = 100
_LONGEST_CASELESS = 15
_MOST_WORDS = 12
_MOST_PLAIN_WORDS = 3

_SPACE = r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
_EMPHASIS = r"[*_]{0,3}"
_HALF_DAY = r"(?: ?[AaPp]\.?[Mm]\b\.?)?"
_CLOCK = r"(?:\d{1,3}:\d{1,2}:\d{1,2}|\d{1,3}:\d{2})(?:[.,:]\d{1,3})?(?:-\d{1,2})?" + _HALF_DAY
_DATE = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
_HOUR = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?" + _HALF_DAY
_MOMENT = (
    rf"(?:{_DATE},? {{1,3}}{_HOUR}|{_HOUR},? {{1,3}}{_DATE}"
    rf"|{_CLOCK}(?: ?(?:-->|[-\u2013\u2014~]) ?{_CLOCK})?)"
)
_TIME = rf"[\[(<{{#*]{{0,2}} ?{_MOMENT} ?[\])>}}#]{{0,2}}"
_AFTER_TIME = rf"{_SPACE}{{0,8}}(?:[=|,;\u2013\u2014-](?=\s))?"
_START = re.compile(
    rf"{_SPACE}{{0,40}}"
    r"(?:>{1,3}\s{0,8}|[\u2022\u00b7\u25aa\u25e6\u2023\u25cf\u25cb*+\u2013\u2014-]\s{1,8})?"
    rf"(?:\(?\d{{1,4}}(?:[.)]\s{{1,8}}|\t{{1,4}}))?{_EMPHASIS}{_SPACE}{{0,8}}"
    rf"(?P<time>{_TIME}(?!\d){_AFTER_TIME})?{_SPACE}{{0,8}}{_EMPHASIS}{_SPACE}{{0,8}}"
)
_NAME = r"[^:\uff1a\ufe55\n\t\[\]{}<>()*]"
_LABEL = (
    rf"[\[(<{{]?(?P<label>{_NAME}{{1,{_LONGEST_LABEL}}}?"
    rf"(?:\s?\([^():\n]{{1,60}}\))?)[\])>}}]?{_EMPHASIS}{_SPACE}{{0,20}}"
)
_COLON = re.compile(
    rf"{_LABEL}(?P<time>{_TIME})?{_EMPHASIS}{_SPACE}{{0,20}}"
    rf"(?P<mark>[:\uff1a\ufe55]){_EMPHASIS}(?![:/\\])"
)
_TIMED = re.compile(rf"{_LABEL}(?:[|,;\u2013\u2014-]\s)?(?P<time>{_TIME}){_EMPHASIS}(?=\s|$)")
_TAB = re.compile(rf"{_LABEL.replace(_SPACE, '[ ]')}\t+(?=[^\t])")
_COLON_MARK = re.compile("[:\uff1a\ufe55]")
_DASH_MARK = re.compile("[\u2013\u2014-]")
_BRACKET = re.compile(r"[\[(<{](?:v )?(?P<label>[^\[\](){}<>\n:]{1,40})[\])>}]\s*(?=\S)")
_DASH = re.compile(
    rf"[\[(]?(?P<label>[^:\uff1a\n\t\[\]{{}}<>()\u2013\u2014]{{1,40}}?)[\])]?{_EMPHASIS}"
    r"(?:\s{0,4}[\u2013\u2014]\s|\.[\u2013\u2014-]\s|\s{1,4}[\u2013\u2014-](?=\s|\w))"
)
_ALONE = re.compile(rf"{_LABEL}$")
_BEFORE_TIME = frozenset("0123456789[(<{#*_ \t\u00a0\u200e\u200f\ufeff")
_REST = re.compile(rf"{_SPACE}*=?{_EMPHASIS}{_SPACE}*")
_TIMED_LINE = re.compile(rf"{_SPACE}{{0,40}}{_EMPHASIS}{_TIME}")
_SPOKEN_AT = re.compile(
    rf"{_SPACE}{{0,20}}(?=[\[(<{{#]){_TIME}(?=\s)|\s{{0,20}}{_TIME}[ \t]*(?:\n|$)"
)
_SENTENCE_MARK = re.compile(r"[?!;\"\u201c\u201d\u2026=|\\]|,.*,.*,.*,")
_NEW_SENTENCE = re.compile(r"\. +(?P<word>[^\W\d_A-Z]\w*)")
_CASELESS = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class TextLine(NamedTuple):
    """A line that is neither blank nor only a time; ``number`` counts such lines.

    Positions are code points, end exclusive. ``opens`` is where a time alone on the lines before
    it begins, or ``start``; ``before_time`` tells that such a time follows, ``before_timed`` that
    the next line begins with a time.
    """

    number: int
    start: int
    end: int
    opens: int
    after_blank: bool
    before_time: bool
    before_timed: bool

    @property
    def after_time(self) -> bool:
        """Whether a time stands alone right before this line."""
        return self.opens < self.start


class Reading(NamedTuple):
    """A label that ``line`` may begin with; what is said begins at ``speech``.

    ``key`` is the folded label. ``timed`` tells that a time of the recording stands beside it.
    """

    line: TextLine
    shape: Shape
    label: str
    key: str
    speech: int
    timed: bool

    def value(self, text: str) -> str:
        """What follows the label on its line."""
        return text[self.speech : self.line.end].strip()


def text_lines(text: str) -> Iterator[TextLine]:
    """The lines of ``text`` that say anything, in order."""
    held: tuple[int, int, int, int, bool] | None = None
    number, opens, after_blank, line_before = 0, -1, True, 0
    for start, end in _filled_lines(text):
        after_blank = after_blank or start > line_before + len("\n")
        line_before = end
        timed, time_only = _time_at(text, start, end)
        if held:
            yield TextLine(*held, before_time=time_only, before_timed=timed)
            held = None
        if time_only:
            opens = start if opens < 0 else opens
            continue
        held = (number, start, end, start if opens < 0 else opens, after_blank)
        number, opens, after_blank = number + 1, -1, False
    if held:
        yield TextLine(*held, before_time=False, before_timed=False)


def _time_at(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether the line begins with a time, and whether that is all it holds."""
    time = _TIMED_LINE.match(text, start, end) if text[start] in _BEFORE_TIME else None
    return time is not None, time is not None and bool(_REST.fullmatch(text, time.end(), end))


def _filled_lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if not text[start:end].isspace() and end > start:
            yield start, end
        start = end + 1


def readings(text: str, line: TextLine) -> list[Reading]:
    """Every way in which ``line`` could begin with a label, the likeliest first."""
    stop = min(line.end, line.start + _WINDOW)
    begin = _START.match(text, line.start, stop)
    at = begin.end() if begin else line.start
    timed = bool(begin and begin["time"]) or line.after_time
    head = text[line.start : stop]
    found = (
        _colon(text, line, at, stop, timed=timed) if _COLON_MARK.search(head) else None,
        _with_time(text, line, at, stop) if ":" in head else None,
        _before_speech("tab", _TAB, text, line, at) if "\t" in head else None,
        _before_speech("bracket", _BRACKET, text, line, at),
        _before_speech("dash", _DASH, text, line, at) if _DASH_MARK.search(head) else None,
        _alone(text, line, at, timed=timed or line.before_time),
    )
    return [reading for reading in found if reading]


def speech_start(text: str, reading: Reading, end: int) -> int:
    """Where the words begin: past the label and past a time that stands between."""
    time = _SPOKEN_AT.match(text, reading.speech, end)
    return time.end() if time else reading.speech


def _reading(
    line: TextLine, shape: Shape, label: str, speech: int, *, timed: bool
) -> Reading | None:
    label = label.strip(" \t*_,-\u00a0\u200e\u200f\u202a\u202b\u202c\ufeff")
    key = _key(label)
    return Reading(line, shape, label, key, speech, timed) if key else None


@lru_cache(maxsize=4096)
def _key(label: str) -> str | None:
    key = folded(label)
    return key if is_label(label, key) else None


def is_label(label: str, key: str) -> bool:
    """Whether the words can be somebody's name or role rather than the start of a sentence."""
    words = key.split()
    if not any(character.isalpha() for character in key) or len(words) > _MOST_WORDS:
        return False
    if _SENTENCE_MARK.search(label) or _goes_on_as_a_sentence(label):
        return False
    if _CASELESS.search(key):
        return len(key) <= _LONGEST_CASELESS
    return len(words) == 1 or _reads_like_a_name(label.split())


def _goes_on_as_a_sentence(label: str) -> bool:
    """Whether a small letter follows a point; ``Mevr. de Vries`` is a name all the same."""
    joining = speaker_words().joining
    return any(found["word"] not in joining for found in _NEW_SENTENCE.finditer(label))


def _reads_like_a_name(words: list[str]) -> bool:
    joining = speaker_words().joining
    content = [word for word in words if word.casefold() not in joining]
    if any(_is_sentence_word(word) for word in content):
        return False
    if all(not word[0].islower() for word in content):
        return True
    return len(words) <= _MOST_PLAIN_WORDS and len(content) == len(words)


def _is_sentence_word(word: str) -> bool:
    return word.casefold() in speaker_words().sentence_words and not word.isupper()


def _colon(text: str, line: TextLine, at: int, stop: int, *, timed: bool) -> Reading | None:
    found = _COLON.match(text, at, stop)
    if not found or _is_clock(text, found.start("mark")):
        return None
    timed = timed or bool(found["time"])
    return _reading(line, "colon", found["label"], found.end(), timed=timed)


def _is_clock(text: str, colon: int) -> bool:
    return text[colon - 1].isdigit() and text[colon + 1 : colon + 2].isdigit()


def _with_time(text: str, line: TextLine, at: int, stop: int) -> Reading | None:
    found = _TIMED.match(text, at, stop)
    return found and _reading(line, "timed", found["label"], found.end(), timed=True)


def _before_speech(
    shape: Shape, pattern: re.Pattern[str], text: str, line: TextLine, at: int
) -> Reading | None:
    found = pattern.match(text, at, min(line.end, line.start + _WINDOW))
    if not found or len(found["label"].split()) > _MOST_PLAIN_WORDS:
        return None
    return _reading(line, shape, found["label"], found.end(), timed=False)


def _alone(text: str, line: TextLine, at: int, *, timed: bool) -> Reading | None:
    if line.end - at > _LONGEST_LABEL or text[line.end - 1] in ".,!?\u2026:;-":
        return None
    found = _ALONE.match(text, at, line.end)
    shape: Shape = "timed" if timed else "alone"
    return found and _reading(line, shape, found["label"], line.end, timed=timed)
