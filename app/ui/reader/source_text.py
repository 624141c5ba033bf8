"""What the reader is given to show: frozen values, positions in code points, end exclusive."""

from dataclasses import dataclass

from app.analysis.masking.masking import MaskedText, masked_text
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
    """A source's canonical text and what gives it its look; the text is never altered here.

    All positions are those of ``text``; where names are masked, ``masked`` is what is shown of it.
    """

    text: str
    turns: tuple[ReaderTurn, ...] = ()
    formatting: tuple[FormattingRun, ...] = ()
    paragraphs: tuple[NumberedParagraph, ...] = ()
    masked: MaskedText | None = None

    @property
    def shown(self) -> MaskedText:
        """The text as it is shown, and where every position of it went."""
        return self.masked or masked_text(self.text, ())

    def shown_words(self, span: Span) -> str:
        """The words of a stretch as they are shown: what may be copied, named and said."""
        return self.masked.words(span) if self.masked else span.cut_from(self.text)
