from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.review.dropped import DroppedReviews

COPY, LEFT, PLAIN = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def panel(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def files(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(Path.cwd() / name)) for name in names])
    return data


def enter(panel: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(1, 1), COPY, data, LEFT, PLAIN)
    event.ignore()
    QApplication.sendEvent(panel, event)
    return event.isAccepted()


def drop(panel: QWidget, data: QMimeData) -> None:
    QApplication.sendEvent(panel, QDropEvent(QPointF(1, 1), COPY, data, LEFT, PLAIN))


def test_word_documents_are_taken_together(panel: QWidget, qtbot: QtBot) -> None:
    dropped = DroppedReviews(panel).dropped
    data = files("one.docx", "TWO.DOCX", "~$one.docx", "talk.txt")
    assert enter(panel, data)
    with qtbot.waitSignal(dropped) as signal:
        drop(panel, data)
    assert [Path(path).name for path in signal.args[0]] == ["one.docx", "TWO.DOCX"]


@pytest.mark.parametrize("names", [(), ("talk.txt",), ("~$one.docx",)])
def test_what_is_no_word_document_goes_on_to_the_window(
    panel: QWidget, names: tuple[str, ...]
) -> None:
    watching = DroppedReviews(panel)
    assert not enter(panel, files(*names))
    assert watching.parent() is panel
