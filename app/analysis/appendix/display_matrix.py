"""The display matrix (Miles and Huberman): what each informant says on each theme, in few words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.analysis.appendix.supports import codings_of, contradicts
from app.queries.codes import CodeRow
from app.queries.informants import InformantRow
from app.queries.passages import PassageRow
from app.words.shortening import shortened

MOST_IN_A_CELL = 2
LONGEST_QUOTE = 90
"""Characters; a display is there to be seen at once, the coded passages have all of it."""


@dataclass(frozen=True, slots=True)
class ShortQuote:
    """The beginning of a quotation in one line."""

    number: str
    text: str
    contradicts: bool


@dataclass(frozen=True, slots=True)
class DisplayCell:
    """What one voice says on one code: some quotations, and how many more there are."""

    quotes: tuple[ShortQuote, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class DisplayRow:
    """A code with a cell for each column of the matrix."""

    code: CodeRow
    cells: tuple[DisplayCell, ...]


@dataclass(frozen=True, slots=True)
class DisplayMatrix:
    """Codes by informants; the last column is empty-named when some passages have no informant."""

    columns: tuple[str, ...]
    rows: tuple[DisplayRow, ...]


def display_matrix(
    codebook: Sequence[CodeRow],
    quotations: Mapping[int, Sequence[PassageRow]],
    people: Sequence[InformantRow],
) -> DisplayMatrix:
    """The matrix of all codes that somebody spoke about; what interviewers say is left out.

    Key quotes stand first. Informants who were not quoted keep their column: that nobody asked
    them, or that they said nothing, is to be seen.
    """
    columns = [person.code for person in people]
    said = {code.id: _by_speaker(quotations.get(code.id, ())) for code in codebook}
    if any("" in speakers for speakers in said.values()):
        columns.append("")
    return DisplayMatrix(
        tuple(columns),
        tuple(
            DisplayRow(code, tuple(_cell(said[code.id].get(name, ()), code.id) for name in columns))
            for code in codebook
            if said[code.id]
        ),
    )


def _by_speaker(rows: Sequence[PassageRow]) -> dict[str, list[PassageRow]]:
    found: defaultdict[str, list[PassageRow]] = defaultdict(list)
    for row in rows:
        if not row.by_interviewer:
            found[row.informant.code if row.informant else ""].append(row)
    return found


def _cell(rows: Sequence[PassageRow], code_id: int) -> DisplayCell:
    chosen = sorted(rows, key=lambda row: not _is_key(row, code_id))[:MOST_IN_A_CELL]
    return DisplayCell(
        tuple(
            ShortQuote(row.number, shortened(row.text, LONGEST_QUOTE), contradicts(row, code_id))
            for row in chosen
        ),
        len(rows) - len(chosen),
    )


def _is_key(row: PassageRow, code_id: int) -> bool:
    return any(coding.key_quote for coding in codings_of(row, code_id))
