"""The figures of two coders as Qt's rows: the codes, and all of them together last."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from app.analysis.agreement.agreement import Agreement, Coefficients, Figures
from app.analysis.agreement.report import coefficient, percentage
from app.ui.look.theme import interface_font
from app.ui.tables.row_table import RIGHT, Column, Index, RowTable
from app.words import N_, Words
from app.words.agreement import UNDEFINED

CODE, OVERLAP, DIFFERENCES, AGREED, KAPPA, ALPHA = range(6)


class FiguresTable(RowTable[Figures]):
    """Overlap and the number of differences stand beside every percentage."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(words, self._columns(words), parent)
        self._with_uncoded = True

    def _columns(self, words: Words) -> Sequence[Column[Figures]]:
        found = self._coefficients
        return (
            Column(
                N_("Code"),
                lambda row: row.code.called if row.code else words("All codes"),
                tip=lambda row: row.code.name if row.code else "",
            ),
            self._figure(N_("Overlap"), percentage, lambda row: row.overlap, self._no_units),
            Column(
                N_("Differences"),
                lambda row: str(row.differences),
                lambda row: row.differences,
                lambda _row: "",
                alignment=RIGHT,
            ),
            self._figure(N_("Agreement"), percentage, lambda row: found(row).agreed, self._missing),
            self._figure(N_("Kappa"), coefficient, lambda row: found(row).kappa, self._missing),
            self._figure(N_("Alpha"), coefficient, lambda row: found(row).alpha, self._missing),
        )

    def _figure(
        self,
        title: str,
        printed: Callable[[float | None, Words], str],
        figure: Callable[[Figures], float | None],
        why: Callable[[Figures], str],
    ) -> Column[Figures]:
        """A figure, or a dash that says in its tooltip why there is none."""

        def sorted_by(row: Figures) -> tuple[bool, float]:
            value = figure(row)
            return value is None, value or 0.0

        return Column(
            title,
            lambda row: printed(figure(row), self.words),
            sorted_by,
            lambda row: why(row) if figure(row) is None else "",
            alignment=RIGHT,
        )

    def identity(self, row: Figures) -> str:
        """A code has other figures at another level."""
        return row.code.uuid if row.code else ""

    def show_figures(self, found: Agreement, *, with_uncoded: bool) -> None:
        """Show the figures at another level, or of other units."""
        self._with_uncoded = with_uncoded
        self.show_rows((*found.codes, found.overall))

    def in_order(self, rows: list[Figures]) -> list[Figures]:
        """All codes together stand below them, however these are sorted."""
        return [*super().in_order(rows[:-1]), *rows[-1:]]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell; who hears it hears also why there is no figure."""
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.AccessibleTextRole:
                column = self.columns[index.column()]
                why = column.tip(row) if column.tip else ""
                return ". ".join(filter(None, (super().data(index, role), why)))
            case Qt.ItemDataRole.FontRole:
                return interface_font(strong=row.code is None)
        return super().data(index, role)

    def _coefficients(self, figures: Figures) -> Coefficients:
        return figures.with_uncoded if self._with_uncoded else figures.without_uncoded

    def _no_units(self, _row: Figures) -> str:
        reason = UNDEFINED["no_units"]
        return self.words(reason)

    def _missing(self, row: Figures) -> str:
        undefined = self._coefficients(row).undefined
        return self.words(UNDEFINED[undefined]) if undefined else ""
