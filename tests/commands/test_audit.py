from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from app.cli import main

Answer = Callable[..., Any]
SAID = ("quotation", "status", "source", "start", "end", "informant", "attributed_to", "difference")


@pytest.fixture
def thesis(tmp_path: Path, file: Path, answer: Answer) -> Path:
    """A draft that quotes one passage of the study, and words that nobody said."""
    quotation = answer("passages", file)[0]["text"]
    path = tmp_path / "thesis.docx"
    document = docx.Document()
    document.add_paragraph(f"One of them said: \u201c{quotation}\u201d.")
    document.add_paragraph("Another said: \u201call of the ships have gone home by now\u201d.")
    document.save(str(path))
    return path


def test_every_quotation_is_listed_with_its_place(file: Path, thesis: Path, answer: Answer) -> None:
    first, second = answer("audit", file, thesis)
    assert [*first][: len(SAID)] == [*SAID]
    assert (first["status"], second["status"]) == ("exact", "not_found")
    passage = answer("passages", file)[0]
    assert (first["source"], first["start"], first["end"]) == (
        passage["source"],
        passage["start"],
        passage["end"],
    )
    assert (second["source"], second["start"], second["difference"]) == (None, None, "")


def test_lines_for_people_end_with_the_counts(
    file: Path, thesis: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(file), str(thesis), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "No transcript holds these words." in out
    assert "thesis.docx: 2 quotations: Exact 1, Not found 1" in out


def test_copy_has_a_comment_at_each_finding(
    file: Path, thesis: Path, tmp_path: Path, answer: Answer
) -> None:
    out = tmp_path / "returned.docx"
    before = thesis.read_bytes()
    answer("audit", file, thesis, "--out", out)
    (comment,) = docx.Document(str(out)).comments
    assert comment.text.startswith("Not found") or comment.text.startswith("Tidak")
    assert thesis.read_bytes() == before


def test_draft_of_another_format_gets_a_report(file: Path, tmp_path: Path, answer: Answer) -> None:
    draft, out = tmp_path / "thesis.md", tmp_path / "report.docx"
    draft.write_text("He said: \u201call of the ships have gone home\u201d.", encoding="utf-8")
    answer("audit", file, draft, "--out", out)
    assert any("ships" in each.text for each in docx.Document(str(out)).paragraphs)


def test_claims_are_a_list_of_their_own(file: Path, tmp_path: Path, answer: Answer) -> None:
    draft = tmp_path / "conclusion.txt"
    draft.write_text("KESIMPULAN\n\nTidak ada apa-apa di sini.", encoding="utf-8")
    found = answer("audit", file, draft, "--claims")
    assert {each["claim"] for each in found} == {"left_out"}


@pytest.mark.parametrize("name", ["missing.docx", "picture.png"])
def test_what_cannot_be_read_is_one_sentence(
    file: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if name.endswith("png"):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    assert main(["audit", str(file), str(tmp_path / name)]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_copy_must_be_a_word_document(
    file: Path, thesis: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(file), str(thesis), "--out", str(tmp_path / "out.pdf")]) == 1
    assert ".docx" in capsys.readouterr().err


def test_comments_go_into_one_draft_at_a_time(file: Path, thesis: Path, tmp_path: Path) -> None:
    words = ["audit", str(file), str(thesis), str(thesis), "--out", str(tmp_path / "out.docx")]
    assert main(words) == 2
