"""A document that came back, as it stands on its paper: nothing is matched or judged yet.

Plain frozen values, because they cross the border of the parsing child process. Texts are as the
pages show them: tracked insertions in, deletions out, content controls and text boxes in.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

PICTURE = "\N{FRAME WITH PICTURE}"
"""Stands in a text where a picture, a drawing or handwriting is."""

CROSSED_OUT = "~~"
"""Stands before and behind words that have a line through them."""

MarkKind = Literal["k", "d", "t", "p"]
"""What a bookmark of ours begins with: a coding, a definition, a turn, a quoted passage."""


class Mark(NamedTuple):
    """A bookmark of ours; ``uuid`` is in canonical form."""

    kind: MarkKind
    uuid: str


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment of Word. ``date`` is as written there, ``resolved`` what the author ticked.

    A ``reply`` answers the last comment before it that is none. ``marked`` are the words of the
    page that it hangs on.
    """

    author: str
    date: str
    text: str
    resolved: bool = False
    reply: bool = False
    marked: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row of a table: its cells, what bookmarks name, and comments within it.

    ``marks`` are in the order of the bookmarks; ``writers`` are those who typed with Track
    Changes on.
    """

    cells: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    comments: tuple[WordComment, ...] = ()
    writers: tuple[str, ...] = ()

    @property
    def uuids(self) -> tuple[str, ...]:
        """The codings that bookmarks name."""
        return self.marked("k")

    def marked(self, kind: MarkKind) -> tuple[str, ...]:
        """The UUIDs that bookmarks of one kind name."""
        return tuple(mark.uuid for mark in self.marks if mark.kind == kind)


@dataclass(frozen=True, slots=True)
class ReturnedTable:
    """A table with its rows as they are now."""

    rows: tuple[ReturnedRow, ...]


@dataclass(frozen=True, slots=True)
class ReturnedParagraph:
    """A paragraph outside all tables (also of headers, footers and notes)."""

    text: str
    comments: tuple[WordComment, ...] = ()
    writers: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedReview:
    """The whole document in its order; ``loose`` are comments whose place was deleted.

    ``insertions`` counts the stretches that each author typed with Track Changes on.
    """

    blocks: tuple[ReturnedTable | ReturnedParagraph, ...]
    loose: tuple[WordComment, ...] = ()
    insertions: tuple[tuple[str, int], ...] = ()
