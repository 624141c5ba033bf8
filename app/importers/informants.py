"""A list of informants from CSV or XLSX: known columns, and the rest as attributes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.errors import BadTable, TableProblem
from app.importers.columns import column_places, other_columns
from app.importers.tables import TableRow, read_table
from app.models.dates import read_date
from app.models.informant_list import FIELDS, InformantList, ListedInformant
from app.words import N_

NO_CODE_COLUMN = N_("there is no column for the informants' codes")
CODE_TWICE = N_("this code stands in an earlier line too")
CODE_MISSING = N_("this row has no code")
DATE_UNREADABLE = N_("this date cannot be read and was kept as it is")
_DATES = ("interview_date", "year")
_SYNONYMS: dict[str, tuple[str, ...]] = {
    "code": (
        *("code", "kode", "kode informan", "informant code", "informant", "informan", "id"),
        *("kode narasumber", "kode responden", "informant id", "no informan"),
    ),
    "name": ("name", "nama", "nama informan", "nama lengkap", "full name", "nama narasumber"),
    "role": ("role", "jabatan", "peran", "pekerjaan", "position", "occupation", "job title"),
    "category": ("category", "kategori", "kelompok", "group", "jenis informan"),
    "institution": (
        *("institution", "instansi", "lembaga", "institusi", "organisasi", "organisation"),
        *("organization", "affiliation"),
    ),
    "place": ("place", "tempat", "lokasi", "location", "tempat wawancara"),
    "interview_date": (
        *("interview date", "tanggal wawancara", "date", "tanggal", "date of interview"),
        *("waktu wawancara", "hari tanggal"),
    ),
    "year": ("year", "tahun", "tahun wawancara", "month", "bulan"),
    "consent": ("consent", "persetujuan", "izin", "tingkat persetujuan", "consent level"),
    "pseudonym": ("pseudonym", "nama samaran", "samaran", "pseudonim", "alias", "inisial"),
    "note": ("note", "catatan", "notes", "keterangan", "remark", "remarks"),
    "transcripts": (
        *("transcript", "transkrip", "transcripts", "file", "berkas", "source", "sumber"),
        *("nama berkas", "file name", "filename", "file transkrip"),
    ),
}


def read_informants(name: str, data: bytes) -> InformantList:
    """Read a list of informants; ``name`` is the file's name without its folder.

    Of a date and a year the more precise one counts. A date that cannot be read becomes an
    attribute and a remark, so that nothing is lost.

    Raises:
        UnreadableFile: one of its kinds. BadTable: no column of codes, or a code missing or twice.
    """
    table = read_table(name, data)
    header = table.header.cells
    places = column_places(header, _SYNONYMS)
    if not places["code"]:
        problem = TableProblem(table.header.line, NO_CODE_COLUMN, ", ".join(filter(None, header)))
        raise BadTable.of(name, [problem])
    problems = list(_code_problems(table.rows, places["code"]))
    if problems:
        raise BadTable.of(name, problems)
    remarks = tuple(_date_remarks(table.rows, places))
    return InformantList(
        tuple(_informant(row, header, places, remarks) for row in table.rows), remarks
    )


def _code_problems(rows: Iterable[TableRow], columns: Sequence[int]) -> Iterator[TableProblem]:
    seen: set[str] = set()
    for row in rows:
        code = _first(row, columns)
        if not code:
            filled = next(cell for cell in row.cells if cell) if any(row.cells) else ""
            yield TableProblem(row.line, CODE_MISSING, filled)
        elif code.casefold() in seen:
            yield TableProblem(row.line, CODE_TWICE, code)
        seen.add(code.casefold())


def _date_remarks(
    rows: Iterable[TableRow], places: Mapping[str, list[int]]
) -> Iterator[TableProblem]:
    for row in rows:
        for place in (place for column in _DATES for place in places[column]):
            if row.cells[place] and not read_date(row.cells[place]):
                yield TableProblem(row.line, DATE_UNREADABLE, row.cells[place])


def _informant(
    row: TableRow,
    header: Sequence[str],
    places: Mapping[str, list[int]],
    remarks: Sequence[TableProblem],
) -> ListedInformant:
    fields = {field: _first(row, places[field]) for field in FIELDS}
    fields["interview_date"] = _most_precise_date(row, places)
    unread = {remark.value for remark in remarks if remark.line == row.line}
    kept = [
        *other_columns(header, places),
        *(place for column in _DATES for place in places[column] if row.cells[place] in unread),
    ]
    files = _first(row, places["transcripts"]).replace("\n", ";").replace("|", ";").split(";")
    return ListedInformant(
        line=row.line,
        code=_first(row, places["code"]),
        fields={field: value for field, value in fields.items() if value},
        transcripts=tuple(file.strip() for file in files if file.strip()),
        attributes=tuple((header[place], row.cells[place]) for place in kept if row.cells[place]),
    )


def _first(row: TableRow, columns: Sequence[int]) -> str:
    return next((row.cells[place] for place in columns if row.cells[place]), "")


def _most_precise_date(row: TableRow, places: Mapping[str, list[int]]) -> str:
    written = (row.cells[place] for column in _DATES for place in places[column])
    dates = [str(date) for cell in written if (date := read_date(cell))]
    return max(dates, key=len, default="")
