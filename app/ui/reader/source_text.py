"""What the reader is given to show: frozen values, positions in code points, end exclusive."""

from dataclasses import dataclass

from app.models.imported import FormattingRun, SpeakerRole
from app.models.span import Span


@dataclass(frozen=True, slots=True)
class ReaderTurn:
    """A turn: ``span`` with its label, the speech from ``speech_start`` on, and who speaks."""

    span: Span
    speech_start: int
    role: SpeakerRole


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """A paragraph's number, as quotations cite it, and where it begins."""

    number: int
    start: int


@dataclass(frozen=True, slots=True)
class ReaderText:
    """A source's canonical text and what gives it its look; the text is never altered here."""

    text: str
    turns: tuple[ReaderTurn, ...] = ()
    formatting: tuple[FormattingRun, ...] = ()
    paragraphs: tuple[NumberedParagraph, ...] = ()
