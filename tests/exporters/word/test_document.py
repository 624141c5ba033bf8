import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Cm

from app.exporters.word.document import Imprint, WordDocument, share
from app.exporters.word.text import Piece
from app.words import Words
from tests.exporters.reopened import names, opened, part


@pytest.fixture
def document() -> WordDocument:
    return WordDocument(Words("id"), Imprint("Title", "Sari", "2026-11-21T08:00:00Z"))


def test_the_page_is_what_faculties_ask_for(document: WordDocument) -> None:
    section = opened(document.finished()).sections[0]
    assert section.page_width is not None
    assert round(section.page_width.cm, 1) == 21.0
    margins = (section.left_margin, section.top_margin, section.right_margin, section.bottom_margin)
    assert [round(margin.cm) for margin in margins if margin is not None] == [4, 4, 3, 3]


def test_headings_are_real_and_listed_in_the_contents(document: WordDocument) -> None:
    document.contents()
    document.heading(1, "One")
    document.heading(2, "One & a half")
    listed = [p for p in opened(document.finished()).paragraphs if p.style]
    assert [(p.style.name, p.text) for p in listed if p.style and p.text][1:] == [
        ("toc 1", "One"),
        ("toc 2", "One & a half"),
        ("Heading 1", "One"),
        ("Heading 2", "One & a half"),
    ]


def test_a_name_is_a_bookmark_once(document: WordDocument) -> None:
    document.paragraph("Body Text", Piece("a", bookmark="here"), Piece("b", bookmark="here"))
    assert names(document.finished(), "name", "bookmarkStart") == ["here"]


def test_a_link_to_nowhere_becomes_plain_text(document: WordDocument) -> None:
    document.paragraph("Body Text", Piece("a", bookmark="here"), Piece("b", link="nowhere"))
    data = document.finished()
    assert names(data, "anchor", "hyperlink") == []
    assert opened(data).paragraphs[0].text == "ab"


def test_paper_lies_and_stands_again(document: WordDocument) -> None:
    upright = document.width
    document.turn_page(landscape=True)
    assert round(document.width.cm, 1) == 22.7
    document.turn_page(landscape=False)
    assert document.width == upright
    sections = opened(document.finished()).sections
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]


def test_the_small_print_stands_over_the_page_number(document: WordDocument) -> None:
    document.footer("first", "second")
    footer = part(document.finished(), "word/footer1.xml")
    assert footer.index("first") < footer.index("second") < footer.index("PAGE")


def test_a_very_long_title_does_not_spoil_the_properties() -> None:
    long = WordDocument(Words("en"), Imprint("T" * 999, "A" * 999, "2026-11-21T08:00:00Z"))
    assert len(opened(long.finished()).core_properties.title) == 255


def test_a_width_is_shared_in_proportion() -> None:
    assert [round(width.cm) for width in share(Cm(10), (1, 4))] == [2, 8]
