from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

Answer = Callable[..., Any]


def test_evidence_has_exactly_the_fields_that_scripts_rely_on(file: Path, answer: Answer) -> None:
    assert answer("evidence", file) == {
        "codes_without_passage": ["C3"],
        "single_informant": ["A1", "B2"],
        "single_category": ["A1", "B2"],
        "self_report_only": [],
        "contradicting": [],
        "causes_without_effort": ["A1"],
        "efforts_without_cause": ["B2"],
        "without_full_date": [],
        "without_interpretation": ["K-0001", "K-0002"],
    }


def test_the_arranged_chapter_is_told_where_it_is_asked_for(file: Path, answer: Answer) -> None:
    found = answer("evidence", file, "--chapter")
    assert found["codes_without_passage"] == ["C3"]
    assert found["contrary_not_discussed"] == []
    assert found["order_differs"] == []


@pytest.mark.parametrize(
    ("columns", "name"), [("informant", "F-1"), ("category", "Villagers"), ("source", "talk.txt")]
)
def test_matrix_counts_passages_by_each_kind_of_column(
    columns: str, name: str, file: Path, answer: Answer
) -> None:
    found = answer("matrix", file, "--rows", "code", "--columns", columns)
    assert found["columns"] == [name]
    assert [(row["label"], row["counts"], row["total"]) for row in found["counts"]] == [
        ("A1", {name: 1}, 1),
        ("B2", {name: 1}, 1),
        ("C3", {name: 0}, 0),
    ]


def test_matrix_is_aligned_for_people(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["matrix", str(file), "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["Code  F-1  Total", "A1    1    1"]
