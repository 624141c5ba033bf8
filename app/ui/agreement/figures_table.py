"""The figures of two coders as Qt's rows: the codes, and all of them together last."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.analysis.agreement.agreement import Agreement, Coefficients, Figures
from app.analysis.agreement.report import coefficient, percentage
from app.ui.look.theme import interface_font
from app.ui.reader.tooltip import as_tooltip
from app.words import N_, Words
from app.words.agreement import UNDEFINED

Index = QModelIndex | QPersistentModelIndex

CODE, OVERLAP, DIFFERENCES, AGREED, KAPPA, ALPHA = range(6)
TITLES = (
    *(N_("Code"), N_("Overlap"), N_("Differences")),
    *(N_("Agreement"), N_("Kappa"), N_("Alpha")),
)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FiguresTable(QAbstractTableModel):
    """Overlap and the number of differences stand beside every percentage."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._rows: tuple[Figures, ...] = ()
        self._with_uncoded = True

    def show_figures(self, found: Agreement, *, with_uncoded: bool) -> None:
        """Show the figures at another level, or of other units."""
        self.beginResetModel()
        self._rows = (*found.codes, found.overall)
        self._with_uncoded = with_uncoded
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The codes that were used, and all together."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The code and its figures."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles of the columns."""
        if side != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == CODE else _RIGHT
        return self.words(TITLES[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell; a dash says in its tooltip why."""
        if not index.isValid():
            return None
        figures, column = self._rows[index.row()], index.column()
        told: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self.text(figures, column),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(figures, column),
            Qt.ItemDataRole.ToolTipRole: lambda: as_tooltip(self._reason(figures, column)),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _LEFT if column == CODE else _RIGHT,
            Qt.ItemDataRole.FontRole: lambda: interface_font(strong=figures.code is None),
        }
        return told[role]() if role in told else None

    def _spoken(self, figures: Figures, column: int) -> str:
        said = f"{self.words(TITLES[column])}: {self.text(figures, column)}"
        return ". ".join(filter(None, (said, self._reason(figures, column))))

    def text(self, figures: Figures, column: int) -> str:
        """What a cell says."""
        words, found = self.words, self._coefficients(figures)
        match column:
            case 0:
                return figures.code.called if figures.code else words("All codes")
            case 1:
                return percentage(figures.overlap, words)
            case 2:
                return str(figures.differences)
            case 3:
                return percentage(found.agreed, words)
        return coefficient(found.kappa if column == KAPPA else found.alpha, words)

    def _coefficients(self, figures: Figures) -> Coefficients:
        return figures.with_uncoded if self._with_uncoded else figures.without_uncoded

    def _reason(self, figures: Figures, column: int) -> str:
        """Why there is no figure; the name of the code in full where it is one."""
        if column == CODE:
            return figures.code.name if figures.code else ""
        if column == OVERLAP and figures.overlap is None:
            reason = UNDEFINED["no_units"]
            return self.words(reason)
        found = self._coefficients(figures)
        missing = found.agreed if column == AGREED else found.kappa
        if column in (AGREED, KAPPA, ALPHA) and missing is None and found.undefined:
            return self.words(UNDEFINED[found.undefined])
        return ""

    def as_text(self) -> str:
        """The table as lines of cells between tabs, for any other program."""
        lines = [[self.words(title) for title in TITLES]]
        lines += [[self.text(row, column) for column in range(len(TITLES))] for row in self._rows]
        return "\n".join("\t".join(line) for line in lines)
