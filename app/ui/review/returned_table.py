"""One group of what came back: ticked is what will be recorded, and nothing else will be."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.interchange.review.preview import PreviewRow
from app.ui.reader.tooltip import as_tooltip
from app.ui.review.returned_reading import ASKED, About, Group, Reading, Take
from app.words import N_, Words
from app.words.terms import VERDICTS, term

Index = QModelIndex | QPersistentModelIndex

CODING, DECISION, REMARK, NOTICE = range(4)
TITLES = (N_("Coding"), N_("Decision"), N_("Remark"), N_("Notice"))


class ReturnedTable(QAbstractTableModel):
    """The table of the preview; ``tick_requested`` asks to record a place, or not."""

    tick_requested = Signal(int, bool)

    def __init__(self, words: Words, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._reading = reading
        self._group: Group = "certain"
        self._rows: dict[int, PreviewRow] = {}
        self._places: list[int] = []

    def show_group(self, reading: Reading, group: Group) -> None:
        """Show these rows; without another group or document the places stay."""
        places = reading.places(group)
        anew = places != self._places or group != self._group
        if anew:
            self.beginResetModel()
        self._reading, self._group, self._places = reading, group, places
        self._rows = {row.place: row for row in reading.found.rows}
        if anew:
            self.endResetModel()
        elif places:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(places) - 1, self.columnCount() - 1)
            )

    def at(self, index: Index) -> PreviewRow:
        """What stands in a row, as it has been answered."""
        return self._rows[self._places[index.row()]]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The rows that are shown."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """What is said of each."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles of the columns."""
        if side == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.words(TITLES[section])
        return None

    def _may_be_ticked(self, row: PreviewRow) -> bool:
        return row.status == "decided" and row.can_be_recorded

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what says something, about something known, can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == CODING and self._may_be_ticked(self.at(index)):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell."""
        if not index.isValid():
            return None
        row = self.at(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip(self._cell(row, index.column()))
            case Qt.ItemDataRole.CheckStateRole if index.column() == CODING:
                if not self._may_be_ticked(row):
                    return None
                ticked = row.place not in self._reading.left_out
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            case _:
                return None

    def _cell(self, row: PreviewRow, column: int) -> str:
        match column:
            case 0:
                return row_called(self.words, row)
            case 1:
                return term(self.words, VERDICTS, row.verdict) if row.verdict else ""
            case 2:
                return "\n".join(said_in(row, self._reading))
            case _:
                return "\n".join(filter(None, self._notices(row)))

    def _notices(self, row: PreviewRow) -> list[str]:
        words = self.words
        parts = [words(row.reason) if row.reason else ""]
        if row.status == "conflicting" and row.earlier:
            parts.append(words("Before: {verdict}.", verdict=term(words, VERDICTS, row.earlier)))
        if row.decision_unread:
            parts.append(words("The decision could not be read and is kept as a remark."))
        if row.place in self._reading.answers:
            parts.append(self._settled(row))
        elif row.status in ASKED:
            parts.append(words("Please answer below."))
        parts += [words("The document now reads “{now}”.", now=now) for _, now in row.edits]
        return parts

    def _settled(self, row: PreviewRow) -> str:
        match self._reading.answers[row.place]:
            case About(None):
                return self.words("Answered: a general remark.")
            case About():
                return self.words("Answered: {name}.", name=row.name)
            case Take(True):
                return self.words("Answered: the new decision is taken.")
            case _:
                return self.words("Answered: the earlier decision is kept.")

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick."""
        if role != Qt.ItemDataRole.CheckStateRole or not self._may_be_ticked(self.at(index)):
            return False
        wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        self.tick_requested.emit(self.at(index).place, wanted)
        return True


def row_called(words: Words, row: PreviewRow) -> str:
    """How a row is called: by what it is about, else by its place."""
    if row.name:
        return row.name
    if row.about == "whole":
        return words("On the whole")
    return words("row {n}", n=row.place)


def said_in(row: PreviewRow, reading: Reading) -> list[str]:
    """What was said in a row, comments with the person who wrote them; else its words in full."""
    found = reading.found
    said = [f"{found.person_of(comment)}: {comment.text}" for comment in row.comments]
    parts = [part for part in (row.kept_remark, *said) if part]
    if not parts and row.status == "unknown":
        return [" | ".join(" ".join(cell.split()) for cell in row.cells)]
    return parts
