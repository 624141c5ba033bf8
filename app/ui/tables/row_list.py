"""Rows of any kind one below the other, each drawn by a painter and said in one sentence."""

from abc import abstractmethod
from collections.abc import Hashable

from PySide6.QtCore import QModelIndex, QObject

from app.ui.tables.row_table import Column, Row, RowTable
from app.words import Words


class RowList(RowTable[Row]):
    """A table of one column without a title."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(words, (Column("", self.said),), parent)

    @abstractmethod
    def said(self, row: Row) -> str:
        """A row in words: what is heard of it, and read of it where there is no room."""

    def index_of(self, identity: Hashable) -> QModelIndex:
        """Where something stands; invalid when it is not listed."""
        number = self.number_of(identity)
        return QModelIndex() if number is None else self.index(number, 0)
