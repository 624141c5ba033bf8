"""Where something stands in a source's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of canonical text: Unicode code points, end exclusive.

    ``text[span.start:span.end]`` is the quotation, so Python slices and stored positions agree;
    Qt's UTF-16 positions are converted in ``app.ui.offsets`` and nowhere else.

    Raises:
        ValueError: on negative, empty or reversed spans; callers check what a person typed first.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError((self.start, self.end))

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character (touching ends do not)."""
        return self.start < other.end and other.start < self.end

    def cut_from(self, text: str) -> str:
        """The words at this place of ``text``."""
        return text[self.start : self.end]
