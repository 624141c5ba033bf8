"""The coded passages for other programs: one row per coding, as CSV or XLSX."""

from collections.abc import Iterator, Mapping, Sequence

from app.analysis.citation import printed_date, speaker
from app.exporters.tables import LONGEST_XLSX_CELL, is_too_long, table_csv, table_xlsx
from app.exporters.writing import Progress, Steps
from app.queries.codes import CodeRow
from app.queries.passages import CodingRow, PassageRow
from app.words import N_, Words
from app.words.terms import STANCES, kind_name, term

COLUMNS = (
    *(N_("Number"), N_("Quotation"), N_("Informant"), N_("Role"), N_("Category"), N_("Date")),
    *(N_("Source"), N_("Turn"), N_("Paragraph"), N_("Code"), N_("Name of the code"), N_("Kind")),
    *(N_("Group"), N_("Stance"), N_("Key quotation"), N_("Coder"), N_("Interpretation")),
)
_WIDTHS = {"Quotation": 70, "Interpretation": 50, "Role": 30, "Name of the code": 30, "Source": 24}
_ELSE = 14


def passages_csv(
    rows: Sequence[PassageRow],
    codebook: Sequence[CodeRow],
    words: Words,
    progress: Progress | None = None,
) -> bytes:
    """A row per coding."""
    return table_csv([words(name) for name in COLUMNS], _rows(rows, codebook, words, progress))


def passages_xlsx(
    rows: Sequence[PassageRow],
    codebook: Sequence[CodeRow],
    words: Words,
    progress: Progress | None = None,
) -> bytes:
    """The same as a sheet; what Excel cannot hold is cut and says so."""
    return table_xlsx(
        words("Coded Passages"),
        [words(name) for name in COLUMNS],
        ([fitting(cell, words) for cell in row] for row in _rows(rows, codebook, words, progress)),
        [_WIDTHS.get(name, _ELSE) for name in COLUMNS],
    )


def _rows(
    rows: Sequence[PassageRow],
    codebook: Sequence[CodeRow],
    words: Words,
    progress: Progress | None,
) -> Iterator[list[str]]:
    steps, codes = Steps(len(rows), progress), {code.id: code for code in codebook}
    for row in rows:
        yield from _cells(row, codes, words)
        steps.step()
    steps.finish()


def _cells(row: PassageRow, codes: Mapping[int, CodeRow], words: Words) -> Iterator[list[str]]:
    person = row.informant
    origin = [
        row.number,
        row.text,
        person.code if person else "",
        speaker(person) if person else words("Interviewer") if row.by_interviewer else "",
        person.category if person else "",
        printed_date(words, row.date),
        row.source,
        "" if row.turn is None else str(row.turn),
        str(row.paragraph),
    ]
    for coding in row.codings:
        yield [
            *origin,
            *_coded(coding, codes[coding.code_id], words),
            row.interpretation_under(coding.code_id),
        ]


def _coded(coding: CodingRow, code: CodeRow, words: Words) -> list[str]:
    return [
        code.label or "",
        code.name_in(words.language),
        kind_name(words, code.kind, code.kind_name),
        code.group,
        term(words, STANCES, coding.stance),
        "\N{BLACK STAR}" if coding.key_quote else "",
        coding.coder,
    ]


def fitting(text: str, words: Words) -> str:
    """The text, cut where a cell of Excel cannot hold it; the cut says so."""
    if not is_too_long(text):
        return text
    note = words("[\N{HORIZONTAL ELLIPSIS} too long for a cell; the CSV file has it whole]")
    # Half, because each character may count twice.
    return text[: LONGEST_XLSX_CELL // 2 - len(note)] + note
