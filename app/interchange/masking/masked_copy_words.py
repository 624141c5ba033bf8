"""All words of a masked copy but the sources' texts: titles, memos, remarks, names, definitions."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, String, Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from app.analysis.masking.names import NamesInText
from app.exporters.writing import Steps
from app.models.base import Base
from app.models.informant import Informant
from app.models.masking import Mask, MaskedName, View
from app.models.review import Decision
from app.models.review_round import RoundCode, RoundCoding, Snapshot, fingerprint, packed_snapshot
from app.models.source import Blob, Paragraph, SourceText
from app.queries.masking import MaskedNameRow

_DONE_ELSEWHERE = frozenset(
    entity.__tablename__ for entity in (SourceText, Paragraph, Snapshot, Mask, MaskedName, Blob)
)
_NO_WORDS = frozenset(
    {
        *("uuid", "project_uuid", "copy_id", "copy_of", "copy_for", "coding_uuid", "code_uuid"),
        *("round_uuid", "sha256", "original_sha256", "fingerprint", "difference", "proof"),
        *("series", "key", "status", "stance", "verdict", "outcome", "style"),
        *("purpose", "happened", "language", "encoding", "type", "scope", "cuts", "import_notes"),
        *("date", "interview_date", "sources"),
    }
)
"""Columns of stored keys, marks and dates: a name among them would be a coincidence, and masking
it would break what it means."""
_KEYS = frozenset(
    {
        *(("speaker", "role"), ("person", "role"), ("informant", "code")),
        *(("source", "kind"), ("attachment", "kind"), ("printed_document", "kind")),
        *(("passage_link", "kind"), ("decision", "response"), ("project_setting", "value")),
        ("export_record", "what"),
    }
)
_JSON = frozenset({"parameters", "manifest", "former"})


def mask_words(
    session: Session,
    search: NamesInText,
    names: Sequence[MaskedNameRow],
    view: View,
    quoted: Mapping[str, str],
    steps: Steps,
) -> None:
    """Mask every text that somebody wrote; ``quoted`` are quotations as they were and are now.

    One step for each table.
    """
    session.expire_all()
    for table in Base.metadata.sorted_tables:
        steps.step()
        if table.name not in _DONE_ELSEWHERE:
            _mask_table(session, table, search, view)
    _name_informants(session, names, view)
    _mask_snapshots(session, search, view, quoted)


def written_columns(table: Table) -> list[Column[Any]]:
    """The columns of a table in which a person's words can stand."""
    return [
        column
        for column in table.columns
        if isinstance(column.type, String)
        and column.name not in _NO_WORDS
        and not column.name.endswith("_at")
        and (table.name, column.name) not in _KEYS
    ]


def _mask_table(session: Session, table: Table, search: NamesInText, view: View) -> None:
    columns = written_columns(table)
    if not columns:
        return
    changed: list[dict[str, Any]] = []
    for row in session.execute(select(table.c.id, *columns)).mappings():
        before = {column.name: row[column.name] for column in columns}
        after = {name: _masked(name, text, search, view) for name, text in before.items()}
        if after != before:
            changed.append({"row": row["id"], **after})
    if changed:
        masking = update(table).where(table.c.id == bindparam("row"))
        texts: dict[str, Any] = {column.name: bindparam(column.name) for column in columns}
        session.connection().execute(masking.values(texts), changed)


def _masked(column: str, text: str | None, search: NamesInText, view: View) -> str | None:
    if not text:
        return text
    if column in _JSON:
        try:
            return json.dumps(_leaves(json.loads(text), search, view), ensure_ascii=False)
        except (ValueError, RecursionError):
            pass  # Plain words, or a foreign file's idea of JSON.
    return search.masked(text, view)


def _leaves(value: Any, search: NamesInText, view: View) -> Any:
    if isinstance(value, str):
        return search.masked(value, view)
    if isinstance(value, list):
        return [_leaves(each, search, view) for each in value]
    if isinstance(value, dict):
        return {key: _leaves(each, search, view) for key, each in value.items()}
    return value


def _name_informants(session: Session, names: Sequence[MaskedNameRow], view: View) -> None:
    """Whoever is masked as a person is called by the mask alone, however the name was written."""
    for name in names:
        if name.kind == "person" and name.full_name and name.informant_id is not None:
            session.get_one(Informant, name.informant_id).name = name.shown(view)
    session.flush()


def _mask_snapshots(
    session: Session, search: NamesInText, view: View, quoted: Mapping[str, str]
) -> None:
    """What reviewers saw, under the fingerprint of its masked form: only so it is still the same.

    Two contents that are alike once masked become one.
    """
    marks: dict[str, str] = {}
    contents: dict[str, str] = {}
    for before, stored in session.execute(select(Snapshot.fingerprint, Snapshot.content)).all():
        seen = _seen(stored, search, view, quoted)
        marks[before] = fingerprint(seen)
        contents[marks[before]] = packed_snapshot(seen)
    session.execute(delete(Snapshot))
    rows = [{"fingerprint": mark, "content": content} for mark, content in contents.items()]
    if rows:
        session.execute(insert(Snapshot), rows)
    seen_by: list[Decision | RoundCoding | RoundCode] = [
        *session.scalars(select(Decision)),
        *session.scalars(select(RoundCoding)),
        *session.scalars(select(RoundCode)),
    ]
    for row in seen_by:
        row.fingerprint = marks.get(row.fingerprint, row.fingerprint)
    session.flush()


def _seen(
    stored: str, search: NamesInText, view: View, quoted: Mapping[str, str]
) -> dict[str, str]:
    try:
        seen = {str(key): str(text) for key, text in json.loads(stored).items()}
    except (ValueError, AttributeError, RecursionError):
        return {"quotation": search.masked(stored, view)}
    return {key: quoted.get(text) or search.masked(text, view) for key, text in seen.items()}
