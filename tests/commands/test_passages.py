from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from tests.study import COUSIN, NOBODY, TALK

Answer = Callable[..., Any]


def test_passage_has_exactly_the_fields_that_scripts_rely_on(file: Path, answer: Answer) -> None:
    first, _ = answer("passages", file)
    start = TALK.index(COUSIN)
    assert first == {
        "number": "K-0001",
        "source": "talk.txt",
        "start": start,
        "end": start + len(COUSIN),
        "text": COUSIN,
        "informant": "F-1",
        "codes": [
            {
                "label": "A1",
                "name": "Family",
                "kind": "cause",
                "stance": "supports",
                "coder": "Sari",
            }
        ],
    }


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        (["--code", "family"], [COUSIN]),
        (["--informant", "f-1"], [COUSIN, NOBODY]),
        (["--kind", "effort"], [NOBODY]),
        (["--kind", "Upaya", "--lang", "id"], [NOBODY]),
        (["--kind", "advice"], []),
        (["--kind", "cause", "--code", "B2"], []),
    ],
)
def test_filters_narrow_the_list(
    words: list[str], texts: list[str], file: Path, answer: Answer
) -> None:
    assert [row["text"] for row in answer("passages", file, *words)] == texts


def test_unknown_kind_is_refused(file: Path, refusal: Callable[..., str]) -> None:
    assert "poem" in refusal("passages", file, "--kind", "poem")


def test_people_read_lines(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["passages", str(file), "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "K-0001  A1  F-1  talk.txt"
    assert lines[-1] == "2 passages"


def test_search_gives_places_in_code_points(file: Path, answer: Answer) -> None:
    (hit,) = answer("search", file, "nobody")
    assert TALK[hit["start"] : hit["end"]] == "Nobody"
    assert (hit["source"], hit["paragraph"]) == ("talk.txt", 4)


def test_search_inside_words_is_asked_for(file: Path, answer: Answer) -> None:
    assert answer("search", file, "obod") == []
    assert len(answer("search", file, "obod", "--inside")) == 1


def test_search_shows_the_words_round_the_hit(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", str(file), "checked", "--lang", "en"]) == 0
    assert "talk.txt, paragraph 4: Farmer: Nobody checked" in capsys.readouterr().out
