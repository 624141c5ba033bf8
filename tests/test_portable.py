"""The program needs no module that Windows lacks: here those are blocked, in its children too."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# As sitecustomize it is loaded by every Python below, before anything of ours; what the standard
# library took on its way up is taken back.
SITECUSTOMIZE = """
import importlib.abc, sys

UNIX = {"fcntl", "grp", "pwd", "resource", "termios"}

class Refuse(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in UNIX:
            raise ModuleNotFoundError(f"No module named {name!r} (blocked)", name=name)
        return None

for name in UNIX:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Refuse())
"""
IMPORT_ALL = """
import importlib, json, pkgutil, app
names = [module.name for module in pkgutil.walk_packages(app.__path__, "app.")]
for name in names:
    importlib.import_module(name)
print(json.dumps(names))
"""


@pytest.fixture
def without_unix(tmp_path: Path) -> dict[str, str]:
    """The environment in which no Python finds a module that Windows lacks."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(SITECUSTOMIZE, "utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}


def _run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter and our own text
        [sys.executable, "-X", "utf8", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("module", ["fcntl", "pwd", "resource"])
def test_module_is_really_blocked(without_unix: dict[str, str], module: str) -> None:
    assert "blocked" in _run(without_unix, "-c", f"import {module}").stderr


def test_every_module_is_imported(without_unix: dict[str, str]) -> None:
    finished = _run(without_unix, "-c", IMPORT_ALL)
    assert finished.returncode == 0, finished.stderr
    assert "app.settings" in json.loads(finished.stdout)


def test_sample_study_is_made(without_unix: dict[str, str], tmp_path: Path) -> None:
    """Import in the child process, coding and export, as on Windows."""
    finished = _run(without_unix, str(ROOT / "main.py"), "demo", str(tmp_path / "X"))
    assert finished.returncode == 0, finished.stderr
    assert {path.suffix for path in (tmp_path / "X").iterdir()} >= {".kutipan", ".docx"}
