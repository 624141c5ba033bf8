import pytest

from app.errors import HostileFile
from app.importers.html import read
from app.models.imported import ImportedText
from tests.importers.hand_made import FIXTURES, notes, stretches


def page(body: str, head: str = "") -> ImportedText:
    return read("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())


def test_blocks_become_lines_and_white_space_collapses() -> None:
    imported = page("<p>Satu\n  <b>dua</b> <i>tiga</i></p><div>empat<br>lima</div>enam")
    assert imported.text == "Satu dua tiga\nempat\nlima\nenam"
    assert stretches(imported, "bold") == ["dua"]
    assert stretches(imported, "italic") == ["tiga"]


def test_a_web_page_is_its_own_kind() -> None:
    assert page("x").kind == "web_page"


def test_scripts_navigation_and_hidden_parts_are_left_out() -> None:
    body = (
        "<script>a()</script><style>b{}</style><nav>menu</nav><p hidden>c</p>"
        "<p style='display: none'>d</p><!-- e -->tampak"
    )
    assert page(body).text == "tampak"


def test_headings_and_lists() -> None:
    imported = page("<h2>Bab</h2><ul><li>a</li><li>b</li></ul><ol start=3 type=a><li>c</ol>")
    assert imported.text == "Bab\n• a\n• b\nc. c"
    assert stretches(imported, "heading2") == ["Bab"]
    assert stretches(imported, "list") == ["• a", "• b", "c. c"]


def test_tables_are_read_row_by_row() -> None:
    imported = page("<table><tr><th>a<th>b</tr><tbody><tr><td><p>c</p><td>d</table>akhir")
    assert imported.text == "a\tb\nc\td\nakhir"


def test_preformatted_text_keeps_its_lines() -> None:
    assert page("<pre>I:  Apa?\nR:  Itu.</pre>").text == "I:  Apa?\nR:  Itu."


def test_declared_encoding_is_believed_where_nothing_is_proved() -> None:
    head = "<meta charset='windows-1251'>"
    data = f"<html><head>{head}</head><body>Привет, мир</body></html>".encode("cp1251")
    assert read("a.html", data).text == "Привет, мир"


def test_utf8_wins_over_a_wrong_declaration() -> None:
    assert page("née", head="<meta charset='iso-8859-1'>").text == "née"


def test_entities_and_right_to_left_text() -> None:
    assert page("<p>caf&eacute; &lt;ya&gt; שלום 🌾</p>").text == "café <ya> שלום 🌾"


def test_page_saved_by_libreoffice() -> None:
    imported = read("a.html", (FIXTURES / "interview.html").read_bytes())
    assert imported.text.startswith("Wawancara kelompok tani\nPewawancara: Sejak kapan")
    assert "1. butir pertama\n2. butir kedua\n• butir bulat\nNama\tIbu Sari\n" in imported.text
    assert notes(imported) == {"headers_left_out": 1}


def test_tags_that_are_never_closed_lose_no_words() -> None:
    lines = [f"line {number}" for number in range(270)]
    page = "".join(f"<font size=2>{line}<br>" for line in lines)
    assert read("old.html", f"<html>{page}".encode()).text.split("\n") == lines


def test_page_nested_without_end_is_refused_and_not_cut() -> None:
    with pytest.raises(HostileFile):
        read("deep.html", b"<html>start" + b"<div>" * 100_000 + b"end")
