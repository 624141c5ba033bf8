"""The program as installed: a wheel with its resources, started from any folder."""

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def _run(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter and our own program
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of an environment into which ``pip install .`` was done.

    The libraries come from the environment of the tests, so no network is needed.
    """
    folder = tmp_path_factory.mktemp("installed") / "environment"
    venv.create(folder, with_pip=False)
    paths = sysconfig.get_paths("venv", {"base": str(folder), "platbase": str(folder)})
    libraries = Path(paths["purelib"])
    (libraries / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    scripts = Path(paths["scripts"])
    alone = ["--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check"]
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", scripts / "python"]
    installed = _run([*pip, "install", "-q", *alone, ROOT], folder)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return scripts


def test_resources_are_inside_the_wheel(scripts: Path, tmp_path: Path) -> None:
    program = "from app.resources import resource; print(resource('i18n'))"
    found = _run([scripts / "python", "-c", program], tmp_path)
    assert found.returncode == 0, found.stderr
    assert Path(found.stdout.strip()).is_relative_to(scripts.parent)


def test_sample_study_is_made_from_another_folder(scripts: Path, tmp_path: Path) -> None:
    made = _run([scripts / "kutipan", "demo", "X"], tmp_path)
    assert made.returncode == 0, made.stderr
    assert {path.suffix for path in (tmp_path / "X").iterdir()} >= {".kutipan", ".docx"}
