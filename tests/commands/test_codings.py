from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from tests.study import TALK

Answer = Callable[..., Any]
Refusal = Callable[..., str]


def test_code_by_positions_counts_code_points(file: Path, answer: Answer) -> None:
    start = TALK.index("he asked")
    place = ["--start", str(start), "--end", str(start + 8)]
    made = answer("code", file, "--source", "talk", *place, "--code", "a1")
    assert (made["number"], made["text"], made["code"]) == ("K-0003", "he asked", "A1")


def test_code_by_quotation_keeps_stance_and_coder(file: Path, answer: Answer) -> None:
    quotation = ["--quote", "everybody\n joined", "--code", "Rules", "--stance", "partly"]
    assert answer("code", file, *quotation, "--coder", "Budi")["exact"]
    (code,) = answer("passages", file)[2]["codes"]
    assert code == {
        "label": "B2",
        "name": "Rules",
        "kind": "effort",
        "stance": "partly",
        "coder": "Budi",
    }


def test_coding_twice_is_coding_once(file: Path, answer: Answer) -> None:
    words = ["code", file, "--quote", "And then?", "--code", "C3"]
    assert answer(*words) == answer(*words)
    assert len(answer("passages", file)) == 3


def test_coding_again_changes_the_stance_only_when_one_is_given(file: Path, answer: Answer) -> None:
    words = ["code", file, "--quote", "And then?", "--code", "C3"]
    answer(*words)
    stances = [answer(*words, *more)["stance"] for more in (["--stance", "context"], [])]
    assert stances == ["context", "context"]


def test_other_quotation_marks_are_said(
    file: Path, answer: Answer, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "q.txt").write_text("He said \u201cno\u201d twice.", "utf-8")
    answer("import", file, tmp_path / "q.txt")
    assert main(["code", str(file), "--quote", 'said "no"', "--code", "A1", "--lang", "en"]) == 0
    assert "other quotation marks" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--quote", "nobody knows", "--code", "A1"], "no quotation"),
        (["--quote", "Interviewer:", "--code", "A1"], "More than one quotation"),
        (["--quote", "And then?", "--code", "Z9"], "no code “Z9”"),
        (["--quote", "And then?", "--code", "A1", "--source", "x"], "no source “x”"),
        (["--source", "talk", "--start", "5", "--end", "5", "--code", "A1"], "no place"),
        (["--source", "talk", "--start", "0", "--end", "999", "--code", "A1"], "no place"),
    ],
)
def test_what_cannot_be_coded_is_said_in_one_line(
    words: list[str], said: str, file: Path, refusal: Refusal
) -> None:
    assert said in refusal("code", file, *words)


@pytest.mark.parametrize(
    "words", [[], ["--quote", "x", "--source", "talk", "--start", "1", "--end", "2"]]
)
def test_either_words_or_positions_are_needed(words: list[str], file: Path) -> None:
    assert main(["code", str(file), "--code", "A1", *words]) == 2


def test_refused_coding_leaves_the_file_as_it_was(file: Path, refusal: Refusal) -> None:
    main(["code", str(file), "--quote", "And then?", "--code", "A1"])
    before = file.read_bytes()
    refusal("code", file, "--quote", "And then?", "--code", "Z9")
    assert file.read_bytes() == before
