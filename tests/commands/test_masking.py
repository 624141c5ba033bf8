from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

Answer = Callable[..., Any]


def test_masked_name_is_listed(masked: Path, answer: Answer) -> None:
    (row,) = answer("mask", masked, "list")
    assert (row["name"], row["masked"], row["public"]) == ("cousin", "[relative]", "[somebody]")
    assert row["places"] == 0


def test_places_are_found_and_then_masked(masked: Path, answer: Answer) -> None:
    assert [row["found"] for row in answer("mask", masked, "find", "cousin")] == ["cousin"]
    assert answer("mask", masked, "apply") == {"masked": 1}
    assert answer("mask", masked, "find") == []


def test_name_is_changed_and_deleted(masked: Path, answer: Answer) -> None:
    (row,) = answer("mask", masked, "change", "cousin", "--as", "[kin]", "--variant", "couzin")
    assert (row["masked"], row["public"], row["variants"]) == ("[kin]", "[somebody]", ["couzin"])
    assert answer("mask", masked, "delete", "couzin") == {"deleted": "cousin"}
    assert answer("mask", masked, "list") == []


def test_informants_propose_what_to_mask(file: Path, answer: Answer) -> None:
    (row,) = answer("mask", file, "propose")
    assert (row["name"], row["masked"], row["informant"]) == ("Farmer", "[Villagers]", "F-1")


def test_log_is_a_table_of_its_own(masked: Path, answer: Answer, tmp_path: Path) -> None:
    answer("mask", masked, "apply")
    out = tmp_path / "log.csv"
    assert answer("mask", masked, "log", out)["replacements"] == 1
    assert "talk.txt,2," in out.read_text("utf-8-sig")
    assert main(["mask", str(masked), "log", str(tmp_path / "log.docx")]) == 1


@pytest.mark.parametrize("action", ["variants", "unique"])
def test_nothing_found_is_an_answer(masked: Path, answer: Answer, action: str) -> None:
    assert answer("mask", masked, action) == []


def test_unknown_name_is_refused(masked: Path, refusal: Callable[..., str]) -> None:
    assert refusal("mask", masked, "find", "Budi") == "There is no masked name “Budi”."
