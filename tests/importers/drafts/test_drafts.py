"""Drafts: paragraphs of every kind, and for Word the place of every word."""

import io

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from hypothesis import given
from hypothesis import strategies as st

from app.errors import EmptyFile, UnreadableFile
from app.importers.drafts.drafts import read_draft
from app.models.draft import Draft


def word(*paragraphs: tuple[str, str, float]) -> bytes:
    """A document of ``(text, style, indent in cm)``."""
    document = docx.Document()
    for text, style, indent in paragraphs:
        made = document.add_paragraph(text, style=style)
        if indent:
            made.paragraph_format.left_indent = Cm(indent)
    return saved(document)


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def kinds(draft: Draft) -> list[str]:
    return [paragraph.kind for paragraph in draft.paragraphs]


def test_styles_and_indents_of_word_tell_blocks_apart() -> None:
    data = word(
        ("BAB IV", "Heading 1", 0),
        ("Prosa di sini.", "Normal", 0),
        ("Kata mereka begini.", "Quote", 0),
        ("Kata mereka begitu.", "Normal", 1.5),
        ("Butir", "List Bullet", 0),
        ("Prosa lagi.", "Normal", 0),
    )
    draft = read_draft("thesis.docx", data)
    assert kinds(draft) == ["heading", "prose", "block", "indented", "list", "prose"]


def test_body_that_is_indented_as_a_whole_is_no_quotation() -> None:
    data = word(*[("Prosa di sini.", "Normal", 1.5)] * 3)
    assert kinds(read_draft("thesis.docx", data)) == ["prose"] * 3


def test_footnote_marks_are_left_out_of_the_text() -> None:
    document = docx.Document()
    run = document.add_paragraph("satu dua").add_run()
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    run._r.append(reference)
    document.paragraphs[0].add_run(" tiga")
    assert read_draft("thesis.docx", saved(document)).text == "satu dua tiga"


@given(st.lists(st.text(alphabet="ab \N{SAILBOAT}\u201c", min_size=1, max_size=8), max_size=6))
def test_anchors_hold_the_words_of_their_elements(runs: list[str]) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Awal ")
    for text in runs:
        paragraph.add_run(text)
    draft = read_draft("thesis.docx", saved(document))
    elements = [each.text or "" for each in document.element.body.iter(qn("w:t"))]
    for anchor in draft.anchors:
        held = elements[anchor.place]
        assert anchor.span.cut_from(draft.text) == held[: anchor.span.end - anchor.span.start]


def test_lines_of_a_page_are_put_together() -> None:
    lines = [f"Ini baris ke {nth} dari sebuah halaman yang panjangnya sama" for nth in range(12)]
    draft = read_draft("thesis.txt", ("\n".join(lines) + " selesai.\n\n63\n\n").encode())
    assert draft.wrapped
    assert kinds(draft) == ["prose", "furniture"]


def test_running_heads_are_no_part_of_the_text() -> None:
    page = "Prosa yang panjang di halaman ini, dengan kalimat lengkap.\n\nUniversitas Contoh\n\n"
    assert kinds(read_draft("thesis.txt", (page * 3).encode())).count("furniture") == 3


def test_quotation_that_is_repeated_is_no_running_head() -> None:
    page = "Prosa yang panjang sekali di halaman ini.\n\n\u201ckata mereka begitu\u201d\n\n"
    assert "furniture" not in kinds(read_draft("thesis.txt", (page * 3).encode()))


@pytest.mark.parametrize("title", ["BAB IV", "4.1 Kesimpulan", "HASIL DAN PEMBAHASAN"])
def test_titles_of_plain_text_are_headings(title: str) -> None:
    assert kinds(read_draft("thesis.txt", f"{title}\n\nProsa di sini.".encode())) == [
        "heading",
        "prose",
    ]


def test_markdown_keeps_its_headings_and_lists() -> None:
    draft = read_draft("thesis.md", b"# Hasil\n\nProsa di sini.\n\n- satu\n- dua\n")
    assert kinds(draft) == ["heading", "prose", "list", "list"]


def test_only_word_drafts_have_anchors() -> None:
    assert not read_draft("thesis.txt", b"satu dua").anchors


def test_empty_document_is_refused() -> None:
    with pytest.raises(EmptyFile):
        read_draft("thesis.docx", word(("", "Normal", 0)))


def test_other_archives_are_refused() -> None:
    with pytest.raises(UnreadableFile):
        read_draft("thesis.docx", b"PK\x03\x04 and nothing else")


def test_lists_that_were_typed_are_no_prose_in_word_either() -> None:
    data = word(("- a) Menghimbau semua orang.", "Normal", 0), ("a) Lagi.", "Normal", 1.5))
    assert kinds(read_draft("thesis.docx", data)) == ["list", "list"]
