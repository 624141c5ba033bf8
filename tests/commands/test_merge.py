from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import main
from app.operations.codes import add_code, change_code
from app.operations.people import person_named
from app.project.file import open_project
from tests.commands.conftest import Answer
from tests.interchange.copies import reopened
from tests.study import COUSIN


@pytest.fixture
def other(file: Path, answer: Answer, tmp_path: Path) -> Path:
    """A colleague's copy with another code, and a definition written on both sides."""
    out = tmp_path / "other.kutipan"
    answer("copy", file, out, "--for", "colleague", "--person", "Budi")
    for path, words in ((file, "Kin here"), (out, "Kin there")):
        project = open_project(path)
        with project.edit() as session:
            change_code(session, 1, texts={"definition": words})
            if path == out:
                add_code(session, "Weather", "D4")
        project.close()
    return out


def test_dry_run_shows_and_changes_nothing(file: Path, other: Path, answer: Answer) -> None:
    before = file.read_bytes()
    found = answer("merge", file, other, "--dry-run")
    assert (found["new"], found["applied"]) == (["Code D4 Weather"], 0)
    assert (file.read_bytes(), found["common_ground"]) == (before, True)


def test_what_is_certain_is_applied_once(file: Path, other: Path, answer: Answer) -> None:
    assert answer("merge", file, other)["applied"] == 1
    again = answer("merge", file, other)
    assert (again["applied"], len(again["conflicts"])) == (0, 1)


def test_what_is_uncertain_is_listed(
    file: Path, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["merge", str(file), str(other), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "Code A1 Family, Definition: here “Kin here”, there “Kin there”" in said
    assert "1 row taken over." in said


def test_namesakes_and_a_missing_past_are_told(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twin = tmp_path / "twin.kutipan"
    twin.write_bytes(file.read_bytes())
    for path in (file, twin):
        with reopened(path) as study:
            study.code("D4", "Weather")
            study.coding(1, COUSIN, 1)
    assert main(["merge", str(file), str(twin), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "Nothing proves" in said
    assert "Are these the same? Code D4 Weather / Code D4 Weather" in said


def test_another_study_is_refused_in_one_line(
    file: Path, tmp_path: Path, refusal: Callable[..., str]
) -> None:
    main(["new", str(tmp_path / "else.kutipan")])
    assert "another study" in refusal("merge", file, tmp_path / "else.kutipan")
    assert "is not there" in refusal("merge", file, tmp_path / "missing.kutipan")


def test_many_rows_are_shortened(file: Path, other: Path, answer: Answer) -> None:
    project = open_project(other)
    with project.edit() as session:
        for number in range(30):
            person_named(session, f"Person {number}")
    project.close()
    assert len(answer("merge", file, other)["new"]) == 31
    assert main(["merge", str(file), str(other), "--lang", "id"]) == 0
