from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.models.span import Span
from app.operations.codings import code_passage
from app.operations.people import add_person
from tests.double_coded import BUDI, SARI, double_coded, double_coded_file
from tests.study import TALK, a_study

Answer = Callable[..., Any]


@pytest.fixture
def two(tmp_path: Path) -> Path:
    return double_coded_file(tmp_path)


def test_figures_stand_beside_overlap_and_differences(two: Path, answer: Answer) -> None:
    found = answer("agreement", two)
    assert (found["coders"], found["level"], found["units"]) == (["Sari", "Budi"], "character", 80)
    nature = next(row for row in found["codes"] if row["label"] == "A1")
    assert (nature["both"], nature["only_second"], nature["differences"]) == (20, 16, 2)
    assert nature["percent_agreement"] == 80
    assert nature["kappa"] == pytest.approx(0.5789, abs=5e-5)
    assert found["overall"]["overlap"] == pytest.approx(20 / 59)


def test_differences_tell_scripts_everything(two: Path, answer: Answer) -> None:
    found = answer("agreement", two)["differences"][1]
    del found["key"]
    assert found == {
        "kind": "boundaries",
        "source": "talk.txt",
        "start": 48,
        "end": 67,
        "text": "Nobody came to help",
        "first": {"label": "A1", "name": "Nature", "spans": [[48, 59]]},
        "second": {"label": "A1", "name": "Nature", "spans": [[48, 67]]},
        "outcome": None,
        "note": "",
    }


@pytest.mark.parametrize(("level", "units"), [("character", 80), ("sentence", 3), ("turn", 1)])
def test_units_are_those_of_the_level(level: str, units: int, two: Path, answer: Answer) -> None:
    assert answer("agreement", two, "--level", level)["units"] == units


def test_a_figure_that_cannot_be_is_null_with_its_reason(two: Path, answer: Answer) -> None:
    found = answer("agreement", two, "--level", "turn")["overall"]
    assert (found["kappa"], found["alpha"], found["undefined"]) == (None, None, "no_variation")


def test_people_read_the_differences_first(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", str(two), "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2] == "4 differences, 4 of them open."
    assert lines[7:11] == [
        "2. talk.txt, paragraph 2: Other boundaries",
        "    Nobody came to help",
        "    Sari: A1: “Nobody came”",
        "    Budi: A1: “Nobody came to help”",
    ]
    header = next(n for n, line in enumerate(lines) if line.startswith("Code "))
    assert lines[header + 1].split()[:6] == ["A1", "55.6", "%", "2", "80.0", "%"]
    assert lines[-1].startswith("In reflexive analysis agreement is not the goal")


def test_what_was_settled_is_said_and_changes_no_figure(
    tmp_path: Path, answer: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    with a_study(tmp_path) as study:
        made = double_coded(study, SARI, BUDI)
        made.settle("boundaries", "second", "The longer one.")
        made.settle("only_first", "neither")
    path = study.project.path
    assert answer("agreement", path)["overall"]["overlap"] == pytest.approx(20 / 59)
    assert main(["agreement", str(path), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "4 differences, 2 of them open." in out
    assert "    As Budi coded it: The longer one.\n" in out


def test_one_coder_is_no_agreement(file: Path, refusal: Callable[..., str]) -> None:
    assert refusal("agreement", file) == (
        "Agreement compares two coders; say which two. With codings there are: Sari."
    )


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Nobody's codings are kept; Tono has coded in another source than Sari and Budi."""
    with a_study(tmp_path) as study:
        codes = [study.code()]
        for name in ("one.txt", "two.txt"):
            study.source(f"{TALK} {name}", name)
        with study.project.edit() as session:
            people = [study.me, add_person(session, "Budi"), add_person(session, "Tono")]
            for person, source in zip(people, (1, 1, 2), strict=True):
                code_passage(session, source, Span(0, 5 + person), codes[0], person)
    return study.project.path


def test_of_three_coders_two_must_be_named(three: Path, refusal: Callable[..., str]) -> None:
    assert refusal("agreement", three).endswith("Sari, Budi, Tono.")


def test_any_two_people_are_compared_on_what_both_coded_in(three: Path, answer: Answer) -> None:
    found = answer("agreement", three, "--coders", "budi", "Sari")
    assert (found["coders"], found["sources"]) == (["Budi", "Sari"], ["one.txt"])
    assert (found["kept_at"], found["overall"]["both"]) == (None, 6)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Sari", "Tono"), "There is no source that both Sari and Tono have coded."),
        (("Sari", "sari"), "Agreement compares two coders; say which two. With"),
        (("Sari", "Nobody"), "There is no person “Nobody”."),
    ],
)
def test_two_that_cannot_be_compared_are_refused(
    names: tuple[str, str], said: str, three: Path, refusal: Callable[..., str]
) -> None:
    assert refusal("agreement", three, "--coders", *names).startswith(said)


def test_one_coder_has_nothing_to_export(
    file: Path, refusal: Callable[..., str], tmp_path: Path
) -> None:
    out = tmp_path / "a.docx"
    assert "two coders" in refusal("export", file, out, "--what", "agreement")
    assert not out.exists()


@pytest.mark.parametrize("ending", [".docx", ".csv"])
def test_the_report_is_written(ending: str, two: Path, answer: Answer, tmp_path: Path) -> None:
    out = tmp_path / f"a{ending}"
    assert answer("export", two, out, "--what", "agreement")["passages"] == 0
    assert out.stat().st_size > 0
