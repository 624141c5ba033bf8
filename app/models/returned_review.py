"""A review document that came back, as it stands on its paper: nothing is matched or judged yet.

Plain frozen values, because they cross the border of the parsing child process. Texts are as the
pages show them: tracked insertions in, deletions out, content controls and text boxes in.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment of Word. ``date`` is as written there, ``resolved`` what the author ticked."""

    author: str
    date: str
    text: str
    resolved: bool = False
    reply: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row of a table: its cells, the codings that bookmarks name, and comments within it.

    ``uuids`` are in canonical form, in the order of the bookmarks; ``writers`` are those who
    typed with Track Changes on.
    """

    cells: tuple[str, ...]
    uuids: tuple[str, ...] = ()
    comments: tuple[WordComment, ...] = ()
    writers: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class ReturnedReview:
    """The whole document in its order; ``loose`` are comments whose place was deleted."""

    blocks: tuple[ReturnedTable | ReturnedParagraph, ...]
    loose: tuple[WordComment, ...] = ()
