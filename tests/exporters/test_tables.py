import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exporters.tables import csv_cell, xlsx_cell


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\ta", "\na", "'=1", "''+1"])
def test_what_could_run_is_guarded(text: str) -> None:
    assert csv_cell(text) == f"'{text}"


@given(st.text())
def test_a_guarded_cell_never_begins_like_a_formula(text: str) -> None:
    assert csv_cell(text)[:1] not in {"=", "+", "-", "@", "\t", "\n", "\r"}
    assert csv_cell(text).removeprefix("'").endswith(text.removeprefix("'"))


def test_only_forbidden_controls_are_taken_out() -> None:
    assert xlsx_cell("a\x00b\x0bc\n\td") == "abc\n\td"
