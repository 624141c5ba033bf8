"""All shortcuts on one page, from the same table as the menus."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.ui.actions import COMMANDS, MENUS, Command, shown
from app.ui.theme import SPACE_SECTION, SPACE_TIGHT, SPACE_WIDE, interface_font
from app.words import N_, Words

IN_THE_TRANSCRIPT = (
    (N_("Enter"), N_("Code the selected words")),
    (N_("Shift + arrows"), N_("Select by keyboard")),
    (N_("Ctrl + wheel"), N_("Larger or smaller text")),
)


class ShortcutsSheet(QDialog):
    """Two columns: what, and which keys."""

    def __init__(self, words: Words, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("Keyboard shortcuts"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_SECTION)
        self._grid.setVerticalSpacing(SPACE_TIGHT)
        for menu, commands in COMMANDS.items():
            rows = [
                (shown(command), words(command.text).rstrip("…"))
                for command in commands
                if isinstance(command, Command) and command.key in actions and command.shortcuts
            ]
            self._add_group(words(MENUS[menu]).replace("&", ""), rows)
        keys = [(words(key), words(text)) for key, text in IN_THE_TRANSCRIPT]
        self._add_group(words("In the transcript"), keys)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(words("Close"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE_WIDE)
        column.setSpacing(SPACE_WIDE)
        column.addLayout(self._grid)
        column.addWidget(buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _add_group(self, title: str, rows: list[tuple[str, str]]) -> None:
        if not rows:
            return
        head = QLabel(title)
        head.setFont(interface_font(strong=True))
        head.setContentsMargins(0, SPACE_TIGHT, 0, 0)
        self._grid.addWidget(head, self._grid.rowCount(), 0, 1, 2)
        for keys, text in rows:
            line = self._grid.rowCount()
            self._grid.addWidget(QLabel(text), line, 0)
            self._grid.addWidget(QLabel(keys), line, 1)
