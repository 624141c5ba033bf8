"""Subtitles (.srt, .vtt): cues become readable lines, their times stay as moments.

Written by hand because transcripts of Zoom, Teams and YouTube break the formats' rules (no blank
lines, odd hours, text before the first cue), and the readers we know drop voices or the whole file
then. A cue that begins with a speaker's label (``Dora Demszky: Yes``) is a line of its own, as
its speaker turns are counted; a voice (``<v Name>``) gets a label when the speaker changes.
Cues without either continue the line before them until somebody pauses.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from app.importers.composing import Composition
from app.importers.encoding import decode
from app.models.imported import ImportedText

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMING = re.compile(rf"^[ \t]*{_TIME}[ \t]*-+>[ \t]*{_TIME}[^\n]*$", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,100})?[ \t]{1,20}([^<>\n]{1,200})>")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<\d[\d:.]*>|\{\\[^{}\n]*\}")
_LABEL = re.compile(r"^(?:\[[^\]\n]{1,40}\]|[^\W\d_][^\n:：?!]{0,40}?)\s?[:：](?=\s|$)")
_CHANGE = re.compile(r"^(?:>>+|[-–—])\s*\S")
_VTT_BLOCK = re.compile(r"(?:\A|\n\n)(?:NOTE|STYLE|REGION)\b.*?(?=\n\n|\Z)", re.DOTALL)
PAUSE = 2_000
"""Milliseconds of silence after which an unlabelled cue begins a paragraph."""
LONG_PARAGRAPH = 600
"""Characters after which an unlabelled paragraph ends with its sentence."""
_SENTENCE_ENDS = (".", "!", "?", "…", '."', '?"', '!"', ".”", "?”", "!”")


@dataclass(frozen=True, slots=True)
class _Said:
    """What one speaker says in one cue; times in milliseconds."""

    begins: int
    ends: int
    voice: str | None
    text: str


def read(_name: str, data: bytes) -> ImportedText:
    """Read a subtitle file; one without any cue keeps its text as it is."""
    decoded = decode(data)
    composition = Composition()
    for note in decoded.notes:
        composition.note(note.key, note.count)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    said = list(_said(text))
    if said:
        _write(composition, said)
    else:
        composition.add_verbatim(text)
    return composition.finish(encoding=decoded.encoding)


def _said(text: str) -> Iterator[_Said]:
    """Everything said, cue by cue; a cue reaches to the counter line of the next one."""
    text = _VTT_BLOCK.sub("\n", text)
    timings = list(_TIMING.finditer(text))
    for timing, following in zip_longest(timings, timings[1:]):
        payload = text[timing.end() : following.start() if following else len(text)]
        if following:
            payload = _without_counter(payload)
        begins, ends = _milliseconds(timing.groups()[:4]), _milliseconds(timing.groups()[4:])
        yield from _voices(begins, ends, payload)


def _without_counter(payload: str) -> str:
    """Drop the line right before the next timing if it is a number or stands by itself."""
    lines = payload.removeprefix("\n").removesuffix("\n").split("\n")
    by_itself = len(lines) > 1 and not lines[-2].strip()
    if lines[-1].strip().isdigit() or by_itself:
        lines.pop()
    return "\n".join(lines)


def _milliseconds(groups: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, fraction = groups
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    return whole * 1000 + int((fraction or "0").ljust(3, "0"))


def _voices(begins: int, ends: int, payload: str) -> Iterator[_Said]:
    """The cue's parts by voice, tags dropped, its lines joined unless a speaker begins one."""
    pieces = _VOICE.split(payload)
    voices = [None, *(voice.strip() for voice in pieces[1::2])]
    for voice, piece in zip(voices, pieces[0::2], strict=True):
        for text in _joined_lines(html.unescape(_TAG.sub("", piece))):
            yield _Said(begins, ends, voice, text)


def _joined_lines(payload: str) -> list[str]:
    joined: list[str] = []
    for line in filter(None, (line.strip() for line in payload.split("\n"))):
        if joined and not _opens_turn(line):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def _opens_turn(text: str) -> bool:
    return bool(_LABEL.match(text) or _CHANGE.match(text))


def _write(out: Composition, said: list[_Said]) -> None:
    before: _Said | None = None
    paragraph = ""
    for part in said:
        changed = before is None or part.voice != before.voice
        if before and (changed or _opens_turn(part.text) or _pauses(before, part, paragraph)):
            out.end_line()
            paragraph = ""
        elif before:
            out.add(" ")
        out.moment(part.begins)
        if changed and part.voice:
            out.add(f"{part.voice}: ")
        out.add(part.text)
        paragraph += part.text
        before = part


def _pauses(before: _Said, after: _Said, paragraph: str) -> bool:
    """Whether an unlabelled speech is better read as two paragraphs here."""
    if after.voice is not None:
        return False
    finished = before.text.endswith(_SENTENCE_ENDS)
    return finished and (after.begins - before.ends >= PAUSE or len(paragraph) > LONG_PARAGRAPH)
