import pytest

from app.importers.columns import column_places, folded_header, other_columns


@pytest.mark.parametrize(
    "written", ["Kode Informan", "kode_informan", " KODE-INFORMAN: ", "kode  informan"]
)
def test_headers_are_compared_without_case_and_separators(written: str) -> None:
    assert folded_header(written) == "kode informan"


def test_columns_are_found_in_the_order_of_their_names() -> None:
    header = ("Nama", "Tahun", "Tanggal", "Usia", "")
    places = column_places(header, {"date": ("tanggal", "tahun"), "name": ("nama",), "note": ()})
    assert places == {"date": [2, 1], "name": [0], "note": []}
    assert other_columns(header, places) == [3]
