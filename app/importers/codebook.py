"""A codebook from CSV or XLSX: the columns that the program writes, or what others call them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.errors import BadTable, TableProblem
from app.importers.columns import column_places, folded_header
from app.importers.tables import TableRow, read_table
from app.models.codebook_list import COLUMNS, ListedCode
from app.words import N_

NO_NAME_COLUMN = N_("there is no column for the codes' names")
NAME_MISSING = N_("this code has neither name nor label")
LABEL_TWICE = N_("this label stands in an earlier line too")
NAME_TWICE = N_("a code of this name and without a label stands in an earlier line too")
PARENT_UNKNOWN = N_("no code of this file is called so, yet one stands below it")
PARENT_CYCLE = N_("this code stands below itself")
COLOUR_NO_NUMBER = N_("a colour is a whole number from 0")
_SYNONYMS: dict[str, tuple[str, ...]] = {
    "label": ("label", "code", "kode", "singkatan", "abbreviation"),
    "name": ("name", "nama", "nama kode", "code name", "judul", "title"),
    "name_en": (
        "name en",
        "nama inggris",
        "english name",
        "name english",
        "nama (inggris)",
        "name (english)",
    ),
    "kind": ("kind", "jenis", "type", "tipe", "jenis kode"),
    "group": ("group", "kelompok", "grup", "lembaga", "institution", "instansi"),
    "definition": (
        *("definition", "definisi", "brief definition", "definisi singkat", "deskripsi"),
        "description",
    ),
    "full_definition": ("full definition", "definisi lengkap"),
    "when_to_use": ("when to use", "kapan dipakai", "kapan digunakan", "inclusion", "inklusi"),
    "when_not_to_use": (
        *("when not to use", "kapan tidak dipakai", "kapan tidak digunakan", "exclusion"),
        "eksklusi",
    ),
    "example": ("example", "contoh", "examples", "contoh kutipan"),
    "note": ("note", "catatan", "notes", "memo", "keterangan"),
    "parent": ("parent", "induk", "kode induk", "parent code", "di bawah"),
    "colour": ("colour", "warna", "color"),
}
_KINDS = {
    **dict.fromkeys(("cause", "causes", "penyebab", "sebab", "faktor penyebab"), "cause"),
    **dict.fromkeys(("effort", "efforts", "upaya", "usaha"), "effort"),
}


def read_codebook(name: str, data: bytes) -> tuple[ListedCode, ...]:
    """Read a codebook in the order of its rows; a code may stand before its parent.

    A row without a name is called by its label. Kinds are understood in both languages, others
    are the user's own.

    Raises:
        UnreadableFile: one of its kinds. BadTable: names missing, labels twice, parents that are
            not there or stand in a circle, colours that are no numbers; with all such lines.
    """
    table = read_table(name, data)
    places = column_places(table.header.cells, _SYNONYMS)
    if not places["name"] and not places["label"]:
        header = ", ".join(filter(None, table.header.cells))
        raise BadTable.of(name, [TableProblem(table.header.line, NO_NAME_COLUMN, header)])
    codes = tuple(_code(row, places) for row in table.rows)
    problems = [
        *_name_problems(codes),
        *_colour_problems(table.rows, places["colour"]),
        *_parent_problems(codes),
    ]
    if problems:
        raise BadTable.of(name, sorted(problems, key=lambda problem: problem.line))
    return codes


def _code(row: TableRow, places: Mapping[str, list[int]]) -> ListedCode:
    cells = {column: _first(row, places[column]) for column in COLUMNS}
    colour, kind = cells.pop("colour"), cells.pop("kind")
    label, name = cells.pop("label"), cells.pop("name")
    return ListedCode(
        name=name or label,
        label=label,
        kind=_KINDS.get(folded_header(kind), kind),
        colour=int(colour) if _is_number(colour) else None,
        line=row.line,
        **cells,
    )


def _first(row: TableRow, columns: Sequence[int]) -> str:
    return next((row.cells[place] for place in columns if row.cells[place]), "")


def _is_number(colour: str) -> bool:
    return colour.isascii() and colour.isdigit() and len(colour) <= len("999")


def _name_problems(codes: Iterable[ListedCode]) -> Iterator[TableProblem]:
    labels: set[str] = set()
    names: set[tuple[str, str]] = set()
    for code in codes:
        label, name = code.label.casefold(), (code.parent.casefold(), code.name.casefold())
        if not code.name:
            yield TableProblem(code.line, NAME_MISSING, code.definition or code.note)
        elif label and label in labels:
            yield TableProblem(code.line, LABEL_TWICE, code.label)
        elif not label and name in names:
            yield TableProblem(code.line, NAME_TWICE, code.name)
        labels |= {label} if label else set()
        names |= set() if label else {name}


def _colour_problems(rows: Iterable[TableRow], columns: Sequence[int]) -> Iterator[TableProblem]:
    for row in rows:
        colour = _first(row, columns)
        if colour and not _is_number(colour):
            yield TableProblem(row.line, COLOUR_NO_NUMBER, colour)


def _parent_problems(codes: Sequence[ListedCode]) -> Iterator[TableProblem]:
    by_call = {code.name.casefold(): code for code in codes}
    by_call |= {code.label.casefold(): code for code in codes if code.label}
    for code in codes:
        if not code.parent:
            continue
        if code.parent.casefold() not in by_call:
            yield TableProblem(code.line, PARENT_UNKNOWN, code.parent)
        elif _is_below_itself(code, by_call):
            yield TableProblem(code.line, PARENT_CYCLE, code.called)


def _is_below_itself(code: ListedCode, by_call: Mapping[str, ListedCode]) -> bool:
    above, seen = by_call.get(code.parent.casefold()), 0
    while above and above is not code and seen <= len(by_call):
        above, seen = by_call.get(above.parent.casefold()), seen + 1
    return above is code
