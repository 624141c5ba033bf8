import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from app.cli import main
from app.interchange.sample import make_sample
from tests.journeys.studies import ENDINGS, Material, model_study, sample
from tests.ui.conftest import dressed, program

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.ui.program.program import Program
    from app.ui.window.main_window import MainWindow
    from tests.journeys.hand import Hand


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "real_window: runs in a real window too, where one can be")


@pytest.fixture(scope="session", params=[sample, model_study], ids=["sample", "model study"])
def material(request: pytest.FixtureRequest) -> Material:
    made: Material = request.param()
    return made


@pytest.fixture(scope="session")
def coded_once(material: Material, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study imported and coded, every quotation found by its words."""
    file = tmp_path_factory.mktemp("study") / "study.kutipan"
    tables = material.tables
    transcripts = sorted(p for p in material.transcripts.iterdir() if p.suffix in ENDINGS)
    assert main(["new", str(file)]) == 0
    names = [str(path) for path in transcripts]
    assert main(["import", str(file), *names, "--informants", str(tables / "informants.csv")]) == 0
    assert main(["codebook", str(file), "import", str(tables / "codebook.csv")]) == 0
    for quotation, label, source in material.codings:
        spaced = quotation.replace(" ", "\n  ", 3)
        words = ["code", str(file), "--source", source, "--quote", spaced, "--code", label]
        assert main(words) == 0, quotation
    return file


@pytest.fixture
def study(coded_once: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A copy of the coded study, for one test to do with as it likes."""
    capsys.readouterr()
    return Path(shutil.copy(coded_once, tmp_path / "study.kutipan"))


@pytest.fixture(scope="session")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "Sample study.kutipan"
    make_sample(path)
    return path


@pytest.fixture
def sample_file(sample_made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_made, tmp_path))


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> "Hand":
    from tests.journeys.hand import Hand  # noqa: PLC0415 - the platform is chosen first

    return Hand(qtbot, Path(os.environ.get("KUTIPAN_PICTURES", tmp_path)))


@pytest.fixture
def carrying(qapp: "QApplication") -> None:
    """Something is carried as the desktop carries it, which Qt's offscreen one cannot."""
    if qapp.platformName() == "offscreen":
        pytest.skip("nothing is carried from widget to widget but in a real window")


@pytest.fixture
def open_sample(program: "Program", sample_file: Path, hand: "Hand") -> Callable[[], "MainWindow"]:
    """Opens the sample by the button of the start page, as the first click of all."""
    from tests.journeys.hand import button  # noqa: PLC0415 - as above

    program.change_settings(replace(program.settings, last_folder=str(sample_file.parent)))

    def click_it() -> "MainWindow":
        program.show_welcome()
        assert program.welcome is not None
        hand.come_to(program.welcome)
        hand.click(button(program.welcome, "Open the sample study"))
        hand.come_to(program.windows[0])
        return program.windows[0]

    return click_it


@pytest.fixture
def window(open_sample: Callable[[], "MainWindow"]) -> "MainWindow":
    return open_sample()


__all__ = ["dressed", "program"]
