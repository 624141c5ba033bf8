import pytest

from app.errors import DamagedFile
from app.importers.docx import docx as importer
from app.models.imported import ImportedText
from tests.importers.hand_made import FIXTURES, docx, notes, paragraph, run, stretches, zipped

NUMBERED = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
LEVEL = (
    '<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>'
    '<w:lvlText w:val="{text}"/></w:lvl>'
)
BOX = "<w:txbxContent>" + paragraph(run("kotak")) + "</w:txbxContent>"


def read(body: str, **parts: str) -> ImportedText:
    return importer.read("a.docx", docx(body, **parts))


def test_interview_written_by_word_processors() -> None:
    imported = importer.read("a.docx", (FIXTURES / "interview.docx").read_bytes())
    assert imported.text == (FIXTURES / "interview.txt").read_text(encoding="utf-8")
    assert stretches(imported, "heading1") == ["Wawancara kelompok tani"]
    assert stretches(imported, "list") == ["1. butir pertama", "2. butir kedua", "• butir bulat"]
    assert stretches(imported, "table") == ["Nama\tIbu Sari", "Umur\t51"]
    assert stretches(imported, "italic") == ["miring"]
    assert stretches(imported, "underline") == ["bergaris"]
    assert stretches(imported, "bold")[1:3] == ["Pewawancara: ", "Narasumber: "]
    assert notes(imported) == {"deletions_left_out": 1, "headers_left_out": 1}


def test_tracked_insertions_are_in_and_deletions_out() -> None:
    body = paragraph(
        run("a"),
        f"<w:ins>{run('b')}<w:del><w:r><w:delText>c</w:delText></w:r></w:del></w:ins>",
        f"<w:del>{run('d')}</w:del>",
    )
    assert read(body).text == "ab"


def test_moved_text_stands_once() -> None:
    body = paragraph(f"<w:moveFrom>{run('x')}</w:moveFrom>", run("a")) + paragraph(
        f"<w:moveTo>{run('x')}</w:moveTo>"
    )
    assert read(body).text == "a\nx"


def test_paragraph_whose_end_was_deleted_flows_into_the_next() -> None:
    first = paragraph(run("satu "), properties="<w:rPr><w:del/></w:rPr>")
    assert read(first + paragraph(run("dua"))).text == "satu dua"


def test_deleted_row_is_left_out() -> None:
    cell = f"<w:tc>{paragraph(run('x'))}</w:tc>"
    table = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>"
    assert read(table).text == "x"


def test_text_box_stands_once_after_its_paragraph() -> None:
    alternate = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><wps:wsp><wps:txbx>{BOX}</wps:txbx>'
        f"</wps:wsp></mc:Choice><mc:Fallback><v:textbox>{BOX}</v:textbox></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    body = paragraph(run("sebelum "), f"<w:r>{alternate}</w:r>", run("sesudah"))
    assert read(body).text == "sebelum sesudah\nkotak"


def test_text_box_of_the_older_kind_is_read_too() -> None:
    body = paragraph(run("a"), f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>")
    assert read(body).text == "a\nkotak"


def test_field_shows_its_result_only() -> None:
    body = paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>" + run("perintah"),
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("hasil"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" lanjut"),
        f"<w:fldSimple>{run(' lagi')}</w:fldSimple>",
    )
    assert read(body).text == "hasil lanjut lagi"


def test_footnotes_and_endnotes_stand_at_the_end_with_their_marks() -> None:
    body = paragraph(
        run("satu"),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        run(" dua"),
        '<w:r><w:endnoteReference w:id="1"/></w:r>',
    )
    footnotes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph(run("x"))}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph(run("kaki"))}</w:footnote>'
    )
    endnotes = f'<w:endnote w:id="1">{paragraph(run("akhir"))}</w:endnote>'
    imported = read(body, footnotes=footnotes, endnotes=endnotes)
    assert imported.text == "satu[1] dua[i]\n[1] kaki\n[i] akhir"
    assert notes(imported) == {"notes_at_end": 2}


def test_headers_and_comments_are_left_out_with_a_note() -> None:
    imported = read(
        paragraph(run("isi")),
        header1=paragraph(run("kepala")),
        comments=f"<w:comment>{paragraph(run('komentar'))}</w:comment>",
    )
    assert imported.text == "isi"
    assert notes(imported) == {"headers_left_out": 1, "comments_left_out": 1}


def test_automatic_numbers_count_nest_and_restart() -> None:
    levels = LEVEL.format(level=0, start=1, format="upperRoman", text="%1.") + LEVEL.format(
        level=1, start=1, format="lowerLetter", text="%2)"
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    items = [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1), (0, 2), (0, 2)]
    body = "".join(
        paragraph(run("x"), properties=NUMBERED.format(level=level, number=number))
        for level, number in items
    )
    assert read(body, numbering=numbering).text.split("\n") == [
        "I. x", "a) x", "b) x", "II. x", "a) x", "VII. x", "VIII. x",
    ]  # fmt: skip


def test_numbers_can_come_from_a_style_and_be_switched_off() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + LEVEL.format(level=0, start=1, format="decimal", text="%1.")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = (
        '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    listed = paragraph(run("a"), properties='<w:pStyle w:val="L"/>')
    off = paragraph(
        run("b"), properties='<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    assert read(listed + off + listed, numbering=numbering, styles=styles).text == "1. a\nb\n2. a"


def test_bold_from_styles_and_switched_off_again() -> None:
    styles = (
        '<w:style w:styleId="A"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    body = paragraph(
        run("tebal "), run("biasa", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="B"/>'
    )
    assert stretches(read(body, styles=styles), "bold") == ["tebal "]


def test_headings_by_style_name_and_outline_level() -> None:
    styles = '<w:style w:styleId="J2"><w:name w:val="heading 2"/></w:style>'
    body = paragraph(run("dua"), properties='<w:pStyle w:val="J2"/>') + paragraph(
        run("tiga"), properties='<w:outlineLvl w:val="4"/>'
    )
    imported = read(body, styles=styles)
    assert stretches(imported, "heading2") == ["dua"]
    assert stretches(imported, "heading3") == ["tiga"]


def test_content_controls_smart_tags_and_links_are_walked_through() -> None:
    body = f"<w:sdt><w:sdtContent>{paragraph(run('a'))}</w:sdtContent></w:sdt>" + paragraph(
        f"<w:smartTag>{run('b')}</w:smartTag><w:hyperlink>{run('c')}</w:hyperlink>",
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{run('Klik')}</w:sdtContent></w:sdt>",
    )
    assert read(body).text == "a\nbc"


def test_symbols_hyphens_tabs_and_soft_line_breaks() -> None:
    body = paragraph(
        "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>b</w:t><w:tab/><w:br/>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F062"/></w:r>'
    )
    assert read(body).text == "a\u2011b\t\n✓β"


def test_hidden_text_is_left_out_with_a_note() -> None:
    imported = read(paragraph(run("rahasia", "<w:vanish/>"), run("tampak")))
    assert imported.text == "tampak"
    assert notes(imported) == {"hidden_left_out": 1}


def test_table_in_a_cell_keeps_the_words_in_order() -> None:
    def table(*cells: str) -> str:
        return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"

    inner = table(paragraph(run("b")), paragraph(run("c")))
    assert read(table(paragraph(run("a")), inner, paragraph(run("d")))).text == "a\tb\tc\td"


def test_paragraphs_of_a_cell_stay_lines() -> None:
    cells = (paragraph(run("I:")), paragraph(run("satu")) + paragraph(run("dua")))
    row = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    assert read(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>").text == "I:\tsatu\ndua"


def test_strict_documents_are_read_too() -> None:
    data = docx(paragraph(run("ketat")))
    strict = zipped(
        {
            "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/'
            'wordprocessingml/main">'
            f"<w:body>{paragraph(run('ketat'))}</w:body></w:document>"
        }
    )
    assert importer.read("a.docx", strict).text == importer.read("a.docx", data).text


def test_main_part_may_have_another_name() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Type="http://x/officeDocument" Target="/word/document2.xml"/>'
        "</Relationships>"
    )
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    data = zipped(
        {
            "_rels/.rels": relations,
            "word/document2.xml": f"<w:document {names}>"
            f"<w:body>{paragraph(run('a'))}</w:body></w:document>",
        }
    )
    assert importer.read("a.docx", data).text == "a"


def test_archive_without_a_document_is_damaged() -> None:
    with pytest.raises(DamagedFile):
        importer.read("a.docx", zipped({"word/other.xml": "<a/>"}))


def test_field_that_never_ends_does_not_hide_the_rest() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>'
    assert read(paragraph(begin, run("a")) + paragraph(run("b"))).text == "a\nb"
