"""What every panel's tests begin with: an open study, and the window's words and colours."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.look.theme import Theme, load_theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import Study, a_study


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """An open project with a person and nothing else."""
    with a_study(tmp_path) as study:
        yield study


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
