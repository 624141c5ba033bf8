"""The rows of the palette: codes, and at the end the offer to make a new one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.queries.codes import CodeRow
from app.ui.codebook.code_painting import (
    code_row_size,
    paint_code,
    paint_ground,
    paint_heading,
    paint_tick,
)
from app.ui.theme import SPACE_SMALL, SPACE_WIDE, Theme
from app.words import Words

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Offer:
    """A row: a code that is there, or the name of one that would be made."""

    code: CodeRow | None = None
    new_name: str = ""
    recent: bool = False


class OfferList(QAbstractListModel):
    """What the palette offers for the words typed so far."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._rows: list[Offer] = []
        self.marked: list[int] = []

    def show_offers(self, rows: Sequence[Offer]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def offer_at(self, index: Index) -> Offer | None:
        """What stands in a row; None outside the list."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def toggle(self, index: Index) -> None:
        """Mark a code to be applied with others, or take the mark away."""
        offer = self.offer_at(index)
        if offer is None or offer.code is None:
            return
        if offer.code.id in self.marked:
            self.marked.remove(offer.code.id)
        else:
            self.marked.append(offer.code.id)
        self.dataChanged.emit(index, index)

    def is_marked(self, offer: Offer) -> bool:
        """Whether this row's code will be applied with the others."""
        return offer.code is not None and offer.code.id in self.marked

    def said(self, offer: Offer) -> str:
        """The row as a screen reader says it."""
        if offer.code is None:
            return self.words("Create code “{name}”", name=offer.new_name)
        said = " ".join(filter(None, (offer.code.label, offer.code.name)))
        return self.words("{code}, marked", code=said) if self.is_marked(offer) else said

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows are offered."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is said of a row; it is drawn by ``OfferPainter``."""
        offer = self.offer_at(index)
        if offer is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.said(offer)
        return None


class OfferPainter(QStyledItemDelegate):
    """Draws the rows of the palette."""

    def __init__(self, offers: OfferList, words: Words, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._offers = offers
        self.words = words
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are equally high."""
        return code_row_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A tick when marked, then the code and at its end the group (or that it is recent)."""
        paint_ground(painter, option)
        offer = self._offers.offer_at(index)
        if offer is None:
            return
        place = QRectF(option.rect).adjusted(SPACE_SMALL, 0, -SPACE_SMALL, 0)
        if self._offers.is_marked(offer):
            tick = QRectF(place.left(), place.top(), SPACE_WIDE, place.height())
            paint_tick(painter, tick, self._theme)
        place.setLeft(place.left() + SPACE_WIDE + SPACE_SMALL)
        if offer.code is None:
            paint_heading(painter, place, self._offers.said(offer), self._theme, strong=True)
            return
        trailing = self.words("recent") if offer.recent else offer.code.group
        paint_code(painter, place, offer.code, self._theme, trailing)
