"""Makes ``resources/templates/thesis.docx``: ``python -m tests.make_thesis_template``.

A4 with the margins and type that Indonesian faculties ask for (left and top 4 cm, right and bottom
3 cm, Times New Roman 12), real Word styles, and nothing of python-docx's own template but its
empty package: no thumbnail, no theme, no latent styles, no 2013 date.
"""

import datetime as dt
import io
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

TEMPLATE = Path(__file__).parents[1] / "resources" / "templates" / "thesis.docx"
FONT = "Times New Roman"
TEXT_WIDTH = Cm(21 - 4 - 3)
CENTRE, LEFT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


@dataclass(frozen=True)
class Look:
    """A paragraph style; measures in points, indents in centimetres."""

    name: str
    size: float = 12
    bold: bool = False
    italic: bool = False
    align: WD_ALIGN_PARAGRAPH = LEFT
    line: float = 1.0
    before: float = 0
    after: float = 0
    left: float = 0
    right: float = 0
    first: float = 0
    keep: bool = False
    level: int | None = None
    own: bool = False


LOOKS = (
    Look("Title", 14, bold=True, align=CENTRE, after=12),
    Look("Subtitle", 12, align=CENTRE, after=6),
    Look("Heading 1", 12, bold=True, before=18, after=6, line=1.5, keep=True, level=0),
    Look("Heading 2", 12, bold=True, before=12, after=6, line=1.5, keep=True, level=1),
    Look("Heading 3", 12, bold=True, italic=True, before=12, after=6, keep=True, level=2),
    Look("Heading 4", 12, italic=True, before=12, after=6, keep=True, level=3),
    Look("Body Text", align=JUSTIFY, line=1.5, after=6, first=1.25),
    Look("Lead In", align=JUSTIFY, line=1.5, after=3, first=1.25, keep=True, own=True),
    Look("Quote", align=JUSTIFY, before=3, after=9, left=1.25, right=1.25),
    Look("Caption", 11, align=CENTRE, before=6, after=6, keep=True),
    Look("List", align=JUSTIFY, line=1.5, left=1.0, first=-0.75),
    Look("List 2", align=JUSTIFY, line=1.5, left=1.75, first=-0.75),
    Look("List 3", align=JUSTIFY, line=1.5, left=2.5, first=-0.75),
    Look("Table Text", 10, after=2, own=True),
    Look("Kept Table Text", 10, after=2, keep=True, own=True),
    Look("List Heading", align=JUSTIFY, line=1.5, left=1.0, first=-0.75, keep=True, own=True),
    Look("List Heading 2", align=JUSTIFY, line=1.5, left=1.75, first=-0.75, keep=True, own=True),
    Look("Table Heading", 10, bold=True, after=2, keep=True, own=True),
    Look("Code Note", 10, italic=True, after=4, keep=True, own=True),
    Look("Table Note", 10, italic=True, before=4, after=4, own=True),
    Look("Lead In Note", 11, bold=True, before=12, after=3, keep=True, own=True),
    Look("Instruction", 11, after=3, left=0.75, first=-0.75, own=True),
    Look("Earlier Remark", 9, italic=True, after=2, own=True),
    Look("TOC Heading", 12, bold=True, align=CENTRE, before=12, after=6, keep=True),
    Look("toc 1", after=4),
    Look("toc 2", after=2, left=0.75),
    Look("toc 3", after=2, left=1.5),
    Look("toc 4", after=2, left=2.25),
    Look("table of figures", after=2),
    Look("Source Line", 10, before=4, after=12, own=True),
    Look("header", 10, align=WD_ALIGN_PARAGRAPH.RIGHT),
    Look("footer", 10, align=CENTRE),
)


def make_template() -> bytes:
    """The template as a file."""
    document = docx.Document()
    _strip(document)
    _set_defaults(document)
    for look in LOOKS:
        _add_style(document, look)
    _add_character_styles(document)
    _add_table_styles(document)
    _set_page(document)
    _set_compatibility(document)
    properties = document.core_properties
    properties.author = properties.comments = properties.title = properties.last_modified_by = ""
    properties.created = properties.modified = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - OPC
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _strip(document: Document) -> None:
    package, part = document.part.package, document.part
    for owner, wanted in (
        (package, {RELATION.OFFICE_DOCUMENT, RELATION.CORE_PROPERTIES}),
        (part, {RELATION.STYLES, RELATION.SETTINGS}),
    ):
        for key, relation in list(owner.rels.items()):
            if relation.reltype not in wanted:
                del owner.rels[key]
    kept = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}
    for style in list(document.styles):
        if style.name not in kept:
            style.delete()
    for element in [*document.styles.element.iter(), *document.element.iter()]:
        for name in [name for name in element.attrib if "rsid" in name]:
            del element.attrib[name]
        if element.tag == qn("w:rsid"):
            element.getparent().remove(element)
    latent = document.styles.element.find(qn("w:latentStyles"))
    if latent is not None:
        document.styles.element.remove(latent)


def _set_defaults(document: Document) -> None:
    defaults = parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    old = document.styles.element.find(qn("w:docDefaults"))
    document.styles.element.replace(old, defaults)


def _add_style(document: Document, look: Look) -> None:
    style = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=not look.own)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    style.hidden, style.quick_style, style.unhide_when_used = False, True, False
    font, form = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold, look.italic
    form.alignment, form.line_spacing = look.align, look.line
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.left_indent, form.right_indent = Cm(look.left), Cm(look.right)
    form.first_line_indent = Cm(look.first)
    form.keep_with_next, form.widow_control = look.keep or None, True
    if look.name.startswith(("toc ", "table of")):
        form.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    if look.level is not None:
        style.next_paragraph_style = document.styles["Normal"]
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(look.level))
        style.element.get_or_add_pPr().append(outline)


def _add_character_styles(document: Document) -> None:
    def add(name: str, *, builtin: bool = False) -> CharacterStyle:
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=builtin)
        assert isinstance(style, CharacterStyle)
        style.base_style = document.styles["Default Paragraph Font"]
        return style

    link = add("Hyperlink", builtin=True)
    link.font.color.rgb = RGBColor(0x1F, 0x3A, 0x5F)
    add("Speaker").font.bold = True
    add("Quotation").font.bold = True
    add("File Name").font.size = Pt(8)
    context = add("Context")
    context.font.size, context.font.color.rgb = Pt(9), RGBColor(0x55, 0x55, 0x55)
    taken_out, put_in = add("Taken Out"), add("Put In")
    taken_out.font.strike, put_in.font.underline = True, True
    taken_out.font.color.rgb = RGBColor(0x70, 0x2A, 0x2A)
    put_in.font.color.rgb = RGBColor(0x1F, 0x4A, 0x2C)
    add("To Be Written").font.color.rgb = RGBColor(0x7A, 0x4B, 0x00)
    _shade(add("Coded Words"), "E7EDF3")


def _shade(style: CharacterStyle, fill: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    style.element.get_or_add_rPr().append(shading)


def _add_table_styles(document: Document) -> None:
    lines = {"top": 8, "bottom": 8, "insideH": 4}
    _table_style(document, "Thesis Table", {**lines, "left": 4, "right": 4, "insideV": 4})
    _table_style(document, "Transcript Table", {})


def _table_style(document: Document, name: str, borders: dict[str, int]) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{borders[side]}" w:space="0" w:color="444444"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        if side in borders
    )
    style.element.append(
        parse_xml(
            f'<w:tblPr {nsdecls("w")}><w:tblInd w:w="0" w:type="dxa"/>'
            + (f"<w:tblBorders>{lines}</w:tblBorders>" if lines else "")
            + '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
            '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
            "</w:tblPr>"
        )
    )


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.top_margin = Cm(4)
    section.right_margin = section.bottom_margin = Cm(3)
    section.header_distance = section.footer_distance = Cm(1.5)
    paragraph = section.footer.paragraphs[0]
    paragraph.style = document.styles["footer"]
    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )


def _set_compatibility(document: Document) -> None:
    """Word 2013 layout; a line that ends with a line break is not stretched when justified."""
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    for xml in (
        '<w:zoom w:percent="100" {}/>',
        '<w:defaultTabStop w:val="709" {}/>',
        '<w:characterSpacingControl w:val="doNotCompress" {}/>',
        (
            "<w:compat {}><w:doNotExpandShiftReturn/><w:compatSetting"
            ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
            ' w:val="15"/></w:compat>'
        ),
        '<w:themeFontLang w:val="id-ID" {}/>',
    ):
        settings.append(parse_xml(xml.format(nsdecls("w"))))


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(make_template())
