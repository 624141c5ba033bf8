from lxml import etree

from app.importers.docx.numbering import W
from app.importers.docx.styles import Look, read_styles, run_look


def element(xml: str) -> etree._Element:
    return etree.fromstring(f'<w:x xmlns:w="{W[1:-1]}">{xml}</w:x>')


def test_a_look_takes_what_it_leaves_open_from_its_base() -> None:
    base = Look(on=frozenset({"bold", "italic"}), heading=2)
    look = Look(off=frozenset({"bold"})).over(base)
    assert look.on == {"italic"}
    assert look.heading == 2


def test_styles_that_inherit_in_a_circle_end() -> None:
    styles = read_styles(
        element(
            '<w:style w:styleId="A"><w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr></w:style>'
            '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        )
    )
    assert styles.look("A").on == {"bold"}


def test_unknown_style_looks_like_nothing() -> None:
    assert read_styles(None).look("A") == Look()


def test_underline_none_and_bold_zero_are_off() -> None:
    assert run_look(element('<w:u w:val="none"/><w:b w:val="0"/>')).off == {"underline", "bold"}
