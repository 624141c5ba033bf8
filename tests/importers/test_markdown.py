import pytest

from app.importers.markdown import read
from app.models.imported import ImportedText
from tests.importers.hand_made import SHARED, stretches


def markdown(text: str) -> ImportedText:
    return read("a.md", text.encode())


def test_markup_goes_and_becomes_formatting() -> None:
    imported = markdown("# Judul\n\n**I:** Apa *itu*?\n")
    assert imported.text == "Judul\nI: Apa itu?"
    assert stretches(imported, "heading1") == ["Judul"]
    assert stretches(imported, "bold") == ["I:"]
    assert stretches(imported, "italic") == ["itu"]


def test_lines_of_a_paragraph_stay_lines() -> None:
    assert markdown("I: Apa?\nR: Itu.\n\nI: Ya").text == "I: Apa?\nR: Itu.\nI: Ya"


def test_lists_keep_their_numbers() -> None:
    imported = markdown("3. tiga\n4. empat\n\n- butir\n")
    assert imported.text == "3. tiga\n4. empat\n• butir"
    assert stretches(imported, "list") == ["3. tiga", "4. empat", "• butir"]


def test_tables_are_read_row_by_row() -> None:
    imported = markdown("|a|b|\n|-|-|\n|c|d|\n\nakhir")
    assert imported.text == "a\tb\nc\td\nakhir"
    assert stretches(imported, "table") == ["a\tb", "c\td"]


def test_speaker_in_brackets_is_no_link_definition() -> None:
    assert markdown("[P]: Ya\n\n[I]: Baik").text == "[P]: Ya\n[I]: Baik"


def test_html_code_and_front_matter_lose_no_words() -> None:
    text = markdown("---\ntanggal: 2026\n---\n\n<b>P</b>: ya\n\n    dikutip\n").text
    assert text == "tanggal: 2026\n<b>P</b>: ya\ndikutip"


def test_quotations_nested_absurdly_deep_lose_no_words() -> None:
    assert "kata" in markdown("> " * 30 + "kata").text
    assert "kata" in markdown("> " * 300 + "kata").text


def test_links_and_pictures_leave_their_words() -> None:
    assert markdown("[laman](http://x.id) ![foto](a.png) `kode`").text == "laman foto kode"


def test_public_transcript_has_its_labels_at_line_starts() -> None:
    path = SHARED / "transcripts_examples" / "en53_joshuapowell.md"
    if not path.exists():
        pytest.skip("the shared transcripts are not here")
    lines = read(path.name, path.read_bytes()).text.split("\n")
    assert sum(line.startswith("I:") for line in lines) == 10
