from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

Answer = Callable[..., Any]


def test_every_place_is_coded_once_with_its_number(file: Path, answer: Answer) -> None:
    found = answer("autocode", file, "--query", "he asked", "--code", "B2")
    assert [(each["number"], each["hits"], each["who"]) for each in found] == [("K-0003", 1, "F-1")]
    assert found[0]["text"].endswith("he asked us all.")
    again = answer("autocode", file, "--query", "he asked", "--code", "B2")
    assert again[0]["coded_already"] == ["K-0003"]
    assert len(answer("passages", file)) == 3


def test_a_dry_run_changes_nothing(file: Path, answer: Answer) -> None:
    words = ["--informant", "F-1", "--span", "turn", "--code", "A1", "--dry-run"]
    found = answer("autocode", file, *words)
    assert [bool(each["coded_already"]) for each in found] == [True, False]
    assert all(each["number"] is None for each in found)
    assert len(answer("passages", file)) == 2


def test_people_read_how_many(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--query", "nobody everybody", "--how", "words", "--code", "A1"]
    assert main(["autocode", str(file), *words]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 of 1 coded."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--query", "(", "--how", "pattern", "--code", "A1"], "is no regular expression"),
        (["--query", "x", "--code", "nothing"], "There is no code “nothing”"),
        (["--query", "x", "--code", "A1", "--informant", "X"], "There is no informant “X”"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    words: list[str], said: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["autocode", str(file), *words]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_everything_there_is_cannot_be_meant(file: Path) -> None:
    assert main(["autocode", str(file), "--code", "A1"]) == 2
