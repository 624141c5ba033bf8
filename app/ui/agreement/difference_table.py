"""The differences of two coders as Qt's rows and columns, with the filter over them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt

from app.analysis.agreement.report import how_settled, kind_of_difference, place_of
from app.models.double_coding import ComparedCode
from app.queries.differences import KINDS, Difference
from app.queries.second_codings import Comparison, SettlementRow
from app.ui.tables.row_table import LAST, UP, Column, RowTable
from app.words import N_, Words

KIND, PLACE, QUOTATION, FIRST, SECOND, STATE = range(6)
_NONE = "\N{EN DASH}"
Sentence = Callable[[Difference, Comparison, Words], str]


@dataclass(frozen=True, slots=True)
class DifferenceFilter:
    """What is listed; empty filters nothing. ``code`` is a UUID, ``state`` open or settled."""

    kind: str = ""
    code: str = ""
    state: str = ""

    def admits(self, difference: Difference) -> bool:
        """Whether a difference belongs in the list."""
        codes = {code.uuid for code in (difference.first_code, difference.second_code) if code}
        return (
            self.kind in ("", difference.kind)
            and (not self.code or self.code in codes)
            and (not self.state or difference.is_open == (self.state == "open"))
        )


class DifferenceTable(RowTable[Difference]):
    """A row for each difference that is let through; the codes stand under the coders' names."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(words, self._columns(words), parent, (PLACE, UP))
        self._compared: Comparison | None = None
        self._places: dict[str, int] = {}
        self._wanted = DifferenceFilter()

    def _columns(self, words: Words) -> Sequence[Column[Difference]]:
        return (
            Column(
                N_("Kind"),
                lambda row: self._said(kind_of_difference, row),
                lambda row: KINDS.index(row.kind),
            ),
            Column(
                N_("Place"), lambda row: place_of(row, words), lambda row: self._places[row.key]
            ),
            Column(N_("Quotation"), lambda row: " ".join(row.quotation.split())),
            Column("", lambda row: _called(row.first_code), lambda row: _key(row.first_code)),
            Column("", lambda row: _called(row.second_code), lambda row: _key(row.second_code)),
            Column(
                N_("Decided"),
                lambda row: self._said(how_settled, row) or words("Still open"),
            ),
        )

    @property
    def everything(self) -> Sequence[Difference]:
        """All differences in reading order, with those that are not let through."""
        return self._all

    def identity(self, row: Difference) -> str:
        """A difference stays itself when it is settled."""
        return row.key

    def show_differences(self, compared: Comparison | None, found: Sequence[Difference]) -> None:
        """Show another comparison; filter and order stay."""
        self._compared = compared
        self._places = {row.key: place for place, row in enumerate(found)}
        self.show_rows(found)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, FIRST, SECOND)

    def show_settled(self, compared: Comparison, settled: Mapping[str, SettlementRow]) -> None:
        """Say what was decided since; every row keeps its place, also one just settled."""
        self._compared = compared
        self._all = [replace(row, settlement=settled.get(row.key)) for row in self._all]
        known = {row.key: row for row in self._all}
        self._rows = [known[row.key] for row in self._rows]
        self.tell()

    def show_only(self, wanted: DifferenceFilter) -> None:
        """Let through what this admits."""
        self._wanted = wanted
        self.arrange()

    def admits(self, row: Difference) -> bool:
        """Whether the filter lets a difference through."""
        return self._wanted.admits(row)

    def title(self, column: int) -> str:
        """The columns of the codes are called after their coders."""
        if column not in (FIRST, SECOND):
            return super().title(column)
        if self._compared is None:
            return ""
        return (self._compared.first if column == FIRST else self._compared.second).name

    def _said(self, sentence: Sentence, row: Difference) -> str:
        return sentence(row, self._compared, self.words) if self._compared else ""


def _called(code: ComparedCode | None) -> str:
    return code.called if code else _NONE


def _key(code: ComparedCode | None) -> str:
    return _called(code).casefold() if code else LAST
