import pytest

from app.importers.encoding import decode
from app.importers.text import read
from tests.importers.hand_made import notes

INDONESIAN = "Pewawancara: “Apa kabar?” – kata Ibu. Ya… begitulah, Pak."
DUTCH = "Degene die begon had één winkel, coöperatie, financiële zorgen: „geen idee”."
FRENCH = "Où êtes-vous né ? À l’école, j’étais élève, ça m’a plu. Naïveté, cœur, dîner, Noël."


@pytest.mark.parametrize("text", [INDONESIAN, DUTCH, FRENCH])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_comes_right_in_every_common_encoding(text: str, encoding: str) -> None:
    assert read("a.txt", (text * 3).encode(encoding)).text == text * 3


def test_utf16_of_windows_with_mark_in_either_order() -> None:
    assert decode(b"\xfe\xff" + INDONESIAN.encode("utf-16-be")).encoding == "utf-16"


def test_one_accented_letter_is_enough_to_be_read_as_western() -> None:
    assert read("a.txt", b"Dia punya ide na\xefve.").text == "Dia punya ide naïve."


def test_guess_is_noted_and_plain_utf8_is_not() -> None:
    assert notes(read("a.txt", "née".encode("cp1252"))) == {"encoding_guessed": 1}
    assert notes(read("a.txt", "née".encode())) == {}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Здравствуйте, расскажите про вашу работу в деревне, пожалуйста. " * 5, "cp1251"),
        ("今日はお時間をいただきありがとうございます。農業についてお聞きします。" * 5, "shift_jis"),
        ("请您介绍一下您在村里的工作情况和主要的困难谢谢您。" * 8, "gb18030"),
    ],
)
def test_other_scripts_are_recognised(text: str, encoding: str) -> None:
    assert read("a.txt", text.encode(encoding)).text == text


def test_polish_is_not_mistaken_for_western_text() -> None:
    text = "Proszę powiedzieć, jak długo pracuje pan na wsi? Około dziesięć lat, może więcej. " * 4
    assert read("a.txt", text.encode("cp1250")).text == text


def test_mac_text_keeps_its_accents() -> None:
    assert read("a.txt", FRENCH.encode("mac_roman")).text == FRENCH


def test_mixed_encodings_lose_nothing_and_are_noted() -> None:
    data = "Satu: née.\n".encode() + "Dua: café.\n".encode("cp1252") + "Tiga: “ya”.".encode()
    imported = read("a.txt", data)
    assert imported.text == "Satu: née.\nDua: café.\nTiga: “ya”."
    assert notes(imported) == {"mixed_encodings": 1}


def test_stray_bytes_of_a_long_file_are_all_kept() -> None:
    data = b"a\xc3\xa9\xe9\n" * 20_000
    imported = read("a.txt", data)
    assert imported.text == ("aéé\n" * 20_000).rstrip()
    assert notes(imported)["mixed_encodings"] == 20_000


def test_mostly_windows_text_with_a_utf8_piece_loses_nothing() -> None:
    data = FRENCH.encode("cp1252") * 3 + "née".encode()
    assert read("a.txt", data).text == FRENCH * 3 + "née"
