from pathlib import Path

import pytest

from app.errors import CodeCycle
from app.importers.child import ParsingProcess
from app.interchange.codebook import (
    apply_codebook,
    codebook_deed,
    listed_codebook,
    read_codebook_file,
)
from app.interchange.exporting import export
from app.queries.codes import CodeRow, codes
from tests.study import Study

HEADER = "label,name,name_en,kind,group,definition,parent\n"


def taken_over(study: Study, reader: ParsingProcess, folder: Path, rows: str) -> list[str]:
    table = folder / "codebook.csv"
    table.write_text(HEADER + rows, "utf-8")
    listed = read_codebook_file(table, reader)
    with study.project.edit(codebook_deed(table)) as session:
        return [row.outcome for row in apply_codebook(session, listed)]


def codebook(study: Study) -> list[CodeRow]:
    with study.project.read() as session:
        return codes(session)


def test_order_of_the_file_is_the_order_of_the_codebook(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    study.code("A1", "Family")
    taken_over(study, reader, tmp_path, "Z9,Last,,cause,,,\nA1,Family,,cause,,,\n")
    assert [code.label for code in codebook(study)] == ["Z9", "A1"]


def test_known_label_is_brought_up_to_date(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    study.code("A1", "Family")
    rows = "a1,Family ties,Kinship,effort,School,Blood and marriage,\n"
    assert taken_over(study, reader, tmp_path, rows) == ["changed"]
    (code,) = codebook(study)
    assert (code.label, code.name, code.kind, code.group) == (
        "a1",
        "Family ties",
        "effort",
        "School",
    )
    assert code.definition == "Blood and marriage"


def test_second_reading_changes_nothing(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    rows = "A,First,,cause,,d,\n,Open,,,,,A\nB,Second,,advice,,,\n"
    assert taken_over(study, reader, tmp_path, rows) == ["added"] * 3
    before = codebook(study)
    assert taken_over(study, reader, tmp_path, rows) == ["unchanged"] * 3
    assert codebook(study) == before


def test_code_may_stand_before_its_parent(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    taken_over(study, reader, tmp_path, "B,Child,,,,,A\nA,Parent,,,,,\n")
    assert [(code.path, code.depth) for code in codebook(study)] == [
        ("Parent", 0),
        ("Parent/Child", 1),
    ]


def test_equal_names_without_labels_live_under_two_parents(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    rows = "A,One,,,,,\nB,Two,,,,,\n,Other,,,,,A\n,Other,,,,,B\n"
    taken_over(study, reader, tmp_path, rows)
    assert [code.path for code in codebook(study)] == ["One", "One/Other", "Two", "Two/Other"]
    assert taken_over(study, reader, tmp_path, rows) == ["unchanged"] * 4


def test_label_is_given_to_the_open_code_of_that_name(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    study.code("", "Family")
    assert taken_over(study, reader, tmp_path, "A1,Family,,,,,\n") == ["changed"]
    assert [code.label for code in codebook(study)] == ["A1"]


def test_users_own_kind_is_known_by_its_name(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    taken_over(study, reader, tmp_path, "A,One,,Advice,,,\nB,Two,,advice,,,\n")
    assert {(code.kind, code.kind_name) for code in codebook(study)} == {("advice", "Advice")}


def test_circle_with_the_codes_that_are_here_is_refused(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    taken_over(study, reader, tmp_path, "A,One,,,,,\nB,Two,,,,,A\n")
    with pytest.raises(CodeCycle):
        taken_over(study, reader, tmp_path, "B,Two,,,,,\nA,One,,,,,B\n")


@pytest.mark.parametrize("name", ["book.csv", "book.xlsx"])
def test_exported_codebook_comes_back_unchanged(
    name: str, study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    rows = 'A,"One, ""quoted""",,cause,,=1+1,\n,Open,,,,,A\nB,Two,,Advice,,"two\nlines",\n'
    taken_over(study, reader, tmp_path, rows)
    export(study.project, tmp_path / name, "codebook")
    listed = read_codebook_file(tmp_path / name, reader)
    with study.project.edit(codebook_deed(tmp_path / name)) as session:
        report = apply_codebook(session, listed)
        assert [row.name for row in report] == [row.called for row in listed_codebook(session)]
    assert {row.outcome for row in report} == {"unchanged"}
