"""Characters of Word's picture fonts (Symbol, Wingdings), which have no Unicode number in files.

Only signs that occur in running text and forms; the rest becomes U+FFFD and is noted.
"""

_SYMBOL_GREEK = dict(
    zip(
        "abgdezhqiklmnxoprstufcywABGDEZHQIKLMNXOPRSTUFCYW",
        "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
        strict=True,
    )
)
_SYMBOL_SIGNS = {0xB7: "•", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB9: "≠", 0xAE: "→",
                 0xAC: "←", 0xD7: "×", 0xB4: "×", 0xA5: "∞", 0xBC: "…"}  # fmt: skip
_WINGDINGS = {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0xE0: "→",
              0xDF: "←", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0xA7: "▪", 0x6E: "■", 0x6C: "●",
              0x9F: "•", 0xD8: "➢", 0x76: "❖", 0x28: "☎", 0x2A: "✉"}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒"}
_PRIVATE = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF076: "❖", 0xF0FC: "✓", 0xF0FB: "✗",
            0xF0FD: "☒", 0xF0FE: "☑", 0xF0A8: "☐", 0xF0E0: "→", 0xF06C: "●",
            0xF06E: "■"}  # fmt: skip
UNKNOWN = "\ufffd"
_ASCII_END = 0x7F


def with_known_signs(text: str) -> str:
    """Bullets and ticks of picture fonts that stand as private characters in running text."""
    return text if text.isascii() else text.translate(_PRIVATE)


def symbol(font: str, number: int) -> str:
    """The Unicode character for a place in a picture font; fonts without a table keep ``number``.

    Fonts of this kind live at U+F000…U+F0FF of the private use area.
    """
    place = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number  # noqa: PLR2004 - see above
    match font.lower():
        case "symbol":
            letter = chr(place) if place < _ASCII_END else UNKNOWN
            return _SYMBOL_SIGNS.get(place) or _SYMBOL_GREEK.get(letter, letter)
        case "wingdings":
            return _WINGDINGS.get(place, UNKNOWN)
        case "wingdings 2":
            return _WINGDINGS_2.get(place, UNKNOWN)
        case _ if 0 < place < 0x110000 and place == number:  # noqa: PLR2004 - the end of Unicode
            return chr(number)
        case _:
            return UNKNOWN
