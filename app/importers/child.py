"""Parsing foreign bytes in a child process that may swell, hang or crash without us.

One worker is started on first use, reused, and replaced after a fault. It is spawned (never
forked: Qt and SQLite do not survive that) without loading the program's main module, so neither
PySide6 nor SQLAlchemy is imported there. Memory is limited where the ``resource`` module exists;
on Windows the time limit alone holds.

``main.py`` must guard ``__main__`` and call ``multiprocessing.freeze_support()`` for frozen
builds.
"""

import contextlib
import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import ParamSpec, Self, TypeVar, cast

from app.errors import HostileFile, OpenInWord, ProjectError, TooSlowToRead, UnreadableFolder
from app.importers.limits import refuse_by_name_and_size
from app.models.imported import ImportedText

SECONDS = 60.0
MEMORY = 1_500_000_000
"""Limits of one reading: wall time, and bytes of address space."""
_POLL = 0.05
_DEPTH = 5_000

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
_Answer = tuple[str, object]
_starting = threading.Lock()


class ReadingCancelledError(Exception):
    """Somebody pressed Cancel; nothing was read."""


class ParserFaultError(Exception):
    """A bug of ours in a parser; carries the child's traceback."""


class ParsingProcess:
    """The worker for foreign bytes; a context manager, usable from any thread (one at a time).

    Args:
        seconds: wall time for one call.
        memory: bytes of address space of the worker, where the system can limit it.
    """

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._busy = threading.Lock()
        self._cancelled = threading.Event()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, path: Path) -> ImportedText:
        """Read a file of any format.

        Raises:
            UnreadableFile, UnreadableFolder: why it cannot be read.
            ReadingCancelledError: ``cancel`` was called meanwhile.
        """
        return self.read_bytes(path.name, load(path))

    def read_bytes(self, name: str, data: bytes) -> ImportedText:
        """Read the bytes of a file called ``name``; raises what ``read`` raises."""
        return self.run(name, _read_bytes, name, data)

    def run(
        self,
        name: str,
        function: Callable[Parameters, Result],
        *arguments: Parameters.args,
        **options: Parameters.kwargs,
    ) -> Result:
        """Call a module-level ``function`` in the worker; values must be picklable.

        Args:
            name: the file's name, for the error if the worker does not survive it.
            function: what to call there.
            *arguments: its arguments.
            **options: its keyword arguments.

        Raises:
            ProjectError: whatever ``function`` raised.
            TooSlowToRead: the time was over.
            HostileFile: the worker ran out of memory or crashed.
            ReadingCancelledError: ``cancel`` was called meanwhile.
            ParserFaultError: ``function`` raised something that is a bug.
        """
        with self._busy:
            self._cancelled.clear()
            connection = self._worker()
            try:
                connection.send((function, arguments, options))
                kind, value = self._answer(name, connection)
            except (EOFError, OSError) as error:
                self._stop()
                raise HostileFile(name) from error
            except BaseException:
                self._stop()
                raise
        return cast("Result", _opened(name, kind, value))

    def cancel(self) -> None:
        """Stop the reading that another thread waits for."""
        self._cancelled.set()

    def close(self) -> None:
        """End the worker; using the object again starts a new one."""
        self._cancelled.set()
        with self._busy:
            self._stop()

    def _worker(self) -> Connection:
        if self._connection is None or self._process is None or not self._process.is_alive():
            self._stop()
            context = multiprocessing.get_context("spawn")
            self._connection, theirs = context.Pipe()
            self._process = context.Process(
                target=_serve, args=(theirs, self._memory), name="kutipan-reader", daemon=True
            )
            with _without_main_module():
                self._process.start()
            theirs.close()
        return self._connection

    def _answer(self, name: str, connection: Connection) -> _Answer:
        until = time.monotonic() + self._seconds
        while not connection.poll(_POLL):
            if self._cancelled.is_set():
                raise ReadingCancelledError(name)
            if time.monotonic() > until:
                raise TooSlowToRead(name)
        return cast("_Answer", connection.recv())

    def _stop(self) -> None:
        connection, process = self._connection, self._process
        self._connection = self._process = None
        if connection is not None:
            connection.close()
        if process is not None:
            process.kill()
            process.join()
            process.close()


def load(path: Path) -> bytes:
    """The bytes of a file, after its name and size were found importable.

    Raises:
        OpenInWord: another program keeps the file for itself (on Windows any refusal to read
            a file means that), or it is Word's lock file.
        UnreadableFolder: the file is missing or may not be read.
        EmptyFile, TooLarge: see ``app.importers.limits``.
    """
    try:
        refuse_by_name_and_size(path.name, path.stat().st_size)
        return path.read_bytes()
    except PermissionError as error:
        if os.name == "nt" or any(lock.exists() for lock in _lock_files(path)):
            raise OpenInWord(path.name) from error
        raise UnreadableFolder(str(path)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableFolder(str(path)) from error


def _lock_files(path: Path) -> Iterator[Path]:
    """Where Word and LibreOffice say that they have a document open."""
    for cut in range(3):
        yield path.with_name(f"~${path.name[cut:]}")
    yield path.with_name(f".~lock.{path.name}#")


def _opened(name: str, kind: str, value: object) -> object:
    """The result, or the error raised again on this side."""
    if kind == "result":
        return value
    if kind == "memory":
        raise HostileFile(name)
    if kind == "error":
        error_class, values = cast("tuple[type[ProjectError], dict[str, object]]", value)
        raise error_class(**values)
    raise ParserFaultError(value)


@contextlib.contextmanager
def _without_main_module() -> Iterator[None]:
    """Spawning loads the parent's main module in the child, and with it the whole window."""
    with _starting:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


def _serve(connection: Connection, memory: int) -> None:
    """The worker's life: quiet, limited, one call after the other until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(_DEPTH)
    _limit_memory(memory)
    with contextlib.suppress(EOFError, OSError), connection:
        while True:
            function, arguments, options = connection.recv()
            connection.send(_called(function, arguments, options))


def _called(
    function: Callable[..., object], arguments: tuple[object, ...], options: dict[str, object]
) -> _Answer:
    try:
        return "result", function(*arguments, **options)
    except ProjectError as error:
        return "error", (type(error), _values(error))
    except (MemoryError, RecursionError):
        return "memory", None
    except Exception:  # noqa: BLE001 - the parent raises it again; the worker must live on
        return "fault", traceback.format_exc()


def _values(error: ProjectError) -> dict[str, object]:
    """What the error was made of; errors built by keyword do not survive pickling."""
    return {name: value for name, value in vars(error).items() if not name.startswith("_")}


def _limit_memory(memory: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _read_bytes(name: str, data: bytes) -> ImportedText:
    """Runs in the worker; the formats' libraries are loaded there and not in the window."""
    from app.importers.reading import read_bytes  # noqa: PLC0415 - see above

    return read_bytes(name, data)
