"""The set-up on a machine that has only Python."""

import ast
import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import start

ROOT = Path(__file__).parents[1]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Debian packages and /bin/sh")


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Every command that start.py would have run; each of them succeeds."""
    seen: list[list[str]] = []

    def record(command: list[str], environment: dict[str, str] | None = None) -> int:
        seen.append([*(f"{k}={v}" for k, v in (environment or {}).items()), *command])
        return 0

    monkeypatch.setattr(start, "call", record)
    return seen


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """An ordinary user whose machine has apt-get, venv and no sudo."""
    monkeypatch.setattr(start, "root_prefix", lambda: None)
    monkeypatch.setattr(shutil, "which", {"apt-get": "/usr/bin/apt-get"}.get)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())


def test_is_readable_by_an_old_python() -> None:
    text = (ROOT / "start.py").read_text("utf-8")
    assert ast.parse(text, feature_version=(3, 9)).body


def test_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse((ROOT / "start.py").read_text("utf-8"))
    modules = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    modules |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    assert {name.split(".")[0] for name in modules} <= sys.stdlib_module_names


def test_old_python_is_told_which_one_is_needed() -> None:
    with pytest.raises(start.SetUpError, match=r"3\.11 or newer; this one is 3\.9"):
        start.refuse_old_python((3, 9))


def test_unknown_word_is_wrong_usage() -> None:
    finished = subprocess.run(  # noqa: S603 - our own file
        [sys.executable, ROOT / "start.py", "tset"], capture_output=True, text=True, check=False
    )
    assert finished.returncode == 2
    assert "start.py test" in finished.stderr


@posix_only
def test_missing_library_is_found_by_loading_it() -> None:
    libraries = {"libc.so.6": "libc6", "libkutipan-none.so.1": "libkutipan-none1"}
    if sys.platform == "darwin":
        libraries["/usr/lib/libSystem.dylib"] = libraries.pop("libc.so.6")
    assert start.missing_packages(libraries) == ["libkutipan-none1"]


@posix_only
def test_root_installs_without_a_question(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "root_prefix", list)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    start.install(["libegl1", "libgl1"])
    update, installation = commands
    assert update[-1] == "update"
    assert "DEBIAN_FRONTEND=noninteractive" in installation
    assert installation[-4:] == ["-y", "--no-install-recommends", "libegl1", "libgl1"]


@posix_only
@pytest.mark.usefixtures("nobody")
def test_ordinary_user_is_given_the_exact_line(commands: list[list[str]]) -> None:
    line = "apt-get install -y --no-install-recommends libegl1 libgl1'"
    with pytest.raises(start.SetUpError, match=line):
        start.install(["libegl1", "libgl1"])
    assert commands == []


@posix_only
@pytest.mark.usefixtures("nobody")
def test_missing_qt_library_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(start, "loads", lambda library: library != "libEGL.so.1")
    assert start.main(["test"]) == 1
    assert "--no-install-recommends libegl1'" in capsys.readouterr().err


@posix_only
@pytest.mark.usefixtures("nobody")
def test_libraries_of_windows_alone_do_not_stop_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(start, "loads", lambda library: library not in start.WINDOW_LIBRARIES)
    start.provide_system_packages()
    assert "libxcb-cursor0" in capsys.readouterr().out


@posix_only
@pytest.mark.usefixtures("nobody")
def test_missing_venv_support_asks_for_the_package_of_this_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(start, "loads", lambda _library: True)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    with pytest.raises(start.SetUpError, match=package):
        start.provide_system_packages()


def _environment(folder: Path, monkeypatch: pytest.MonkeyPatch, *, locked: str) -> None:
    """A project folder with a working ``.venv`` that was made from the given lock file."""
    (folder / "bin").mkdir()
    (folder / "requirements.lock").write_text("six==1.17.0\n", "utf-8")
    wanted = hashlib.sha256(locked.encode() + sys.version.encode()).hexdigest()
    (folder / "kutipan-lock").write_text(wanted, "ascii")
    monkeypatch.setattr(start, "VENV", folder)
    monkeypatch.setattr(start, "LOCK", folder / "requirements.lock")
    monkeypatch.setattr(start, "succeeds", lambda _command: True)
    monkeypatch.setattr(shutil, "which", lambda _name: None)


def test_environment_of_the_same_lock_is_left_alone(
    tmp_path: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _environment(tmp_path, monkeypatch, locked="six==1.17.0\n")
    start.provide_environment()
    assert commands == []


def test_changed_lock_is_installed_with_its_hashes(
    tmp_path: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _environment(tmp_path, monkeypatch, locked="six==1.16.0\n")
    python = start.provide_environment()
    ((command, *_, lock),) = [(c[0], *c[1:]) for c in commands]
    assert command == python
    assert "--require-hashes" in commands[0]
    assert lock == str(tmp_path / "requirements.lock")
    start.provide_environment()
    assert len(commands) == 1


def test_all_checks_run_and_pytest_is_last(commands: list[list[str]]) -> None:
    assert start.check("python", "test", []) == 0
    assert [c[c.index("-m") + 1] for c in commands] == ["ruff", "ruff", "mypy", "pytest"]


def test_arguments_go_to_pytest_alone(commands: list[list[str]]) -> None:
    start.check("python", "test", ["-k", "journal"])
    assert [c[-2:] for c in commands] == [["-k", "journal"]]


def test_exit_code_is_that_of_the_first_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = iter([0, 7, 0, 5])
    monkeypatch.setattr(start, "call", lambda *_: next(codes))
    assert start.check("python", "test", []) == 7
    assert capsys.readouterr().err == "\nFailed: ruff format, pytest\n"


def test_sample_study_is_made_and_drawn_where_no_display_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":4321")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    folder = tmp_path / "out" / "sample"
    assert start.show_sample_study(sys.executable, folder) == 0
    assert {path.suffix for path in folder.iterdir()} >= {".kutipan", ".docx"}
    assert (folder / "window.png").read_bytes().startswith(b"\x89PNG")


def test_sample_study_never_overwrites_an_older_one(tmp_path: Path) -> None:
    (tmp_path / "sample").mkdir()
    (tmp_path / "sample-2").mkdir()
    assert start.unused_folder(tmp_path / "sample") == tmp_path / "sample-3"


def _locked_versions() -> dict[str, Version]:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    found = re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", text, re.MULTILINE)
    return {name: Version(version) for name, version in found}


def test_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    locked = _locked_versions()
    for requirement in map(Requirement, asked):
        version = locked.get(canonicalize_name(requirement.name))
        assert version in requirement.specifier if version else False, f"{requirement}: make lock"


def test_lock_has_hashes_and_no_addresses() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert text.count("--hash=sha256:") > len(_locked_versions())
    assert "://" not in text
    assert "index-url" not in text
