import io

import openpyxl

from app.exporters.tables import Sheet
from app.exporters.workbook import workbook_of


def test_cells_are_text_and_equal_titles_told_apart() -> None:
    sheet = Sheet("Who: what?", ("Said",), [("=1+1",), ("two\nlines",)], (20,))
    book = openpyxl.load_workbook(io.BytesIO(workbook_of([sheet, sheet])))
    assert len(set(book.sheetnames)) == 2
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert [cell.value for cell in cells] == ["Said", "=1+1", "two\nlines"]
    assert {cell.data_type for cell in cells} == {"s"}
