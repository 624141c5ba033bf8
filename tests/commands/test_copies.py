from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import main
from app.queries.people import people
from tests.commands.conftest import Answer
from tests.interchange.copies import reopened


def test_a_coders_copy_of_a_sample(file: Path, answer: Answer, tmp_path: Path) -> None:
    out = tmp_path / "blind.kutipan"
    words = ("--for", "coder", "--person", "Budi", "--source", "talk")
    made = answer("copy", file, out, *words)
    assert made == {"file": str(out), "person": "Budi", "series": "KB"}
    assert answer("passages", out) == []


def test_a_reviewers_copy_is_locked(
    file: Path, answer: Answer, refusal: Callable[..., str], tmp_path: Path
) -> None:
    out = tmp_path / "review.kutipan"
    answer("copy", file, out, "--for", "reviewer", "--person", "Dr. Marta")
    place = ("--quote", "And then?", "--code", "A1")
    assert "reviewing" in refusal("code", out, *place)


def test_the_same_coder_once_more(file: Path, answer: Answer, tmp_path: Path) -> None:
    out = tmp_path / "again.kutipan"
    made = answer("copy", file, out, "--for", "coder", "--person", "Sari", "--again")
    assert made["person"] == "Sari (2)"
    with reopened(file) as study, study.project.read() as session:
        assert "Sari (2)" in [person.name for person in people(session)]


@pytest.mark.parametrize("words", [["--again"], ["--source", "talk"]])
def test_only_a_coder_has_a_sample(file: Path, tmp_path: Path, words: list[str]) -> None:
    out = str(tmp_path / "copy.kutipan")
    purpose = ["--for", "reviewer", "--person", "Dr. M", *words]
    assert main(["copy", str(file), out, *purpose]) == 2


def test_an_unknown_source_is_refused(
    file: Path, refusal: Callable[..., str], tmp_path: Path
) -> None:
    words = ("--for", "coder", "--person", "Budi", "--source", "nowhere")
    assert "nowhere" in refusal("copy", file, tmp_path / "copy.kutipan", *words)
