"""Page numbers: roman in front, arabic from the text on, below or right above."""

from typing import Literal

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section, _BaseHeaderFooter

from app.exporters.word.text import element, parsed
from app.models.format_profile import PageNumbers

Figures = Literal["lowerRoman", "decimal"]
_NUMBER = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_AFTER_NUMBERS = ("w:cols", "w:titlePg", "w:docGrid")


def number_pages(section: Section, figures: Figures) -> None:
    """Number a section's pages from 1."""
    known = section._sectPr.find(qn("w:pgNumType"))  # noqa: SLF001 - python-docx has no name for it
    if known is not None:
        section._sectPr.remove(known)  # noqa: SLF001 - as above
    made = element("pgNumType", fmt=figures, start="1")
    following = next(
        (
            found
            for name in _AFTER_NUMBERS
            if (found := section._sectPr.find(qn(name))) is not None  # noqa: SLF001 - as above
        ),
        None,
    )
    if following is None:
        section._sectPr.append(made)  # noqa: SLF001 - as above
    else:
        following.addprevious(made)


def go_on_numbering(section: Section) -> None:
    """Let a section go on where the one before it ended; it begins no chapter either."""
    known = section._sectPr.find(qn("w:pgNumType"))  # noqa: SLF001 - as above
    if known is not None and known.get(qn("w:start")):
        del known.attrib[qn("w:start")]
    section.different_first_page_header_footer = False


def place_numbers(document: Document, where: PageNumbers) -> None:
    """Put the numbers of the last section where the profile wants them; below is there already."""
    if where == "bottom":
        return
    section = document.sections[-1]
    section.different_first_page_header_footer = True
    _number_alone(document, section.first_page_footer, "footer")
    _number_alone(document, section.header, "header")
    section.footer.is_linked_to_previous = False
    section.footer.paragraphs[0].style = document.styles["footer"]
    section.first_page_header.is_linked_to_previous = False
    section.first_page_header.paragraphs[0].style = document.styles["header"]


def _number_alone(document: Document, part: _BaseHeaderFooter, style: str) -> None:
    part.is_linked_to_previous = False
    paragraph = part.paragraphs[0]
    paragraph.style = document.styles[style]
    paragraph._p.append(parsed(_NUMBER))  # noqa: SLF001 - a field, which has no API
