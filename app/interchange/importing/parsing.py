"""Handing foreign bytes to the parsing child; also a bug of ours in a parser is one sentence."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from app.errors import UnreadableFile
from app.importers.child import ParserFaultError, ParsingProcess, load

P = ParamSpec("P")
T = TypeVar("T")
_log = logging.getLogger(__name__)


def parsed(
    reader: ParsingProcess,
    name: str,
    parse: Callable[P, T],
    *arguments: P.args,
    **options: P.kwargs,
) -> T:
    """What ``parse`` makes of the bytes of a file called ``name``, in the child.

    Raises:
        UnreadableFile: one of its kinds; itself where the parser failed on the file.
        BadTable: from a parser of tables.
        ReadingCancelledError: ``reader.cancel`` was called meanwhile.
    """
    try:
        return reader.run(name, parse, *arguments, **options)
    except ParserFaultError as error:
        _log.info("parser fault in %s", name, exc_info=True)
        raise UnreadableFile(name) from error


def parsed_file(reader: ParsingProcess, path: Path, parse: Callable[[str, bytes], T]) -> T:
    """The same for a file on disk.

    Raises:
        UnreadableFolder, OpenInWord, EmptyFile, TooLarge: the bytes cannot even be had.
        UnreadableFile, BadTable: as above.
    """
    return parsed(reader, path.name, parse, path.name, load(path))
