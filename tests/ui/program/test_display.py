"""Whether a window can be shown is asked of the display, not of the environment."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.ui.program.display import display_answers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="DISPLAY is a matter of Linux")


@pytest.fixture(autouse=True)
def _no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_no_display_is_named() -> None:
    assert not display_answers()


def test_display_left_over_from_an_ended_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4321")
    assert not display_answers()


def test_display_that_never_answers_costs_limited_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4321")
    assert not display_answers(seconds=0.001)


def test_picture_without_a_screen_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4321")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not display_answers()


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb")
def test_real_display_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "number").open("w+b") as number:
        command = ["Xvfb", "-displayfd", str(number.fileno()), "-nolisten", "tcp"]
        server = subprocess.Popen(  # noqa: S603 - a display of our own
            command, pass_fds=[number.fileno()], stderr=subprocess.DEVNULL
        )
        try:
            while server.poll() is None and not (tmp_path / "number").read_text("ascii").strip():
                pass
            monkeypatch.setenv("DISPLAY", ":" + (tmp_path / "number").read_text("ascii").strip())
            assert display_answers()
        finally:
            server.terminate()
            server.wait()
