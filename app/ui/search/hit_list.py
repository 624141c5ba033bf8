"""What a search found, as Qt's rows: a heading per source, and its paragraphs under it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.models.span import Span
from app.project.search_index import Hit
from app.words import Words

ROW = Qt.ItemDataRole.UserRole
"""The role under which a row gives its ``FoundIn`` or ``Snippet``."""

Index = QModelIndex | QPersistentModelIndex
_BEFORE = 60
_LONGEST = 320


@dataclass(frozen=True, slots=True)
class FoundIn:
    """A source and in how many of its paragraphs the words stand."""

    source_id: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a paragraph round its first hit; ``marks`` are spans of ``text``."""

    source_id: int
    paragraph: int
    span: Span
    text: str
    marks: tuple[Span, ...]


def snippet(hit: Hit) -> Snippet:
    """The words round the first hit of a paragraph, cut at blanks."""
    first = hit.spans[0]
    start = max(0, first.start - hit.paragraph_start - _BEFORE)
    if start:
        start = hit.paragraph.rfind(" ", 0, start) + 1
    text = hit.paragraph[start : start + _LONGEST]
    shift = hit.paragraph_start + start
    marks = tuple(
        Span(span.start - shift, min(span.end - shift, len(text)))
        for span in hit.spans
        if 0 <= span.start - shift < len(text)
    )
    cut = "… " if start else ""
    marks = tuple(Span(mark.start + len(cut), mark.end + len(cut)) for mark in marks)
    return Snippet(hit.source_id, hit.paragraph_number, first, cut + text, marks)


class HitList(QAbstractListModel):
    """Sources in the order of their best hit, paragraphs in the order of the text."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._rows: list[FoundIn | Snippet] = []

    def show_hits(self, hits: Sequence[Hit], shown: Callable[[Hit], Hit] = lambda hit: hit) -> None:
        """Take these hits instead of others; ``shown`` tells how a masked view words one.

        Where a hit leads stays a place of the text as it is.
        """
        self.beginResetModel()
        by_source: dict[int, list[Hit]] = {}
        for hit in hits:
            by_source.setdefault(hit.source_id, []).append(hit)
        self._rows = []
        for source_id, found in by_source.items():
            self._rows.append(FoundIn(source_id, shown(found[0]).source, len(found)))
            in_order = sorted(found, key=lambda hit: hit.paragraph_start)
            self._rows += [
                replace(snippet(shown(hit)), span=hit.spans[0]) for hit in in_order if hit.spans
            ]
        self.endResetModel()

    def snippet_at(self, index: Index) -> Snippet | None:
        """The hit of a row; None for headings."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Snippet) else None

    def first_hit(self) -> QModelIndex:
        """The first row that is a hit."""
        numbers = (number for number, row in enumerate(self._rows) if isinstance(row, Snippet))
        return self.index(next(numbers, -1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Headings and hits together."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only hits can be chosen."""
        if self.snippet_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row for the painter; its words for everybody else."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, Snippet) else row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        return None

    def spoken(self, row: FoundIn | Snippet) -> str:
        """What a screen reader says of a row."""
        if isinstance(row, FoundIn):
            return f"{row.name} · {row.count}"
        place = self.words("paragraph {n}", n=row.paragraph)
        return f"{place}: {row.text}"
