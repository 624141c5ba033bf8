"""What a masked export still showed, so that it was not put in its place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QWidget

from app.errors import Leaking
from app.ui.look.dialog import SizedDialog, page_of, resize_within
from app.ui.look.quiet import heading, plain_label
from app.ui.look.theme import TITLE_POINTS, Theme, interface_font
from app.words import Words
from app.words.errors import sentence
from app.words.leaks import leak_sentence


class LeaksDialog(SizedDialog):
    """Accepted when it is to be written all the same."""

    name_requested = Signal(str)  # as it is masked

    def __init__(
        self, error: Leaking, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._error = error
        self.words = words
        self._theme = theme
        self.list = QListWidget(self)
        self.show_button = QPushButton(words("Mask this name…"), self)
        self.anyway_button = QPushButton(words("Write it all the same"), self)
        self.close_button = QPushButton(words("Close"), self)
        self._build()

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("Not written"))
        resize_within(self, 720, 460)
        self.setFont(interface_font())
        self.list.setAccessibleName(words("What still shows"))
        self.list.setWordWrap(True)
        self.list.addItems([leak_sentence(words, leak) for leak in self._error.leaks])
        self.list.setCurrentRow(0)
        row = QHBoxLayout()
        row.addWidget(self.show_button)
        row.addStretch(1)
        row.addWidget(self.anyway_button)
        row.addWidget(self.close_button)
        column = page_of(self)
        column.addWidget(heading(words("What still shows"), self, TITLE_POINTS))
        column.addWidget(plain_label(sentence(words, self._error), self))
        column.addWidget(self.list, 1)
        column.addLayout(row)
        for button in (self.show_button, self.anyway_button):
            button.setAutoDefault(False)
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.reject)
        self.anyway_button.clicked.connect(self.accept)
        self.show_button.clicked.connect(self._go)
        self.list.itemActivated.connect(lambda _item: self._go())

    def _go(self) -> None:
        leak = self._error.leaks[max(0, self.list.currentRow())]
        self.reject()
        self.name_requested.emit(leak.name)
