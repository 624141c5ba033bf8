"""Listing the leaks of an export that was refused, one to a line or as JSON."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from app.commands.console import Console
from app.errors import Leaking
from app.words.leaks import leak_sentence


@contextmanager
def telling_leaks(console: Console) -> Iterator[None]:
    """Answer with the list of leaks; the refusal itself goes on to where errors are told.

    Raises:
        Leaking: as it came.
    """
    try:
        yield
    except Leaking as error:
        lines = [leak_sentence(console.words, leak) for leak in error.leaks]
        data = {"file": error.path, "leaks": [asdict(leak) for leak in error.leaks]}
        console.answer(data, lines)
        raise
