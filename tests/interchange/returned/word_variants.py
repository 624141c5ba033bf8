"""What Word itself makes of a review document that somebody works in: every variant by hand.

Each takes an answered document and changes its XML; what the supervisor said stays the same.
"""

import copy
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Row
from lxml import etree

from tests.interchange.paper import run, shown, take_out
from tests.interchange.returned.answers import inserted, row_keys, strike

Cell = etree._Element
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_PACKED = zipfile.ZIP_DEFLATED
_WRONG = "Tolak sebab salah baris"
"""Struck out or deleted everywhere; turning up means that a deletion was read."""


def coding_rows(document: Document) -> list[CT_Row]:
    """All rows of codings, in their order."""
    return [*row_keys(document).values()]


def answer_cells(document: Document) -> Iterator[Cell]:
    """The decision and remark cells."""
    for row in coding_rows(document):
        yield from row.tc_lst[-2:]


def printed_cells(document: Document) -> Iterator[Cell]:
    """All other cells."""
    for row in coding_rows(document):
        yield from row.tc_lst[:-2]


def wrapped(content: list[etree._Element]) -> etree._Element:
    """A content control where the first of the elements stood, with them in it."""
    control = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    properties.append(OxmlElement("w:tag", {qn("w:val"): "elsewhere"}))
    inside = OxmlElement("w:sdtContent")
    content[0].addprevious(control)
    inside.extend(content)
    control.extend([properties, inside])
    return control


def controls_round_paragraphs(document: Document) -> None:
    for cell in answer_cells(document):
        wrapped([*cell.iterchildren(qn("w:p"))])


def controls_round_runs(document: Document) -> None:
    for cell in answer_cells(document):
        for each in [*cell.iter(qn("w:r"))]:
            wrapped([each])


def controls_round_cells(document: Document) -> None:
    for cell in [*answer_cells(document)]:
        wrapped([cell])


def controls_round_rows(document: Document) -> None:
    for row in coding_rows(document):
        wrapped([row])


def control_round_tables(document: Document) -> None:
    """As a building block or a group that protects the layout."""
    for table in {row.getparent(): None for row in coding_rows(document)}:
        assert table is not None
        wrapped([table])


def decisions_retyped_with_tracking(document: Document) -> None:
    """Another answer stood there first, also one that was itself inserted and then deleted."""
    for number, row in enumerate(coding_rows(document)):
        first = next(row.tc_lst[-2].iter(qn("w:p")))
        wrong = run(_WRONG)
        _first_of(first).addprevious(wrong)
        if number % 2:
            made = inserted(author="Sari")
            wrong.addprevious(made)
            made.append(wrong)
        strike([wrong])


def _first_of(paragraph: etree._Element) -> etree._Element:
    """A place before all that is written in a paragraph."""
    for child in paragraph:
        if child.tag != qn("w:pPr"):
            return child
    made = OxmlElement("w:r")
    paragraph.append(made)
    return made


def tracked_deleted_copies(document: Document) -> None:
    """Rows were pasted a second time with another answer and deleted again, both tracked."""
    for row in coding_rows(document)[::3]:
        made = without_marks(copy.deepcopy(row))
        for cell in made.tc_lst[-2:]:
            next(cell.iter(qn("w:p"))).append(run(_WRONG))
        strike([*made.iter(qn("w:r"))])
        made.get_or_add_trPr().append(
            OxmlElement("w:del", {qn("w:id"): "77", qn("w:author"): "Sari"})
        )
        row.addprevious(made)


def without_marks(row: CT_Row) -> CT_Row:
    """A pasted row: Word leaves bookmarks and comments with the first."""
    tags = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
    for mark in [*row.iter(*(qn(f"w:{tag}") for tag in (*tags, "commentReference")))]:
        take_out(mark)
    return row


def tracked_rows_and_formats(document: Document) -> None:
    """Inserted rows, moved answers and changes of formatting, none of them accepted."""
    who = {qn("w:id"): "78", qn("w:author"): "Sari"}
    for number, row in enumerate(coding_rows(document)):
        row.get_or_add_trPr().append(OxmlElement("w:ins", who))
        for each in [*row.tc_lst[-1].iterchildren(qn("w:p"))][-1].findall(qn("w:r")):
            properties = OxmlElement("w:rPr")
            properties.append(OxmlElement("w:rPrChange", who))
            each.insert(0, properties)
            if number % 2:
                moved = OxmlElement("w:moveTo", who)
                each.addprevious(moved)
                moved.append(each)


def moved_away_text(document: Document) -> None:
    """The old place of moved words, still in the file."""
    for cell in answer_cells(document):
        moved = OxmlElement("w:moveFrom", {qn("w:id"): "79", qn("w:author"): "Sari"})
        moved.append(run(_WRONG))
        next(cell.iter(qn("w:p"))).append(moved)


def split_runs(document: Document) -> None:
    """Spelling marks, revision ids, smart tags: words fall into several runs."""
    chance = random.Random(9)  # noqa: S311 - as above
    for row in coding_rows(document):
        for each in [*row.iter(qn("w:r"))]:
            if len(shown(each)) > 1 and len(each.findall(qn("w:t"))) == len(_written(each)) == 1:
                _split(each, chance)


def _written(part: etree._Element) -> list[etree._Element]:
    return [child for child in part if child.tag != qn("w:rPr")]


def _split(whole: etree._Element, chance: random.Random) -> None:
    text, place = shown(whole), 0
    while place < len(text):
        length = chance.randint(1, 40)
        piece = copy.deepcopy(whole)
        piece.set(qn("w:rsidR"), f"00{chance.randint(0, 0xFFFFFF):06X}")
        words = next(piece.iter(qn("w:t")))
        words.text = text[place : place + length]
        words.set(qn("xml:space"), "preserve")
        whole.addprevious(OxmlElement("w:proofErr", {qn("w:type"): "spellStart"}))
        whole.addprevious(piece)
        if chance.random() < 0.2:
            tag = OxmlElement("w:smartTag", {qn("w:element"): "place"})
            piece.addprevious(tag)
            tag.append(piece)
        place += length
    take_out(whole)


def autocorrected(document: Document) -> None:
    """Quotation marks, dashes, dots and spaces as Word puts them while one works in a cell."""
    for cell in printed_cells(document):
        for text in cell.iter(qn("w:t")):
            words = re.sub(r'(^|\s)"', "\\1\u201c", text.text or "")
            words = words.replace('"', "\u201d").replace("'", "\u2019").replace("...", "\u2026")
            words = words.replace(" - ", " \u2013 ")
            text.text = re.sub(r" (\d|\N{MIDDLE DOT})", "\u00a0\\1", words)


def hyphens_that_do_not_break(document: Document) -> None:
    """``K-0015`` with Word's own non-breaking hyphen, an element and no letter."""
    for row in coding_rows(document):
        for each in [*row.tc_lst[0].iter(qn("w:r"))]:
            before, hyphen, after = shown(each).partition("-")
            if not hyphen:
                continue
            for text in [*each.iter(qn("w:t"))]:
                take_out(text)
            each.extend(run(before))
            each.append(OxmlElement("w:noBreakHyphen"))
            each.extend(run(after))


def remarks_in_text_boxes(document: Document) -> None:
    """Remarks drawn into a box that hangs in the cell, with the older form for older programs."""
    for row in coding_rows(document):
        paragraph = [*row.tc_lst[-1].iterchildren(qn("w:p"))][-1]
        words = [each for each in paragraph if each.tag == qn("w:r") and shown(each)]
        if words:
            box = parse_xml(_BOX)
            for content in box.iter(qn("w:txbxContent")):
                content[0].extend(map(copy.deepcopy, words))
            paragraph.append(box)
            for each in words:
                take_out(each)


_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_BOX = f"""<w:r {nsdecls("w", "wp", "a")} xmlns:mc="{_MC}" xmlns:wps="{_WPS}"
xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor><a:graphic><a:graphicData uri="{_WPS}"><wps:wsp><wps:txbx><w:txbxContent><w:p/>
</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:shape>
</w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def remarks_in_a_table_of_their_own(document: Document) -> None:
    """Remarks typed elsewhere and pasted with the table round them."""
    for row in coding_rows(document):
        cell = row.tc_lst[-1]
        paragraph = [*cell.iterchildren(qn("w:p"))][-1]
        if shown(paragraph):
            table = parse_xml(f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tr><w:tc/></w:tr></w:tbl>")
            paragraph.addprevious(table)
            next(table.iter(qn("w:tc"))).append(paragraph)
            cell.append(OxmlElement("w:p"))


def newer_comment_parts(document: Document) -> None:
    """The parts that Word adds beside threads; ``commentsIds`` names comments a second time."""
    package = document.part.package
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    for file, root in (("commentsIds", "commentsIds"), ("people", "people")):
        data = f'<w16:{root} xmlns:w16="{_W14}/{file}"/>'.encode()
        part = Part(PackURI(f"/word/{file}.xml"), f"{kind}.{file}+xml", data, package)
        document.part.relate_to(part, f"http://schemas.microsoft.com/office/2016/{file}")
    for comment in document.part._comments_part.element:
        extra = OxmlElement("w:p")
        extra.set(f"{{{_W14}}}paraId", f"{0x20000000 + int(comment.get(qn('w:id'))):08X}")
        extra.append(OxmlElement("w:r"))
        comment.insert(0, extra)


Change = Callable[[Document], None]

WORD: tuple[Change, ...] = (
    controls_round_paragraphs,
    controls_round_runs,
    controls_round_cells,
    controls_round_rows,
    control_round_tables,
    decisions_retyped_with_tracking,
    tracked_deleted_copies,
    tracked_rows_and_formats,
    moved_away_text,
    split_runs,
    autocorrected,
    hyphens_that_do_not_break,
    remarks_in_text_boxes,
    remarks_in_a_table_of_their_own,
    newer_comment_parts,
)

_STRICT = (
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "wordprocessingml/main"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "officeDocument/relationships",
    ),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "drawingml/main"),
    (
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "drawingml/wordprocessingDrawing",
    ),
)


def repacked(data: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    """The package with each part renamed and rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", _PACKED) as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return out.getvalue()


def strict(data: bytes) -> bytes:
    """Saved as *Strict Open XML Document*: the same words under other namespaces."""

    def change(name: str, part: bytes) -> tuple[str, bytes]:
        for transitional, short in _STRICT:
            part = part.replace(
                transitional.encode(), f"http://purl.oclc.org/ooxml/{short}".encode()
            )
        return name, part

    return repacked(data, change)


def main_part_renamed(data: bytes) -> bytes:
    """Word for the web calls the main part ``document2.xml``."""

    def change(name: str, part: bytes) -> tuple[str, bytes]:
        if name.endswith((".rels", "[Content_Types].xml")):
            part = part.replace(b"word/document.xml", b"word/document2.xml")
        return name.replace("word/document.xml", "word/document2.xml").replace(
            "word/_rels/document.xml", "word/_rels/document2.xml"
        ), part

    return repacked(data, change)


PACKED: tuple[Callable[[bytes], bytes], ...] = (strict, main_part_renamed)
