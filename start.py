"""Set up Kutipan on a machine that has only Python, then run it or its checks.

    python3 start.py                 make the sample study and open the window on it
    python3 start.py test [ARGS]     ruff, mypy and every test; with ARGS only pytest with them
    python3 start.py check           ruff and mypy alone

Standard library only, and nothing newer than Python 3.9 in the way it is written, so that an old
Python can still read this file and say which one is needed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
NEEDED = (3, 11)

# What Qt loads at run time, and the Debian package it comes in.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

CHECKS = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
}


class SetUpError(Exception):
    """Set-up cannot go on; the text says what the person at the keyboard has to do."""


def main(arguments: Sequence[str]) -> int:
    """Do what the first word asks for; the answer is the exit code."""
    task, rest = (arguments[0], arguments[1:]) if arguments else ("run", [])
    if task not in {"run", "test", "check"}:
        print(__doc__, file=sys.stdout if task in {"-h", "--help"} else sys.stderr)
        return 0 if task in {"-h", "--help"} else 2
    try:
        refuse_old_python(sys.version_info[:2])
        if sys.platform.startswith("linux"):
            provide_system_packages()
        python = provide_environment()
    except SetUpError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    if task == "run":
        return show_sample_study(python, unused_folder(ROOT / "out" / "sample"))
    return check(python, task, rest)


def refuse_old_python(version: tuple[int, ...]) -> None:
    """Say which Python is needed before anything fails for a reason nobody can read."""
    if version < NEEDED:
        message = (
            "Kutipan needs Python {}.{} or newer; this one is {}.{}. Start it with a newer one."
        )
        raise SetUpError(message.format(*NEEDED, *version))


def provide_system_packages() -> None:
    """Install what Qt and venv need of a Debian or Ubuntu, or say which line does it.

    The libraries for real windows are wanted only where a display is announced, and without them
    the program still works on a picture: they never stop it.
    """
    needed = missing_packages(QT_LIBRARIES)
    if shutil.which("uv") is None and importlib.util.find_spec("ensurepip") is None:
        needed.append("python{}.{}-venv".format(*sys.version_info[:2]))
    wished = missing_packages(WINDOW_LIBRARIES) if display_announced() else []
    if not needed and not wished:
        return
    try:
        install(needed + wished)
    except SetUpError as error:
        if needed:
            raise
        print(f"No window can be opened yet. {error}\n")


def display_announced() -> bool:
    """Whether the environment names a display; it may be stale."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_packages(libraries: Mapping[str, str]) -> list[str]:
    """The packages of those libraries that the loader does not find."""
    return [package for library, package in libraries.items() if not loads(library)]


def loads(library: str) -> bool:
    """Whether the system's own loader finds a library: tried, not guessed from a package list."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages: Sequence[str]) -> None:
    """Install Debian packages without a question, as root or by a sudo that asks for no password.

    Raises:
        SetUpError: with the exact line to type, where neither is possible or apt-get fails.
    """
    names = " ".join(packages)
    become_root = root_prefix()
    if shutil.which("apt-get") is None:
        raise SetUpError(f"Please install what your system calls these Debian packages: {names}")
    if become_root is None:
        raise SetUpError(
            f"System packages are missing. Run this line, then start again:\n    {by_hand(names)}"
        )
    print(f"Installing system packages: {names}", flush=True)
    apt = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt += ["-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    # An outdated list of one source among several does not hinder the installation.
    call([*apt, "update"])
    if call([*apt, "install", "-y", "--no-install-recommends", *packages]) != 0:
        raise SetUpError(f"apt-get failed. Run this line, then start again:\n    {by_hand(names)}")


def root_prefix() -> list[str] | None:
    """How to run a command as root without a password; None where that is not possible."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is not None and succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def by_hand(names: str) -> str:
    """The one line that a person types to install the packages."""
    line = f"apt-get update && apt-get install -y --no-install-recommends {names}"
    return f"sudo sh -c '{line}'" if shutil.which("sudo") else f"su - -c '{line}'"


def provide_environment() -> str:
    """Bring ``.venv`` to what the lock file says; the path of its Python.

    Packages are installed over what is there, so an environment in use is never emptied.
    """
    python = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    stamp = VENV / "kutipan-lock"
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    usable = succeeds([python, "-c", ""])
    if usable and stamp.is_file() and stamp.read_text("ascii") == wanted:
        return python
    print(f"Setting up {VENV.name} from {LOCK.name}: some minutes the first time.", flush=True)
    uv = shutil.which("uv")
    if not (uv and install_with_uv(uv, python, usable=usable)):
        install_with_pip(python)
    stamp.write_text(wanted, "ascii")
    return python


def install_with_uv(uv: str, python: str, *, usable: bool) -> bool:
    """Install the locked packages with uv; False where it fails and pip may know better."""
    if not usable:
        shutil.rmtree(VENV, ignore_errors=True)
        if call([uv, "venv", "-q", "--python", sys.executable, str(VENV)]) != 0:
            return False
    locked = ["--require-hashes", "-r", str(LOCK)]
    return call([uv, "pip", "install", "-q", "--python", python, *locked]) == 0


def install_with_pip(python: str) -> None:
    """Install the locked packages with the pip that comes with Python.

    Raises:
        SetUpError: no environment could be made, or a package could not be had.
    """
    if not succeeds([python, "-m", "pip", "--version"]):
        shutil.rmtree(VENV, ignore_errors=True)
        if call([sys.executable, "-m", "venv", str(VENV)]) != 0:
            raise SetUpError(f"Python could not make {VENV}; see its message above.")
    quiet = ["-q", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    locked = ["--require-hashes", "-r", str(LOCK)]
    if call([python, "-m", "pip", "install", *quiet, *locked]) != 0:
        raise SetUpError("The packages could not be installed; see pip's message above. Try again.")


def show_sample_study(python: str, folder: Path) -> int:
    """Make the sample study in a new folder and show it: in the window, or in a picture of it."""
    code = call([python, "main.py", "demo", str(folder)])
    if code != 0:
        return code
    study = str(next(folder.glob("*.kutipan")))
    if succeeds([python, "-m", "app.ui.program.display"]):
        print("\nThe window opens on the sample study; close it to come back.", flush=True)
        return call([python, "main.py", study])
    picture = str(folder / "window.png")
    print(f"\nNo display answers, so the window is drawn into {picture}", flush=True)
    return call([python, "main.py", "shot", study, picture], {"QT_QPA_PLATFORM": "offscreen"})


def unused_folder(wanted: Path) -> Path:
    """The folder, or the first one with a number behind it: a study is never overwritten."""
    number, folder = 1, wanted
    while folder.exists():
        number += 1
        folder = wanted.with_name(f"{wanted.name}-{number}")
    return folder


def check(python: str, task: str, pytest_arguments: Sequence[str]) -> int:
    """Run the checks one after the other; the exit code of the first that failed.

    All of them run in any case, and pytest last, so that its summary is the last line when all is
    well.
    """
    checks = {} if pytest_arguments else dict(CHECKS)
    if task == "test":
        checks["pytest"] = ("-m", "pytest", "-n", "auto", *pytest_arguments)
    codes = {}
    for name, arguments in checks.items():
        print(f"\n==== {name} ====", flush=True)
        codes[name] = call([python, *arguments], {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"})
    failed = [name for name, code in codes.items() if code != 0]
    if failed:
        print(f"\nFailed: {', '.join(failed)}", file=sys.stderr)
    return next((codes[name] for name in failed), 0)


def call(command: Iterable[str], environment: Mapping[str, str] | None = None) -> int:
    """Run a command in the project's folder, its output shown; the exit code."""
    variables = {**os.environ, **(environment or {})}
    variables.pop("PYTHONHOME", None)
    variables.pop("PYTHONPATH", None)
    return subprocess.run(list(command), cwd=ROOT, env=variables, check=False).returncode


def succeeds(command: Sequence[str]) -> bool:
    """Whether a command can be run at all and ends well; its output is not shown."""
    try:
        finished = subprocess.run(
            command, cwd=ROOT, check=False, stdin=subprocess.DEVNULL, capture_output=True
        )
    except OSError:
        return False
    return finished.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
