from collections.abc import Callable

from app.queries.codings import CodingMark
from app.ui.reader.tooltip import described, spoken
from app.words import Words


def test_names_passage_code_coder_and_date(mark_on: Callable[..., CodingMark]) -> None:
    lines = described([mark_on("sacks")], Words("en")).split("\n")
    assert lines == [
        "K-0001  P1 Heavy work",
        "supports the code",
        "Coded by Ana <b>, 12 March 2026",
    ]


def test_speaks_indonesian(mark_on: Callable[..., CodingMark]) -> None:
    mark = mark_on("sacks")._replace(stance="contradicts", key_quote=True)
    text = described([mark], Words("id"))
    assert "bertentangan dengan kode" in text
    assert "Kutipan kunci" in text
    assert "12 Maret 2026" in text


def test_codes_are_read_out_as_one_sentence(mark_on: Callable[..., CodingMark]) -> None:
    marks = [mark_on("sacks"), mark_on("sacks", 2)._replace(label=None, name="Rest")]
    assert spoken(marks, Words("en")) == "Coded: P1 Heavy work, Rest"
    assert spoken([], Words("en")) == ""
