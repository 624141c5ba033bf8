"""How a proposed passage looks in its row: on one line, what was found in it in bold.

Text of sources is painted and never handed to Qt as rich text.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.analysis.autocoding.proposals import Proposal
from app.models.span import Span
from app.ui.autocoding.proposal_table import SHOWN
from app.ui.look.theme import SPACE_SMALL, Theme, interface_font
from app.ui.offsets import Offsets

_MOST = 400
_LEAD = 40
"""Characters shown at most, and before the first hit of a passage that is longer than a line."""


class HitPainter(QStyledItemDelegate):
    """One line per passage; a long one begins shortly before its first hit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground of the row, then the words."""
        each = index.data(SHOWN)
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        if not isinstance(each, Proposal):
            return
        inner = option.rect.adjusted(SPACE_SMALL, 0, -SPACE_SMALL, 0)
        layout = self._laid_out(each, inner.width())
        painter.save()
        painter.setClipRect(inner)
        painter.setPen(self._theme.text)
        height = layout.boundingRect().height()
        layout.draw(painter, QPointF(inner.left(), inner.top() + (inner.height() - height) / 2))
        painter.restore()

    def _laid_out(self, each: Proposal, width: int) -> QTextLayout:
        text, marks = line_of(each, fits=width // 7)
        text, marks = cut(text, marks, width)
        offsets = Offsets(text)
        layout = QTextLayout(text, interface_font())
        layout.setFormats([self._marked(offsets, mark) for mark in marks])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        return layout

    def _marked(self, offsets: Offsets, mark: Span) -> QTextLayout.FormatRange:
        marked = QTextLayout.FormatRange()
        marked.start = offsets.to_qt(mark.start)
        marked.length = offsets.to_qt(mark.end) - marked.start
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        ground = QColor(self._theme.warning)
        ground.setAlphaF(0.25)
        look.setBackground(ground)
        marked.format = look
        return marked


def cut(text: str, marks: list[Span], width: int) -> tuple[str, list[Span]]:
    """As much of a line as there is room for, with an ellipsis where there is not for all.

    Hits are bold and wider than they are measured here.
    """
    metrics, bold = (QFontMetricsF(interface_font(strong=strong)) for strong in (False, True))
    words = [mark.cut_from(text) for mark in marks]
    wider = sum(bold.horizontalAdvance(word) - metrics.horizontalAdvance(word) for word in words)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - wider)
    return shown, [mark for mark in marks if mark.end <= len(shown) - (shown != text)]


def line_of(each: Proposal, fits: int) -> tuple[str, list[Span]]:
    """The words of a passage for one line, and where its hits are in them.

    A passage of more than ``fits`` characters whose first hit is far from its start begins with an
    ellipsis shortly before it.
    """
    start = 0
    first = each.hits[0].start - each.span.start if each.hits else 0
    if len(each.text) > fits and first > _LEAD:
        start = each.text.rfind(" ", 0, first - _LEAD + 1) + 1
    cut = "… " if start else ""
    shown = each.text[start : start + _MOST]
    # Length stays: every line break and tab is one blank.
    text = cut + "".join(" " if letter.isspace() else letter for letter in shown)
    shift = each.span.start + start - len(cut)
    marks = [
        Span(hit.start - shift, min(hit.end - shift, len(text)))
        for hit in each.hits
        if len(cut) <= hit.start - shift < len(text)
    ]
    return text, marks
