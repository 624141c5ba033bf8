"""All keys on one page that can be searched, from the tables that the program acts by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.codebook.palette import PALETTE_KEYS
from app.ui.look.dialog import SizedDialog, resize_within
from app.ui.look.quiet import plain_label, quiet_label
from app.ui.look.theme import (
    SPACE,
    SPACE_SECTION,
    SPACE_SMALL,
    SPACE_TIGHT,
    SPACE_WIDE,
    Theme,
    interface_font,
)
from app.ui.reader.selectable_text import TEXT_KEYS
from app.ui.review.queue_view import VERDICT_BUTTONS
from app.ui.typing.keys import all_called, called
from app.ui.window.actions import COMMANDS, MENUS, text_of
from app.ui.window.command import Command
from app.words import N_, Words
from app.words.terms import VERDICTS

Rows = tuple[tuple[str, str], ...]

BY_HAND: Rows = (
    (N_("Shift + arrows"), N_("Select by keyboard")),
    (N_("Ctrl + wheel"), N_("Larger or smaller text")),
)
"""What Qt's text or the wheel does in the transcript, in no table of ours."""
BY_PLACE: tuple[tuple[str, Rows], ...] = (
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
        tuple((key, VERDICTS[verdict]) for verdict, (_, key) in VERDICT_BUTTONS.items()),
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
"""Keys of panels that look them up themselves."""
_COLUMNS = 3
_SIZE = (1080, 680)
_HEAD_ROWS = 2
"""A heading takes as much room as so many rows."""


@dataclass(frozen=True, slots=True)
class Group:
    """Keys that are heard in one place: a title, and what each does by which keys."""

    title: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def groups(words: Words, actions: Mapping[str, QAction]) -> Iterator[Group]:
    """Everything that keys do: the menus' commands that the window has, then other places."""
    for menu, commands in COMMANDS.items():
        rows = tuple(
            _row(words, command)
            for command in commands
            if isinstance(command, Command) and command.key in actions and command.digit <= 1
        )
        if shown := tuple((text, keys) for text, keys in rows if keys):
            yield Group(words(MENUS[menu]).replace("&", ""), shown)
    by_hand = tuple((words(text), (words(keys),)) for keys, text in BY_HAND)
    for title, table, more in (
        (N_("In the transcript"), TEXT_KEYS, by_hand),
        (N_("In the list of codes to choose from"), PALETTE_KEYS, ()),
    ):
        rows = tuple((words(key.text), tuple(all_called(key.keys))) for key in table)
        yield Group(words(title), (*rows, *more))
    for title, others in BY_PLACE:
        yield Group(words(title), tuple((words(text), (words(keys),)) for keys, text in others))


def _row(words: Words, command: Command) -> tuple[str, tuple[str, ...]]:
    """A command and its keys; of nine that differ in their digit, one row for all."""
    keys = (*command.shortcuts, *command.reading)
    if command.digit:
        return words(command.tip), tuple(f"{called(key)} … 9" for key in keys)
    return text_of(words, command).rstrip("…"), tuple(all_called(keys))


class ShortcutsSheet(SizedDialog):
    """What and which keys, side by side: a small laptop shows it whole."""

    def __init__(
        self, words: Words, actions: Mapping[str, QAction], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.words, self._theme = words, theme
        self.setWindowTitle(words("Keyboard shortcuts"))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(words("Find a key or what it does"))
        self.field.setAccessibleName(words("Find a key or what it does"))
        self.field.setClearButtonEnabled(True)
        self.nothing = quiet_label(theme, words("No key does that."), parent=self)
        self.groups = [_GroupOfKeys(group, theme, self) for group in groups(words, actions)]
        self._build()
        self.field.textChanged.connect(self._find)
        self._find("")

    def _build(self) -> None:
        note = quiet_label(
            self._theme,
            self.words("Single letters and digits count while the transcript has the keyboard."),
            parent=self,
        )
        close = QPushButton(self.words("Close"), self)  # Standard buttons bring a picture along.
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(note, 1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE_SECTION, SPACE_WIDE, SPACE_SECTION, SPACE_WIDE)
        whole.setSpacing(SPACE)
        whole.addWidget(self.field)
        whole.addWidget(self.nothing)
        whole.addWidget(self._page(), 1)
        whole.addLayout(foot)
        resize_within(self, *_SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _page(self) -> QScrollArea:
        """The groups in columns of about the same height."""
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_SECTION)
        self._columns = [QWidget(page) for _ in range(_COLUMNS)]
        columns = [QVBoxLayout(widget) for widget in self._columns]
        for widget, column in zip(self._columns, columns, strict=True):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(SPACE)
            column.addStretch(1)
            row.addWidget(widget, 1)
        share = sum(group.room for group in self.groups) / _COLUMNS
        above = 0
        for group in self.groups:
            nth = min(int((above + group.room / 2) / share), _COLUMNS - 1)
            columns[nth].insertWidget(columns[nth].count() - 1, group)
            above += group.room
        area = QScrollArea(self)
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.words("Keyboard shortcuts"))
        return area

    def _find(self, wanted: str) -> None:
        found = [group.narrow(wanted.casefold().split()) for group in self.groups]
        self.nothing.setVisible(not any(found))
        for column in self._columns:
            groups_of_it = [group for group in self.groups if group.parent() is column]
            column.setVisible(any(not group.isHidden() for group in groups_of_it))


class _GroupOfKeys(QWidget):
    """A heading over rows; those that are not looked for hide."""

    def __init__(self, group: Group, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.room = len(group.rows) + _HEAD_ROWS
        self._title = group.title
        head = plain_label(group.title, parent=self)
        head.setFont(interface_font(strong=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(head)
        self._rows = [
            (" ".join((text, *keys)), _row_of(text, keys, theme, self)) for text, keys in group.rows
        ]
        for _, row in self._rows:
            column.addWidget(row)

    def narrow(self, wanted: list[str]) -> bool:
        """Show the rows (or all, by the heading) in which every word stands; whether any does."""
        found = False
        for text, row in self._rows:
            said = f"{text} {self._title}".casefold()
            shown = all(word in said for word in wanted)
            row.setVisible(shown)
            found = found or shown
        self.setVisible(found)
        return found


def _row_of(text: str, keys: tuple[str, ...], theme: Theme, parent: QWidget) -> QWidget:
    row = QWidget(parent)
    row.setAccessibleName(f"{text}: {', '.join(keys)}")
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE_TIGHT)
    line.addWidget(label := plain_label(text, parent=row), 1)
    label.setWordWrap(True)
    for key in keys:
        cap = QLabel(key, row)
        cap.setTextFormat(Qt.TextFormat.PlainText)
        cap.setStyleSheet(
            f"border: 1px solid {theme.border.name()}; border-radius: 4px;"
            f" background: {theme.panel.name()}; padding: 0 {SPACE_SMALL}px;"
        )
        line.addWidget(cap, 0, Qt.AlignmentFlag.AlignTop)
    return row
