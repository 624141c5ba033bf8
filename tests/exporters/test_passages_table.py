import csv
import io

import openpyxl
import pytest

from app.exporters.passages_table import COLUMNS, passages_csv, passages_xlsx
from app.exporters.tables import LONGEST_XLSX_CELL
from app.queries.codes import CodeRow, codes
from app.queries.passages import PassageRow, passages
from app.words import Language, Words
from tests.coded_study import EITHER, CodedStudy


def read(harbour: CodedStudy) -> tuple[list[PassageRow], list[CodeRow]]:
    with harbour.study.project.read() as session:
        return passages(session), codes(session)


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_there_is_a_row_per_coding(harbour: CodedStudy) -> None:
    rows = csv_rows(passages_csv(*read(harbour), Words("en")))
    assert [(row["Number"], row["Code"]) for row in rows][:3] == [
        ("K-0001", "C1"),
        ("K-0001", "R1"),
        ("K-0002", "E1"),
    ]
    assert rows[1]["Kind"] == "Remedies"
    assert rows[1]["Interpretation"] == "So renewing it would help."


def test_quotations_keep_their_lines_and_are_no_formulas(harbour: CodedStudy) -> None:
    rows = csv_rows(passages_csv(*read(harbour), Words("en")))
    assert "every pier.\nSo people" in rows[2]["Quotation"]
    assert f"'{EITHER}" in [row["Quotation"] for row in rows]


def test_cells_of_a_sheet_are_text_and_never_formulas(harbour: CodedStudy) -> None:
    book = openpyxl.load_workbook(io.BytesIO(passages_xlsx(*read(harbour), Words("id"))))
    sheet = book.worksheets[0]
    assert sheet.title == "Kutipan Berkode"
    values = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
    assert values[EITHER] == "s"
    assert set(values.values()) == {"s"}


def test_what_excel_cannot_hold_is_cut_and_says_so(harbour: CodedStudy) -> None:
    long = "\N{SEEDLING}" * LONGEST_XLSX_CELL
    source = harbour.study.source(long, "long.txt")
    harbour.study.coding(source, long, harbour.codes["C1"], long)
    book = openpyxl.load_workbook(io.BytesIO(passages_xlsx(*read(harbour), Words("en"))))
    last = [str(row[1].value) for row in book.worksheets[0].iter_rows()][-1]
    assert last.endswith("the CSV file has it whole]")
    assert len(last.encode("utf-16-le")) <= 2 * LONGEST_XLSX_CELL


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_column_has_a_name_of_its_own(language: Language) -> None:
    header = passages_csv((), (), Words(language)).decode("utf-8-sig").strip().split(",")
    assert len(header) == len(set(header)) == len(COLUMNS)
