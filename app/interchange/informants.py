"""Informants from a table: known codes are brought up to date, others added.

An empty cell leaves what the project has. Columns that the program does not know become
attributes. A transcript that is no source yet is remembered, and connected when it is imported.
"""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from app.errors import Ambiguous, NotFound
from app.importers.child import ParsingProcess
from app.interchange.importing.importing import TRANSCRIPT, awaited_transcripts
from app.interchange.importing.parsing import parsed_file
from app.interchange.reports import Outcome, ReportRow
from app.models.deed import Deed
from app.models.informant_list import InformantList, ListedInformant
from app.operations.informants import add_informant, change_informant, set_attribute, take_part
from app.queries.informants import InformantRow, informants
from app.queries.sources import SourceRow, find_source, sources


def read_informants_file(path: Path, reader: ParsingProcess) -> InformantList:
    """The rows of a table of informants, read in the parsing child.

    Raises:
        UnreadableFile, UnreadableFolder, BadTable: what is wrong with the file.
    """
    return parsed_file(reader, path, parse_informants)


def parse_informants(name: str, data: bytes) -> InformantList:
    """Runs in the child, where alone the tables' libraries are loaded."""
    from app.importers.informants import read_informants  # noqa: PLC0415 - see above

    return read_informants(name, data)


def informants_deed(path: Path) -> Deed:
    """The name of the one step that takes a table of informants over."""
    return Deed("informants_imported", {"file": path.name})


def apply_informants(session: Session, listed: Sequence[ListedInformant]) -> tuple[ReportRow, ...]:
    """Take the rows over inside an edit."""
    known = {person.code.casefold(): person for person in informants(session)}
    texts = sources(session)
    return tuple(
        ReportRow(
            row.line, row.code, _apply_row(session, row, known.get(row.code.casefold()), texts)
        )
        for row in listed
    )


def _apply_row(
    session: Session,
    row: ListedInformant,
    person: InformantRow | None,
    texts: Sequence[SourceRow],
) -> Outcome:
    if person is None:
        informant_id = add_informant(session, row.code, row.fields)
        _connect(session, informant_id, row, texts, ())
        _set_attributes(session, informant_id, row, {})
        return "added"
    new = {name: value for name, value in row.fields.items() if value != getattr(person, name)}
    if new:
        change_informant(session, person.id, new)
    connected = _connect(session, person.id, row, texts, person.source_ids, person)
    described = _set_attributes(session, person.id, row, dict(person.attributes))
    return "changed" if new or connected or described else "unchanged"


def _set_attributes(
    session: Session, informant_id: int, row: ListedInformant, known: dict[str, str]
) -> bool:
    new = [(name, value) for name, value in row.attributes if known.get(name) != value]
    for name, value in new:
        set_attribute(session, informant_id, name, value)
    return bool(new)


def _connect(
    session: Session,
    informant_id: int,
    row: ListedInformant,
    texts: Sequence[SourceRow],
    connected: Sequence[int],
    person: InformantRow | None = None,
) -> bool:
    """Connect with the sources named in the row; whether anything was new."""
    here = {name: _source_id(name, texts) for name in row.transcripts}
    new = [source_id for source_id in here.values() if source_id and source_id not in connected]
    for source_id in new:
        take_part(session, source_id, informant_id)
    before = awaited_transcripts(person) if person else ()
    awaited = dict.fromkeys([*before, *(name for name, found in here.items() if not found)])
    if tuple(awaited) != before:
        set_attribute(session, informant_id, TRANSCRIPT, "; ".join(awaited))
    return bool(new) or tuple(awaited) != before


def _source_id(name: str, texts: Sequence[SourceRow]) -> int | None:
    """The source of this name; None where there is none, or several and nobody can say which."""
    try:
        return find_source(texts, name).id
    except (NotFound, Ambiguous):
        return None
