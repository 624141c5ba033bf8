import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from tests.interchange.paper import ReviewPaper

Answer = Callable[..., Any]


@pytest.fixture
def returned(file: Path, answer: Answer, tmp_path: Path) -> Path:
    """The review document with one decision and one that cannot be read."""
    answer("export", file, tmp_path / "review.docx", "--what", "review", "--lang", "en")
    paper = ReviewPaper((tmp_path / "review.docx").read_bytes())
    paper.write_name("Dr. Marta")
    paper.decide("K-0001 · A1", "setuju")
    paper.decide("K-0002 · B2", "perhaps later")
    return paper.saved(tmp_path)


def test_dry_run_shows_and_changes_nothing(file: Path, returned: Path, answer: Answer) -> None:
    before = file.read_bytes()
    found = answer("review", file, "import", returned, "--dry-run")
    answered = [(row["coding"], row["verdict"]) for row in found["rows"] if row["decision"]]
    assert answered == [("K-0001 · A1", "agree"), ("K-0002 · B2", None)]
    assert (found["reviewer"], found["applied"]) == ("Dr. Marta", 0)
    assert file.read_bytes() == before


def test_certain_answers_are_recorded_once(file: Path, returned: Path, answer: Answer) -> None:
    assert answer("review", file, "import", returned)["applied"] == 2
    again = answer("review", file, "import", returned)
    assert (again["applied"], again["read_before"]) == (0, True)


def test_uncertain_answers_are_listed(
    file: Path, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", str(file), "import", str(returned), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "Please look at these rows yourself:\n    K-0002 · B2: perhaps later" in out


def test_what_is_not_recorded_is_shown_in_full(
    file: Path, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = ReviewPaper(returned.read_bytes())
    paper.decide("K-0002 · B2", "perhaps " * 100 + "never")
    out = paper.saved(returned.parent)
    assert main(["review", str(file), "import", str(out), "--dry-run", "--lang", "en"]) == 0
    assert "perhaps " * 100 + "never" in capsys.readouterr().out


def test_new_reviewer_is_told(file: Path, returned: Path, answer: Answer) -> None:
    words = ("review", file, "import", returned, "--reviewer", "Dr. Nobody")
    assert answer(*words)["reviewer_is_new"]
    assert not answer(*words)["reviewer_is_new"]


def test_reviewer_may_be_named(file: Path, returned: Path, answer: Answer) -> None:
    named = answer("review", file, "import", returned, "--reviewer", "Prof. Budi")
    assert named["reviewer"] == "Prof. Budi"
    assert named["outside"] == ["Dr. Marta"]


def test_paper_without_a_name_is_the_only_supervisors(
    file: Path, returned: Path, answer: Answer, tmp_path: Path
) -> None:
    answer("review", file, "import", returned)
    paper = ReviewPaper((tmp_path / "review.docx").read_bytes())
    paper.decide("K-0001 · A1", "tolak")
    found = answer("review", file, "import", paper.saved(tmp_path, "nameless.docx"))
    assert (found["reviewer"], found["applied"]) == ("Dr. Marta", 0)
    (row,) = (row for row in found["rows"] if row["coding"] == "K-0001 · A1")
    assert row["status"] == "conflicting"


def test_other_document_is_refused(
    file: Path, answer: Answer, refusal: Callable[..., str], tmp_path: Path
) -> None:
    answer("export", file, tmp_path / "a.docx")
    assert "is not a review document" in refusal("review", file, "import", tmp_path / "a.docx")


def test_what_was_typed_elsewhere_and_the_paper_are_told(
    file: Path, returned: Path, answer: Answer, tmp_path: Path
) -> None:
    paper = ReviewPaper(returned.read_bytes())
    paper.write_outside("In all, good work.")
    found = answer("review", file, "import", paper.saved(tmp_path, "more.docx"))
    assert (found["kind"], found["known_paper"], found["outside"]) == (
        "review",
        True,
        ["In all, good work."],
    )


def test_answers_from_a_print_out_are_entered(file: Path, answer: Answer, tmp_path: Path) -> None:
    (tmp_path / "typed.csv").write_text("1;A1;s;\n2;;r;Why?\n9;;t;\n", encoding="utf-8")
    typed = ("review", file, "enter", tmp_path / "typed.csv", "--reviewer", "Dr. Marta")
    assert answer(*typed, "--dry-run")["applied"] == 0
    found = answer(*typed)
    assert (found["applied"], found["reviewer"]) == (2, "Dr. Marta")
    assert [row["coding"] for row in found["entries"]] == ["K-0001 · A1", "K-0002 · B2", ""]


def test_entries_come_from_standard_input_too(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("K-0001 A1 setuju\nK-0077 t\n"))
    words = ["review", str(file), "enter", "-", "--reviewer", "Dr. Marta", "--lang", "en"]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert out == "    line 2: K-0077 t  No passage has this number.\n1 answer recorded.\n"


def test_entries_without_a_reviewer_are_refused(
    file: Path, refusal: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "typed.csv").write_text("1 A1 s\n", encoding="utf-8")
    assert "reviewer" in refusal("review", file, "enter", tmp_path / "typed.csv")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 torn",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        b"only words",
    ],
    ids=["empty", "damaged", "doc", "password", "text"],
)
def test_wrong_files_are_one_sentence_and_change_nothing(
    data: bytes, file: Path, refusal: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "wrong.docx").write_bytes(data)
    before = file.read_bytes()
    assert "wrong.docx" in refusal("review", file, "import", tmp_path / "wrong.docx")
    assert file.read_bytes() == before
