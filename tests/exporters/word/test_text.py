import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from app.exporters.word.text import Piece, line, parsed, run_xml, xml_text
from tests.exporters.reopened import words_in

CANONICAL = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"))


@given(CANONICAL)
def test_canonical_text_is_verbatim_in_a_run(text: str) -> None:
    text = xml_text(text)
    assert words_in(parsed(run_xml(text))) == text


@given(st.text(st.characters()))
def test_any_text_makes_a_run(text: str) -> None:
    assert words_in(parsed(run_xml(text))) == xml_text(text)


@given(CANONICAL)
def test_only_what_xml_cannot_carry_is_replaced(text: str) -> None:
    assert xml_text(text) == text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def test_spaces_are_kept_by_word() -> None:
    run = parsed(run_xml("  a  \n b"))
    spaces = "{http://www.w3.org/XML/1998/namespace}space"
    assert [found.get(spaces) for found in run.iter(qn("w:t"))] == ["preserve", "preserve"]


@pytest.mark.parametrize(
    ("typed", "carried"), [("a\r\nb\rc", "a\nb\nc"), ("\x00\x0b", "\ufffd\ufffd"), ("😀", "😀")]
)
def test_typed_text_is_made_fit_for_xml(typed: str, carried: str) -> None:
    assert xml_text(typed) == carried


def test_a_line_is_made_of_pieces() -> None:
    assert line("a", Piece("b", "Speaker")).pieces == (Piece("a"), Piece("b", "Speaker"))
