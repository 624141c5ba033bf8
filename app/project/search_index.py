"""The full-text index over paragraphs, kept by code in the same transaction as the text.

Triggers cannot do it (``trusted_schema=OFF`` refuses them on SQLite 3.40), so the project calls
``follow`` for edits, undo and redo alike. FTS5 with external content: a row per paragraph, about
16 MB for 30 MB of text.
"""

from sqlalchemy import Connection

from app.models.changes import ChangeSet

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
    text = connection.exec_driver_sql(
        "SELECT t.text FROM source s JOIN source_text t "
        "ON t.source_id = s.id AND t.revision = s.revision WHERE s.id = ?",
        (source_id,),
    ).scalar()
    rows = connection.exec_driver_sql(
        "SELECT text FROM paragraph WHERE source_id = ? ORDER BY number", (source_id,)
    ).scalars()
    if text is not None and "\n".join(rows) != "\n".join(p for p in text.split("\n") if p.strip()):
        _remove(connection, source_id)
        _add(connection, source_id, text)


def _remove(connection: Connection, source_id: int) -> None:
    connection.exec_driver_sql(
        "INSERT INTO paragraph_fts (paragraph_fts, rowid, text) "
        "SELECT 'delete', id, text FROM paragraph WHERE source_id = ?",
        (source_id,),
    )
    connection.exec_driver_sql("DELETE FROM paragraph WHERE source_id = ?", (source_id,))


def _add(connection: Connection, source_id: int, text: str) -> None:
    rows = [(source_id, *paragraph) for paragraph in paragraphs(text)]
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


def paragraphs(text: str) -> list[tuple[int, int, int, str]]:
    """The paragraphs of a text as ``(number from 1, start, end, text)``; blank lines have none."""
    found: list[tuple[int, int, int, str]] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((len(found) + 1, start, start + len(line), line))
        start += len(line) + 1
    return found
