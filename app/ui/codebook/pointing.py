"""Which code lies under a pointer that another part of the window holds (words being carried)."""

from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QHoverEvent
from PySide6.QtWidgets import QApplication

from app.ui.codebook.panel import CodebookPanel

_NOWHERE = QPointF(-1, -1)


def code_under(panel: CodebookPanel, place: QPoint) -> int | None:
    """The id of the code at this place of the screen."""
    page = panel.view.viewport()
    point = page.mapFromGlobal(place)
    if not panel.view.isVisible() or not page.rect().contains(point):
        return None
    code = panel.tree.branch_at(panel.view.indexAt(point)).code
    return code.id if code else None


def point_at(panel: CodebookPanel, place: QPoint | None) -> None:
    """Light up the row at this place of the screen, as if the pointer were over it alone."""
    page = panel.view.viewport()
    there = QPointF(page.mapFromGlobal(place)) if place is not None else _NOWHERE
    inside = page.rect().contains(there.toPoint())
    kind = QEvent.Type.HoverMove if inside else QEvent.Type.HoverLeave
    QApplication.sendEvent(page, QHoverEvent(kind, there, QPointF(place or QPoint()), _NOWHERE))
