"""A bug of ours: the window stays, the project is as before the step, a report can be copied.

The report names types and places in our code and nothing else: messages of exceptions can carry
sentences of an interview.
"""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import PySide6

from app import __version__

_log = logging.getLogger(__name__)


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What to send us: versions, the kind of error and where it came from."""
    lines = [
        f"Kutipan {__version__}, Python {platform.python_version()}, PySide6 {PySide6.__version__}",
        f"{platform.system()} {platform.release()}",
        kind.__name__,
    ]
    for frame in traceback.extract_tb(trace):
        place = "/".join(Path(frame.filename).parts[-3:])
        lines.append(f"  {place}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


def install(show: Callable[[str], object]) -> None:
    """Have ``show`` called with the report of every exception that nobody caught."""

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report(kind, trace)
        _log.error("%s", text)
        show(text)

    sys.excepthook = caught
