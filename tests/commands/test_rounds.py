from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

Answer = Callable[..., Any]


def test_a_round_is_frozen_for_its_reviewers(file: Path, answer: Answer) -> None:
    (made,) = answer(
        *("round", file, "new", "--name", "Putaran 1"),
        *("--reviewer", "Dr. Ani", "--reviewer", "Dr. Budi"),
    )
    assert (made["number"], made["name"], made["codings"]) == (1, "Putaran 1", 2)
    assert made["reviewers"] == ["Dr. Ani", "Dr. Budi"]
    assert answer("round", file, "list") == [made]


def test_a_round_without_a_name_is_numbered(file: Path, answer: Answer) -> None:
    names = [answer("round", file, "new", "--lang", "id")[0]["name"] for _ in range(2)]
    assert names == ["Putaran 1", "Putaran 2"]


def test_a_round_may_be_limited(file: Path, answer: Answer) -> None:
    (made,) = answer("round", file, "new", "--code", "b2", "--informant", "f-1", "--at-most", "1")
    assert (made["codings"], made["codes"]) == (1, 1)
    assert (len(made["scope"]["codes"]), len(made["scope"]["informants"])) == (1, 1)
    assert made["scope"]["at_most"] == 1


def test_nothing_changed_is_no_round(
    file: Path, answer: Answer, refusal: Callable[..., str]
) -> None:
    answer("round", file, "new")
    assert refusal("round", file, "new", "--changed")
    assert len(answer("round", file, "list")) == 1


def test_a_code_that_is_not_there_is_refused(file: Path, refusal: Callable[..., str]) -> None:
    assert "Z9" in refusal("round", file, "new", "--code", "Z9")
    assert "X-9" in refusal("round", file, "check", "--informant", "X-9")


def test_a_round_is_closed_and_opened_again(file: Path, answer: Answer) -> None:
    answer("round", file, "new", "--name", "First")
    answer("round", file, "new", "--name", "Second")
    assert answer("round", file, "close", "first")[0]["closed_at"]
    assert answer("round", file, "close")[0]["name"] == "Second"
    assert answer("round", file, "reopen", "1")[0]["closed_at"] is None


@pytest.mark.parametrize("called", [(), ("Ninth",)])
def test_a_round_that_is_not_there_cannot_be_closed(
    file: Path, refusal: Callable[..., str], called: tuple[str, ...]
) -> None:
    assert "review round" in refusal("round", file, "close", *called)


def test_what_to_mend_before_sending_is_listed(file: Path, answer: Answer) -> None:
    found = answer("round", file, "check", "--lang", "en")
    assert [(each["kind"], each.get("code")) for each in found] == [
        ("definition_missing", "A1"),
        ("definition_missing", "B2"),
        ("definition_missing", "C3"),
        ("without_evidence", "C3"),
    ]
    assert found[0]["sentence"] == "A1 has no definition."
    assert found[0]["severity"] == "mend"


def test_people_read_lines(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["round", str(file), "list", "--lang", "en"]) == 0
    assert main(["round", str(file), "check", "--code", "A1", "--lang", "en"]) == 0
    assert main(["round", str(file), "new", "--reviewer", "Dr. Ani", "--lang", "en"]) == 0
    first, second, third = capsys.readouterr().out.splitlines()
    assert first == "No rounds yet."
    assert second == "! A1 has no definition."
    assert third.startswith("1  Round 1  ")
    assert third.endswith("  2 codings  open  Dr. Ani")


@pytest.mark.parametrize("wrong", [["burn"], ["new", "--at-most", "0"]])
def test_wrong_usage_changes_nothing(file: Path, answer: Answer, wrong: list[str]) -> None:
    assert main(["round", str(file), *wrong]) == 2
    assert answer("round", file, "list") == []
