"""The program needs no module that Windows lacks: here those are blocked, in a child process."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

# The finder stands in front of all others, so even a module loaded by the standard library on
# Unix (subprocess, multiprocessing, shutil) meets what it would meet on Windows.
WITHOUT_UNIX = """
import importlib.abc, sys

class Refuse(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in {"fcntl", "grp", "pwd", "resource", "termios"}:
            raise ModuleNotFoundError(f"No module named {name!r} (blocked)", name=name)
        return None

for name in ("fcntl", "grp", "pwd", "resource", "termios"):
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Refuse())
sys.path.insert(0, ROOT)
"""
IMPORT_ALL = """
import importlib, json, pkgutil, app
names = [module.name for module in pkgutil.walk_packages(app.__path__, "app.")]
for name in names:
    importlib.import_module(name)
print(json.dumps(names))
"""


def _run(program: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    start = f"ROOT = {str(ROOT)!r}\n{WITHOUT_UNIX}"
    return subprocess.run(  # noqa: S603 - our own interpreter and our own text
        [sys.executable, "-X", "utf8", "-c", start + program, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_every_module_is_imported(tmp_path: Path) -> None:
    finished = _run(IMPORT_ALL, folder=tmp_path)
    assert finished.returncode == 0, finished.stderr
    assert "app.settings" in json.loads(finished.stdout)
