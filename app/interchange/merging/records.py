"""What a merge adds outside undo: originals, snapshots, printed numbers, the audit trail."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection

from app.interchange.copy_rows import layout_of
from app.interchange.merging.other import EXPORT, PRINTED_DOCUMENT, Copy, Event
from app.interchange.merging.result import Together


def are_known(here: Copy, other: Copy, result: Together) -> bool:
    """Whether all that the other keeps outside undo is here already."""
    return (
        not _needed_bytes(other, result)
        and other.snapshots.keys() <= here.snapshots.keys()
        and other.printed.keys() <= here.printed.keys()
        and other.printed_documents.keys() <= here.printed_documents.keys()
        and {*other.exports} <= {*here.exports}
        and not _new_events(here, other, result)
        and dict(result.counters).items() <= dict(here.counters).items()
    )


def add_records(connection: Connection, here: Copy, other: Copy, result: Together) -> None:
    """Add what is not here yet; nothing of ours is taken out."""
    _add(connection, "blob", ("sha256", "bytes"), _needed_bytes(other, result))
    snapshots = [
        (mark, content) for mark, content in other.snapshots.items() if mark not in here.snapshots
    ]
    _add(connection, "snapshot", ("fingerprint", "content"), snapshots)
    printed = [(*number, at) for number, at in other.printed.items() if number not in here.printed]
    _add(connection, "printed_passage", ("series", "number", "printed_at"), printed)
    documents = [
        row for uuid, row in other.printed_documents.items() if uuid not in here.printed_documents
    ]
    _add(connection, "printed_document", PRINTED_DOCUMENT, documents)
    exports = [row for row in other.exports if row not in here.exports]
    _add(connection, "export_record", EXPORT, exports)
    _raise_counters(connection, here, result)
    _add_events(connection, here, other, result)


def _needed_bytes(other: Copy, result: Together) -> list[tuple[object, ...]]:
    """Originals and papers that something refers to and that are not here."""
    sources, papers = layout_of("source"), layout_of("returned_document")
    needed = {row[sources.place("original_sha256")] for row in result.rows["source"].values()}
    needed |= {row[papers.place("sha256")] for row in result.rows["returned_document"].values()}
    versions = layout_of("text_revision").place("sha256")
    needed |= {row[versions] for row in result.rows["text_revision"].values()} - {None}
    enclosed = layout_of("attachment").place("sha256")
    needed |= {row[enclosed] for row in result.rows["attachment"].values()}
    sha256 = PRINTED_DOCUMENT.index("sha256")
    needed |= {row[sha256] for row in other.printed_documents.values()}
    return [(mark, data) for mark, data in other.blobs.items() if mark in needed]


def _add(
    connection: Connection, table: str, columns: tuple[str, ...], rows: Sequence[tuple[object, ...]]
) -> None:
    if rows:
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        connection.exec_driver_sql(sql, list(rows))


def _raise_counters(connection: Connection, here: Copy, result: Together) -> None:
    """No number that either copy gave away is given again."""
    known = [
        (number, series) for series, number in result.counters.items() if series in here.counters
    ]
    if known:
        connection.exec_driver_sql(
            "UPDATE number_counter SET next_number = ? WHERE series = ?", known
        )
    new = [pair for pair in result.counters.items() if pair[0] not in here.counters]
    _add(connection, "number_counter", ("series", "next_number"), list(new))


def _new_events(here: Copy, other: Copy, result: Together) -> list[Event]:
    """The other's activities that are not here; two alike stay two."""
    people = result.same.get("person", {})
    known = Counter(_with_person(event, people) for event in here.events)
    new = []
    for event in (_with_person(each, people) for each in other.events):
        if known[event]:
            known[event] -= 1
        else:
            new.append(event)
    return new


def _with_person(event: Event, people: dict[str, str]) -> Event:
    at, person, *rest = event
    return (at, people.get(person or "", person), *rest)  # type: ignore[return-value]


def _add_events(connection: Connection, here: Copy, other: Copy, result: Together) -> None:
    stored = connection.exec_driver_sql("SELECT uuid, id FROM person")
    ids = {uuid: person_id for uuid, person_id in stored}  # noqa: C416 - rows are no pairs to mypy
    rows = [
        (at, ids.get(person), key, parameters, happened)
        for at, person, key, parameters, happened in _new_events(here, other, result)
    ]
    _add(connection, "activity", ("at", "person_id", "key", "parameters", "happened"), rows)
