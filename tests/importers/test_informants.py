import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from app.errors import BadTable
from app.importers.informants import (
    CODE_MISSING,
    CODE_TWICE,
    DATE_UNREADABLE,
    NO_CODE_COLUMN,
    read_informants,
)
from app.models.informant_list import ListedInformant

STUDY = Path(__file__).parents[3] / "shared" / "sijunjung"


def test_known_columns_are_fields_and_the_rest_are_attributes() -> None:
    table = (
        "code,role,category,institution,place,year,transcript,Masa Kerja\n"
        "I-01,Ketua,Warga,Desa,Balai,2021,a.docx;b.txt,5\n"
    )
    [informant] = read_informants("i.csv", table.encode()).informants
    assert informant == ListedInformant(
        2,
        "I-01",
        {
            "role": "Ketua",
            "institution": "Desa",
            "category": "Warga",
            "place": "Balai",
            "interview_date": "2021",
        },
        ("a.docx", "b.txt"),
        (("Masa Kerja", "5"),),
    )


def test_indonesian_headers_in_any_case_are_understood() -> None:
    table = (
        "KODE INFORMAN;Nama;Jabatan;Tanggal_Wawancara;Nama Samaran;Persetujuan;Catatan\n"
        "I-1;Ana;Guru;Sabtu, 21 November 2020;Bunga;anonim;x\n"
    )
    [informant] = read_informants("i.csv", table.encode("utf-16")).informants
    assert informant.fields == {
        "name": "Ana",
        "role": "Guru",
        "interview_date": "2020-11-21",
        "consent": "anonim",
        "pseudonym": "Bunga",
        "note": "x",
    }


def test_the_more_precise_of_date_and_year_counts() -> None:
    table = "code\tyear\tinterview_date\nA\t2021\t3/5/2021\nB\t2020\t\n"
    informants = read_informants("i.tsv", table.encode()).informants
    assert [each.fields["interview_date"] for each in informants] == ["2021-05-03", "2020"]


def test_a_date_that_cannot_be_read_is_kept_and_told() -> None:
    read = read_informants("i.csv", b"code,date\nA,soon\n")
    assert [(remark.line, remark.problem) for remark in read.remarks] == [(2, DATE_UNREADABLE)]
    assert read.informants[0].attributes == (("date", "soon"),)


def test_blank_rows_are_ignored_and_lines_counted_as_the_file_shows_them() -> None:
    table = '\ufeff\ncode,note\n,\nA,"two\nlines"\n\nB,\n'
    informants = read_informants("i.csv", table.encode()).informants
    assert [(each.code, each.line) for each in informants] == [("A", 4), ("B", 7)]


@pytest.mark.parametrize(
    ("table", "problems"),
    [
        ("foo,bar\n1,2\n", [(1, NO_CODE_COLUMN)]),
        ("code,role\nA,x\na,y\nA,z\n", [(3, CODE_TWICE), (4, CODE_TWICE)]),
        ("code,role\n,x\n", [(2, CODE_MISSING)]),
    ],
)
def test_every_bad_line_is_told(table: str, problems: list[tuple[int, str]]) -> None:
    with pytest.raises(BadTable) as refused:
        read_informants("i.csv", table.encode())
    assert [(each.line, each.problem) for each in refused.value.problems] == problems


def test_an_excel_sheet_is_read_with_its_dates_and_numbers() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Kode", "Tanggal", "Usia", "Berat"])
    sheet.append(["I-01", datetime(2021, 3, 12), 34, 61.5])  # noqa: DTZ001 - cells know no zone
    packed = io.BytesIO()
    book.save(packed)
    [informant] = read_informants("i.xlsx", packed.getvalue()).informants
    assert informant.fields == {"interview_date": "2021-03-12"}
    assert informant.attributes == (("Usia", "34"), ("Berat", "61.5"))


@pytest.mark.skipif(not STUDY.is_dir(), reason="the model study is not here")
def test_the_model_study_has_six_informants_with_their_transcripts() -> None:
    data = (STUDY / "informants.csv").read_bytes()
    informants = read_informants("informants.csv", data).informants
    files = {path.name for path in (STUDY / "transcripts").iterdir()}
    assert {name for each in informants for name in each.transcripts} == files
    assert {each.fields["interview_date"] for each in informants} == {"2021"}
