"""How a command speaks: answers on stdout, everything else on stderr, never a crash on a letter."""

import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from app.settings import Settings
from app.words import Language, Words

DONE, TO_BE_MENDED, WRONG_USAGE = 0, 1, 2
"""Exit codes: what the user can mend is not a wrong use of the command."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Console:
    """What every command is given.

    ``asked_language`` is what ``--lang`` said, for exports, whose language is else the project's.
    """

    words: Words
    settings: Settings
    asked_language: Language | None = None
    as_json: bool = False

    def answer(self, data: object, lines: Sequence[str]) -> None:
        """The result on stdout: JSON, or lines for people."""
        if self.as_json:
            _write(sys.stdout, json.dumps(data, ensure_ascii=not _is_unicode(sys.stdout), indent=2))
        else:
            for line in lines:
                _write(sys.stdout, line)

    def note(self, sentence: str) -> None:
        """One line beside the result, on stderr."""
        _write(sys.stderr, " ".join(sentence.split()))

    @contextmanager
    def progress(self, title: str) -> Iterator[Progress]:
        """A bar on stderr that vanishes at the end; silent where nobody watches."""
        if not sys.stderr.isatty():
            yield lambda _done, _total: None
            return
        from rich.console import Console as Terminal  # noqa: PLC0415 - slow to import
        from rich.progress import Progress as Bar  # noqa: PLC0415

        with Bar(console=Terminal(stderr=True), transient=True) as bar:
            task = bar.add_task(title, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)


def _write(stream: TextIO, text: str) -> None:
    stream.write(text + "\n")
    stream.flush()


def _is_unicode(stream: TextIO) -> bool:
    """Whether every letter can be written; elsewhere JSON escapes what an old code page lacks."""
    return (stream.encoding or "").lower().replace("-", "").startswith("utf")


def never_crash_on_letters() -> None:
    """Have stdout and stderr show ``?`` for what a Windows code page cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells as lines with aligned columns; the last column is as long as it is."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
