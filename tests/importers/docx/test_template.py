"""A faculty's document as a template: what is taken, and what never is."""

import io
import zipfile

import docx
import pytest
from docx.shared import Cm, Pt
from lxml import etree

from app.errors import DamagedFile, HostileFile
from app.importers.docx.numbering import W
from app.importers.docx.template import read_word_template
from app.models.format_profile import WordTemplate


def faculty(**parts: bytes) -> bytes:
    """A document of a faculty, with more or other parts by their names (``word__x``)."""
    document = docx.Document()
    document.styles["Heading 1"].font.size = Pt(15)
    document.sections[0].left_margin = Cm(4)
    document.add_paragraph("SECRET CONTENT")
    stream = io.BytesIO()
    document.save(stream)
    if parts:
        return with_parts(stream.getvalue(), parts)
    return stream.getvalue()


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    named = {name.replace("__", "/") + ".xml": part for name, part in parts.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, named.pop(name, b"") or old.read(name))
        for name, part in named.items():
            new.writestr(name, part)
    return stream.getvalue()


def read(data: bytes) -> WordTemplate:
    return read_word_template("faculty.docx", data)


def test_page_and_margins_are_taken() -> None:
    found = read(faculty())
    assert dict(found.margins)["left"] == "2268"
    assert dict(found.page)["w"].isdigit()


def test_nothing_but_styles_comes_along() -> None:
    found = read(faculty())
    assert b"SECRET" not in found.styles
    root = etree.fromstring(found.styles)
    assert {child.tag for child in root} == {f"{W}docDefaults", f"{W}style"}
    assert all(str(each.tag).startswith(W) for each in root.iter())
    assert not list(root.iter(f"{W}numPr"))


def test_fonts_of_a_theme_are_named_outright() -> None:
    styles = (
        f'<w:styles xmlns:w="{W[1:-1]}"><w:style w:type="paragraph" w:styleId="A">'
        '<w:name w:val="A"/><w:rPr><w:rFonts w:asciiTheme="majorHAnsi"/></w:rPr></w:style>'
        "</w:styles>"
    )
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:majorFont><a:latin typeface="Garamond"/></a:majorFont></a:theme>'
    )
    data = faculty(word__styles=styles.encode(), word__theme__theme1=theme.encode())
    assert b'w:ascii="Garamond"' in read(data).styles


@pytest.mark.parametrize(
    "styles",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><w:styles xmlns:w="x">&a;</w:styles>',
        b"<other/>",
        b"not xml",
    ],
)
def test_hostile_or_broken_styles_are_refused(styles: bytes) -> None:
    with pytest.raises((HostileFile, DamagedFile)):
        read(faculty(word__styles=styles))


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(DamagedFile):
        read(b"PK\x03\x04 and then nothing")


def test_impossible_measures_are_left_out() -> None:
    document = (
        f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:sectPr>'
        '<w:pgSz w:w="99999999999" w:h="16838" w:orient="upside-down"/>'
        '<w:pgMar w:left="-12" w:top="x"/></w:sectPr></w:body></w:document>'
    )
    found = read(faculty(word__document=document.encode()))
    assert found.page == (("h", "16838"),)
    assert found.margins == (("left", "-12"),)
