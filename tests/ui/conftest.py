"""The floor of every window test: no display needed, the program's own fonts and colours."""

import os
import sys

import pytest
from PySide6.QtWidgets import QApplication

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in its light theme."""
    from app.ui.theme import apply_theme  # noqa: PLC0415 - the platform is chosen first

    apply_theme(qapp, "light")
    return qapp
