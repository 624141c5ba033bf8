"""The door: the first word decides whether a command runs or the window opens.

The window is the product; every command does what the window does, for scripts, tests and people
who cannot use a mouse. Exit codes: 0 done, 1 the user can mend it, 2 wrong usage.
"""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from app.commands.console import (
    DONE,
    TO_BE_MENDED,
    WRONG_USAGE,
    Console,
    never_crash_on_letters,
)
from app.commands.tree import COMMANDS, command_line
from app.errors import MissingProject, ProjectError
from app.settings import load_settings
from app.words import LANGUAGES, N_, Language, Words, system_language
from app.words.errors import sentence

_NO_COMMAND = N_("“{word}” is neither a command nor a file. See kutipan --help.")


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the words ask for; the answer is the exit code.

    ``--lang`` and ``--json`` are understood in any place, for every command alike; with ``export``
    the language is the document's.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    never_crash_on_letters()
    settings = load_settings().settings
    asked = _taken_language(arguments)
    spoken = None if _writes_document(arguments) else asked
    words = Words(spoken or settings.language or system_language())
    console = Console(words, settings, asked, _taken(arguments, "--json"))
    try:
        if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
            return _run_command(arguments, console)
        return _open_window(arguments, console)
    except ProjectError as error:
        console.note(sentence(words, error))
        return TO_BE_MENDED


def _taken_language(arguments: list[str]) -> Language | None:
    """Take ``--lang id`` out of the arguments; another language stays in and is refused there."""
    for language in LANGUAGES:
        if _taken(arguments, f"--lang={language}"):
            return language
        for place in range(len(arguments) - 1):
            if arguments[place : place + 2] == ["--lang", language]:
                del arguments[place : place + 2]
                return language
    return None


def _writes_document(arguments: Sequence[str]) -> bool:
    """Whether ``--lang`` is for the readers of an export, and not for the one who exports."""
    return arguments[:1] == ["export"] and not {"-h", "--help"}.intersection(arguments)


def _taken(arguments: list[str], word: str) -> bool:
    """Take a word out of the arguments; whether it was there."""
    if word not in arguments:
        return False
    arguments.remove(word)
    return True


def _run_command(arguments: Sequence[str], console: Console) -> int:
    tree = command_line(console.words, arguments[0])
    try:
        tree(args=list(arguments), prog_name="kutipan", obj=console)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else DONE
    return DONE


def _open_window(arguments: Sequence[str], console: Console) -> int:
    """Open the window, on a file if one is named."""
    if len(arguments) > 1 or not _names_a_file(arguments):
        console.note(console.words(_NO_COMMAND, word=arguments[0]))
        return WRONG_USAGE
    path = Path(arguments[0]) if arguments else None
    if path is not None and not path.exists():
        raise MissingProject(str(path))
    # All that is loaded until the window shows stays to the end: looking through it again and
    # again for garbage takes a tenth of the start. ``Tidying`` switches it on again.
    gc.disable()
    from app.ui.program.application import run_window  # noqa: PLC0415 - Qt is loaded for a window only

    code: int = run_window(path)
    return code


def _names_a_file(arguments: Sequence[str]) -> bool:
    """Whether the word means a file, be it missing, and not a command that was mistyped."""
    path = Path(*arguments)
    return not arguments or path.exists() or bool(path.suffix) or len(path.parts) > 1
