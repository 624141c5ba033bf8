"""The full-text index over paragraphs, kept by code in the same transaction as the text.

Triggers cannot do it (``trusted_schema=OFF`` refuses them on SQLite 3.40), so the project calls
``follow`` for edits, undo and redo alike. FTS5 with external content: a row per paragraph, about
16 MB for 30 MB of text.
"""

import re
from dataclasses import dataclass

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
    for text_id in sorted(texts.inserted | texts.updated):
        _index_revision(connection, text_id)
    for source_id in sorted(changes.rows("source").updated):
        _index_current(connection, source_id)


def _index_revision(connection: Connection, text_id: int) -> None:
    row = connection.exec_driver_sql(
        "SELECT t.source_id, t.text FROM source_text t JOIN source s ON s.id = t.source_id "
        "AND s.revision = t.revision WHERE t.id = ?",
        (text_id,),
    ).first()
    if row is not None:
        _remove(connection, row[0])
        _add(connection, row[0], row[1])


def _index_current(connection: Connection, source_id: int) -> None:
    """Re-index a source whose current revision is another than the indexed one."""
    current = connection.exec_driver_sql(
        "SELECT t.text FROM source s JOIN source_text t "
        "ON t.source_id = s.id AND t.revision = s.revision WHERE s.id = ?",
        (source_id,),
    ).scalar()
    rows = connection.exec_driver_sql(
        "SELECT text FROM paragraph WHERE source_id = ? ORDER BY number", (source_id,)
    ).scalars()
    if current is not None and list(rows) != [row[3] for row in paragraphs(current)]:
        _remove(connection, source_id)
        _add(connection, source_id, current)


def _remove(connection: Connection, source_id: int) -> None:
    connection.exec_driver_sql(
        "INSERT INTO paragraph_fts (paragraph_fts, rowid, text) "
        "SELECT 'delete', id, text FROM paragraph WHERE source_id = ?",
        (source_id,),
    )
    connection.exec_driver_sql("DELETE FROM paragraph WHERE source_id = ?", (source_id,))


def _add(connection: Connection, source_id: int, words: str) -> None:
    rows = [(source_id, *paragraph) for paragraph in paragraphs(words)]
    if not rows:
        return
    connection.exec_driver_sql(
        'INSERT INTO paragraph (source_id, number, start, "end", text) VALUES (?, ?, ?, ?, ?)', rows
    )
    connection.exec_driver_sql(
        "INSERT INTO paragraph_fts (rowid, text) "
        "SELECT id, text FROM paragraph WHERE source_id = ?",
        (source_id,),
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
