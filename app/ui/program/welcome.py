"""The start page: the sample study, a new project, an old one. No tour, nothing to dismiss."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import ProjectError
from app.ui.look.theme import (
    READING_FAMILY,
    SPACE,
    SPACE_PAGE,
    SPACE_SECTION,
    SPACE_SMALL,
    SPACE_TIGHT,
    Theme,
    interface_font,
    window_sheet,
)
from app.ui.messages import NoticeBar
from app.ui.program.recent_list import RecentList
from app.words import Words

if TYPE_CHECKING:
    from app.ui.program.program import Program

LANGUAGES = (("en", "English"), ("id", "Bahasa Indonesia"))
_COLUMN = 480


class Welcome(QWidget):
    """What one sees first, and again after closing a project."""

    def __init__(self, program: "Program", line: str = "") -> None:
        super().__init__()
        self.program = program
        self.words: Words = program.words
        self.setWindowTitle("Kutipan")
        self.setStyleSheet(window_sheet(program.theme))
        self.setAutoFillBackground(True)
        self.resize(920, 680)
        self.notices = NoticeBar(self.words, program.theme, self)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE)
        self._add_titles(program.theme)
        self._add_buttons()
        self.recent = self._recent_list()
        self._line = _quiet(line, program.theme)
        self._column.addWidget(self._line)
        self._lay_out()
        self.notices.raise_()

    def show_error(self, error: ProjectError) -> None:
        """Say what was wrong."""
        self.notices.show_error(error)

    def _lay_out(self) -> None:
        middle = QWidget(self)
        middle.setLayout(self._column)
        middle.setFixedWidth(_COLUMN)
        self._column.setContentsMargins(0, 0, 0, 0)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_PAGE, SPACE_SECTION, SPACE_PAGE, SPACE_SECTION)
        page.addStretch(2)
        page.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(3)
        page.addLayout(self._language_switch())

    def _add_titles(self, theme: Theme) -> None:
        title = QLabel("Kutipan", self)
        face = QFont(READING_FAMILY)
        face.setPointSizeF(30)
        title.setFont(face)
        self._column.addWidget(title)
        tagline = self.words("From interview transcripts to a reviewed coding and a Word thesis.")
        self._column.addWidget(_quiet(tagline, theme))
        self._column.addSpacing(SPACE)

    def _add_buttons(self) -> None:
        words, program = self.words, self.program
        row = QHBoxLayout()
        row.setSpacing(SPACE_SMALL)
        for number, (text, tip, act) in enumerate(self._offers(words, program)):
            button = QPushButton(text, self)
            button.setToolTip(tip)
            button.setMinimumHeight(SPACE_PAGE)
            button.setAutoDefault(True)  # Enter presses it, not only Space.
            button.setProperty("primary", number == 0)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        for keys, ask in (("Ctrl+N", program.ask_new), ("Ctrl+O", program.ask_open)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _checked=False, ask=ask: ask(self))
            self.addAction(action)

    def _offers(
        self, words: Words, program: "Program"
    ) -> tuple[tuple[str, str, Callable[[], object]], ...]:
        return (
            (
                words("Open the sample study"),
                words("Six invented interviews, coded and reviewed, to look round in"),
                program.open_sample,
            ),
            (
                words("New project…"),
                words("Start a study in a new file"),
                lambda: program.ask_new(self),
            ),
            (
                words("Open project…"),
                words("Open a study from its file"),
                lambda: program.ask_open(self),
            ),
        )

    def _recent_list(self) -> RecentList:
        known = self.program.settings.recent_files
        files = RecentList(known, self.words, self.program.theme, self)
        files.chosen.connect(lambda path: self.program.open_path(path, self))
        head = QLabel(self.words("Recent projects"), self)
        head.setFont(interface_font(strong=True))
        for widget in (head, files):
            widget.setVisible(bool(known))
        self._column.addSpacing(SPACE)
        self._column.addWidget(head)
        self._column.addWidget(files)
        return files

    def _language_switch(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_TIGHT)
        row.addStretch(1)
        for stored, name in LANGUAGES:
            button = QToolButton(self)
            button.setText(name)
            button.setCheckable(True)
            button.setChecked(stored == self.words.language)
            button.clicked.connect(
                lambda _checked=False, stored=stored: self.program.choose_language(stored)
            )
            row.addWidget(button)
        row.addStretch(1)
        return row


def _quiet(text: str, theme: Theme) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    colours = label.palette()
    colours.setColor(colours.ColorRole.WindowText, theme.quiet)
    label.setPalette(colours)
    return label
