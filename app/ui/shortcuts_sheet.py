"""All shortcuts on one page, from the same table as the menus."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.ui.actions import COMMANDS, MENUS, Command, shown
from app.ui.theme import SPACE_SECTION, SPACE_TIGHT, SPACE_WIDE, interface_font
from app.words import N_, Words

BY_PLACE = (
    (
        N_("In the transcript"),
        (
            (N_("Enter"), N_("Code the selected words")),
            (N_("Shift + arrows"), N_("Select by keyboard")),
            (N_("Ctrl + wheel"), N_("Larger or smaller text")),
        ),
    ),
    (
        N_("In the list of codes to choose from"),
        (
            (N_("Enter"), N_("Put the code on the words")),
            (N_("Ctrl + Enter"), N_("Mark several")),
            (N_("Esc"), N_("Close")),
        ),
    ),
    (
        N_("In lists"),
        (
            (N_("Enter"), N_("Open")),
            (N_("F2"), N_("Rename")),
            (N_("Ins"), N_("Add a code or an informant")),
            (N_("Del"), N_("Delete")),
        ),
    ),
    (
        N_("In the review"),
        (
            (N_("A"), N_("Agree")),
            (N_("R"), N_("Revise")),
            (N_("T"), N_("Reject")),
        ),
    ),
    (
        N_("In the comparison of coders"),
        (
            (N_("1 or 2"), N_("Let the first or second coder's coding stand")),
            (N_("B or N"), N_("Let both stand, or neither")),
            (N_("L"), N_("Talk about it later")),
        ),
    ),
)
"""Keys that mean something only where the keyboard is."""
_FIRST_COLUMN = ("file", "export", "edit", "view")


class ShortcutsSheet(QDialog):
    """What and which keys, side by side: a small laptop shows it whole."""

    def __init__(self, words: Words, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("Keyboard shortcuts"))
        left, right = _grid(), _grid()
        for menu, commands in COMMANDS.items():
            rows = [
                (shown(command), words(command.text).rstrip("…"))
                for command in commands
                if isinstance(command, Command) and command.key in actions and command.shortcuts
            ]
            title = words(MENUS[menu]).replace("&", "")
            _add_group(left if menu in _FIRST_COLUMN else right, title, rows)
        for place, keys in BY_PLACE:
            _add_group(right, words(place), [(words(key), words(text)) for key, text in keys])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(words("Close"))
        buttons.rejected.connect(self.reject)
        columns = QHBoxLayout()
        columns.setSpacing(2 * SPACE_SECTION)
        for grid in (left, right):
            columns.addLayout(grid)
            grid.setRowStretch(grid.rowCount(), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE_WIDE)
        whole.setSpacing(SPACE_WIDE)
        whole.addLayout(columns)
        whole.addWidget(buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_SECTION)
    grid.setVerticalSpacing(0)
    return grid


def _add_group(grid: QGridLayout, title: str, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    head = QLabel(title)
    head.setFont(interface_font(strong=True))
    head.setContentsMargins(0, SPACE_TIGHT, 0, 0)
    grid.addWidget(head, grid.rowCount(), 0, 1, 2)
    for keys, text in rows:
        line = grid.rowCount()
        grid.addWidget(QLabel(text), line, 0)
        grid.addWidget(QLabel(keys), line, 1)
