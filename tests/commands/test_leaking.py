from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

Answer = Callable[..., Any]


def test_masked_export_shows_the_mask(masked: Path, answer: Answer, tmp_path: Path) -> None:
    answer("mask", masked, "apply")
    out = tmp_path / "p.csv"
    for view, shown in (("masked", "[relative]"), ("public", "[somebody]"), ("original", "cousin")):
        answer("export", masked, out, "--what", "passages", "--view", view)
        assert shown in out.read_text("utf-8-sig")


def test_leaks_are_listed_and_nothing_is_written(
    masked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "p.csv"
    asked = ["export", str(masked), str(out), "--what", "passages", "--view", "masked"]
    assert main(asked) == 1
    said = capsys.readouterr()
    assert "“[relative]” in text: " in said.out
    assert "was not written" in said.err
    assert not out.exists()
    assert main([*asked, "--even-if-it-leaks"]) == 0
    assert "[relative]" in capsys.readouterr().err


def test_copies_say_that_they_hold_everything(
    masked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (
        ["export", str(masked), str(tmp_path / "a.kutipan"), "--what", "project"],
        ["copy", str(masked), str(tmp_path / "b.kutipan"), "--for", "reviewer", "--person", "R"],
    ):
        assert main(words) == 0
        assert "also what is masked: [relative]" in capsys.readouterr().err
