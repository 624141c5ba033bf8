from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

Answer = Callable[..., Any]


def test_what_came_in_is_described(file: Path, answer: Answer, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Date: 2021-03-12\n\nI: Why?\nN: Because.\nI: So?\nN: Yes.")
    (tmp_path / "copy.txt").write_bytes((tmp_path / "b.txt").read_bytes())
    found = answer("import", file, tmp_path / "b.txt", tmp_path / "copy.txt")
    (source,) = found["imported"]
    assert (source["source"], source["date"], source["turns"]) == ("b.txt", "2021-03-12", 4)
    assert {each["label"]: each["role"] for each in source["speakers"]}["N"] == "informant"
    assert found["duplicates"] == [{"file": str(tmp_path / "copy.txt"), "source": "b.txt"}]


def test_unreadable_file_ends_with_one_and_the_rest_is_in(
    file: Path, answer: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.txt").write_text("Words.", "utf-8")
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 torn")
    paths = [str(tmp_path / "good.txt"), str(tmp_path / "bad.docx")]
    assert main(["import", str(file), *paths, "--lang", "en"]) == 1
    captured = capsys.readouterr()
    assert ("good.txt" in captured.out, "bad.docx is damaged" in captured.err) == (True, True)
    assert len(answer("search", file, "words")) == 1


def test_table_of_informants_connects_sources_old_and_new(
    file: Path, answer: Answer, tmp_path: Path
) -> None:
    (tmp_path / "new.txt").write_text("Some words without labels.", "utf-8")
    table = tmp_path / "who.csv"
    table.write_text("code,category,transcript\nF-1,Elders,talk\nF-2,Youth,new\n", "utf-8")
    found = answer("import", file, tmp_path / "new.txt", "--informants", table)
    assert found["imported"][0]["informants"] == ["F-2"]
    assert answer("matrix", file, "--columns", "category")["columns"] == ["Elders", "Youth"]


def test_unreadable_date_in_the_table_is_said(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "new.txt").write_text("Words.", "utf-8")
    (tmp_path / "who.csv").write_text("code,date\nF-9,long ago\n", "utf-8")
    words = [str(file), str(tmp_path / "new.txt"), "--informants", str(tmp_path / "who.csv")]
    assert main(["import", *words]) == 0
    assert "long ago" in capsys.readouterr().err


def test_bad_table_is_said_before_anything_is_imported(
    file: Path, answer: Answer, refusal: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "new.txt").write_text("Unheard words.", "utf-8")
    (tmp_path / "who.csv").write_text("code\nF-9\nF-9\n", "utf-8")
    refused = refusal("import", file, tmp_path / "new.txt", "--informants", tmp_path / "who.csv")
    assert "who.csv, line 3" in refused
    assert answer("search", file, "unheard") == []
