import logging
import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from app.ui.program import crash
from app.ui.window.main_window import MainWindow


def fail() -> None:
    raise ValueError("a sentence of an interview")


def test_report_says_where_and_never_what(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    crash.install(shown.append)
    try:
        fail()
    except ValueError as error:
        logging.disable()
        sys.excepthook(type(error), error, error.__traceback__)
        logging.disable(logging.NOTSET)
    assert "ValueError" in shown[0]
    assert "test_crash.py" in shown[0]
    assert "fail" in shown[0]
    assert "sentence" not in shown[0]


def test_notice_offers_the_report(window: MainWindow) -> None:
    window.program.show_crash("the report")
    assert window.notices.text.startswith("Something went wrong in Kutipan itself.")
    window.notices.findChildren(QPushButton)[0].click()
    assert QGuiApplication.clipboard().text() == "the report"
