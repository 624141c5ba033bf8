"""The appendix as Markdown with pipe tables (GitHub Flavored Markdown, section 4.10)."""

import re
from collections.abc import Iterator, Sequence

from app.analysis.appendix.appendix import AppendixContent
from app.exporters.appendix.table import part_title, submitted_lines
from app.exporters.appendix.tables import part_table
from app.exporters.writing import Progress, Steps
from app.words import Words
from app.words.appendix import EMPTY

_MARKS = re.compile(r"([\\`*_\[\]<>|~&#])")
_BREAKS = re.compile(r"\r\n|\r|\n")


def appendix_markdown(
    content: AppendixContent, words: Words, progress: Progress | None = None
) -> bytes:
    """The chosen parts in their order, in UTF-8; pictures are named, not enclosed."""
    tables = [(part, part_table(content, part, words)) for part in content.parts]
    steps = Steps(sum(len(table.rows) for _, table in tables), progress)
    lines = ["# " + plain(words("Appendices")), ""]
    for text in (content.project.title, content.project.researcher):
        lines += [plain(text), ""] if text else []
    for text in submitted_lines(content, words):
        lines += [plain(text), ""]
    for part, table in tables:
        lines += [f"## {plain(part_title(content, part, words))}", ""]
        if not table.rows:
            lines += [plain(words(EMPTY[part])), ""]
            continue
        lines += [_line(table.header), "|" + " --- |" * len(table.header)]
        lines += _rows([[cell.text for cell in row] for row in table.rows], steps)
        lines += ["", plain(table.note), ""] if table.note else [""]
    steps.finish()
    return "\n".join(lines).encode()


def _rows(rows: Sequence[Sequence[str]], steps: Steps) -> Iterator[str]:
    for row in rows:
        yield _line(row)
        steps.step()


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(plain, cells)) + " |"


def plain(text: str) -> str:
    """``text`` in one line that Markdown shows as it is; breaks become ``<br>``."""
    escaped = _MARKS.sub(r"\\\1", text)
    return _BREAKS.sub("<br>", escaped)
