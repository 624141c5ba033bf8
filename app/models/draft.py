"""A thesis draft as it was read: plain frozen values that cross the border of the parsing child.

All positions are code points in ``Draft.text``, end exclusive.
"""

from dataclasses import dataclass
from typing import Literal

from app.models.span import Span

ParagraphKind = Literal["prose", "heading", "block", "indented", "list", "table", "furniture"]
"""``block`` has a style for quotations, ``indented`` only looks like one; ``furniture`` are page
numbers and running heads, which may stand in the middle of a quotation."""


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A paragraph of a draft, its line end not included."""

    span: Span
    kind: ParagraphKind = "prose"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Which text element of a Word document (``w:t``, counted in its body) holds a stretch."""

    span: Span
    place: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft; ``wrapped`` when its lines end where a page was full and not where a thought was.

    With ``hyphens_of_lines`` (PDF) a hyphen inside a word may be there for a line's end only.
    Without ``anchors`` nothing can be written into a copy of the file.
    """

    name: str
    text: str
    paragraphs: tuple[DraftParagraph, ...]
    wrapped: bool = False
    anchors: tuple[Anchor, ...] = ()
    hyphens_of_lines: bool = False
