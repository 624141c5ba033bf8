from dataclasses import replace

from docx.oxml.ns import qn

from app.exporters.word.captions import CaptionedTable, add_table, text_cell
from app.exporters.word.document import Look, WordDocument
from app.models.format_profile import DEFAULT_PROFILE, Captions
from app.words import Words
from tests.exporters.documents import IMPRINT
from tests.exporters.reopened import all_paragraphs, names, words_in

ROWS = [(text_cell(str(number)), text_cell("word " * 20)) for number in range(40)]


def table(rows: int) -> CaptionedTable:
    return CaptionedTable("Rain", (1, 5), ("No.", "Text"), ROWS[:rows], "own figures")


def written(rows: int, captions: Captions = Captions()) -> bytes:  # noqa: B008 - frozen
    profile = replace(DEFAULT_PROFILE, captions=captions)
    document = WordDocument(Words("id"), IMPRINT, Look(profile, chapter=4))
    document.list_of_tables()
    add_table(document, table(rows))
    add_table(document, replace(table(1), title="Sun"))
    return document.finished()


def styled(data: bytes, style: str) -> list[str]:
    return [
        words_in(paragraph._p)
        for paragraph in all_paragraphs(data)
        if paragraph.style and paragraph.style.name == style
    ]


def test_captions_count_by_a_field_and_are_listed() -> None:
    data = written(2)
    assert styled(data, "Caption") == ["Tabel 4.1 Rain", "Tabel 4.2 Sun"]
    assert styled(data, "table of figures") == ["Tabel 4.1 Rain", "Tabel 4.2 Sun"]
    fields = [found for found in names(data, "instr", "fldSimple") if "SEQ" in found]
    assert fields == [" SEQ Tabel \\* ARABIC "] * 2


def test_a_table_that_no_page_holds_is_continued_with_its_header() -> None:
    data = written(40)
    captions = styled(data, "Caption")
    assert captions[:2] == ["Tabel 4.1 Rain", "Tabel 4.1 (lanjutan)"]
    assert styled(data, "Table Heading").count("No.") == len(captions)
    assert len(names(data, "val", "pageBreakBefore")) == len(captions) - 2
    assert len(names(data, "val", "tblHeader")) == len(captions)


def test_the_source_stands_below_once_where_the_profile_wants_it() -> None:
    assert styled(written(40), "Source Line") == ["Sumber: own figures"] * 2
    assert not styled(written(2, Captions(source_line=False)), "Source Line")


def test_numbers_go_through_where_the_profile_says_so() -> None:
    data = written(2, Captions(by_chapter=False))
    assert styled(data, "Caption") == ["Tabel 1 Rain", "Tabel 2 Sun"]


def test_rows_are_kept_on_the_page_of_their_caption() -> None:
    document = WordDocument(Words("id"), IMPRINT, Look(DEFAULT_PROFILE))
    add_table(document, table(2))
    style = document.document.styles["Kept Table Text"].element
    assert style.find(qn("w:pPr")).find(qn("w:keepNext")) is not None
    assert len(styled(document.finished(), "Kept Table Text")) == 4
