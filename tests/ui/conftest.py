"""The floor of every window test: no display needed, the program's own fonts and colours."""

import os
import sys

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.theme import Theme, apply_theme, load_theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import Study

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in its light theme."""
    apply_theme(qapp, "light")
    return qapp


@pytest.fixture
def workspace(study: Study, dressed: QApplication) -> Workspace:
    """The study as a window sees it."""
    return Workspace(study.project, dressed)


@pytest.fixture
def theme() -> Theme:
    """The light theme's colours."""
    return load_theme("light")


@pytest.fixture
def words() -> Words:
    """The program in English."""
    return Words("en")
