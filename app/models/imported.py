"""What a file becomes when it is read: plain frozen values, the same for every format.

They cross the border of the parsing child process, so they hold only text, numbers and tuples.
All positions are code points in ``ImportedText.text``, end exclusive.
"""

from dataclasses import dataclass
from typing import Literal

from app.models.span import Span

Style = Literal["bold", "italic", "underline", "heading1", "heading2", "heading3", "list", "table"]
"""How a stretch looked in the file; ``list`` marks a list item, ``table`` a row of a table."""

SourceKind = Literal["interview", "document", "field_note", "web_page"]
"""Kinds of source, counted apart everywhere (stored words, see DESIGN 4c)."""

SpeakerRole = Literal["interviewer", "informant", "other"]
"""What a speaker label stands for; interviewer turns never count as evidence."""


@dataclass(frozen=True, slots=True)
class FormattingRun:
    """A formatted stretch; runs of different styles may overlap, runs of one style do not."""

    span: Span
    style: Style


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A moment of the recording, in milliseconds, that begins at ``position`` of the text."""

    position: int
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the original (1-based number as counted, not as printed) and where it stands."""

    span: Span
    number: int


@dataclass(frozen=True, slots=True)
class ImportNote:
    """Something that was done to the text or left out while reading, kept with the source.

    ``key`` is a stable word of ``app.words.import_notes`` (for example ``headers_left_out``,
    ``controls_replaced``), ``count`` how often.
    """

    key: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class ImportedText:
    """A file's canonical text and what is known about it.

    ``text`` has LF line ends, no BOM, no control characters but LF and TAB, no lone surrogates,
    and no paragraph over 20,000 characters; it is made once and never changed. ``kind`` is a
    guess from the format. ``labels`` are speaker names that the format itself marks (VTT voices).
    """

    text: str
    kind: SourceKind = "interview"
    encoding: str | None = None
    formatting: tuple[FormattingRun, ...] = ()
    timestamps: tuple[Timestamp, ...] = ()
    pages: tuple[Page, ...] = ()
    notes: tuple[ImportNote, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundTurn:
    """A speaker's turn: ``span`` covers label and speech, ``speech`` only what was said.

    ``speech`` may be empty (``None``) for a label that nobody followed up. ``label`` is as written,
    without brackets, colons or times; of forms that differ only in case or spacing the commonest.
    """

    span: Span
    speech: Span | None
    label: str


@dataclass(frozen=True, slots=True)
class FoundSpeaker:
    """A label of one source and what it may stand for, as a proposal to the user.

    ``name`` is what a legend calls it. ``same_as`` is another label of the source that this one
    seems to be a longer form of (``Interviewer (I)`` of ``I``): offered for merging, never merged.
    """

    label: str
    turns: int
    name: str | None = None
    role: SpeakerRole = "informant"
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class HeadLines:
    """What the first lines of a transcript say about the interview (``Informan: I-05`` …)."""

    informant: str | None = None
    role: str | None = None
    category: str | None = None
    institution: str | None = None
    place: str | None = None
    date: str | None = None
    interviewer: str | None = None
    span: Span | None = None
