"""Everything that a program can know of a transcript before a person has looked at it.

Both functions run in the parsing child; the libraries of the formats are loaded there alone.
"""

from dataclasses import dataclass

from app.importers.speakers.head_lines import read_head
from app.importers.speakers.roles import find_speakers
from app.importers.speakers.speakers import find_turns
from app.models.imported import FoundSpeaker, FoundTurn, HeadLines, ImportedText


@dataclass(frozen=True, slots=True)
class Transcript:
    """A file's canonical text with the turns, speakers and head lines found in it."""

    imported: ImportedText
    turns: tuple[FoundTurn, ...]
    speakers: tuple[FoundSpeaker, ...]
    head: HeadLines


def read_transcript(name: str, data: bytes) -> Transcript:
    """Read a file and look for its speakers and head lines.

    Raises:
        UnreadableFile: why it cannot be imported.
    """
    from app.importers.reading import read_bytes  # noqa: PLC0415 - see above

    return _described(read_bytes(name, data))


def read_pasted(text: str) -> Transcript:
    """The same for text that came from the clipboard."""
    from app.importers.text import from_pasted  # noqa: PLC0415 - see above

    return _described(from_pasted(text))


def _described(imported: ImportedText) -> Transcript:
    turns = find_turns(imported.text, imported.formatting)
    speakers = find_speakers(imported.text, turns)
    return Transcript(imported, turns, speakers, read_head(imported.text))
