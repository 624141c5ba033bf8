"""The appendix as one web page: contents, a search, pictures inside, nothing fetched from outside.

A content security policy forbids every request and every script but ours, so a quotation that holds
markup can do nothing even if it were not escaped.
"""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from app.analysis.appendix.appendix import AppendixContent
from app.exporters.appendix.table import (
    Cell,
    PartTable,
    part_title,
    submitted_lines,
)
from app.exporters.appendix.tables import part_table
from app.exporters.writing import Progress, Steps
from app.queries.attachments import AttachmentRow
from app.resources import resource
from app.words import Words
from app.words.appendix import EMPTY

_PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
"""Beginnings of what may be shown as a picture; SVG could hold scripts."""


@dataclass
class _Page:
    """The page under construction; ``targets`` are the names that links may lead to."""

    words: Words
    targets: set[str]
    steps: Steps
    named: set[str] = field(default_factory=set)

    def cell(self, cell: Cell) -> str:
        """A cell, everything in it escaped; a name stands where it comes first."""
        text = escape(cell.text, quote=False)
        if cell.link and cell.link in self.targets:
            text = f'<a href="#{cell.link}">{text}</a>'
        name = ""
        if cell.bookmark and cell.bookmark not in self.named:
            self.named.add(cell.bookmark)
            name = f' id="{cell.bookmark}"'
        look = f' class="{cell.look}"' if cell.look else ""
        return f"<td{name}{look}>{text}</td>"


def appendix_html(
    content: AppendixContent, words: Words, progress: Progress | None = None
) -> bytes:
    """The chosen parts in their order, in UTF-8."""
    tables = [part_table(content, part, words) for part in content.parts]
    page = _Page(
        words,
        {cell.bookmark for table in tables for row in table.rows for cell in row},
        Steps(sum(len(table.rows) for table in tables), progress),
    )
    titles = [part_title(content, part, words) for part in content.parts]
    sections = [
        _section(number, title, "".join(_inside(content, number - 1, table, page)))
        for number, (title, table) in enumerate(zip(titles, tables, strict=True), start=1)
    ]
    page.steps.finish()
    whole = "".join([*_head(content, words), _contents(titles, words), *sections, _foot()])
    return whole.encode("utf-8", "replace")


def _head(content: AppendixContent, words: Words) -> Iterator[str]:
    project, name = content.project, words("Appendices")
    title = escape(f"{name}: {project.title}" if project.title else name)
    digest = base64.b64encode(hashlib.sha256(_script().encode()).digest()).decode()
    yield (
        f'<!DOCTYPE html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>{_style()}</style>\n</head>\n<body>\n"
        f"<header><h1>{escape(name)}</h1>\n"
    )
    for text in (project.title, project.researcher):
        if text:
            yield f"<p>{escape(text)}</p>\n"
    for text in submitted_lines(content, words):
        yield f'<p class="note">{escape(text)}</p>\n'
    search = escape(words("Search the appendix"))
    none = escape(words("Nothing found."))
    yield (
        f'<input type="search" id="search" placeholder="{search}" aria-label="{search}">'
        f'<p id="none" role="status" hidden>{none}</p></header>\n<main>\n'
    )


def _contents(titles: list[str], words: Words) -> str:
    lines = "".join(
        f'<li><a href="#part-{number}">{escape(title)}</a></li>\n'
        for number, title in enumerate(titles, start=1)
    )
    label = escape(words("Contents"))
    return f'<nav aria-label="{label}"><ul>\n{lines}</ul></nav>\n'


def _section(number: int, title: str, inside: str) -> str:
    return f'<section id="part-{number}">\n<h2>{escape(title)}</h2>\n{inside}</section>\n'


def _inside(content: AppendixContent, place: int, table: PartTable, page: _Page) -> Iterator[str]:
    part, words = content.parts[place], page.words
    if not table.rows:
        yield f"<p>{escape(words(EMPTY[part]))}</p>\n"
        return
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.header)
    yield f"<div><table>\n<thead><tr>{names}</tr></thead>\n<tbody>\n"
    for row in table.rows:
        yield f"<tr>{''.join(page.cell(cell) for cell in row)}</tr>\n"
        page.steps.step()
    yield "</tbody>\n</table></div>\n"
    if table.note:
        yield f'<p class="note">{escape(table.note)}</p>\n'
    if part == "attachments":
        yield from (_figure(each, words) for each in content.attachments)


def _figure(each: AttachmentRow, words: Words) -> str:
    kind = next((kind for mark, kind in _PICTURES.items() if each.data.startswith(mark)), "")
    caption = escape(each.caption or each.name)
    if not kind:
        shown = escape(words("[The picture {name} is damaged]", name=each.name))
    else:
        data = base64.b64encode(each.data).decode()
        shown = f'<img src="data:{kind};base64,{data}" alt="{caption}">'
    origin = words("Source: {source}", source=each.origin) if each.origin else ""
    return (
        f"<figure>{shown}<figcaption>{caption}"
        f"{'<br>' if origin else ''}{escape(origin)}</figcaption></figure>\n"
    )


def _foot() -> str:
    return f"</main>\n<script>{_script()}</script>\n</body>\n</html>\n"


def _style() -> str:
    return resource("templates", "appendix.css").read_text("utf-8")


def _script() -> str:
    return resource("templates", "appendix.js").read_text("utf-8")
