import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import ProjectInUse
from app.project.file import create_project, open_project
from app.project.lock import lock_path, take_lock

HOLD = """
import sys, time
from pathlib import Path
from app.project.file import open_project
project = open_project(Path(sys.argv[1]))
print("open", flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "study.kutipan"
    create_project(path).close()
    return path


def _holder(path: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own text
        [sys.executable, "-c", HOLD, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def test_another_process_is_kept_out_and_told_who_holds_it(path: Path) -> None:
    with _holder(path) as process:
        try:
            with pytest.raises(ProjectInUse) as refusal:
                open_project(path)
            assert str(process.pid) in refusal.value.holder
        finally:
            process.kill()


def test_the_marker_of_a_killed_process_holds_nobody_up(path: Path) -> None:
    with _holder(path) as process:
        process.kill()
    assert lock_path(path).exists()
    open_project(path).close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_lock_goes_with_its_holder(path: Path) -> None:
    take_lock(path).release()
    assert not lock_path(path).exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_gesture_that_was_committed_survives_a_kill(tmp_path: Path) -> None:
    script = HOLD.replace(
        "project = open_project(Path(sys.argv[1]))",
        "from tests.study import Study\nstudy = Study(Path(sys.argv[1]))\nstudy.code()",
    )
    path = tmp_path / "killed.kutipan"
    command = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own text
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    project = open_project(path)
    with project.read() as session:
        assert session.connection().exec_driver_sql("SELECT label FROM code").scalar() == "A1"
    project.close()


@pytest.mark.parametrize("content", [b"", b"\x00\xff garbage"])
def test_a_marker_that_a_power_cut_left_empty_holds_nobody_up(path: Path, content: bytes) -> None:
    marker = lock_path(path)
    marker.write_bytes(content)
    os.utime(marker, (1_000_000_000, 1_000_000_000))
    open_project(path).close()
    assert not marker.exists()


def test_an_empty_marker_may_be_about_to_be_filled(path: Path) -> None:
    lock_path(path).touch()
    with pytest.raises(ProjectInUse):
        open_project(path)
