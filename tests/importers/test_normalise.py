import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.importers.normalise import PARAGRAPH_LIMIT, normalise

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
AWKWARD = st.text(
    st.sampled_from("ab \r\n\x00\x0b\x85\ufeff\u2028\ufdd0\ufffe\ud800😀"), max_size=60
)


@given(ANY_TEXT | AWKWARD)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(ANY_TEXT | AWKWARD)
def test_result_can_stand_in_xml_and_come_back(text: str) -> None:
    element = etree.Element("t")
    element.text = normalise(text).text
    assert (etree.fromstring(etree.tostring(element)).text or "") == element.text


@given(ANY_TEXT | AWKWARD)
def test_only_line_end_and_tab_are_left_of_the_controls(text: str) -> None:
    controls = {sign for sign in normalise(text).text if unicodedata.category(sign) in {"Cc", "Cs"}}
    assert controls <= {"\n", "\t"}


@given(AWKWARD)
def test_positions_move_with_their_characters(text: str) -> None:
    result = normalise(text)
    for place, sign in enumerate(text):
        if sign in "ab😀":
            assert result.text[result.moved(place)] == sign


def test_line_ends_of_all_systems_become_one() -> None:
    assert normalise("a\r\nb\rc\u2028d\x0be\x85f").text == "a\nb\nc\nd\ne\nf"


def test_byte_order_marks_go() -> None:
    assert normalise("\ufeffsatu\ufeff dua").text == "satu dua"


def test_what_qt_and_xml_refuse_is_replaced_one_for_one_and_counted() -> None:
    result = normalise("a\x00b\ufdd0c\ud800d\uffffe")
    assert result.text == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert [(note.key, note.count) for note in result.notes] == [("controls_replaced", 4)]


def test_emoji_and_right_to_left_text_stay_as_they_are() -> None:
    text = "שלום 👩‍👩‍👧 مرحبا e\u0301"
    assert normalise(text).text == text


def test_long_paragraph_breaks_after_a_sentence() -> None:
    text = "Kata kata. " * 3000
    result = normalise(text)
    assert len(result.text) == len(text)
    assert max(map(len, result.text.split("\n"))) <= PARAGRAPH_LIMIT
    assert all(line.endswith(".") for line in result.text.rstrip().split("\n"))


def test_long_paragraph_without_spaces_gets_breaks_and_positions_move() -> None:
    text = "x" * 45_000 + "Y"
    result = normalise(text)
    assert result.text.count("\n") == 2
    assert result.text[result.moved(45_000)] == "Y"


def test_break_never_tears_an_emoji_family_apart() -> None:
    family = "👩‍👩‍👧"
    result = normalise(family * 5000)
    assert all(line.endswith("👧") for line in result.text.split("\n"))


def test_span_that_holds_only_dropped_characters_is_gone() -> None:
    assert normalise("a\ufeffb").moved_span(1, 2) is None


def test_span_before_an_inserted_break_does_not_reach_over_it() -> None:
    result = normalise("x" * 30_000)
    span = result.moved_span(0, PARAGRAPH_LIMIT)
    assert span is not None
    assert span.cut_from(result.text) == "x" * PARAGRAPH_LIMIT
