"""One part of the appendix as CSV, for other programs."""

from app.analysis.appendix.appendix import AppendixContent, Part
from app.exporters.appendix.tables import part_table
from app.exporters.tables import table_csv
from app.exporters.writing import Progress, Steps
from app.words import Words


def appendix_csv(
    content: AppendixContent, part: Part, words: Words, progress: Progress | None = None
) -> bytes:
    """The table of a part below its header; no cell can be run as a formula."""
    table = part_table(content, part, words)
    rows = [[cell.text for cell in row] for row in table.rows]
    data = table_csv(table.header, rows)
    Steps(len(rows), progress).finish()
    return data
