"""What the two real studies become in Word, and what their evidence report says."""

from contextlib import closing
from pathlib import Path

import pytest

from app.cli import main
from app.operations.codes import order_codes
from app.project.file import open_project
from app.queries.codes import codes
from app.resources import resource
from tests.exporters.reopened import all_paragraphs, cells, headings, words_in
from tests.journeys.studies import MODEL_STUDY, Material, answer, rows


def exported(study: Path, what: str) -> bytes:
    out = study.with_name(f"{what}.docx")
    assert main(["export", str(study), str(out), "--what", what]) == 0
    return out.read_bytes()


def loose(text: str) -> str:
    return " ".join(text.split())


CODED_PASSAGES = 9
"""Cells of a row in the appendix's table of coded passages; other tables have fewer."""


def test_the_appendix_has_every_quotation_verbatim_with_its_informant(
    study: Path, material: Material
) -> None:
    printed = {
        (loose(row[5]), row[2].partition(",")[0])
        for row in cells(exported(study, "appendix"))
        if len(row) == CODED_PASSAGES and row[1].startswith("K-")
    }
    expected = {(quotation, source.partition("_")[0]) for quotation, _, source in material.codings}
    assert printed == expected


def test_the_chapter_quotes_everything_in_codebook_order(study: Path, material: Material) -> None:
    data = exported(study, "chapter")
    text = loose(" ".join(words_in(paragraph._p) for paragraph in all_paragraphs(data)))
    assert all(f"“{quotation}” (" in text for quotation in material.quotations)
    labels = [row["label"] for row in rows(material.tables / "codebook.csv")]
    assert labels_of(data) == labels


def labels_of(chapter: bytes) -> list[str]:
    return [text.rpartition("(")[2][:-1] for text in headings(chapter) if text.endswith(")")]


def test_reversing_the_codebook_reverses_the_chapter(study: Path) -> None:
    before = labels_of(exported(study, "chapter"))
    with closing(open_project(study)) as project, project.edit() as session:
        order_codes(session, [code.id for code in reversed(codes(session))])
    assert labels_of(exported(study, "chapter")) == before[::-1]


def test_codes_without_a_quotation_are_found(
    study: Path, material: Material, capsys: pytest.CaptureFixture[str]
) -> None:
    coded = {label for _, label, _ in material.codings}
    labels = [row["label"] for row in rows(material.tables / "codebook.csv")]
    found = answer(capsys, "evidence", study)["codes_without_passage"]
    assert found == [label for label in labels if label not in coded]


def test_the_model_studys_self_reports_are_found(
    study: Path, material: Material, capsys: pytest.CaptureFixture[str]
) -> None:
    if material.tables != MODEL_STUDY:
        pytest.skip("for the model study only; the sample has a test of its own")
    report = answer(capsys, "evidence", study)
    assert report["codes_without_passage"] == ["P5", "P6", "UB3", "UB4", "UP4"]
    efforts = ["UB1", "UB5", "UB6", "UB7", "UB8", "UB9", "UP1", "UP2", "UP3"]
    assert report["self_report_only"] == efforts


def test_the_samples_contradictions_and_self_reports_are_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "sample.kutipan"), "--sample"]) == 0
    capsys.readouterr()
    report = answer(capsys, "evidence", tmp_path / "sample.kutipan")
    stances = rows(resource("sample") / "codings.csv")
    contradicted = {row["code"] for row in stances if row["stance"] == "contradicts"}
    assert set(report["contradicting"]) == contradicted
    assert report["self_report_only"] == ["UB1", "UB3", "UP1", "UP2", "UP3"]
