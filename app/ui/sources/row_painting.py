"""How a source looks in the list: its name, a quiet second line, and how much of it is coded.

Painted by hand from plain text, so that nothing in a file's name is taken for markup.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.queries.sources import SourceRow
from app.ui.look.theme import (
    HIGH_CONTRAST,
    SMALL_POINTS,
    SPACE,
    SPACE_SMALL,
    SPACE_TIGHT,
    SPACE_WIDE,
    Theme,
    interface_font,
)
from app.ui.sources.arrangement import FolderHeading, Heading
from app.ui.sources.source_list import ROW, SourceList

ROW_HEIGHT = 48
HEADING_HEIGHT = 36
FOLDER_HEIGHT = 32
_ARROW = 4.0
_DOT = 8
_BAR_WIDTH = 40
_BAR_HEIGHT = 4
_COUNT_WIDTH = 32
_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SourcePainter(QStyledItemDelegate):
    """Paints headings and sources; status is a ring, half disc or full disc, never colour alone."""

    def __init__(
        self, source_list: SourceList, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._list = source_list
        self._theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Fixed heights: the list never jumps."""
        row = index.data(ROW)
        if isinstance(row, FolderHeading):
            return QSize(120, FOLDER_HEIGHT)
        return QSize(120, HEADING_HEIGHT if isinstance(row, Heading) else ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        row = index.data(ROW)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, area, row)
        elif isinstance(row, FolderHeading):
            self._paint_ground(painter, area, option.state)
            self._paint_folder(painter, area, row)
        elif isinstance(row, SourceRow):
            self._paint_ground(painter, area, option.state)
            inside = row.id in self._list.folder_of()
            self._paint_source(painter, area.adjusted(SPACE if inside else 0, 0, 0, 0), row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, heading: Heading) -> None:
        painter.setFont(interface_font(SMALL_POINTS, strong=True))
        painter.setPen(self._theme.quiet)
        words = area.adjusted(SPACE_WIDE, 0, -SPACE, -SPACE_TIGHT)
        painter.drawText(
            words,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom,
            self._list.title(heading),
        )

    def _paint_folder(self, painter: QPainter, area: QRect, folder: FolderHeading) -> None:
        """An arrow that points to what is shown or folded away, the name, how many there are."""
        inner = area.adjusted(SPACE_WIDE, 0, -SPACE, 0)
        middle = QPointF(inner.left() + _ARROW, inner.center().y() + 0.5)
        down, right = (
            (QPointF(-4, -2), QPointF(4, -2), QPointF(0, 3)),
            (
                QPointF(-2, -4),
                QPointF(-2, 4),
                QPointF(3, 0),
            ),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.quiet)
        painter.drawPolygon([middle + point for point in (right if folder.folded else down)])
        name = inner.adjusted(_DOT + SPACE_SMALL, 0, -_COUNT_WIDTH, 0)
        strong, elide = interface_font(strong=True), Qt.TextElideMode.ElideMiddle
        self._paint_line(painter, name, folder.name, strong, elide)
        painter.setFont(interface_font(SMALL_POINTS))
        painter.setPen(self._theme.quiet)
        painter.drawText(inner, _TO_THE_RIGHT, str(folder.count))

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        colour = None
        if state & QStyle.StateFlag.State_Selected:
            colour = self._theme.selection
        elif state & QStyle.StateFlag.State_MouseOver:
            colour = self._theme.hover
        ground = QRectF(area).adjusted(SPACE_TIGHT, 1, -SPACE_TIGHT, -1)
        if colour is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(ground, SPACE_TIGHT, SPACE_TIGHT)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), SPACE_TIGHT, SPACE_TIGHT)

    def _paint_source(self, painter: QPainter, area: QRect, row: SourceRow) -> None:
        inner = area.adjusted(SPACE_WIDE, SPACE_TIGHT, -SPACE, -SPACE_TIGHT)
        half = inner.height() // 2
        first = QRect(inner.left(), inner.top(), inner.width(), half)
        second = QRect(inner.left(), inner.top() + half, inner.width(), half)
        self._paint_status(painter, QRectF(first.left(), first.center().y() - 4, _DOT, _DOT), row)
        indent = _DOT + SPACE_SMALL
        name = first.adjusted(indent, 0, 0, 0)
        called, middle = self._list.shown(row.name), Qt.TextElideMode.ElideMiddle
        font = interface_font(strong=row.id == self._list.open_id)
        self._paint_line(painter, name, called, font, middle)
        bar = QRectF(second.right() - _BAR_WIDTH, second.center().y() - 1, _BAR_WIDTH, _BAR_HEIGHT)
        details = second.adjusted(indent, 0, -_BAR_WIDTH - SPACE_SMALL - _COUNT_WIDTH, 0)
        small, right = interface_font(SMALL_POINTS), Qt.TextElideMode.ElideRight
        self._paint_line(painter, details, self._list.details(row), small, right, quiet=True)
        if row.passages:
            count = second.adjusted(0, 0, -_BAR_WIDTH - SPACE_SMALL, 0)
            painter.drawText(count, _TO_THE_RIGHT, str(row.passages))
        self._paint_share(painter, bar, row.coded_share)

    def _paint_line(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        font: QFont,
        elide: Qt.TextElideMode,
        *,
        quiet: bool = False,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.quiet if quiet else self._theme.text)
        shown = QFontMetrics(font).elidedText(text, elide, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_status(self, painter: QPainter, dot: QRectF, row: SourceRow) -> None:
        painter.setPen(QPen(self._theme.accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent)
        if row.status == "in_work":
            painter.drawPie(dot, 90 * 16, 180 * 16)
        elif row.status == "done":
            painter.drawEllipse(dot)

    def _paint_share(self, painter: QPainter, bar: QRectF, share: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        high = self._theme.name in HIGH_CONTRAST  # There borders are as dark as what is done.
        painter.setBrush(self._theme.hover if high else self._theme.border)
        painter.drawRoundedRect(bar, 2, 2)
        if share > 0:
            width = max(_BAR_HEIGHT, bar.width() * min(share, 1.0))
            painter.setBrush(self._theme.accent)
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), width, bar.height()), 2, 2)

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """A field over the name, for renaming in place."""
        editor = QLineEdit(parent)
        is_folder = self._list.folder_at(index) is not None
        words = self._list.words
        name = words("Name of the folder") if is_folder else words("Name of the source")
        editor.setAccessibleName(name)
        return editor
