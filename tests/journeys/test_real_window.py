"""The journeys once more in a real window, under a display that nobody has to look at."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
SCREEN = "-screen 0 1440x900x24"
NOTHING_FAILED = 0
JOURNEYS = ("tests/journeys/test_window.py", "tests/journeys/test_reading.py")


@pytest.mark.skipif(not shutil.which("xvfb-run"), reason="no xvfb-run for a real window")
@pytest.mark.timeout(300)
def test_the_journeys_succeed_in_a_real_window(tmp_path: Path) -> None:
    display = ["xvfb-run", "--auto-servernum", "--server-args", SCREEN]
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    probe = [*display, sys.executable, "-m", "app.ui.program.display"]
    if subprocess.run(probe, cwd=CHECKOUT, env=environment, check=False).returncode:  # noqa: S603 - as below
        pytest.skip("Qt finds no display under xvfb-run")
    chosen = ["-m", "real_window", "-n0", "-q", "-p", "no:cacheprovider", "--basetemp"]
    tests = [sys.executable, "-m", "pytest", *JOURNEYS, *chosen]
    run = subprocess.run(  # noqa: S603 - our own interpreter and our own tests
        [*display, *tests, str(tmp_path / "real")],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == NOTHING_FAILED, run.stdout + run.stderr
