"""Importing files: plan a batch from foreign bytes, then carry the plan out in one edit."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from sqlalchemy.orm import Session

from app.errors import ProjectError, UnreadableFolder
from app.importers.child import ParsingProcess, load
from app.importers.transcripts import Transcript, read_pasted, read_transcript
from app.interchange.importing.import_plan import (
    ImportPlan,
    KnownInformant,
    KnownStudy,
    PlannedInformant,
    PlannedSource,
)
from app.interchange.importing.import_proposals import (
    proposed_informants,
    proposed_kind,
    proposed_speakers,
    same_file,
)
from app.interchange.importing.parsing import parsed
from app.models.deed import Deed
from app.models.imported import FoundSpeaker
from app.operations.informants import (
    add_informant,
    change_informant,
    set_attribute,
    take_part,
)
from app.operations.sources import Original, add_source, describe_source
from app.operations.speakers import merge_speakers, set_speaker
from app.queries.informants import InformantRow, informants
from app.queries.sources import names_and_files, speakers

TRANSCRIPT = "transcript"
"""The attribute in which an informant's table keeps the names of files not yet imported."""

ENDINGS = (
    *(".txt", ".md", ".markdown", ".docx", ".docm", ".odt", ".rtf", ".pdf"),
    *(".srt", ".vtt", ".html", ".htm", ".xhtml"),
)
"""What a folder's files are taken for sources by; a file that is named itself is always tried."""

_LOCK_FILE = "~$"

Progress = Callable[[int, int], None]
"""Called with how many files are done, and of how many."""


def known_study(session: Session) -> KnownStudy:
    """What a plan must know of the project, as plain data for another thread."""
    rows = names_and_files(session)
    return KnownStudy(
        frozenset(name.casefold() for name, _ in rows),
        {sha256: name for name, sha256 in rows if sha256},
        tuple(
            KnownInformant(person.code, person.name, awaited_transcripts(person))
            for person in informants(session)
        ),
    )


def awaited_transcripts(person: InformantRow) -> tuple[str, ...]:
    """File names with which a table connects this informant and that are no source yet."""
    return tuple(
        name
        for variable, value in person.attributes
        if variable == TRANSCRIPT
        for name in split_names(value)
    )


def split_names(value: str) -> tuple[str, ...]:
    """The file names in a cell that may hold several, one a line or between semicolons."""
    return tuple(name.strip() for name in value.replace("\n", ";").split(";") if name.strip())


def importable_files(paths: Iterable[Path]) -> list[Path]:
    """The files to try: those named, and of folders (and theirs) whatever has a known ending."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (each for each in sorted(path.rglob("*")) if each.suffix.lower() in ENDINGS)
            found += [each for each in inside if each.is_file() and not _hidden(each, path)]
        elif not path.name.startswith(_LOCK_FILE):
            found.append(path)
    return list(dict.fromkeys(found))


def _hidden(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return path.name.startswith(_LOCK_FILE) or any(part.startswith(".") for part in parts)


def plan_import(
    paths: Iterable[Path],
    reader: ParsingProcess,
    known: KnownStudy,
    progress: Progress = lambda _done, _total: None,
) -> ImportPlan:
    """Read the files in the parsing child and propose what to make of them.

    Files that cannot be read become rows with an error; nothing else is raised but
    ``ReadingCancelledError``. May run on any thread.
    """
    files = importable_files(paths)
    rows: list[PlannedSource] = []
    for done, path in enumerate(files):
        progress(done, len(files))
        rows.append(_planned_file(path, reader, known, rows))
    progress(len(files), len(files))
    return ImportPlan(tuple(rows))


def _planned_file(
    path: Path, reader: ParsingProcess, known: KnownStudy, before: Sequence[PlannedSource]
) -> PlannedSource:
    try:
        if not path.exists():
            raise UnreadableFolder(str(path))
        data = load(path)
        sha256 = hashlib.sha256(data).hexdigest()
        transcript = parsed(reader, path.name, read_transcript, path.name, data)
    except ProjectError as error:
        return PlannedSource(path.name, path, error=error)
    row = PlannedSource(path.name, path, data, sha256, duplicate_of=_twin(sha256, known, before))
    return _described(row, transcript, known, before)


def _twin(sha256: str, known: KnownStudy, before: Sequence[PlannedSource]) -> str:
    in_batch = (row.name for row in before if row.sha256 == sha256)
    return known.source_of_bytes.get(sha256) or next(in_batch, "")


def plan_pasted(text: str, name: str, reader: ParsingProcess, known: KnownStudy) -> ImportPlan:
    """The same for text from the clipboard, which keeps no original file."""
    try:
        transcript = parsed(reader, name, read_pasted, text)
    except ProjectError as error:
        return ImportPlan((PlannedSource(name, error=error),))
    return ImportPlan((_described(PlannedSource(name), transcript, known, ()),))


def _described(
    row: PlannedSource, transcript: Transcript, known: KnownStudy, before: Sequence[PlannedSource]
) -> PlannedSource:
    head = transcript.head
    taken = [person.code for earlier in before for person in earlier.informants]
    people = proposed_informants(row.name, head, known.informants, taken)
    return PlannedSource(
        _free_name(row.name, known, before),
        row.path,
        row.data,
        row.sha256,
        transcript.imported,
        transcript.turns,
        proposed_speakers(transcript.speakers, head, people),
        head,
        proposed_kind(row.name, transcript),
        head.date or "",
        head.place or "",
        people,
        duplicate_of=row.duplicate_of,
    )


def _free_name(name: str, known: KnownStudy, before: Sequence[PlannedSource]) -> str:
    """The name, or ``name (2).docx`` where another source is called so."""
    used = known.source_names | {row.name.casefold() for row in before}
    stem, ending = PurePath(name).stem, PurePath(name).suffix
    number, free = 1, name
    while free.casefold() in used:
        number += 1
        free = f"{stem} ({number}){ending}"
    return free


def import_deed(plan: ImportPlan) -> Deed:
    """The name of the one step that carries the plan out."""
    return Deed("sources_imported", {"n": str(len(plan.ready))})


def apply_import(session: Session, plan: ImportPlan) -> Iterator[int]:
    """Carry the plan out inside an edit; yields each source's id as it is made.

    A generator for ``Project.edit_in_slices``, so that the window lives while it works.

    Raises:
        SameSource, NameTaken, NameMissing, BadDate: a corrected plan does not fit the project.
    """
    for row in plan.ready:
        yield _apply_row(session, row)


def _apply_row(session: Session, row: PlannedSource) -> int:
    if row.imported is None:
        raise ValueError(row.name)
    source_id = add_source(
        session,
        row.name,
        row.imported,
        original=Original(row.path.name, row.data) if row.path else None,
        kind=row.kind,
        date=row.date,
        turns=row.turns,
        speakers=[FoundSpeaker(each.label, each.turns, role=each.role) for each in row.speakers],
    )
    if row.place:
        describe_source(session, source_id, {"place": row.place})
    people = {person.code.casefold(): _informant(session, person) for person in row.informants}
    _set_speakers(session, source_id, row, people)
    for informant_id in people.values():
        take_part(session, source_id, informant_id)
    connect_awaited(session, source_id, row.path.name if row.path else row.name)
    return source_id


def _informant(session: Session, planned: PlannedInformant) -> int:
    """The informant of this code; an empty field of one who is known is filled in."""
    rows = {person.code.casefold(): person for person in informants(session)}
    person = rows.get(planned.code.strip().casefold())
    if person is None:
        return add_informant(session, planned.code, planned.fields)
    new = {name: value for name, value in planned.fields.items() if not getattr(person, name)}
    if new:
        change_informant(session, person.id, new)
    return person.id


def _set_speakers(
    session: Session, source_id: int, row: PlannedSource, people: dict[str, int]
) -> None:
    ids = {speaker.label: speaker.id for speaker in speakers(session, source_id)}
    for planned in row.speakers:
        if planned.informant and planned.label in ids:
            informant_id = people.get(planned.informant.casefold())
            set_speaker(session, ids[planned.label], planned.role, informant_id)
    for planned in row.speakers:
        if planned.merge_into in ids and planned.label in ids:
            merge_speakers(session, ids[planned.merge_into], [ids[planned.label]])


def connect_awaited(session: Session, source_id: int, name: str) -> None:
    """Connect the informants whose table named this file before it was imported."""
    for person in informants(session):
        names = awaited_transcripts(person)
        rest = [each for each in names if not same_file(each, name)]
        if len(rest) < len(names):
            take_part(session, source_id, person.id)
            set_attribute(session, person.id, TRANSCRIPT, "; ".join(rest))
