import shutil
from pathlib import Path

import pytest

from app.cli import main
from tests.journeys.studies import ENDINGS, Material, model_study, sample
from tests.ui.conftest import dressed, program


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


__all__ = ["dressed", "program"]
