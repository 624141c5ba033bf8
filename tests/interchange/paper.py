"""A printed review document in the hands of a supervisor: every way of answering it."""

import copy
import io
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tbl
from docx.text.paragraph import Paragraph
from lxml import etree

DECISION, REMARK = 4, 5


class ReviewPaper:
    """The document opened as XML; rows are called by what stands in their first cell."""

    def __init__(self, data: bytes) -> None:
        self.document: Document = docx.Document(io.BytesIO(data))

    def rows(self) -> list[CT_Row]:
        """All rows of codings, in their order."""
        return [
            row
            for row in self.document.element.body.iter(qn("w:tr"))
            if row.tc_lst and shown(row.tc_lst[0]).startswith("K-")
        ]

    def names(self) -> list[str]:
        return [shown(row.tc_lst[0]) for row in self.rows()]

    def row(self, name: str) -> CT_Row:
        return next(row for row in self.rows() if shown(row.tc_lst[0]) == name)

    def decide(self, name: str, text: str) -> None:
        """Type over whatever stands in the decision cell."""
        write(self.row(name).tc_lst[DECISION], text)

    def choose(self, name: str, text: str) -> None:
        """Pick from the list of the content control."""
        control = next(self.row(name).tc_lst[DECISION].iter(qn("w:sdt")))
        for prompt in [*control.iter(qn("w:showingPlcHdr"))]:
            take_out(prompt)
        next(control.iter(qn("w:t"))).text = text

    def remark(self, name: str, text: str) -> None:
        """Type into the last, empty paragraph of the remark cell."""
        self.row(name).tc_lst[REMARK].p_lst[-1].append(run(text))

    def insert_tracked(self, name: str, text: str, author: str) -> None:
        """Type a remark with Track Changes on."""
        inserted = OxmlElement("w:ins", {qn("w:id"): "900", qn("w:author"): author})
        inserted.append(run(text))
        self.row(name).tc_lst[REMARK].p_lst[-1].append(inserted)

    def delete_tracked(self, name: str, cell: int) -> None:
        """Delete a cell's words with Track Changes on."""
        for each in [*self.row(name).tc_lst[cell].iter(qn("w:r"))]:
            deleted = OxmlElement("w:del", {qn("w:id"): "901", qn("w:author"): "X"})
            each.addprevious(deleted)
            deleted.append(each)
            for text in each.iter(qn("w:t")):
                text.tag = qn("w:delText")

    def comment(self, name: str, cell: int, text: str, author: str) -> None:
        """Add a Word comment to words of a row."""
        owner = self.row(name).tc_lst[cell]
        paragraph = next(p for p in self.document.element.body.iter(qn("w:p")) if p in owner.p_lst)
        marked = Paragraph(paragraph, self.document._body).add_run(" ")
        self.document.add_comment(marked, text=text, author=author)

    def drop_bookmarks(self) -> None:
        for mark in [*self.document.element.body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
            take_out(mark)

    def flatten_controls(self) -> None:
        """Lists become plain text, as in a round trip through other word processors."""
        for control in [*self.document.element.body.iter(qn("w:sdt"))]:
            for content in control.iterchildren(qn("w:sdtContent")):
                for child in content:
                    control.addprevious(child)
            take_out(control)

    def write_outside(self, text: str) -> None:
        self.document.add_paragraph(text)

    def write_name(self, name: str) -> None:
        """The reviewer's name, in the last row of the first table."""
        write(self.document.tables[0]._tbl.tr_lst[-1].tc_lst[1], name)

    def copy_row(self, name: str) -> CT_Row:
        """Paste a row a second time; Word leaves its bookmark with the first."""
        made = copy.deepcopy(self.row(name))
        for mark in [*made.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
            take_out(mark)
        self.row(name).addnext(made)
        return made

    def delete_row(self, name: str) -> None:
        take_out(self.row(name))

    def split_table(self, name: str) -> None:
        """Begin a new table, without a header, at a row."""
        row = self.row(name)
        table = row.getparent()
        assert isinstance(table, CT_Tbl)
        second = etree.Element(table.tag)
        for each in [table.tblPr, table.tblGrid]:
            second.append(copy.deepcopy(each))
        for moved in [row, *row.itersiblings(qn("w:tr"))]:
            second.append(moved)
        table.addnext(second)
        table.addnext(OxmlElement("w:p"))

    def saved(self, folder: Path, name: str = "returned.docx") -> Path:
        self.document.save(str(folder / name))
        return folder / name

    def data(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def take_out(element: etree._Element) -> None:
    """Remove an element from wherever it stands."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def run(text: str) -> etree._Element:
    made = OxmlElement("w:r")
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(OxmlElement("w:br"))
        words = OxmlElement("w:t", {qn("xml:space"): "preserve"})
        words.text = line
        made.append(words)
    return made


def shown(cell: etree._Element) -> str:
    return "".join(text.text or "" for text in cell.iter(qn("w:t")))


def write(cell: etree._Element, text: str) -> None:
    """Replace everything in a cell by one paragraph."""
    for child in [*cell]:
        if child.tag != qn("w:tcPr"):
            cell.remove(child)
    paragraph = OxmlElement("w:p")
    paragraph.append(run(text))
    cell.append(paragraph)
