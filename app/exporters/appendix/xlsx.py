"""The appendix as a workbook: a sheet for each part, every cell text."""

from collections.abc import Iterator

from app.analysis.appendix.appendix import AppendixContent
from app.exporters.appendix.table import PartTable
from app.exporters.appendix.tables import part_table
from app.exporters.passages_table import fitting
from app.exporters.tables import Sheet, sheets_xlsx
from app.exporters.writing import Progress, Steps
from app.words import Words
from app.words.appendix import EMPTY, TITLES

_CHARACTERS_A_CM = 6
_NARROWEST = 9


def appendix_xlsx(
    content: AppendixContent, words: Words, progress: Progress | None = None
) -> bytes:
    """The chosen parts in their order; one that holds nothing says what would fill it."""
    parts = [(part, part_table(content, part, words)) for part in content.parts]
    steps = Steps(sum(len(table.rows) for _, table in parts), progress)
    sheets = [
        Sheet(
            f"{number} {words(TITLES[part])}",
            table.header,
            _rows(table, words(EMPTY[part]), words, steps),
            [max(_NARROWEST, round(width * _CHARACTERS_A_CM)) for width in table.widths],
        )
        for number, (part, table) in enumerate(parts, start=1)
    ]
    # A workbook needs a sheet, also where nothing was chosen and nothing is there.
    return sheets_xlsx(sheets or [Sheet(words("Appendices"), (words("Appendices"),), (), (40,))])


def _rows(table: PartTable, empty: str, words: Words, steps: Steps) -> Iterator[list[str]]:
    if not table.rows:
        yield [empty, *[""] * (len(table.header) - 1)]
    for row in table.rows:
        yield [fitting(cell.text, words) for cell in row]
        steps.step()
