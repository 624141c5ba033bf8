import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

Answer = Callable[..., Any]
CODEBOOK = "label,name,kind\nB2,Rules,effort\nA1,Family,cause\n"


def test_new_project_may_begin_with_a_codebook(answer: Answer, tmp_path: Path) -> None:
    (tmp_path / "book.csv").write_text(CODEBOOK, "utf-8")
    answer("new", tmp_path / "a.kutipan", "--codebook", tmp_path / "book.csv")
    assert answer("evidence", tmp_path / "a.kutipan")["codes_without_passage"] == ["B2", "A1"]


def test_bad_codebook_leaves_no_project_behind(refusal: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "book.csv").write_text("label,name\nA,x\nA,y\n", "utf-8")
    assert "line 3" in refusal("new", tmp_path / "a.kutipan", "--codebook", tmp_path / "book.csv")
    assert not (tmp_path / "a.kutipan").exists()


def test_new_never_overwrites(file: Path, refusal: Callable[..., str]) -> None:
    before = file.read_bytes()
    assert "is there already" in refusal("new", file)
    assert file.read_bytes() == before


def test_codebook_goes_out_and_comes_back(file: Path, answer: Answer, tmp_path: Path) -> None:
    answer("codebook", file, "export", tmp_path / "book.xlsx")
    report = answer("codebook", file, "import", tmp_path / "book.xlsx")
    assert [(row["name"], row["outcome"]) for row in report] == [
        ("A1", "unchanged"),
        ("B2", "unchanged"),
        ("C3", "unchanged"),
    ]


def test_whole_project_is_found_whole(file: Path, answer: Answer) -> None:
    assert answer("check", file) == {"file": str(file), "ok": True, "problems": []}


def test_damage_is_named_and_ends_with_one(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute('UPDATE passage SET "end" = 9999')
    assert main(["check", str(file), "--lang", "en"]) == 1
    assert "2 rows of “passage” stand outside their text." in capsys.readouterr().out


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\x00" + b"\0" * 200, b"PK\x03\x04"])
def test_foreign_file_is_refused(data: bytes, refusal: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "x.kutipan").write_bytes(data)
    assert "is not a Kutipan project" in refusal("check", tmp_path / "x.kutipan")


def test_demo_makes_the_study_and_its_documents(answer: Answer, tmp_path: Path) -> None:
    found = answer("demo", tmp_path / "out")
    assert (found["sources"], found["passages"], found["codings"]) == (6, 50, 64)
    names = [Path(path).name for path in found["files"]]
    assert names == ["sample.kutipan", "appendix.docx", "chapter.docx", "review.docx"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)


def test_demo_never_overwrites(refusal: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "sample.kutipan").write_bytes(b"mine")
    assert "is there already" in refusal("demo", tmp_path)


def test_folder_that_cannot_be_made_is_said(refusal: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert "cannot be written" in refusal("demo", tmp_path / "file" / "out")


def test_new_sample_is_the_sample_study(answer: Answer, tmp_path: Path) -> None:
    found = answer("new", tmp_path / "s.kutipan", "--sample")
    assert (found["informants"], found["codes"], found["decisions"]) == (6, 20, 14)
    assert answer("check", tmp_path / "s.kutipan")["ok"]
