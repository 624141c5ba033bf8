import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from app.cli import main
from app.interchange.exporting import ENDINGS, What

Answer = Callable[..., Any]
FORMS = [
    (what, ending)
    for what, endings in ENDINGS.items()
    for ending in endings
    if what != "agreement"  # it takes two coders: test_agreement
    if (what, ending) != ("appendix", ".csv")  # it takes a part: below
]


@pytest.mark.parametrize(("what", "ending"), FORMS)
def test_every_export_is_written_in_every_form(
    what: What, ending: str, file: Path, answer: Answer, tmp_path: Path
) -> None:
    out = tmp_path / f"out{ending}"
    found = answer("export", file, out, "--what", what)
    quoting = {"appendix", "chapter", "closing", "evidence", "review", "passages"}
    assert found["passages"] == (2 if what in quoting else 0)
    assert out.stat().st_size > 0


@pytest.mark.parametrize(("language", "title"), [("id", "Lampiran"), ("en", "Appendices")])
def test_export_speaks_the_language_that_is_asked_for(
    language: str, title: str, file: Path, answer: Answer, tmp_path: Path
) -> None:
    answer("export", file, tmp_path / "a.docx", "--lang", language)
    assert Document(str(tmp_path / "a.docx")).paragraphs[0].text == title


def test_language_is_the_documents_and_not_the_messages(
    file: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "a.docx"
    assert main(["export", str(file), str(out), "--lang", "id"]) == 0
    assert capsys.readouterr().out.startswith(f"{out} is written.\n2 passages\n")


def test_printed_passage_keeps_its_number(file: Path, answer: Answer, tmp_path: Path) -> None:
    answer("export", file, tmp_path / "a.docx")
    made = answer("code", file, "--quote", "And then?", "--code", "A1")
    assert made["number"] == "K-0003"


def test_copy_never_overwrites_a_project(
    file: Path, refusal: Callable[..., str], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.kutipan"
    copy.write_bytes(b"mine")
    assert "is there already" in refusal("export", file, copy, "--what", "project")
    assert copy.read_bytes() == b"mine"


def test_wrong_ending_is_refused(file: Path, refusal: Callable[..., str], tmp_path: Path) -> None:
    assert ".docx" in refusal("export", file, tmp_path / "a.pdf")


def test_missing_folder_is_refused(file: Path, refusal: Callable[..., str], tmp_path: Path) -> None:
    assert "cannot be written" in refusal("export", file, tmp_path / "no" / "a.docx")


def test_masked_view_is_not_pretended(
    file: Path, refusal: Callable[..., str], tmp_path: Path
) -> None:
    said = refusal("export", file, tmp_path / "a.docx", "--view", "masked")
    assert "No name is masked" in said


def test_a_chapter_is_dressed_in_the_profile_that_is_asked_for(
    file: Path, answer: Answer, refusal: Callable[..., str], tmp_path: Path
) -> None:
    out = tmp_path / "chapter.docx"
    words = ("export", file, out, "--what", "chapter", "--profile")
    (tmp_path / "own.toml").write_text("name = 'Own'\n[page]\nmargin_left = 2.5", "utf-8")
    answer(*words, tmp_path / "own.toml")
    left = Document(str(out)).sections[-1].left_margin
    assert left is not None
    assert round(left.cm, 1) == 2.5
    (tmp_path / "own.toml").write_text("name = 'Own'\n[page]\npaper = 'A3'", "utf-8")
    assert "“page.paper = A3”" in refusal(*words, tmp_path / "own.toml")
    assert "“nobody's”" in refusal(*words, "nobody's")


def test_only_chapters_have_a_profile(file: Path, tmp_path: Path) -> None:
    assert main(["export", str(file), str(tmp_path / "a.docx"), "--profile", "apa7"]) == 2


def test_a_review_log_is_about_all_rounds_or_one(
    file: Path, answer: Answer, refusal: Callable[..., str], tmp_path: Path
) -> None:
    answer("export", file, tmp_path / "review.docx", "--what", "review")
    log = tmp_path / "log.docx"
    found = answer("export", file, log, "--what", "review_log", "--round", "1", "--lang", "en")
    assert found["passages"] == 2
    assert "Round 1" in [paragraph.text for paragraph in Document(str(log)).paragraphs]
    assert "“9”" in refusal("export", file, log, "--what", "review_log", "--round", "9")


def test_other_documents_are_about_no_round(file: Path, tmp_path: Path) -> None:
    call = ["export", str(file), str(tmp_path / "a.docx"), "--what", "consultation"]
    assert main([*call, "--round", "1"]) == 2


def test_review_document_prints_the_round_that_is_asked_for(
    file: Path, answer: Answer, tmp_path: Path
) -> None:
    out = tmp_path / "a.docx"
    assert answer("export", file, out, "--what", "review")["round"] == "Putaran 1"
    assert answer("export", file, out, "--what", "review", "--round", "1")["round"] == "Putaran 1"


def test_unknown_round_is_refused(file: Path, refusal: Callable[..., str], tmp_path: Path) -> None:
    said = refusal("export", file, tmp_path / "a.docx", "--what", "review", "--round", "7")
    assert said == "There is no review round “7”."


def test_a_chapter_is_about_no_round(file: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "a.docx")
    assert main(["export", str(file), out, "--what", "chapter", "--round", "1"]) == 2


def test_a_csv_file_holds_one_part_of_the_appendix(
    file: Path, answer: Answer, refusal: Callable[..., str], tmp_path: Path
) -> None:
    out = tmp_path / "a.csv"
    assert "one table only" in refusal("export", file, out)
    assert "one table only" in refusal("export", file, out, "--parts", "codebook,passages")
    answer("export", file, out, "--parts", "passages", "--lang", "en")
    first, *rows = csv.reader(out.read_text("utf-8-sig").splitlines(keepends=True))
    assert first[:6] == ["No.", "Number", "Informant", "Date", "Locator", "Quotation"]
    assert [row[1] for row in rows] == ["K-0001", "K-0002"]


def test_parts_come_in_the_order_asked_for(file: Path, answer: Answer, tmp_path: Path) -> None:
    out = tmp_path / "a.md"
    answer("export", file, out, "--parts", "codebook, guide", "--lang", "en")
    heads = [line for line in out.read_text("utf-8").splitlines() if line.startswith("## ")]
    assert heads == ["## Appendix 1. The Codebook", "## Appendix 2. Interview Guide"]


def test_what_is_no_part_is_refused(file: Path, tmp_path: Path) -> None:
    call = ["export", str(file), str(tmp_path / "a.docx")]
    assert main([*call, "--parts", "index"]) == 2
    assert main([*call, "--what", "chapter", "--parts", "guide"]) == 2


def test_parts_that_hold_nothing_are_left_out_and_named(
    file: Path, answer: Answer, tmp_path: Path
) -> None:
    found = answer("export", file, tmp_path / "a.docx")
    assert found["left_out"] == ["guide", "negative", "review", "members", "attachments"]


@pytest.mark.parametrize("what", ["appendix", "chapter"])
def test_the_next_export_says_what_has_changed(
    what: What, file: Path, answer: Answer, tmp_path: Path
) -> None:
    out = tmp_path / "a.docx"
    assert "changes" not in answer("export", file, out, "--what", what)
    assert answer("export", file, out, "--what", what)["changes"] == []
    number = answer("code", file, "--quote", "everybody joined", "--code", "A1")["number"]
    (change,) = answer("export", file, out, "--what", what)["changes"]
    assert change == {"kind": "added", "number": number, "code": "A1", "other": ""}


@pytest.mark.parametrize("ending", [".md", ".docx"])
def test_the_list_of_changes_is_written_on_wish(
    ending: str, file: Path, answer: Answer, refusal: Callable[..., str], tmp_path: Path
) -> None:
    out, listed = tmp_path / "a.docx", tmp_path / f"changes{ending}"
    answer("export", file, out, "--changes", listed)
    assert listed.stat().st_size > 0
    refusal("export", file, out, "--changes", tmp_path / "changes.rtf")
