import pytest

from app.importers.symbols import UNKNOWN, symbol, with_known_signs


@pytest.mark.parametrize(
    ("font", "number", "sign"),
    [
        ("Wingdings", 0xF0FC, "✓"),
        ("Wingdings 2", 0x52, "☑"),
        ("Symbol", 0xF0B7, "•"),
        ("Symbol", 0x62, "β"),
        ("Symbol", 0xF0FF, UNKNOWN),
        ("Arial", 0x2713, "✓"),
        ("Lain", 0xF041, UNKNOWN),
    ],
)
def test_places_in_picture_fonts_become_characters(font: str, number: int, sign: str) -> None:
    assert symbol(font, number) == sign


def test_bullets_of_picture_fonts_in_running_text() -> None:
    assert with_known_signs("\uf0b7 butir \uf0fc") == "• butir ✓"
