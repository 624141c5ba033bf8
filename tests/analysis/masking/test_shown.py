import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.masking.masking import Replaced
from app.analysis.masking.shown import ShownRows
from app.models.span import Span
from app.project.search_index import Hit
from app.queries.codes import CodeRow
from app.queries.codings import CodingMark
from app.queries.informants import InformantRow
from app.queries.masking import MaskedNameRow, MaskRow

BUDI = MaskedNameRow(1, "person", "Budi", (), "[A]", "[an official]", "", 7, "I-01", "Budi S.")
LAID = {3: [MaskRow(1, 1, 3, Span(10, 14))]}
MASKED, PUBLIC = ShownRows([BUDI], LAID, "masked"), ShownRows([BUDI], LAID, "public")


def test_a_stretch_hides_what_a_mask_lies_on_and_what_is_spelt_so() -> None:
    assert MASKED.stretch(3, 8, "u Budi x Budi").text == "u [A] x [A]"
    assert PUBLIC.stretch(3, 8, "u Budi").text == "u [an official]"


def test_half_a_mask_is_never_shown() -> None:
    assert MASKED.stretch(3, 12, "di datang").text == "[A] datang"


def test_an_informant_who_is_masked_has_the_mask_for_a_name() -> None:
    row = InformantRow(7, "I-01", "Budi S.", "Camat Budi", "", "", "", "", "", "", "")
    assert (MASKED.row(row).name, MASKED.row(row).role) == ("[A]", "Camat [A]")


def test_a_hit_marks_the_mask() -> None:
    hit = MASKED.row(Hit(3, "budi.txt", 1, 8, "u Budi x", (Span(10, 14),)))
    assert hit.source == "[A].txt"
    assert [hit.paragraph[s.start - 8 : s.end - 8] for s in hit.spans] == ["[A]"]


def test_what_quotes_nobody_is_as_it_was() -> None:
    assert MASKED.row(BUDI) is BUDI
    code = CodeRow(1, "P1", "Kin", "", 1, "cause", "", "", None, 1, 1, "", "", "", "", "", "")
    assert MASKED.row(code) is code


def test_every_text_of_a_row_is_masked_however_deep_it_lies() -> None:
    code = CodeRow(
        1, "P1", "Kin of Budi", "", 1, "cause", "", "Budi", None, 1, 1, "", "", "", "", "", "Budi!"
    )
    mark = CodingMark(1, 1, "K-1", Span(0, 1), 1, None, "Budi", 1, None, "supports", "Ani", "")
    shown = MASKED.row({4: [(code, mark)]})[4][0]
    assert (shown[0].name, shown[0].group, shown[0].note) == ("Kin of [A]", "[A]", "[A]!")
    assert (shown[1].name, shown[1].span) == ("[A]", Span(0, 1))


def test_what_would_be_stored_holds_a_mask() -> None:
    assert MASKED.holds_mask(([{"note": "with [A]"}], 3))
    assert MASKED.holds_mask(Replaced(Span(0, 1), "[A]"))
    assert not MASKED.holds_mask(("Budi", "[an official]"))


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ("B said so", True),
        ("as Bnya says", True),
        ("in_B2", True),
        ("Bawaslu", False),
    ],
)
def test_a_mask_of_one_letter_is_no_part_of_other_words(said: str, *, refused: bool) -> None:
    name = MaskedNameRow(1, "person", "Budi", (), "B", "", "")
    assert ShownRows([name], {}, "masked").holds_mask(said) == refused


@given(st.text(alphabet="Budi \U0001f642\n", max_size=40), st.integers(0, 20))
def test_positions_of_a_stretch_stay_inside_it(text: str, start: int) -> None:
    shown = MASKED.stretch(3, start, text)
    assert "Budi" not in shown.text.split()
    for at in range(len(text) + 1):
        assert 0 <= shown.start(at) <= len(shown.text)
