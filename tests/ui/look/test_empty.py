from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.look.empty import EmptyPage, balanced
from app.ui.look.theme import Theme

TEXT = (
    "Click coded words in the transcript to see their codes and to write what they mean. To code,"
    " select words and press Enter."
)


def shown(qtbot: QtBot, theme: Theme, width: int) -> EmptyPage:
    page = EmptyPage("Nothing yet", TEXT, "", theme)
    qtbot.addWidget(page)
    page.resize(width, 400)
    page.show()
    return page


def metrics_lines(label: QLabel) -> int:
    """In how many lines Qt breaks the words of a label as wide as it is."""
    place = QRect(0, 0, label.width(), 10_000)
    flags = Qt.TextFlag.TextWordWrap
    metrics = label.fontMetrics()
    return round(metrics.boundingRect(place, flags, label.text()).height() / metrics.lineSpacing())


def test_a_sentence_is_no_wider_than_can_be_read_at_a_glance(qtbot: QtBot, theme: Theme) -> None:
    page = shown(qtbot, theme, 1600)
    label = next(label for label in page.findChildren(QLabel) if label.text() == TEXT)
    assert label.width() <= 420
    lines = metrics_lines(label)
    assert label.height() >= lines * label.fontMetrics().lineSpacing()


def test_an_empty_page_does_not_keep_its_column_wide(qtbot: QtBot, theme: Theme) -> None:
    page = shown(qtbot, theme, 1600)
    assert page.minimumSizeHint().width() < 200


def test_the_lines_of_a_sentence_are_about_equally_long(
    qtbot: QtBot, dressed: QApplication
) -> None:
    del dressed
    label = QLabel()
    qtbot.addWidget(label)
    metrics = label.fontMetrics()
    whole = metrics.horizontalAdvance(TEXT)
    room = round(whole * 0.9)  # The last line would have a word or two.
    assert whole / 2 <= balanced(metrics, TEXT, room) <= whole * 0.62
