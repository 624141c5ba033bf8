"""The middle column: what is read above all, and beside it (a tab away) lists over all sources."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.analysis.citation import printed_date
from app.queries.sources import OpenSource, SourceRow
from app.ui.look.empty import EmptyPage
from app.ui.look.quiet import OneLine
from app.ui.look.theme import (
    SPACE_SMALL,
    SPACE_TIGHT,
    SPACE_WIDE,
    TITLE_POINTS,
    Theme,
    interface_font,
)
from app.ui.reader.shown_codes import ShownCodes
from app.ui.reader.strip import CoverageStrip
from app.ui.reader.text_view import Reader
from app.ui.search.find_bar import FindBar
from app.words import Words

_ROOMY = 640
"""Pixels in which all tabs have room, in either language."""


class Centre(QWidget):
    """Tabs over a stack of views; each view has a key."""

    view_changed = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._tabs = QTabBar(self)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(words("Views"))
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        self._tabs.currentChanged.connect(self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the tabs stand closer together; else the last were out of sight."""
        super().resizeEvent(event)
        near = self.width() < _ROOMY
        if self._tabs.property("near") != near:
            self._tabs.setProperty("near", near)
            self._tabs.style().unpolish(self._tabs)
            self._tabs.style().polish(self._tabs)
            QCoreApplication.sendEvent(self._tabs, QEvent(QEvent.Type.StyleChange))

    def add_view(self, key: str, title: str, view: QWidget) -> None:
        """One more tab."""
        self._keys.append(key)
        self._stack.addWidget(view)
        self._tabs.addTab(title)

    @property
    def keys(self) -> list[str]:
        """The views in the order of their tabs."""
        return self._keys

    @property
    def view(self) -> str:
        """The key of the view that shows."""
        return self._keys[self._tabs.currentIndex()]

    def show_view(self, key: str) -> None:
        """Show a view and give it the keyboard."""
        if key in self._keys:
            self._tabs.setCurrentIndex(self._keys.index(key))
            if (view := self._stack.currentWidget()) is not None:
                view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        if 0 <= number < len(self._keys):
            self.view_changed.emit(self._keys[number])


class TranscriptView(QWidget):
    """The reader under a quiet headline, or what to do when no source is open."""

    import_requested = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.reader = Reader(theme, words, self)
        self.strip = CoverageStrip(self.reader, words, theme, self)
        self.find_bar = FindBar(self.reader, words, theme, self)
        self.find_bar.found.connect(self.strip.set_hits)
        self.shown_codes = ShownCodes(self.reader, words, theme, self)
        self._title = OneLine(self)
        self._title.setFont(interface_font(TITLE_POINTS, strong=True))
        self._details = OneLine(self)
        colours = self._details.palette()
        colours.setColor(colours.ColorRole.WindowText, theme.quiet)
        self._details.setPalette(colours)
        self.back = _arrow("←", words("Back"), self)
        self.forward = _arrow("→", words("Forward"), self)
        self._empty = EmptyPage("", "", words("Import sources…"), theme, self)
        self._empty.chosen.connect(self.import_requested)
        self._build(theme)
        self.show_head(None, ())

    def _build(self, theme: Theme) -> None:
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE_TIGHT)
        self.head.addWidget(self._title, 1)
        self.head.addWidget(self.shown_codes)
        self.head.addWidget(self.back)
        self.head.addWidget(self.forward)
        self._open = QWidget(self)
        self._open.setAutoFillBackground(True)
        colours = self._open.palette()
        colours.setColor(colours.ColorRole.Window, theme.page)
        self._open.setPalette(colours)
        opened = QVBoxLayout(self._open)
        opened.setContentsMargins(0, 0, 0, 0)
        opened.setSpacing(0)
        opened.addLayout(self._titles())
        page = QHBoxLayout()
        page.setSpacing(0)
        page.addWidget(self.reader, 1)
        page.addWidget(self.strip)
        opened.addLayout(page, 1)
        opened.addWidget(self.find_bar)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setFocusProxy(self.reader)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the name of what is read comes first."""
        super().resizeEvent(event)
        self.shown_codes.be_short(on=self.width() < _ROOMY)

    def _titles(self) -> QVBoxLayout:
        """The name on one line with what can be done, and below it, all across, the details."""
        titles = QVBoxLayout()
        titles.setContentsMargins(SPACE_WIDE, SPACE_SMALL, SPACE_SMALL, SPACE_SMALL)
        titles.setSpacing(0)
        titles.addLayout(self.head)
        titles.addWidget(self._details)
        return titles

    def show_head(self, source: OpenSource | None, rows: Sequence[SourceRow]) -> None:
        """Say what of these sources is open: name, date, place, who speaks."""
        if source is None:
            self._say_empty(rows)
            return
        row = next((row for row in rows if row.id == source.id), None)
        self._title.setText(source.name)
        self._details.setText(self._described(row) if row else "")
        self._pages.setCurrentWidget(self._open)
        if (laid_out := self._pages.layout()) is not None:
            laid_out.activate()  # Now, and not when Qt comes to it: the lines break at this width.

    def _say_empty(self, rows: Sequence[SourceRow]) -> None:
        if rows:
            title = self.words("No source is open")
            text = self.words("Choose one on the left to read and code it.")
        else:
            title = self.words("This study is still empty")
            text = self.words("Import the first transcript to begin. Nothing leaves this computer.")
        self._empty.say(title, text)
        self._pages.setCurrentWidget(self._empty)

    def _described(self, row: SourceRow) -> str:
        passages = self.words.plural("{n} passage", "{n} passages", row.passages)
        parts = (printed_date(self.words, row.date), row.place, ", ".join(row.informants), passages)
        return " · ".join(part for part in parts if part)


def _arrow(text: str, name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(text)
    button.setAccessibleName(name)
    button.setFont(interface_font(TITLE_POINTS))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
