import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadTable
from app.exporters.codebook_table import codebook_csv, codebook_xlsx
from app.exporters.tables import csv_cell
from app.importers.codebook import read_codebook
from app.models.codebook_list import COLUMNS, ListedCode

TRICKY = ["=1+1", "-5", "+a", "@b", "'=c", "''-d", "'e", 'f"g,h;i', "j\nk", "=cmd|' /C calc'!A0"]
_LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"])
_TEXTS = st.one_of(st.sampled_from(TRICKY), st.text(_LETTERS, max_size=20).map(str.strip))
_KINDS = st.sampled_from(["", "cause", "effort", "saran", "konteks"])


@st.composite
def _codebooks(draw: st.DrawFn) -> tuple[ListedCode, ...]:
    labels = draw(st.lists(st.sampled_from([*TRICKY, "P1", "UB2"]), unique=True, max_size=6))
    return tuple(
        ListedCode(
            name=draw(_TEXTS.filter(bool)),
            label=label,
            kind=draw(_KINDS),
            parent=draw(st.sampled_from(["", *labels[:place]])),
            colour=draw(st.none() | st.integers(0, 11)),
            note=draw(_TEXTS),
            name_en=draw(_TEXTS),
            group=draw(_TEXTS),
            definition=draw(_TEXTS),
            example=draw(_TEXTS),
        )
        for place, label in enumerate(labels)
    )


def _without_lines(codes: tuple[ListedCode, ...]) -> list[ListedCode]:
    return [ListedCode(**{column: getattr(code, column) for column in COLUMNS}) for code in codes]


@given(_codebooks().filter(bool))
def test_a_codebook_comes_back_from_csv_as_it_went(codes: tuple[ListedCode, ...]) -> None:
    assert _without_lines(read_codebook("c.csv", codebook_csv(codes))) == list(codes)


@given(_codebooks().filter(bool))
def test_a_codebook_comes_back_from_xlsx_as_it_went(codes: tuple[ListedCode, ...]) -> None:
    data = codebook_xlsx(codes, "Buku kode")
    assert _without_lines(read_codebook("c.xlsx", data)) == list(codes)


@pytest.mark.parametrize("text", TRICKY)
def test_no_cell_of_a_csv_can_run(text: str) -> None:
    rows = csv.reader(io.StringIO(codebook_csv([ListedCode(text)]).decode("utf-8-sig")))
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t"))]


def test_no_cell_of_an_xlsx_is_a_formula() -> None:
    data = codebook_xlsx([ListedCode(text) for text in TRICKY], "Codebook: 1/2")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    types = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
    assert types == {"s"}


def test_a_csv_opens_in_excel_and_in_strict_readers() -> None:
    data = codebook_csv([ListedCode("Nama\nkedua", label="P1")])
    assert data.startswith(b"\xef\xbb\xbflabel,name,name_en,kind,group,definition,full_definition,")
    assert data.count(b"\r\n") == 2


def test_control_characters_do_not_damage_an_xlsx() -> None:
    data = codebook_xlsx([ListedCode("a\x0bb\x01c")], "x" * 40)
    assert read_codebook("c.xlsx", data)[0].name == "abc"


def test_a_text_that_excel_cannot_hold_is_refused() -> None:
    with pytest.raises(BadTable, match=r".*") as refused:
        codebook_xlsx([ListedCode("a"), ListedCode("b", note="x" * 32_768)], "Codebook")
    assert refused.value.line == 3


def test_words_are_left_as_they_are() -> None:
    assert [csv_cell(text) for text in ("", "a=b", "'a", "é")] == ["", "a=b", "'a", "é"]
