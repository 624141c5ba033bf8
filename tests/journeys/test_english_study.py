"""Another study than ours: English, its own labels, kinds and order, in every old encoding."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document

from app.cli import main
from tests.journeys.studies import answer

DAIRY = """Interview transcript
Participant: F3
Role: Dairy farmer
Category: Growers
Date: 4 July 2019

MODERATOR: Why did you leave the co-operative?
Liam: They paid late \u2013 eleven weeks, and my neighbour\u2019s cheque never came.
MODERATOR: Did anybody try to help?
Liam: The café ladies opened their books to us every Friday.
MODERATOR: And that helped?
Liam: It helped those who can read figures.
"""
BAKER = """[00:00:04] Q: What did the town do?
[00:00:09] A: The council sent a mediator \U0001f33e once. \u201cOnce,\u201d I said.
[00:00:21] Q: Only once?
[00:00:25] A: They opened their books too late.
"""
NOTE = """Field note, 9 July 2019

The market hall was half empty; two stalls had closed since May.
"""
CODEBOOK = """label,name,kind,group,definition
TR-2,Open books,effort,Café,Showing the accounts
X,Late payment,cause,,Money that comes too late
,Silence,observation,,What nobody says
TR-1,Mediation,effort,Council,A third party talks with both
"""
PEOPLE = """code;role;category;transcript;farm size
F3;Dairy farmer;Growers;dairy;40 ha
B1;Baker;Council;baker.txt;
"""
CODINGS = [
    ("They paid late - eleven weeks", "X", []),
    ("The café ladies opened their books", "TR-2", ["--stance", "supports"]),
    ("It helped those who can read\tfigures.", "TR-2", ["--stance", "partly"]),
    ("The council sent a mediator \U0001f33e once.", "TR-1", []),
    ('sent a mediator \U0001f33e once. "Once,"', "x", ["--stance", "context"]),
    ("two stalls had closed", "silence", ["--source", "market"]),
]


@dataclass(frozen=True)
class English:
    """The coded project and what the commands said on the way."""

    file: Path
    folder: Path


def write(path: Path, text: str, encoding: str, line: str = "\n") -> Path:
    path.write_bytes(text.replace("\n", line).encode(encoding))
    return path


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> English:
    folder = tmp_path_factory.mktemp("english")
    file = folder / "milk.kutipan"
    book = write(folder / "book.csv", CODEBOOK, "utf-8-sig", "\r\n")
    people = write(folder / "people.csv", PEOPLE, "cp1252", "\r\n")
    sources = [
        write(folder / "dairy.txt", DAIRY, "cp1252", "\r\n"),
        write(folder / "baker.txt", BAKER, "utf-16", "\r"),
        write(folder / "market.md", NOTE, "utf-8"),
    ]
    assert main(["new", str(file), "--codebook", str(book)]) == 0
    assert main(["import", str(file), *map(str, sources), "--informants", str(people)]) == 0
    for quotation, label, more in CODINGS:
        assert main(["code", str(file), "--quote", quotation, "--code", label, *more]) == 0
    return English(file, folder)


@pytest.fixture(autouse=True)
def _only_what_this_test_prints(english: English, capsys: pytest.CaptureFixture[str]) -> None:
    """The study is made once; what was said meanwhile is no test's answer."""
    assert english.file.exists()
    capsys.readouterr()


def test_passages_say_what_was_said_and_by_whom(
    english: English, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [
        (row["informant"], row["source"], [code["label"] or code["name"] for code in row["codes"]])
        for row in answer(capsys, "passages", english.file)
    ]
    assert found == [
        ("F3", "dairy.txt", ["X"]),
        ("F3", "dairy.txt", ["TR-2"]),
        ("F3", "dairy.txt", ["TR-2"]),
        ("B1", "baker.txt", ["TR-1"]),
        ("B1", "baker.txt", ["X"]),
        (None, "market.md", ["Silence"]),
    ]


def test_letters_of_every_encoding_arrive(
    english: English, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [row["text"] for row in answer(capsys, "passages", english.file)]
    assert texts[0] == "They paid late \u2013 eleven weeks"
    assert texts[1] == "The café ladies opened their books"
    assert "\U0001f33e once. \u201cOnce,\u201d" in texts[4]


def test_evidence_judges_by_this_studys_groups(
    english: English, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, "evidence", english.file)
    assert found["self_report_only"] == ["TR-1"]
    assert found["codes_without_passage"] == []
    assert found["single_informant"] == ["TR-2", "X", "Silence", "TR-1"]


def test_own_kind_is_a_filter_and_own_column_an_attribute(
    english: English, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = answer(capsys, "passages", english.file, "--kind", "observation")
    assert row["text"] == "two stalls had closed"


def test_chapter_follows_this_codebook(
    english: English, capsys: pytest.CaptureFixture[str]
) -> None:
    out = english.folder / "chapter.docx"
    answer(capsys, "export", english.file, out, "--what", "chapter", "--lang", "en")
    text = "\n".join(paragraph.text for paragraph in Document(str(out)).paragraphs)
    order = [text.index(name) for name in ("Open books", "Mediation", "Late payment", "Silence")]
    assert order == sorted(order)


def test_project_stays_whole(english: English, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "check", english.file)["ok"]
    assert {path.suffix for path in english.folder.glob("*milk*")} == {".kutipan"}
