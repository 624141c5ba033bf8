"""A codebook from a table: codes that the project has are brought up to date, others added.

Rows are matched by label, else by name; an empty cell leaves what the project has. The order of
the file becomes the order of the codebook.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from app.exporters.writing import Progress
from app.importers.child import ParsingProcess
from app.interchange.importing.parsing import parsed_file
from app.interchange.reports import Outcome, ReportRow
from app.models.base import now
from app.models.codebook_list import TEXTS, ListedCode
from app.models.deed import Deed
from app.operations.codes import (
    BUILT_IN_KINDS,
    add_code,
    change_code,
    kind_with_key,
    move_code,
    order_codes,
    set_code_colour,
    set_code_kind,
)
from app.queries.codes import CodeRow, codes, kinds
from app.queries.projects import project
from app.words import Words


def read_codebook_file(path: Path, reader: ParsingProcess) -> tuple[ListedCode, ...]:
    """The rows of a codebook file, read in the parsing child.

    Raises:
        UnreadableFile, UnreadableFolder, BadTable: what is wrong with the file.
    """
    return parsed_file(reader, path, parse_codebook)


def parse_codebook(name: str, data: bytes) -> tuple[ListedCode, ...]:
    """Runs in the child, where alone the tables' libraries are loaded."""
    from app.importers.codebook import read_codebook  # noqa: PLC0415 - see above

    return read_codebook(name, data)


def codebook_deed(path: Path) -> Deed:
    """The name of the one step that takes a codebook over."""
    return Deed("codebook_imported", {"file": path.name})


def apply_codebook(session: Session, listed: Sequence[ListedCode]) -> tuple[ReportRow, ...]:
    """Take the rows over inside an edit.

    Raises:
        NameTaken: a label is in use by another code. CodeCycle: with the codes that are here
            already, one would stand below itself.
    """
    known = codes(session)
    above = _parents(listed)
    ids: dict[int, int] = {}
    outcomes: dict[int, Outcome] = {}
    for place in _parents_first(above):
        row, parent = listed[place], above[place]
        parent_id = None if parent is None else ids[parent]
        twin = _twin(row, known)
        if twin is None:
            ids[place], outcomes[place] = _add(session, row, parent_id), "added"
        else:
            ids[place] = twin.id
            outcomes[place] = "changed" if _update(session, row, twin, parent_id) else "unchanged"
    order = [ids[place] for place in range(len(listed))]
    if [code.id for code in _in_order(session)][: len(order)] != order:
        order_codes(session, order)
    return tuple(
        ReportRow(row.line, row.called, outcomes[place]) for place, row in enumerate(listed)
    )


def _parents(listed: Sequence[ListedCode]) -> dict[int, int | None]:
    """By a row's place, the place of the row that its ``parent`` cell names."""
    places = {row.name.casefold(): place for place, row in reversed([*enumerate(listed)])}
    places |= {row.label.casefold(): place for place, row in enumerate(listed) if row.label}
    return {place: places.get(row.parent.casefold()) for place, row in enumerate(listed)}


def _parents_first(above: Mapping[int, int | None]) -> list[int]:
    """The places, each after the one above it; the reader has refused circles."""
    done: dict[int, None] = {}
    for place in above:
        chain: list[int] = []
        step: int | None = place
        while step is not None and step not in done:
            chain.append(step)
            step = above[step]
        done |= dict.fromkeys(reversed(chain))
    return list(done)


def _in_order(session: Session) -> list[CodeRow]:
    return sorted(codes(session), key=lambda code: (code.position, code.id))


def _twin(row: ListedCode, known: Sequence[CodeRow]) -> CodeRow | None:
    """The code that a row means: of its label, else the only one of its name without another."""
    label, name = row.label.casefold(), row.name.casefold()
    same_label = [code for code in known if label and (code.label or "").casefold() == label]
    if same_label:
        return same_label[0]
    same_name = [
        code for code in known if code.name.casefold() == name and not (row.label and code.label)
    ]
    below = [code for code in same_name if row.parent and _is_below(code, row.parent, known)]
    same_name = below or same_name
    return same_name[0] if len(same_name) == 1 else None


def _is_below(code: CodeRow, parent: str, known: Sequence[CodeRow]) -> bool:
    wanted = parent.casefold()
    return any(
        above.id == code.parent_id and wanted in {above.name.casefold(), above.called.casefold()}
        for above in known
    )


def _add(session: Session, row: ListedCode, parent_id: int | None) -> int:
    return add_code(
        session,
        row.name,
        row.label or None,
        kind_id=_kind_id(session, row.kind),
        parent_id=parent_id,
        colour=row.colour,
        texts=row.texts,
    )


def _kind_id(session: Session, kind: str) -> int | None:
    """The kind that a cell names, by key or by the user's name for it; added when new."""
    if not kind:
        return None
    for known in kinds(session):
        if kind.casefold() in {known.key.casefold(), known.name.casefold()}:
            return known.id
    return kind_with_key(session, kind.casefold(), "" if kind in BUILT_IN_KINDS else kind)


def _update(session: Session, row: ListedCode, code: CodeRow, parent_id: int | None) -> bool:
    """Bring a code up to date; whether anything was different."""
    texts = {name: new for name, new in row.texts.items() if new != getattr(code, name)}
    label = row.label if row.label and row.label != code.label else None
    name = row.name if row.name != code.name else None
    kind_id = _kind_id(session, row.kind)
    changed = False
    if texts or label or name:
        change_code(session, code.id, name=name, label=label, texts=texts)
        changed = True
    if kind_id is not None and kind_id != code.kind_id:
        set_code_kind(session, code.id, kind_id)
        changed = True
    if row.colour is not None and row.colour != code.colour:
        set_code_colour(session, code.id, row.colour)
        changed = True
    if parent_id is not None and parent_id != code.parent_id:
        move_code(session, code.id, parent_id, sys.maxsize)
        changed = True
    return changed


def listed_codebook(session: Session) -> tuple[ListedCode, ...]:
    """The project's codebook as rows of a file, in the codebook's order."""
    rows = codes(session)
    called = {code.id: code.called for code in rows}
    return tuple(
        ListedCode(
            name=code.name,
            label=code.label or "",
            kind=code.kind_name or code.kind or "",
            parent=called[code.parent_id] if code.parent_id is not None else "",
            colour=code.colour,
            **{column: getattr(code, column) for column in TEXTS},
        )
        for code in rows
    )


def codebook_writer(
    session: Session, words: Words, ending: str
) -> Callable[[Progress | None], bytes]:
    """Read the codebook; what comes back needs no session and makes the file of this ending."""
    from app.exporters.codebook_table import codebook_csv, codebook_xlsx  # noqa: PLC0415 - heavy
    from app.exporters.word.appendix import imprint  # noqa: PLC0415
    from app.exporters.word.codebook import codebook_docx  # noqa: PLC0415

    listed, rows, about = listed_codebook(session), codes(session), project(session)
    match ending:
        case ".csv":
            return lambda _progress: codebook_csv(listed)
        case ".xlsx":
            return lambda _progress: codebook_xlsx(listed, about.title)
        case _:
            printed = imprint(about, words("The Codebook"), now())
            return lambda _progress: codebook_docx(rows, words, printed)
