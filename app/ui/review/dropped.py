"""Returned documents dropped on the review panel: elsewhere in the window a file is a source."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class DroppedReviews(QObject):
    """Watches one panel; ``dropped`` are the paths of Word documents."""

    dropped = Signal(list)

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        panel.setAcceptDrops(True)
        panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Word documents; anything else goes on to the window."""
        drops = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}
        if event.type() not in drops or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        found = documents_in(event.mimeData())
        if not found:
            event.ignore()
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(found)
        return True


def documents_in(data: QMimeData) -> list[Path]:
    """The Word documents of a drop, without the lock files that Word keeps beside them."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ".docx" and path.name[:2] != "~$"]
