"""Dressing a Word document in a format profile: page, type, spacing and block quotations.

Styles are changed, never paragraphs, so that the student changes all of them in one place.
"""

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.parfmt import ParagraphFormat

from app.models.format_profile import PAPERS, FormatProfile

BODY = ("Body Text", "Lead In")
LISTS = ("List", "List 2", "List 3", "List Heading", "List Heading 2")
HEADINGS = ("Heading 1", "Heading 2", "Heading 3", "Heading 4")
CONTENTS = ("toc 1", "toc 2", "toc 3", "toc 4", "table of figures")
_TITLES = ("Title", "TOC Heading")


def dress(document: Document, profile: FormatProfile, *, except_for: frozenset[str]) -> None:
    """Set the page and every style of the thesis; ``except_for`` are a faculty's own, folded."""
    _set_face(document, profile)
    body = profile.body
    for name in (*BODY, *LISTS, "Quote", "Caption", *HEADINGS, *CONTENTS, *_TITLES):
        if name.casefold() not in except_for:
            style = document.styles[name]
            assert isinstance(style, ParagraphStyle)  # noqa: S101 - the template is ours
            style.font.size = Pt(body.size)
            _arrange(name, style.paragraph_format, profile)


def _arrange(name: str, form: ParagraphFormat, profile: FormatProfile) -> None:
    body, quotes = profile.body, profile.quotes
    if name in BODY:
        _space(form, body.spacing)
        form.first_line_indent, form.space_after = Cm(body.first_line), Pt(body.space_after)
    elif name in LISTS:
        _space(form, body.spacing)
    elif name == "Quote":
        _space(form, quotes.spacing)
        form.left_indent, form.right_indent = Cm(quotes.indent_left), Cm(quotes.indent_right)
        form.space_before, form.space_after = Pt(6), Pt(quotes.size)
    elif name in HEADINGS:
        _space(form, body.spacing if name == "Heading 1" else 1)
        if name == "Heading 1":
            form.alignment, form.space_before = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)
    elif name in CONTENTS:
        _lead_to_the_margin(form, profile)


def _space(form: ParagraphFormat, lines: float) -> None:
    form.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    form.line_spacing = lines


def _lead_to_the_margin(form: ParagraphFormat, profile: FormatProfile) -> None:
    """The dots of a table of contents end where the text ends."""
    form.tab_stops.clear_all()
    form.tab_stops.add_tab_stop(
        Cm(profile.page.text_width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
    )


def set_page(document: Document, profile: FormatProfile) -> None:
    """Paper and margins of the only section."""
    section, page = document.sections[0], profile.page
    width, height = PAPERS[page.paper]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin, section.right_margin = Cm(page.margin_left), Cm(page.margin_right)
    section.top_margin, section.bottom_margin = Cm(page.margin_top), Cm(page.margin_bottom)
    section.header_distance = Cm(min(1.5, page.margin_top / 2))
    section.footer_distance = Cm(min(1.5, page.margin_bottom / 2))


def _set_face(document: Document, profile: FormatProfile) -> None:
    """Type of everything that names none of its own."""
    for fonts in document.styles.element.find(qn("w:docDefaults")).iter(qn("w:rFonts")):
        for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{kind}"), profile.body.face)
