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

from app.queries.codes import CodeRow, KindRow
from app.ui.codebook.code_painting import (
    code_row_size,
    paint_code,
    paint_cross,
    paint_ground,
    paint_heading,
    paint_tick,
)
from app.ui.look.theme import SPACE_SMALL, SPACE_WIDE, Theme
from app.ui.look.tooltip import as_tooltip
from app.words import Words
from app.words.terms import kind_name

Index = QModelIndex | QPersistentModelIndex
NO_KIND = KindRow(0, "", "")
"""Open coding."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A row: a code that is there, or the name of one that would be made.

    ``present`` is a code that the passage has already.
    """

    code: CodeRow | None = None
    new_name: str = ""
    recent: bool = False
    present: bool = False


class OfferList(QAbstractListModel):
    """What the palette offers for the words typed so far."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._rows: list[Offer] = []
        self.marked: list[int] = []
        self.taken_off: list[int] = []
        self.kind = NO_KIND

    def show_offers(self, rows: Sequence[Offer]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def offer_at(self, index: Index) -> Offer | None:
        """What stands in a row; None outside the list."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def row_of(self, code_id: int) -> int:
        """Where a code stands in the list; 0 when it is not there."""
        found = (nth for nth, row in enumerate(self._rows) if row.code and row.code.id == code_id)
        return next(found, 0)

    def first_to_put(self) -> int:
        """The first row that would change something: the passage's own codes stand above it."""
        return next((nth for nth, row in enumerate(self._rows) if not row.present), 0)

    def forget(self) -> None:
        """Begin anew: nothing is marked, nothing comes off."""
        self.marked, self.taken_off, self.kind = [], [], NO_KIND

    def toggle(self, index: Index) -> None:
        """Mark a code to be applied with others (one that is there: to come off), or no more."""
        offer = self.offer_at(index)
        if offer is None or offer.code is None:
            return
        ids = self.taken_off if offer.present else self.marked
        if offer.code.id in ids:
            ids.remove(offer.code.id)
        else:
            ids.append(offer.code.id)
        self.dataChanged.emit(index, index)

    def set_kind(self, kind: KindRow) -> None:
        """The kind of a code that would be made."""
        self.kind = kind
        last = self.index(self.rowCount() - 1)
        self.dataChanged.emit(last, last)

    def is_marked(self, offer: Offer) -> bool:
        """Whether this row's code will be applied with the others."""
        return offer.code is not None and offer.code.id in self.marked

    def comes_off(self, offer: Offer) -> bool:
        """Whether this row's code will be taken off the passage."""
        return offer.code is not None and offer.code.id in self.taken_off

    def stays(self, offer: Offer) -> bool:
        """Whether the passage has this row's code and keeps it."""
        return offer.present and not self.comes_off(offer)

    def said(self, offer: Offer) -> str:
        """The row in short: the code, or what would be made."""
        if offer.code is None:
            return self.words("Create code “{name}”", name=offer.new_name)
        said = " ".join(filter(None, (offer.code.label, offer.code.name)))
        return self.words("{code}, marked", code=said) if self.is_marked(offer) else said

    def spoken(self, offer: Offer) -> str:
        """The row as a screen reader says it, with everything that is only drawn."""
        digit = offer.code.favourite if offer.code else None
        favourite = self.words("favourite {digit}", digit=digit) if digit else ""
        return ", ".join(filter(None, (self.said(offer), self.trailing(offer), favourite)))

    def trailing(self, offer: Offer) -> str:
        """What stands at the end of a row: what happens to the code, else where it belongs."""
        if offer.code is None:
            name = kind_name(self.words, self.kind.key, self.kind.name)
            return name or self.words("no kind")
        if self.comes_off(offer):
            return self.words("comes off")
        if offer.present:
            return self.words("on the passage")
        return self.words("recent") if offer.recent else offer.code.group

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows are offered."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is said of a row; it is drawn by ``OfferPainter``."""
        offer = self.offer_at(index)
        if offer is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.said(offer)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(offer)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip("\n".join(filter(None, (self.said(offer), self.trailing(offer)))))
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
        """A tick when it is or will be on the passage, the code, and at its end what is said."""
        paint_ground(painter, option)
        offer = self._offers.offer_at(index)
        if offer is None:
            return
        place = QRectF(option.rect).adjusted(SPACE_SMALL, 0, -SPACE_SMALL, 0)
        self._paint_state(painter, place, offer)
        place.setLeft(place.left() + SPACE_WIDE + SPACE_SMALL)
        said, trailing = self._offers.said(offer), self._offers.trailing(offer)
        if offer.code is None:
            paint_heading(painter, place, said, self._theme, strong=True, trailing=trailing)
        else:
            paint_code(painter, place, offer.code, self._theme, trailing)

    def _paint_state(self, painter: QPainter, place: QRectF, offer: Offer) -> None:
        tick = QRectF(place.left(), place.top(), SPACE_WIDE, place.height())
        if self._offers.comes_off(offer):
            paint_cross(painter, tick, self._theme.danger)
        elif self._offers.is_marked(offer):
            paint_tick(painter, tick, self._theme.accent)
        elif offer.present:
            paint_tick(painter, tick, self._theme.quiet)
