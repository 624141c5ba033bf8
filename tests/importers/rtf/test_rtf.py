import pytest

from app.errors import HostileFile
from app.importers.rtf import rtf as importer
from app.models.imported import ImportedText
from tests.importers.hand_made import FIXTURES, notes, stretches


def read(body: str, head: str = "\\ansi\\ansicpg1252") -> ImportedText:
    return importer.read("a.rtf", f"{{\\rtf1{head} {body}}}".encode("latin-1"))


def test_interview_written_by_libreoffice() -> None:
    imported = importer.read("a.rtf", (FIXTURES / "interview.rtf").read_bytes())
    assert imported.text == (FIXTURES / "interview.txt").read_text(encoding="utf-8")
    assert stretches(imported, "heading1") == ["Wawancara kelompok tani"]
    assert stretches(imported, "list") == ["1. butir pertama", "2. butir kedua", "• butir bulat"]
    assert stretches(imported, "table") == ["Nama\tIbu Sari", "Umur\t51"]
    assert stretches(imported, "bold")[1:3] == ["Pewawancara: ", "Narasumber: "]
    assert notes(imported) == {"deletions_left_out": 1, "headers_left_out": 1}


def test_code_pages_per_font() -> None:
    fonts = "{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}}"
    assert read(f"{fonts}\\f0 n\\'e9e \\f1 \\'cf\\'f0 \\f2 \\'93\\'fa").text == "née Пр 日"


def test_unicode_escapes_skip_their_fallback() -> None:
    body = "\\u8220?a\\u8221\\'94\\uc2\\u233\\'e9\\'e9b\\uc0 \\u-10180\\u-8386 c"
    assert read(body).text == "“a”éb🌾c"


def test_named_and_escaped_characters() -> None:
    assert (
        read("\\{a\\}\\\\\\emdash\\~\\_x\\-y\\tab z\\line w").text == "{a}\\—\u00a0\u2011xy\tz\nw"
    )


def test_nothing_but_the_text_shows() -> None:
    body = (
        "{\\stylesheet{\\s0 Normal;}}{\\info{\\title T}}{\\pict 0102}{\\*\\unknown x}"
        "{\\header kepala\\par}{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt hasil}}\\bin3 {{{ akhir"
    )
    imported = read(body)
    assert imported.text == "hasil akhir"
    assert notes(imported) == {"headers_left_out": 1}


def test_empty_header_is_not_worth_a_note() -> None:
    assert notes(read("{\\header \\pard\\par}a")) == {}


def test_bold_italic_underline_end_with_their_group() -> None:
    imported = read("{\\b tebal} {\\i miring}\\ul garis\\ulnone  \\b x\\b0 y\\plain")
    assert stretches(imported, "bold") == ["tebal", "x"]
    assert stretches(imported, "italic") == ["miring"]
    assert stretches(imported, "underline") == ["garis"]


def test_tables_are_read_row_by_row() -> None:
    row = "\\trowd\\cellx1\\cellx2\\pard\\intbl {}\\cell {}\\cell\\row"
    imported = read(f"awal\\par {row.format('a', 'b')} {row.format('c', 'd')}\\pard akhir")
    assert imported.text == "awal\na\tb\nc\td\nakhir"
    assert stretches(imported, "table") == ["a\tb", "c\td"]


def test_footnote_stands_at_the_end() -> None:
    assert read("satu{\\footnote \\chftn kaki} dua").text == "satu[1] dua\n[1] kaki"


def test_text_box_stands_once_after_its_paragraph() -> None:
    box = "{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt kotak\\par}}{\\shprslt kotak}}"
    assert read(f"a{box}b\\par c").text == "ab\nkotak\nc"


def test_deleted_and_hidden_text_are_left_out() -> None:
    imported = read("a{\\deleted x}{\\v y}b{\\*\\annotation z}")
    assert imported.text == "ab"
    assert notes(imported) == {
        "comments_left_out": 1, "deletions_left_out": 1, "hidden_left_out": 1,
    }  # fmt: skip


def test_alternative_for_old_readers_is_skipped() -> None:
    assert read("{\\upr{lama}{\\*\\ud{baru}}}").text == "baru"


def test_file_cut_off_is_read_as_far_as_it_goes() -> None:
    imported = importer.read("a.rtf", b"{\\rtf1 satu\\par {\\b du")
    assert imported.text == "satu\ndu"
    assert notes(imported) == {"file_cut_off": 1}


def test_absurd_nesting_is_refused() -> None:
    with pytest.raises(HostileFile):
        importer.read("a.rtf", b"{\\rtf1" + b"{" * 200_000)
