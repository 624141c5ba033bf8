"""The coded passages for other programs: one row per coding, as CSV, XLSX or a Word table."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from app.analysis.citation import printed_date, speaker
from app.exporters.cells import LONGEST_XLSX_CELL, csv_cell, xlsx_cell
from app.exporters.writing import Progress, Steps
from app.queries.codes import CodeRow
from app.queries.passages import CodingRow, PassageRow
from app.words import N_, Words
from app.words.terms import KINDS, STANCES, term

COLUMNS = (
    *(N_("Number"), N_("Quotation"), N_("Informant"), N_("Role"), N_("Category"), N_("Date")),
    *(N_("Source"), N_("Turn"), N_("Paragraph"), N_("Code"), N_("Name of the code"), N_("Kind")),
    *(N_("Group"), N_("Stance"), N_("Key quotation"), N_("Coder"), N_("Interpretation")),
)
_WIDTHS = {"Quotation": 70, "Interpretation": 50, "Role": 30, "Name of the code": 30, "Source": 24}
_ELSE = 14


def passages_csv(
    rows: Sequence[PassageRow],
    codebook: Sequence[CodeRow],
    words: Words,
    progress: Progress | None = None,
) -> bytes:
    """A row per coding in UTF-8 with a byte order mark; no cell is a formula to a spreadsheet."""
    steps, codes = Steps(len(rows), progress), {code.id: code for code in codebook}
    text = io.StringIO(newline="")
    written = csv.writer(text)
    written.writerow([words(column) for column in COLUMNS])
    for row in rows:
        written.writerows([csv_cell(cell) for cell in cells] for cells in _cells(row, codes, words))
        steps.step()
    steps.finish()
    return text.getvalue().encode("utf-8-sig")


def passages_xlsx(
    rows: Sequence[PassageRow],
    codebook: Sequence[CodeRow],
    words: Words,
    progress: Progress | None = None,
) -> bytes:
    """The same as a sheet whose cells are all text; what Excel cannot hold is cut and says so."""
    steps, codes = Steps(len(rows), progress), {code.id: code for code in codebook}
    book = Workbook(write_only=True)
    sheet = book.create_sheet(words("Coded Passages"))
    sheet.freeze_panes = "A2"
    for place, column in enumerate(COLUMNS):
        sheet.column_dimensions[chr(ord("A") + place)].width = _WIDTHS.get(column, _ELSE)
    sheet.append(_TextRow(sheet, bold=True).filled([words(column) for column in COLUMNS]))
    written = _TextRow(sheet)
    for row in rows:
        for cells in _cells(row, codes, words):
            sheet.append(written.filled([_fitting(cell, words) for cell in cells]))
        steps.step()
    steps.finish()
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _cells(row: PassageRow, codes: Mapping[int, CodeRow], words: Words) -> Iterator[list[str]]:
    person = row.informant
    origin = [
        row.number,
        row.text,
        person.code if person else "",
        speaker(person) if person else words("Interviewer") if row.by_interviewer else "",
        person.category if person else "",
        printed_date(words, row.date),
        row.source,
        "" if row.turn is None else str(row.turn),
        str(row.paragraph),
    ]
    for coding in row.codings:
        yield [
            *origin,
            *_coded(coding, codes[coding.code_id], words),
            row.interpretation_under(coding.code_id),
        ]


def _coded(coding: CodingRow, code: CodeRow, words: Words) -> list[str]:
    return [
        code.label or "",
        code.name_in(words.language),
        code.kind_name or term(words, KINDS, code.kind or ""),
        code.group,
        term(words, STANCES, coding.stance),
        "\N{BLACK STAR}" if coding.key_quote else "",
        coding.coder,
    ]


def _fitting(text: str, words: Words) -> str:
    if len(text.encode("utf-16-le")) <= 2 * LONGEST_XLSX_CELL:
        return text
    note = words("[\N{HORIZONTAL ELLIPSIS} too long for a cell; the CSV file has it whole]")
    # Half, because a character outside the first plane counts twice for Excel.
    return text[: LONGEST_XLSX_CELL // 2 - len(note)] + note


class _TextRow:
    """Cells that are filled anew for every row, since a sheet writes a row as it gets it.

    Styling each cell on its own would take most of the time of an export.
    """

    def __init__(self, sheet: WriteOnlyWorksheet, *, bold: bool = False) -> None:
        self._cells = [_text_cell(sheet, bold=bold) for _ in COLUMNS]

    def filled(self, texts: Sequence[str]) -> list[Cell]:
        """The cells with these texts; ``=1+1`` stays text."""
        for cell, text in zip(self._cells, texts, strict=True):
            cell.value = xlsx_cell(text)
            cell.data_type = "s"
        return self._cells


def _text_cell(sheet: WriteOnlyWorksheet, *, bold: bool) -> Cell:
    cell: Cell = WriteOnlyCell(sheet)
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold)
    return cell
