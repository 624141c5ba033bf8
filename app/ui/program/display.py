"""Whether a window can be shown: ``python -m app.ui.program.display`` ends with the answer."""

import os
import subprocess
import sys

# Qt aborts the whole process where the display named by the environment does not answer.
_PROBE = """
import sys
from PySide6.QtGui import QGuiApplication
sys.exit(QGuiApplication([]).platformName() in {"offscreen", "minimal", "vnc"})
"""


def display_answers(seconds: float = 20.0) -> bool:
    """Whether a display accepts a connection, asked in a child process.

    A ``DISPLAY`` left over from an ended session is common in remote shells: its name alone says
    nothing, and connecting to it may hang, so the child gets at most so many seconds.
    """
    if sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return False
    try:
        probe = subprocess.run(  # noqa: S603 - our own interpreter and our own text
            [sys.executable, "-c", _PROBE], capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return probe.returncode == 0


if __name__ == "__main__":
    sys.exit(not display_answers())
