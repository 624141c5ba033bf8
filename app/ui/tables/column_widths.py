"""How wide the user made the columns of each table, remembered by the window over them."""

from collections.abc import Mapping
from typing import Self

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

_PREFIX = "table:"


class ColumnWidths(QObject):
    """Pixels by table and column; 0 is a column that nobody touched."""

    def __init__(self, sizes: Mapping[str, tuple[int, ...]], parent: QWidget) -> None:
        super().__init__(parent)
        self.sizes = {name: kept for name, kept in sizes.items() if name.startswith(_PREFIX)}

    @classmethod
    def over(cls, widget: QWidget) -> Self | None:
        """The memory of the nearest window round a widget that has one: dialogs have none."""
        above: QWidget | None = widget
        while above is not None:
            found = above.findChild(cls, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if found is not None:
                return found
            above = above.parentWidget()
        return None

    def widths(self, table: str, columns: int) -> tuple[int, ...]:
        """The kept pixels of a table; none of a table that had other columns then."""
        kept = self.sizes.get(_PREFIX + table, ())
        return kept if len(kept) == columns else (0,) * columns

    def keep(self, table: str, columns: int, column: int, width: int) -> None:
        """Remember one column."""
        kept = [*self.widths(table, columns)]
        kept[column] = width
        self.sizes[_PREFIX + table] = tuple(kept)
