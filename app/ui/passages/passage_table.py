"""The passages as Qt's rows and columns, and the filter over them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.analysis.citation import printed_date
from app.queries.passages import EVERYTHING, CodingRow, PassageFilter, PassageRow
from app.ui.tables.row_table import LAST, UP, Column, RowTable
from app.words import N_, Words
from app.words.terms import STANCES, term

NUMBER, QUOTATION, CODES, INFORMANT, SOURCE, DATE = range(6)


class PassageTable(RowTable[PassageRow]):
    """One row per passage that is let through; quotations are one line, never markup."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(words, _columns(words), parent, (SOURCE, UP))
        self._wanted = EVERYTHING
        self._letters = ""

    def identity(self, row: PassageRow) -> int:
        """A passage stays itself whatever is coded on it."""
        return row.id

    def show_only(self, wanted: PassageFilter, letters: str = "") -> None:
        """Let through what ``wanted`` admits and what holds these letters anywhere."""
        self._wanted, self._letters = wanted, " ".join(letters.split()).casefold()
        self.arrange()

    def admits(self, row: PassageRow) -> bool:
        """Whether the filter lets a passage through."""
        wanted = self._wanted
        if wanted.source_ids and row.source_id not in wanted.source_ids:
            return False
        if wanted.passage_ids and row.id not in wanted.passage_ids:
            return False
        return wanted.admits(row) and (not self._letters or self._letters in _searched(row))


def _columns(words: Words) -> Sequence[Column[PassageRow]]:
    return (
        Column(N_("Number"), lambda row: row.number, lambda row: row.number),
        Column(N_("Quotation"), lambda row: " ".join(row.text.split())),
        Column(
            N_("Codes"),
            lambda row: ", ".join(map(_short, row.codings)),
            lambda row: [_short(coding).casefold() for coding in row.codings],
            lambda row: "\n".join(_coding(words, coding) for coding in row.codings),
        ),
        Column(
            N_("Informant"),
            lambda row: row.informant.code if row.informant else "",
            lambda row: row.informant.code.casefold() if row.informant else LAST,
            lambda row: row.informant.role if row.informant else "",
        ),
        Column(
            N_("Source"),
            lambda row: row.source,
            lambda row: (row.source.casefold(), row.span.start),
        ),
        Column(
            N_("Date"),
            lambda row: printed_date(words, row.date),
            lambda row: row.date or LAST,
        ),
    )


def _short(coding: CodingRow) -> str:
    return coding.label or coding.name


def _coding(words: Words, coding: CodingRow) -> str:
    name = f"{coding.label} {coding.name}" if coding.label else coding.name
    return f"{name} – {term(words, STANCES, coding.stance)}, {coding.coder}"


def _searched(row: PassageRow) -> str:
    """Everything in a row that somebody might type to find it."""
    people = (row.informant.code, row.informant.role) if row.informant else ()
    names = (f"{coding.label or ''} {coding.name}" for coding in row.codings)
    words = (row.number, row.text, row.source, row.interpretation, *people, *names)
    return " ".join(" ".join(words).split()).casefold()
