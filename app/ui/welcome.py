"""The start page: the sample study, a new project, an old one. No tour, nothing to dismiss."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import ProjectError
from app.ui.messages import NoticeBar
from app.ui.theme import (
    READING_FAMILY,
    SPACE,
    SPACE_PAGE,
    SPACE_SECTION,
    SPACE_SMALL,
    SPACE_TIGHT,
    Theme,
    interface_font,
)
from app.words import Words

if TYPE_CHECKING:
    from app.ui.program import Program

LANGUAGES = (("en", "English"), ("id", "Bahasa Indonesia"))
_COLUMN = 480
_PATH = Qt.ItemDataRole.UserRole


class Welcome(QWidget):
    """What one sees first, and again after closing a project."""

    def __init__(self, program: "Program", line: str = "") -> None:
        super().__init__()
        self.program = program
        self.words: Words = program.words
        self.setWindowTitle("Kutipan")
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
        for text, tip, act in self._offers(words, program):
            button = QPushButton(text, self)
            button.setToolTip(tip)
            button.setMinimumHeight(SPACE_PAGE)
            button.setAutoDefault(True)
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

    def _recent_list(self) -> QListWidget:
        files = QListWidget(self)
        files.setAccessibleName(self.words("Recent projects"))
        head = QLabel(self.words("Recent projects"), self)
        head.setFont(interface_font(strong=True))
        head.setVisible(bool(self.program.settings.recent_files))
        files.setVisible(bool(self.program.settings.recent_files))
        for file in self.program.settings.recent_files:
            files.addItem(self._recent_item(Path(file)))
        files.setCurrentRow(0)
        files.itemActivated.connect(self._open_item)
        files.itemClicked.connect(self._open_item)
        self._column.addSpacing(SPACE)
        self._column.addWidget(head)
        self._column.addWidget(files)
        return files

    def _recent_item(self, path: Path) -> QListWidgetItem:
        missing = not path.exists()
        name = self.words("{name} (missing)", name=path.stem) if missing else path.stem
        item = QListWidgetItem(f"{name}\n{path.parent}")
        item.setData(_PATH, str(path))
        item.setToolTip(str(path))
        if missing:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        return item

    def _open_item(self, item: QListWidgetItem) -> None:
        self.program.open_path(Path(item.data(_PATH)), self)

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
