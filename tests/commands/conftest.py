import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from tests.study import COUSIN, NOBODY, a_study

Answer = Callable[..., Any]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed project: one source, two codes, two passages of the informant F-1."""
    with a_study(tmp_path) as study:
        source = study.source()
        study.informant("F-1", source, role="Farmer", category="Villagers")
        family, rules = study.code("A1", "Family"), study.code("B2", "Rules", "effort")
        study.coding(source, COUSIN, family)
        study.coding(source, NOBODY, rules)
        study.code("C3", "Silence", "advice")
    return study.project.path


@pytest.fixture
def answer(capsys: pytest.CaptureFixture[str]) -> Answer:
    """Run a command that must succeed and read its JSON."""

    def called(*words: str | Path) -> Any:
        capsys.readouterr()
        assert main([*map(str, words), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return called


@pytest.fixture
def refusal(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command that must be refused; its one line."""

    def called(*words: str | Path) -> str:
        capsys.readouterr()
        assert main([*map(str, words), "--lang", "en"]) == 1
        captured = capsys.readouterr()
        assert (captured.out, captured.err.count("\n")) == ("", 1)
        return captured.err.strip()

    return called


@pytest.fixture
def masked(file: Path, answer: Answer) -> Path:
    """The study with a masked name whose places are not masked yet."""
    answer("mask", file, "add", "cousin", "--as", "[relative]", "--general", "[somebody]")
    return file
