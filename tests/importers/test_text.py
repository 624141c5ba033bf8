from app.importers.text import from_pasted, read
from tests.importers.hand_made import notes


def test_lone_carriage_returns_are_line_ends() -> None:
    assert read("a.txt", b"satu\rdua\r").text == "satu\ndua"


def test_nul_characters_are_replaced_and_noted() -> None:
    imported = read("a.txt", b"satu\x00dua tiga empat lima")
    assert imported.text == "satu\ufffddua tiga empat lima"
    assert notes(imported) == {"controls_replaced": 1}


def test_blank_lines_and_tabs_stay() -> None:
    assert from_pasted("a\r\n\r\n\tb").text == "a\n\n\tb"
