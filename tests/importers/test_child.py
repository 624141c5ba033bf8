import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import (
    EmptyFile,
    HostileFile,
    OpenInWord,
    TooLarge,
    TooSlowToRead,
    UnreadableFolder,
)
from app.importers.child import (
    ParserFaultError,
    ParsingProcess,
    ReadingCancelledError,
    load,
)
from app.importers.limits import LARGEST_FILE, LIMIT_OF_FILE
from app.importers.reading import read_bytes
from tests.importers.hand_made import FIXTURES

INTERVIEW = FIXTURES / "interview.docx"


@pytest.fixture(scope="module")
def worker() -> Iterator[ParsingProcess]:
    with ParsingProcess() as process:
        yield process


def test_reading_in_the_worker_gives_what_reading_here_gives(worker: ParsingProcess) -> None:
    assert worker.read(INTERVIEW) == read_bytes(INTERVIEW.name, INTERVIEW.read_bytes())


def test_error_comes_back_as_itself_with_its_data(worker: ParsingProcess) -> None:
    with pytest.raises(EmptyFile) as empty:
        worker.read_bytes("a.txt", b"  ")
    assert empty.value.name == "a.txt"
    with pytest.raises(TooLarge) as large:
        worker.read_bytes("b.txt", b"x" * (LARGEST_FILE + 1))
    assert large.value.limit == LIMIT_OF_FILE


def test_worker_is_reused(worker: ParsingProcess) -> None:
    assert worker.run("a", os.getpid) == worker.run("b", os.getpid) != os.getpid()


def test_worker_runs_any_function_with_its_arguments(worker: ParsingProcess) -> None:
    assert worker.run("a", sorted, [1, 3, 2], reverse=True) == [3, 2, 1]


def test_exit_of_the_worker_is_an_error_and_the_next_file_is_read(worker: ParsingProcess) -> None:
    with pytest.raises(HostileFile):
        worker.run("a.pdf", os._exit, 3)
    assert worker.read(INTERVIEW).text


def test_crash_of_the_worker_is_an_error_and_the_next_file_is_read(worker: ParsingProcess) -> None:
    with pytest.raises(HostileFile):
        worker.run("a.pdf", os.abort)
    assert worker.read(INTERVIEW).text


def test_too_slow_is_an_error_and_the_next_file_is_read() -> None:
    with ParsingProcess(seconds=5) as process:  # a worker must have time to start here
        with pytest.raises(TooSlowToRead) as caught:
            process.run("lama.pdf", time.sleep, 60)
        assert caught.value.name == "lama.pdf"
        assert process.run("a", abs, -1) == 1


def test_memory_hog_is_an_error_and_the_next_file_is_read(worker: ParsingProcess) -> None:
    pytest.importorskip("resource", reason="memory cannot be limited here")
    with pytest.raises(HostileFile):
        worker.run("rakus.pdf", bytearray, 10**11)
    assert worker.read(INTERVIEW).text


def test_cancelling_from_another_thread_stops_the_reading(worker: ParsingProcess) -> None:
    timer = threading.Timer(0.3, worker.cancel)
    timer.start()
    with pytest.raises(ReadingCancelledError):
        worker.run("lama.pdf", time.sleep, 60)
    timer.join()
    assert worker.read(INTERVIEW).text


def test_two_threads_take_turns(worker: ParsingProcess) -> None:
    texts: list[str] = []
    threads = [
        threading.Thread(target=lambda: texts.append(worker.read(INTERVIEW).text)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 4
    assert len(set(texts)) == 1


def test_bug_in_a_parser_is_shown_as_a_bug(worker: ParsingProcess) -> None:
    with pytest.raises(ParserFaultError, match="ValueError"):
        worker.run("a", int, "x")
    assert worker.read(INTERVIEW).text


def test_closed_worker_starts_again_when_it_is_used() -> None:
    process = ParsingProcess()
    process.close()
    assert process.run("a", abs, -1) == 1
    process.close()


def test_worker_loads_neither_the_window_nor_the_database() -> None:
    script = (
        "import sys, typer\n"
        "from app.importers.child import ParsingProcess\n"
        "with ParsingProcess() as worker:\n"
        "    worker.read_bytes('a.txt', b'x')\n"
        "    modules = set(worker.run('a', eval, 'list(__import__(\"sys\").modules)'))\n"
        "print(modules & {'PySide6', 'sqlalchemy', 'typer'}, modules >= {'lxml', 'pdfminer'})\n"
    )
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["set()", "True"]
    assert done.stderr == ""


def test_files_that_need_not_be_opened_are_refused_at_once(tmp_path: Path) -> None:
    empty, lock = tmp_path / "a.txt", tmp_path / "~$wawancara.docx"
    empty.touch()
    lock.write_bytes(b"Ani")
    with pytest.raises(EmptyFile):
        load(empty)
    with pytest.raises(OpenInWord):
        load(lock)
    with pytest.raises(UnreadableFolder):
        load(tmp_path / "tidak ada.txt")


def test_file_that_is_too_large_is_not_even_loaded(tmp_path: Path) -> None:
    large = tmp_path / "a.txt"
    with large.open("wb") as out:
        out.truncate(LARGEST_FILE + 1)
    with pytest.raises(TooLarge):
        load(large)


@pytest.mark.parametrize("lock", ["~$wawancara.docx", "~$wancara.docx", ".~lock.wawancara.docx#"])
def test_file_that_another_program_keeps_for_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    document = tmp_path / "wawancara.docx"
    document.write_bytes(b"x")
    (tmp_path / lock).touch()
    monkeypatch.setattr(Path, "read_bytes", _refuse)
    with pytest.raises(OpenInWord):
        load(document)


@pytest.mark.skipif(os.name == "nt", reason="a refusal always means that there")
def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = tmp_path / "wawancara.docx"
    document.write_bytes(b"x")
    monkeypatch.setattr(Path, "read_bytes", _refuse)
    with pytest.raises(UnreadableFolder):
        load(document)


def _refuse(_: Path) -> bytes:
    raise PermissionError(13, "Permission denied")
