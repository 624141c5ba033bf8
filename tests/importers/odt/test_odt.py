import pytest

from app.errors import PasswordProtected
from app.importers.odt import odt as importer
from app.models.imported import ImportedText
from tests.importers.hand_made import FIXTURES, notes, odt, stretches


def read(body: str, automatic: str = "", sheet: str = "") -> ImportedText:
    return importer.read("a.odt", odt(body, automatic=automatic, sheet=sheet))


def test_interview_written_by_libreoffice() -> None:
    imported = importer.read("a.odt", (FIXTURES / "interview.odt").read_bytes())
    assert imported.text == (FIXTURES / "interview.txt").read_text(encoding="utf-8")
    assert stretches(imported, "heading1") == ["Wawancara kelompok tani"]
    assert stretches(imported, "bold")[1:3] == ["Pewawancara: ", "Narasumber: "]
    assert stretches(imported, "italic") == ["miring"]
    assert stretches(imported, "underline") == ["bergaris"]
    assert notes(imported) == {"deletions_left_out": 1, "headers_left_out": 1}


def test_spaces_tabs_and_line_breaks() -> None:
    body = '<text:p>  a\n  b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e</text:p>'
    assert read(body).text == "a b   c\td\ne"


def test_lists_number_nest_and_continue() -> None:
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" '
        'style:num-format="a" style:num-suffix=")"/></text:list-style>'
    )
    body = (
        '<text:list text:style-name="L"><text:list-item><text:p>x</text:p><text:list>'
        "<text:list-item><text:p>y</text:p></text:list-item></text:list>"
        "</text:list-item></text:list>"
        '<text:list text:style-name="L" text:continue-numbering="true">'
        "<text:list-item><text:p>z</text:p><text:p>w</text:p></text:list-item></text:list>"
    )
    assert read(body, style).text == "1. x\na) y\n2. z\nw"


def test_tables_are_read_row_by_row() -> None:
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{a}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{b}</text:p></table:table-cell></table:table-row>"
        for a, b in ("ab", "cd")
    )
    imported = read(f"<table:table>{rows}</table:table>")
    assert imported.text == "a\tb\nc\td"
    assert stretches(imported, "table") == ["a\tb", "c\td"]


def test_deletions_are_left_out() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>x</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>a<text:change text:change-id="1"/></text:p>'
    )
    imported = read(body)
    assert imported.text == "a"
    assert notes(imported) == {"deletions_left_out": 1}


def test_text_box_stands_once_after_its_paragraph() -> None:
    body = (
        "<text:p>a<draw:frame><draw:text-box><text:p>kotak</text:p></draw:text-box></draw:frame>"
        "b</text:p>"
    )
    assert read(body).text == "ab\nkotak"


def test_notes_stand_at_the_end() -> None:
    body = (
        "<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>kaki</text:p></text:note-body></text:note> b</text:p>"
    )
    assert read(body).text == "a[1] b\n[1] kaki"


def test_comments_and_hidden_text_are_left_out() -> None:
    style = (
        '<style:style style:name="H" style:family="text">'
        '<style:text-properties text:display="none"/>'
        "</style:style>"
    )
    body = (
        "<text:p>a<office:annotation><text:p>k</text:p></office:annotation>"
        '<text:span text:style-name="H">rahasia</text:span></text:p>'
        '<text:section text:display="none"><text:p>s</text:p></text:section>'
    )
    imported = read(body, style)
    assert imported.text == "a"
    assert notes(imported) == {"comments_left_out": 1, "hidden_left_out": 2}


def test_look_is_inherited_from_parent_styles() -> None:
    sheet = (
        '<style:style style:name="P" style:family="paragraph">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="C" style:family="paragraph" style:parent-style-name="P"/>'
        '<style:style style:name="N" style:family="text">'
        '<style:text-properties fo:font-weight="normal"/></style:style>'
    )
    body = (
        '<text:p text:style-name="C">tebal <text:span text:style-name="N">biasa</text:span>'
        "</text:p>"
    )
    assert stretches(read(body, sheet=sheet), "bold") == ["tebal "]


def test_encrypted_document_is_refused() -> None:
    with pytest.raises(PasswordProtected):
        importer.read("locked.odt", (FIXTURES / "locked.odt").read_bytes())
