from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.look.wrapping import NARROWEST, WrappedLabel

FILE = "interview_with_the_chairman_of_the_sub-district_2025-01-14_final.docx"


def inked(label: WrappedLabel, size: QSize) -> QImage:
    label.resize(size)
    return label.grab().toImage()


def test_a_word_wider_than_the_label_does_not_widen_it(qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    label = WrappedLabel(FILE)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() == NARROWEST


def test_a_word_wider_than_the_label_is_broken_and_wholly_shown(
    qtbot: QtBot, dressed: QApplication
) -> None:
    del dressed
    label = WrappedLabel(f"From {FILE}")
    qtbot.addWidget(label)
    line = label.fontMetrics().lineSpacing()
    assert label.heightForWidth(120) >= 4 * line
    picture = inked(label, QSize(120, label.heightForWidth(120)))
    ground = picture.pixelColor(0, 0)
    last = [picture.pixelColor(x, picture.height() - line // 2) for x in range(120)]
    assert any(colour != ground for colour in last), "the last line carries letters"


def test_ordinary_words_are_laid_out_as_ever(qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    label = WrappedLabel("We warn them every week, in writing.")
    qtbot.addWidget(label)
    two = label.fontMetrics().lineSpacing() * 2
    assert label.heightForWidth(1000) < two <= label.heightForWidth(160) + 2
