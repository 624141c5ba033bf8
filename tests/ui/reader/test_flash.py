from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.ui.reader.flash import Flash


def test_glows_and_goes_dark_by_itself(qtbot: QtBot, qapp: QObject) -> None:
    flash = Flash(qapp)
    flash.start(Span(0, 3))
    assert flash.strength() == 1.0
    qtbot.waitUntil(lambda: flash.span is None, timeout=5000)


def test_a_second_place_puts_the_first_out(qapp: QObject) -> None:
    flash = Flash(qapp)
    flash.start(Span(0, 3))
    flash.start(Span(5, 9))
    assert flash.span == Span(5, 9)
    flash.stop()
    assert flash.span is None
