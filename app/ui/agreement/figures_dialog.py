"""The figures of two coders, shown only when somebody asks for them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from app.analysis.agreement.agreement import LEVELS as LEVEL_KEYS
from app.analysis.agreement.agreement import Agreement, Level
from app.queries.second_codings import Comparison
from app.ui.agreement.figures_table import CODE, FiguresTable
from app.ui.look.dialog import SizedDialog, page_of, resize_within
from app.ui.look.quiet import ROOMY_ROWS, heading, plain_label, quiet_label
from app.ui.look.theme import SPACE, SPACE_SMALL, TITLE_POINTS, Theme
from app.ui.messages import Notice
from app.ui.tables.row_view import RowView
from app.ui.typing.keys import let_act
from app.words import Words
from app.words.agreement import GUIDE, LEVELS, METHOD, UNITS

_WIDTH = 116
_NOTES_HEIGHT = 132


class FiguresDialog(SizedDialog):
    """A table per level, with or without the text that nobody coded, over how to read it."""

    notice_requested = Signal(object)  # Notice
    export_requested = Signal()

    def __init__(
        self,
        words: Words,
        theme: Theme,
        compared: Comparison,
        figures: Mapping[Level, Agreement],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._figures = figures
        self.level = QComboBox(self)
        self.with_uncoded = QCheckBox(words("With text that neither has coded"), self)
        self.table = FiguresTable(words, self)
        name, widths = words("Figures of agreement"), dict.fromkeys(range(1, 6), _WIDTH)
        self.view = RowView(self.table, name, widths, CODE, self)
        self.units = quiet_label(theme, parent=self)
        self.copy_button = QPushButton(words("Copy as a table"), self)
        self.export_button = QPushButton(words("Export…"), self)
        self._build(theme, compared)
        self._connect()
        self._show()

    def _build(self, theme: Theme, compared: Comparison) -> None:
        words = self.words
        self.setWindowTitle(words("Figures of agreement"))
        resize_within(self, 840, 660)
        self._set_up_level()
        self.view.setStyleSheet(ROOMY_ROWS)
        both = words("{first} and {second}", first=compared.first.name, second=compared.second.name)
        column = page_of(self)
        column.addWidget(heading(both, self, TITLE_POINTS))
        column.addWidget(plain_label(words(GUIDE[-1]), self))
        choices = QHBoxLayout()
        choices.setSpacing(SPACE)
        choices.addWidget(self.level)
        choices.addWidget(self.with_uncoded)
        choices.addStretch(1)
        column.addLayout(choices)
        column.addWidget(self.units)
        column.addWidget(self.view, 1)
        column.addWidget(self._notes(theme))
        column.addLayout(self._buttons())

    def _set_up_level(self) -> None:
        self.level.setAccessibleName(self.words("What is counted"))
        self.level.view().setAccessibleName(self.words("What is counted"))
        for level in LEVEL_KEYS:
            self.level.addItem(self.words(LEVELS[level]), level)
        self.with_uncoded.setChecked(True)

    def _notes(self, theme: Theme) -> QScrollArea:
        """How to read the figures, in a room of its own that scrolls."""
        said = "\n\n".join(self.words(each) for each in (*GUIDE[:-1], *METHOD[:-1]))
        label: QLabel = quiet_label(theme, said)
        label.setContentsMargins(0, 0, SPACE_SMALL, 0)
        room = QScrollArea(self)
        room.setAccessibleName(self.words("How to read the figures"))
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setWidgetResizable(True)
        room.setWidget(label)
        room.setFixedHeight(_NOTES_HEIGHT)
        return room

    def _buttons(self) -> QHBoxLayout:
        close = QPushButton(self.words("Close"), self)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE_SMALL)
        row.addWidget(self.copy_button)
        row.addWidget(self.export_button)
        row.addStretch(1)
        row.addWidget(close)
        for button in (close, self.copy_button, self.export_button):
            button.setAutoDefault(False)
        return row

    def _connect(self) -> None:
        self.level.currentIndexChanged.connect(lambda _index: self._show())
        self.with_uncoded.toggled.connect(lambda _on: self._show())
        self.copy_button.clicked.connect(self.copy)
        self.export_button.clicked.connect(self.export_requested)
        let_act(self.view, {"Ctrl+C": self.copy})

    def _show(self) -> None:
        found = self._figures[self.level.currentData()]
        self.table.show_figures(found, with_uncoded=self.with_uncoded.isChecked())
        shown = found.units if self.with_uncoded.isChecked() else found.coded_units
        self.units.setText(self.words.plural(*UNITS[found.level], shown))

    def copy(self) -> None:
        """Put the table on the clipboard."""
        QGuiApplication.clipboard().setText(self.table.as_text(self.table.rows()))
        self.notice_requested.emit(Notice(self.words("The table is on the clipboard.")))
