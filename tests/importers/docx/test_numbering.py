import pytest

from app.importers.docx.numbering import format_number, read_numbering, whole_number


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (27, "lowerLetter", "aa"),
        (3, "upperLetter", "C"),
        (1994, "upperRoman", "MCMXCIV"),
        (9, "lowerRoman", "ix"),
        (4, "chineseCounting", "4"),
        (4, "none", ""),
        (0, "upperRoman", "0"),
        (2_000_000_000, "upperRoman", "2000000000"),
    ],
)
def test_numbers_are_written_as_lists_write_them(
    value: int, number_format: str, shown: str
) -> None:
    assert format_number(value, number_format) == shown


def test_attributes_that_are_no_numbers_count_as_the_default() -> None:
    assert whole_number("tiga", 7) == 7
    assert whole_number(None) == 0


def test_document_without_lists_has_no_labels() -> None:
    assert read_numbering(None).label("1", 0) == ""
