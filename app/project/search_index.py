"""The full-text index over paragraphs, kept by code in the same transaction as the text.

Triggers cannot do it (``trusted_schema=OFF`` refuses them on SQLite 3.40), so the project calls
``follow`` for edits, undo and redo alike. FTS5 with external content: a row per paragraph, about
16 MB for 30 MB of text.
"""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from app.models.changes import ChangeSet
from app.models.span import Span

CREATE = (
    "CREATE VIRTUAL TABLE paragraph_fts USING fts5(text, content='paragraph', "
    "content_rowid='id', tokenize='unicode61 remove_diacritics 2')"
)


def follow(connection: Connection, changes: ChangeSet) -> None:
    """Bring the index up to date with the texts that came, changed or went."""
    if not changes.touches("source_text", "source"):
        return
    stale = connection.exec_driver_sql(
        "SELECT DISTINCT source_id FROM paragraph WHERE source_id NOT IN (SELECT id FROM source)"
    ).scalars()
    for source_id in list(stale):
        _remove(connection, source_id)
    texts = changes.rows("source_text")
    changed = set(changes.rows("source").updated)
    for text_id in texts.inserted | texts.updated:
        changed |= set(
            connection.exec_driver_sql(
                "SELECT source_id FROM source_text WHERE id = ?", (text_id,)
            ).scalars()
        )
    for source_id in sorted(changed):
        _index_current(connection, source_id)


def _index_current(connection: Connection, source_id: int) -> None:
    """Index a source's current text; paragraphs that stayed the same only move."""
    current = connection.exec_driver_sql(
        "SELECT t.text FROM source s JOIN source_text t "
        "ON t.source_id = s.id AND t.revision = s.revision WHERE s.id = ?",
        (source_id,),
    ).scalar()
    if current is None:
        return
    known = connection.exec_driver_sql(
        'SELECT number, start, "end", text FROM paragraph WHERE source_id = ? ORDER BY number',
        (source_id,),
    ).fetchall()
    rows = paragraphs(current)
    head = sum(1 for _ in takewhile(_are_alike, zip(known, rows, strict=False)))
    left = min(len(known), len(rows)) - head
    ends = islice(zip(reversed(known), reversed(rows), strict=False), left)
    shift = rows[-1][1] - known[-1][1] if left else 0
    tail = sum(1 for _ in takewhile(lambda pair: _is_shifted(pair[0], pair[1], shift), ends))
    after = len(known) - tail
    _remove(connection, source_id, head, after)
    numbers = len(rows) - len(known)
    if tail and (shift or numbers):
        connection.exec_driver_sql(
            'UPDATE paragraph SET number = number + ?, start = start + ?, "end" = "end" + ? '
            "WHERE source_id = ? AND number > ?",
            (numbers, shift, shift, source_id, after),
        )
    _add(connection, source_id, rows[head : len(rows) - tail])


def _are_alike(pair: tuple[object, object]) -> bool:
    return pair[0] == pair[1]


def _is_shifted(known: Sequence[Any], now: tuple[int, int, int, str], shift: int) -> bool:
    return bool(known[1] + shift == now[1] and known[3] == now[3])


def _remove(
    connection: Connection, source_id: int, head: int = 0, after: int | None = None
) -> None:
    """Take out the paragraphs behind the first ``head``, up to number ``after``."""
    last = sys.maxsize if after is None else after
    which = "WHERE source_id = ? AND number > ? AND number <= ?"
    connection.exec_driver_sql(
        "INSERT INTO paragraph_fts (paragraph_fts, rowid, text) "
        f"SELECT 'delete', id, text FROM paragraph {which}",
        (source_id, head, last),
    )
    connection.exec_driver_sql(f"DELETE FROM paragraph {which}", (source_id, head, last))


def _add(
    connection: Connection, source_id: int, found: Sequence[tuple[int, int, int, str]]
) -> None:
    if not found:
        return
    connection.exec_driver_sql(
        'INSERT INTO paragraph (source_id, number, start, "end", text) VALUES (?, ?, ?, ?, ?)',
        [(source_id, *paragraph) for paragraph in found],
    )
    connection.exec_driver_sql(
        "INSERT INTO paragraph_fts (rowid, text) SELECT id, text FROM paragraph "
        "WHERE source_id = ? AND number >= ? AND number <= ?",
        (source_id, found[0][0], found[-1][0]),
    )


def paragraphs(words: str) -> list[tuple[int, int, int, str]]:
    """The paragraphs of a text as ``(number from 1, start, end, text)``; blank lines have none."""
    found: list[tuple[int, int, int, str]] = []
    start = 0
    for line in words.split("\n"):
        if line.strip():
            found.append((len(found) + 1, start, start + len(line), line))
        start += len(line) + 1
    return found


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a search found: ``spans`` in the source's text, ``paragraph`` around them."""

    source_id: int
    source: str
    paragraph_number: int
    paragraph_start: int
    paragraph: str
    spans: tuple[Span, ...]


_MARK_START, _MARK_END = "\ufdd0", "\ufdd1"
"""Noncharacters: the import lets none into a text, so they can only be ours."""


def search(session: Session, words: str, limit: int = 500) -> list[Hit]:
    """Paragraphs that hold these words next to each other, best first; the last may be a beginning.

    The words are quoted, because FTS5 would read ``anak-anak`` or ``AND`` as its own syntax.
    """
    terms = words.replace('"', " ").replace("\0", " ").split()
    if not any(letter.isalnum() for letter in words):
        return []
    rows = session.execute(
        text(
            "SELECT p.source_id, s.name, p.number, p.start, "
            "highlight(paragraph_fts, 0, :opened, :closed) "
            "FROM paragraph_fts JOIN paragraph p ON p.id = paragraph_fts.rowid "
            "JOIN source s ON s.id = p.source_id "
            "WHERE paragraph_fts MATCH :query ORDER BY rank LIMIT :limit"
        ),
        {
            "opened": _MARK_START,
            "closed": _MARK_END,
            "query": '"' + " ".join(terms) + '" *',
            "limit": limit,
        },
    )
    return [_hit(*row) for row in rows]


def _hit(source_id: int, source: str, number: int, start: int, marked: str) -> Hit:
    """Read the highlighting back into spans of the source's text."""
    pieces = marked.split(_MARK_START)
    plain, spans = pieces[0], []
    for piece in pieces[1:]:
        found, _, rest = piece.partition(_MARK_END)
        spans.append(Span(start + len(plain), start + len(plain) + len(found)))
        plain += found + rest
    return Hit(source_id, source, number, start, plain, tuple(spans))


def search_inside_words(session: Session, letters: str, limit: int = 500) -> list[Hit]:
    """Paragraphs that hold these letters anywhere, ignoring case (``ajar`` finds ``belajar``)."""
    wanted = letters.strip()
    if not wanted:
        return []
    pattern = re.compile(re.escape(wanted), re.IGNORECASE)
    rows = session.execute(
        text(
            "SELECT p.source_id, s.name, p.number, p.start, p.text FROM paragraph p "
            "JOIN source s ON s.id = p.source_id ORDER BY s.position, s.id, p.start"
        )
    )
    hits: list[Hit] = []
    folded = wanted.lower()
    for source_id, source, number, start, paragraph in rows:
        if folded in paragraph.lower():
            spans = tuple(
                Span(start + match.start(), start + match.end())
                for match in pattern.finditer(paragraph)
            )
            hits.append(Hit(source_id, source, number, start, paragraph, spans))
            if len(hits) == limit:
                break
    return hits
