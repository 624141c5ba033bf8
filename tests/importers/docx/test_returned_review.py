import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import EmptyFile, HostileFile, LegacyWord, NotWord, PasswordProtected
from app.importers.docx.returned_review import read_returned_review
from app.models.returned_review import ReturnedParagraph, ReturnedReview, ReturnedRow, ReturnedTable
from tests.importers.hand_made import zipped

CODING = uuid.UUID("12345678-1234-5678-1234-567812345678")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
NAMES = f'xmlns:w="{W}" xmlns:w14="{W14}" xmlns:w15="{W15}"'


def read(body: str, **parts: str) -> ReturnedReview:
    """A document of this body, with other parts by their name."""
    members: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    }
    members |= {f"word/{name}.xml": text for name, text in parts.items()}
    return read_returned_review("r.docx", zipped(members))


def words(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(content: str) -> str:
    return f"<w:tc>{content}</w:tc>"


def only_row(review: ReturnedReview) -> ReturnedRow:
    (table,) = (block for block in review.blocks if isinstance(block, ReturnedTable))
    (row,) = table.rows
    return row


def row_of(*cells: str, inside: str = "") -> str:
    return f"<w:tbl><w:tr>{inside}{''.join(map(cell, cells))}</w:tr></w:tbl>"


def test_content_controls_insertions_and_boxes_are_read_and_deletions_are_not() -> None:
    control = f"<w:sdt><w:sdtContent>{words('chosen')}</w:sdtContent></w:sdt>"
    tracked = (
        '<w:p><w:ins w:author="Marta"><w:r><w:t>in</w:t></w:r></w:ins>'
        '<w:del w:author="Budi"><w:r><w:delText>out</w:delText></w:r></w:del></w:p>'
    )
    row = only_row(read(row_of(control, tracked)))
    assert (row.cells, row.writers) == (("chosen", "in"), ("Marta",))


def test_prompts_and_hidden_words_are_shown_because_somebody_may_have_typed_them() -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{words('typed')}</w:sdtContent></w:sdt>"
    )
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
    assert only_row(read(row_of(prompt, hidden))).cells == ("typed", "secret")


@pytest.mark.parametrize("ending", ["", "_1", "Copy"])
def test_bookmark_names_the_coding_whatever_a_program_adds(ending: str) -> None:
    mark = f'<w:p><w:bookmarkStart w:id="1" w:name="k_{CODING.hex}{ending}"/></w:p>'
    assert only_row(read(row_of(mark, words("x")))).uuids == (str(CODING),)


def test_bookmark_between_rows_belongs_to_the_row_that_follows() -> None:
    mark = f'<w:bookmarkStart w:id="1" w:name="k_{CODING.hex}"/>'
    table = f"<w:tbl>{mark}<w:tr>{cell(words('x'))}</w:tr></w:tbl>"
    assert only_row(read(table)).uuids == (str(CODING),)


def test_rows_and_cells_inside_content_controls_are_found() -> None:
    inner = f"<w:sdt><w:sdtContent>{cell(words('b'))}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell(words('a'))}{inner}</w:tr></w:sdtContent></w:sdt>"
    assert only_row(read(f"<w:tbl>{row}</w:tbl>")).cells == ("a", "b")


def test_row_deleted_with_tracking_is_gone_and_its_comment_is_kept() -> None:
    gone = '<w:trPr><w:del w:author="Marta"/></w:trPr>'
    comment = '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>x</w:t></w:r></w:p>'
    table = f"<w:tbl><w:tr>{gone}{cell(comment)}</w:tr></w:tbl>" + words("after")
    found = read(table, comments=comments(("7", "Why gone?", "A")))
    assert found.blocks[0] == ReturnedTable(())
    assert [each.text for each in found.loose] == ["Why gone?"]


def comments(*rows: tuple[str, str, str]) -> str:
    """Comments of ``(id, text, paraId)`` by Marta."""
    made = "".join(
        f'<w:comment w:id="{number}" w:author="Marta" w:date="2026-01-02T03:04:05Z">'
        f'<w:p w14:paraId="{place}"><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
        for number, text, place in rows
    )
    return f"<w:comments {NAMES}>{made}</w:comments>"


def test_thread_hangs_together_with_its_resolved_state() -> None:
    anchor = '<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    extended = (
        f'<w15:commentsEx {NAMES}><w15:commentEx w15:paraId="A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="B" w15:paraIdParent="A" w15:done="0"/></w15:commentsEx>'
    )
    found = read(
        row_of(anchor),
        comments=comments(("1", "First", "A"), ("2", "Answer", "B")),
        commentsExtended=extended,
    )
    first, reply = only_row(found).comments
    assert (first.text, first.resolved, first.reply) == ("First", True, False)
    assert (reply.text, reply.resolved, reply.reply) == ("Answer", False, True)
    assert first.date == "2026-01-02T03:04:05Z"


def test_footnote_and_footer_are_read_too() -> None:
    mark = '<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    found = read(
        row_of(mark),
        footnotes=f'<w:footnotes {NAMES}><w:footnote w:id="2">{words("see p. 3")}</w:footnote>'
        "</w:footnotes>",
        footer1=f"<w:ftr {NAMES}>{words('scribbled below')}</w:ftr>",
    )
    assert "see p. 3" in only_row(found).cells[0]
    assert found.blocks[-1] == ReturnedParagraph("scribbled below")


def test_page_number_that_a_program_wrote_is_no_remark() -> None:
    found = read(words("x"), footer1=f"<w:ftr {NAMES}>{words('36')}</w:ftr>")
    assert found.blocks == (ReturnedParagraph("x"),)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"%PDF-1.7", NotWord),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", NotWord),
        (OLE + b"\0" * 99, LegacyWord),
        (OLE + "EncryptedPackage".encode("utf-16-le"), PasswordProtected),
        (zipped({"word/document.xml": f"<w:document {NAMES}><w:body/></w:document>"}), EmptyFile),
        (zipped({"word/document.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), HostileFile),
        (zipped({"word/document.xml": b"\0" * 50_000_000}), HostileFile),
    ],
    ids=["empty", "pdf", "odt", "doc", "password", "blank", "entities", "bomb"],
)
def test_what_is_no_word_document_is_refused(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_returned_review("r.docx", data)


letters = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=20)


@given(st.lists(letters, min_size=1, max_size=5))
def test_any_letters_in_cells_come_through(texts: list[str]) -> None:
    escaped = [t.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for t in texts]
    assert only_row(read(row_of(*map(words, escaped)))).cells == tuple(texts)


def test_cell_merged_over_several_rows_speaks_in_all_of_them() -> None:
    first = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{words("S")}'
    others = "<w:tcPr><w:vMerge/></w:tcPr><w:p/>"
    rows = "".join(
        f"<w:tr>{cell(words(name))}{cell(merged)}</w:tr>"
        for name, merged in (("1", first), ("2", others), ("3", others), ("4", "<w:p/>"))
    )
    (table,) = read(f"<w:tbl>{rows}</w:tbl>").blocks
    assert isinstance(table, ReturnedTable)
    assert [row.cells for row in table.rows] == [("1", "S"), ("2", "S"), ("3", "S"), ("4", "")]


def test_merged_cells_are_counted_by_columns() -> None:
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{words("wide")}'
    down = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{words("down")}'
    row = f"<w:tr>{cell(wide)}{cell(down)}</w:tr>"
    below = "<w:tcPr><w:vMerge/></w:tcPr><w:p/>"
    other = f"<w:tr>{cell(words('a'))}{cell(words('b'))}{cell(below)}</w:tr>"
    (table,) = read(f"<w:tbl>{row}{other}</w:tbl>").blocks
    assert isinstance(table, ReturnedTable)
    assert table.rows[1].cells == ("a", "b", "down")


def test_handwriting_and_crossed_out_words_are_seen() -> None:
    struck = "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>S</w:t></w:r></w:p>"
    row = only_row(read(row_of("<w:p><w:r><w:drawing/></w:r></w:p>", struck)))
    assert row.cells == ("\N{FRAME WITH PICTURE}", "~~S~~")
