"""The journeys once more in a real window, under a display that nobody has to look at.

One file of journeys for each point of the coding desk, in its order; a journey that is marked
``real_window`` runs here too, and each point leaves pictures of the screen. They are kept in the
folder that ``KUTIPAN_PICTURES`` names. (Those of docs/screenshots are posed for, in every dress.)
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

CHECKOUT = Path(__file__).parents[2]
SCREEN = "-screen 0 1440x900x24"
NOTHING_FAILED = 0
POINTS = (
    *("reading", "keyboard_coding", "mouse_coding", "overlaps", "codebook_work"),
    *("inspector", "memos", "correcting", "autocoding", "comfort"),
)
SHADES = 200
"""Colours of a screen on which something is to be seen: letters have many at their edges."""


@pytest.mark.skipif(not shutil.which("xvfb-run"), reason="no xvfb-run for a real window")
@pytest.mark.timeout(600)
def test_the_journeys_of_all_ten_points_succeed_in_a_real_window(tmp_path: Path) -> None:
    display = ["xvfb-run", "--auto-servernum", "--server-args", SCREEN]
    pictures = Path(os.environ.get("KUTIPAN_PICTURES", tmp_path))
    pictures.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "KUTIPAN_PICTURES": str(pictures)}
    probe = [*display, sys.executable, "-m", "app.ui.program.display"]
    if subprocess.run(probe, cwd=CHECKOUT, env=environment, check=False).returncode:  # noqa: S603 - as below
        pytest.skip("Qt finds no display under xvfb-run")
    journeys = [f"tests/journeys/test_{point}.py" for point in ("window", *POINTS)]
    chosen = ["-m", "real_window", "-n0", "-q", "-p", "no:cacheprovider", "--basetemp"]
    tests = [sys.executable, "-m", "pytest", *journeys, *chosen]
    run = subprocess.run(  # noqa: S603 - our own interpreter and our own tests
        [*display, *tests, str(tmp_path / "real")],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == NOTHING_FAILED, run.stdout + run.stderr
    for number, point in enumerate(POINTS, start=1):
        left = [*pictures.glob(f"{number:02}-*.png")]
        assert left, f"no picture of {point}"
        for file in left:
            with Image.open(file) as picture:
                assert picture.size == (1440, 900), file.name
                assert picture.getcolors(SHADES) is None, f"{file.name} shows nothing"
