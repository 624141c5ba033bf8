"""What people and other programs make of the tables of a review document.

Each takes an answered document and changes it; what the supervisor said stays the same. Where the
marks and numbers are gone, or two rows contradict each other, a question is the right outcome.
"""

import copy
import random
from collections import defaultdict
from collections.abc import Callable

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tbl
from lxml import etree

from tests.interchange.paper import run, shown, take_out, write
from tests.interchange.returned.answers import row_keys
from tests.interchange.returned.word_variants import (
    Change,
    coding_rows,
    without_marks,
)

_Order = Callable[[list[etree._Element]], list[etree._Element]]


def tables(document: Document) -> list[tuple[CT_Tbl, list[CT_Row]]]:
    """The tables of codings with their rows, without their headers."""
    found: defaultdict[etree._Element, list[CT_Row]] = defaultdict(list)
    for row in coding_rows(document):
        parent = row.getparent()
        assert parent is not None
        found[parent].append(row)
    return [(table, rows) for table, rows in found.items() if isinstance(table, CT_Tbl)]


def header_of(rows: list[CT_Row]) -> CT_Row | None:
    """The row above the first of a table's codings."""
    before = rows[0].getprevious()
    return before if isinstance(before, CT_Row) else None


def rows_pasted_twice(document: Document) -> None:
    for row in coding_rows(document)[::3]:
        row.addnext(without_marks(copy.deepcopy(row)))


def rows_pasted_twice_with_their_bookmarks(document: Document) -> None:
    """LibreOffice gives the copy's bookmark a name of its own that begins alike."""
    for number, row in enumerate(coding_rows(document)[::3]):
        made = copy.deepcopy(row)
        for mark in made.iter(qn("w:bookmarkStart")):
            mark.set(qn("w:name"), f"{mark.get(qn('w:name'))}{number}")
        for mark in [*made.iter(qn("w:commentReference"))]:
            take_out(mark)
        row.addnext(made)


def rows_pasted_twice_and_the_first_emptied(document: Document) -> None:
    """The answers stand in the copy, which has no bookmark."""
    for row in coding_rows(document)[::3]:
        made = without_marks(copy.deepcopy(row))
        row.addnext(made)
        for cell in (row.tc_lst[-2], row.tc_lst[-1]):
            for each in [*cell.iter(qn("w:r"))]:
                if each.find(qn("w:commentReference")) is None:
                    take_out(each)


def rows_reordered(document: Document) -> None:
    chance = random.Random(3)  # noqa: S311 - the same order on every day
    for table, rows in tables(document):
        chance.shuffle(rows)
        for row in rows:
            table.append(row)


def rows_moved_to_other_tables(document: Document) -> None:
    """All rows below one header, sorted by nothing we know."""
    everything = coding_rows(document)
    random.Random(4).shuffle(everything)  # noqa: S311 - as above
    first = tables(document)[0][0]
    for row in everything:
        first.append(row)


def tables_split(document: Document) -> None:
    for _, rows in tables(document):
        _split(rows, len(rows) // 2)


def tables_split_with_headers(document: Document) -> None:
    for _, rows in tables(document):
        header = header_of(rows)
        _split(rows, len(rows) // 2, header)


def _split(rows: list[CT_Row], place: int, header: CT_Row | None = None) -> None:
    table = rows[0].getparent()
    assert isinstance(table, CT_Tbl)
    second = etree.Element(table.tag)
    second.extend(map(copy.deepcopy, (table.tblPr, table.tblGrid)))
    if header is not None:
        second.append(copy.deepcopy(header))
    second.extend(rows[place:])
    table.addnext(second)
    table.addnext(OxmlElement("w:p"))


def headers_deleted(document: Document) -> None:
    for _, rows in tables(document):
        header = header_of(rows)
        assert header is not None
        take_out(header)


def headers_renamed(document: Document) -> None:
    for _, rows in tables(document):
        header = header_of(rows)
        assert header is not None
        for number, cell in enumerate(header.tc_lst):
            write(cell, f"Kolom {number + 1}")


def column_of_informants_deleted(document: Document) -> None:
    _reorder(document, lambda cells: [cells[0], *cells[2:]])


def answers_before_passages(document: Document) -> None:
    """The columns were dragged, headers and all."""
    _reorder(document, lambda cells: [cells[0], *cells[-2:], *cells[1:-2]])


def column_added_at_the_end(document: Document) -> None:
    _reorder(document, lambda cells: [*cells, OxmlElement("w:tc")])


def _reorder(document: Document, order: _Order) -> None:
    for _, rows in tables(document):
        for row in (header_of(rows), *rows):
            if row is None:
                continue
            cells = order([*row.tc_lst])
            for cell in [*row.tc_lst]:
                row.remove(cell)
            row.extend(cells)


def first_cells_written_into(document: Document) -> None:
    """A tick, a word or a second line beside the number; it still stands in front."""
    for number, row in enumerate(coding_rows(document)):
        cell = row.tc_lst[0]
        if number % 3 == 0:
            next(cell.iter(qn("w:p"))).append(run(" \u2713"))
        elif number % 3 == 1:
            made = OxmlElement("w:p")
            made.append(run("lihat lagi"))
            cell.append(made)


def numbers_rubbed_out(document: Document) -> None:
    """Only the hidden bookmark still names the row."""
    for row in coding_rows(document):
        for text in row.tc_lst[0].iter(qn("w:t")):
            text.text = ""


def pasted_into_a_new_document(document: Document) -> None:
    """Copied from the first table to answer in: neither project nor round stands there any more."""
    answered = next(iter(row_keys(document, "d").values())).getparent()
    assert answered is not None
    for before in [*answered.itersiblings(preceding=True)]:
        take_out(before)
    for section in document.sections:
        section.footer.is_linked_to_previous = True
        section.header.is_linked_to_previous = True


def pasted_without_bookmarks(document: Document) -> None:
    pasted_into_a_new_document(document)
    drop_bookmarks(document)


def drop_bookmarks(document: Document) -> None:
    """As mail programs and converters do."""
    for mark in [*document.element.body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
        take_out(mark)


def like_google_docs(document: Document) -> None:
    """No bookmarks, lists as their text, an empty paragraph in every cell, repeated ones gone."""
    drop_bookmarks(document)
    flatten_controls(document)
    for table in document.element.body.iter(qn("w:tbl")):
        for cell in table.iter(qn("w:tc")):
            cell.append(OxmlElement("w:p"))
        for heading in [*table.iter(qn("w:tblHeader"), qn("w:cantSplit"))]:
            take_out(heading)
    for paragraph in document.part._comments_part.element.iter(qn("w:p")):
        paragraph.attrib.clear()


def flatten_controls(document: Document) -> None:
    """Lists become plain text."""
    for control in [*document.element.body.iter(qn("w:sdt"))]:
        for content in control.iterchildren(qn("w:sdtContent")):
            for child in [*content]:
                control.addprevious(child)
        take_out(control)


def like_wps(document: Document) -> None:
    """Styles under numbers, bookmarks counted anew and some of its own, empty runs."""
    flatten_controls(document)
    for style in document.element.body.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle")):
        style.set(qn("w:val"), str(len(str(style.get(qn("w:val"))))))
    for number, mark in enumerate(document.element.body.iter(qn("w:bookmarkStart")), start=500):
        old = mark.get(qn("w:id"))
        for end in mark.getparent().iter(qn("w:bookmarkEnd")):
            if end.get(qn("w:id")) == old:
                end.set(qn("w:id"), str(number))
        mark.set(qn("w:id"), str(number))
    for row in coding_rows(document):
        paragraph = next(row.tc_lst[-1].iter(qn("w:p")))
        paragraph.append(OxmlElement("w:r"))
        mark = OxmlElement("w:bookmarkStart", {qn("w:id"): "0", qn("w:name"): "_GoBack"})
        paragraph.append(mark)


def bookmarks_between_rows(document: Document) -> None:
    """Some programs put a bookmark that fills a cell in front of the row."""
    for row in coding_rows(document):
        for mark in [*row.iter(qn("w:bookmarkStart"))]:
            row.addprevious(mark)


def rows_copied_with_another_answer(document: Document) -> None:
    """Every fifth row stands twice and says two things: only the supervisor knows which holds."""
    for row in coding_rows(document)[::5]:
        made = without_marks(copy.deepcopy(row))
        write(made.tc_lst[-2], "T" if shown(row.tc_lst[-2]).strip() in {"S", "Setuju"} else "S")
        row.addnext(made)


def numbers_and_bookmarks_gone(document: Document) -> None:
    """The words of the passage alone are left."""
    numbers_rubbed_out(document)
    drop_bookmarks(document)


def first_cells_swapped(document: Document) -> None:
    """Numbers, with their bookmarks, slipped one row down in every second table."""
    for _, rows in tables(document)[::2]:
        firsts = [row.tc_lst[0] for row in rows]
        for row, cell in zip(rows, [firsts[-1], *firsts[:-1]], strict=True):
            row.tc_lst[0].addprevious(cell)


CERTAIN: tuple[Change, ...] = (
    rows_pasted_twice,
    rows_pasted_twice_with_their_bookmarks,
    rows_pasted_twice_and_the_first_emptied,
    rows_reordered,
    rows_moved_to_other_tables,
    tables_split,
    tables_split_with_headers,
    headers_deleted,
    headers_renamed,
    column_added_at_the_end,
    answers_before_passages,
    first_cells_written_into,
    numbers_rubbed_out,
    pasted_into_a_new_document,
    pasted_without_bookmarks,
    like_google_docs,
    like_wps,
    bookmarks_between_rows,
)
"""After these nothing has to be asked."""

ASKING: tuple[Change, ...] = (
    column_of_informants_deleted,
    rows_copied_with_another_answer,
    numbers_and_bookmarks_gone,
    first_cells_swapped,
)
"""After these something has to be: comments lost their cell, rows contradict themselves."""
