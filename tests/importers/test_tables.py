import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadTable, DamagedFile, EmptyFile, HostileFile, ProjectError, TooLarge
from app.importers.tables import read_table


def _cells(data: bytes) -> list[tuple[str, ...]]:
    table = read_table("t.csv", data)
    return [table.header.cells, *(row.cells for row in table.rows)]


def _xlsx(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _with_sheet(xml: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_xlsx(["a"]))) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name.endswith("sheet1.xml") else old.read(name))
    return packed.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(delimiter: str) -> None:
    table = f'a{delimiter}"b, c; d"{delimiter}e\n1{delimiter}2{delimiter}3\n'
    assert _cells(table.encode()) == [("a", "b, c; d", "e"), ("1", "2", "3")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found_out(encoding: str) -> None:
    assert _cells("nama,kota\nRené,Córdoba\n".encode(encoding))[1] == ("René", "Córdoba")


def test_excels_own_line_about_the_delimiter_is_followed() -> None:
    assert _cells(b"sep=;\r\na,b;c\r\n1;2\r\n") == [("a,b", "c"), ("1", "2")]


def test_short_rows_are_filled_and_long_ones_cut() -> None:
    assert _cells(b"a,b\n1\n1,2,3\n") == [("a", "b"), ("1", ""), ("1", "2")]


def test_a_guard_against_formulas_is_taken_off() -> None:
    assert _cells(b"a,b,c\n'=1+1,'word,''-x\n")[1] == ("=1+1", "'word", "'-x")


def test_a_formula_counts_by_its_value_and_an_error_as_nothing() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="str"><f>1+1</f><v>two</v></c><c r="B1"><v>3</v></c>'
        b'<c r="C1" t="e"><v>#REF!</v></c></row></sheetData></worksheet>'
    )
    assert read_table("t.xlsx", _with_sheet(sheet)).header.cells == ("two", "3", "")


def test_an_empty_first_sheet_is_passed_over() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Data").append(["a"])
    packed = io.BytesIO()
    book.save(packed)
    assert read_table("t.xlsx", packed.getvalue()).header.cells == ("a",)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"\n \n,,\n", EmptyFile),
        (_xlsx(), EmptyFile),
        (_xlsx(["a"])[:300], DamagedFile),
        (b"PK\x03\x04 no zip", DamagedFile),
        (_with_sheet(b"<worksheet"), DamagedFile),
        (_with_sheet(b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'), HostileFile),
        (b"x" * 50_000_001, TooLarge),
        (b"a\n" * 20_002, BadTable),
        (b'a,b\n"' + b"x" * 200_000, BadTable),
    ],
    ids=["0", "blank", "no cells", "cut", "no zip", "cut xml", "entity", "large", "long", "quote"],
)
def test_bad_files_are_refused_by_their_kind(data: bytes, error: type[ProjectError]) -> None:
    with pytest.raises(error):
        read_table("t", data)


def test_a_bomb_is_not_opened() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b" " * 30_000_000)
    with pytest.raises(HostileFile):
        read_table("t.xlsx", packed.getvalue())


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    try:
        table = read_table("t", data)
    except ProjectError:
        return
    assert all(len(row.cells) == len(table.header.cells) for row in table.rows)
