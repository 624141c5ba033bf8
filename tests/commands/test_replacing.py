import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.project.file import open_project
from app.project.schema import SCHEMA_VERSION
from tests.study import COUSIN, NOBODY, TALK

Answer = Callable[..., Any]


def _corrected(folder: Path, text: str) -> Path:
    path = folder / "talk_v2.txt"
    path.write_text(text, "utf-8")
    return path


def test_a_dry_run_only_tells(file: Path, answer: Answer, tmp_path: Path) -> None:
    new = _corrected(tmp_path, TALK.replace("cousin", "uncle"))
    told = answer("replace", file, new, "--source", "talk", "--dry-run")
    assert (told["replaced"], told["source"], told["doubtful"]) == (False, "talk.txt", [])
    assert [each["former"] for each in told["changed"]] == [COUSIN]
    assert [each["now"] for each in told["unchanged"]] == [NOBODY]
    assert answer("passages", file)[0]["text"] == COUSIN


def test_a_source_is_replaced(file: Path, answer: Answer, tmp_path: Path) -> None:
    new = _corrected(tmp_path, TALK.replace("begin", "all begin").replace("cousin", "uncle"))
    assert answer("replace", file, new, "--source", "talk.txt")["replaced"]
    assert [row["text"] for row in answer("passages", file)] == [
        COUSIN.replace("cousin", "uncle"),
        NOBODY,
    ]


def test_what_is_not_found_is_named(file: Path, tmp_path: Path, capsys: Any) -> None:
    new = _corrected(tmp_path, TALK.replace(f"{NOBODY}, ", ""))
    assert main(["replace", str(file), str(new), "--source", "talk", "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert "1 passage is not found" in printed
    assert NOBODY in printed


def test_the_same_text_is_refused(file: Path, refusal: Callable[..., str], tmp_path: Path) -> None:
    said = refusal("replace", file, _corrected(tmp_path, TALK), "--source", "talk")
    assert "the same already" in said


def _commands(file: Path, folder: Path) -> tuple[list[str | Path], ...]:
    return (
        ["replace", file, _corrected(folder, "Other words."), "--source", "talk"],
        ["autocode", file, "--query", "he asked", "--code", "B2"],
    )


def test_a_file_that_may_only_be_read_is_left_alone(
    file: Path, refusal: Callable[..., str], tmp_path: Path
) -> None:
    with closing(sqlite3.connect(file)) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = file.read_bytes()
    for command in _commands(file, tmp_path):
        assert "reading only" in refusal(*command)
    assert file.read_bytes() == before


def test_a_file_that_is_open_elsewhere_is_left_alone(
    file: Path, refusal: Callable[..., str], tmp_path: Path
) -> None:
    with closing(open_project(file)):
        for command in _commands(file, tmp_path):
            assert "open already" in refusal(*command)


@pytest.mark.parametrize(
    ("name", "data"), [("gone.txt", None), ("a.txt", b""), ("a.docx", b"PK\x03\x04")]
)
def test_a_file_that_cannot_be_read_replaces_nothing(
    file: Path, refusal: Callable[..., str], tmp_path: Path, name: str, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert name in refusal("replace", file, tmp_path / name, "--source", "talk")
