"""The quiet button over the transcript: which codes, kinds and coders are drawn.

It says so whenever something is hidden, so that nobody takes hidden codings for missing ones.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.queries.codings import CodingMark
from app.ui.look.theme import Theme
from app.ui.reader.mark_filter import ASPECTS, Aspect, MarkFilter, key_of
from app.ui.reader.text_view import Reader
from app.words import N_, Words
from app.words.terms import kind_title

_DOT = 12
_SHAPE = (
    "QToolButton { padding-right: 20px; }"
    "QToolButton::menu-indicator { subcontrol-position: right center; right: 4px; }"
)
_HEADINGS: dict[Aspect, str] = {"kind": N_("Kinds"), "coder": N_("Coders"), "code": N_("Codes")}


class _StayingMenu(QMenu):
    """Ticking an entry does not close it: one mostly ticks several."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the entry under the pointer."""
        if not self._tick():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the current entry by space or Enter."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() not in keys or not self._tick():
            super().keyPressEvent(event)

    def _tick(self) -> bool:
        action: QAction | None = self.activeAction()
        if action is None or not (action.isEnabled() and action.isCheckable()):
            return False
        action.trigger()
        return True


class ShownCodes(QToolButton):
    """Lists what is coded in the open source, each with a tick; unticked is not drawn."""

    changed = Signal(object)  # MarkFilter, chosen by hand

    def __init__(
        self, reader: Reader, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self.words = words
        self._theme = theme
        self._short = False
        self.kind_names: Callable[[], Mapping[str, str]] = dict  # by key, where users named them
        self._menu = _StayingMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setStyleSheet(_SHAPE)
        self.setToolTip(words("Choose which codes are drawn in the transcript"))
        self.setAccessibleDescription(self.toolTip())
        reader.marks_changed.connect(self._tell)
        self._tell()

    def be_short(self, *, on: bool) -> None:
        """Say less where there is little room; that codings are hidden is always said."""
        if self._short != on:
            self._short = on
            self._tell()

    def choose(self, wanted: MarkFilter) -> None:
        """Draw what this filter draws, and remember it."""
        self._reader.set_mark_filter(wanted)
        self.changed.emit(wanted)

    def show_again(self, marks: Sequence[CodingMark]) -> None:
        """Draw what was just coded, though its code or kind was hidden."""
        now = self._reader.mark_filter()
        if any(not now.draws(mark) for mark in marks):
            self.choose(now.without(marks))

    def _tell(self) -> None:
        """Say how many codings are hidden."""
        shown, known = self._reader.mark_filter(), self._reader.known_marks().values()
        hidden = sum(not shown.draws(mark) for mark in known) if shown else 0
        if hidden:
            text = self.words.plural("{n} coding hidden", "{n} codings hidden", hidden)
        else:
            text = self.words("All codes shown")
        self.setText(text if hidden or not self._short else self.words("Codes"))
        self.setAccessibleName(text)
        tone = self._theme.accent if hidden else self._theme.quiet
        colours = self.palette()
        colours.setColor(colours.ColorRole.ButtonText, tone)
        self.setPalette(colours)

    def _fill(self) -> None:
        self._menu.clear()
        everything = self._menu.addAction(self.words("Show everything"))
        everything.setEnabled(bool(self._reader.mark_filter()))
        everything.triggered.connect(lambda _checked=False: self.choose(MarkFilter()))
        marks = list(self._reader.known_marks().values())
        if not marks:
            self._menu.addAction(self.words("Nothing is coded here yet.")).setEnabled(False)
        for aspect in ASPECTS:
            self._add_aspect(aspect, marks)

    def _add_aspect(self, aspect: Aspect, marks: Sequence[CodingMark]) -> None:
        """A tick for each code, kind or coder; a single one is no choice."""
        found = {key_of(mark, aspect): mark for mark in marks}
        if len(found) < 2:  # noqa: PLR2004 - said above
            return
        counts = Counter(key_of(mark, aspect) for mark in marks)
        self._menu.addSeparator()
        self._menu.addAction(self.words(_HEADINGS[aspect])).setEnabled(False)
        if aspect == "code":
            self._add_all([*found])
        for key, mark in sorted(found.items(), key=lambda entry: self._named(entry[1], aspect)):
            title = f"{self._named(mark, aspect)}  ({counts[key]})".replace("&", "&&")
            action = self._menu.addAction(title)
            self._make_tick(action, aspect, key)
            if aspect == "code":  # a menu shows a tick or a picture: the dot is ring or filled
                self._make_dot(action, self._theme.code(mark.colour).line)

    def _add_all(self, keys: list[str]) -> None:
        """Hide all codes at once, to tick the few that one wants to see."""
        none = self._menu.addAction(self.words("Hide all codes"))
        none.triggered.connect(lambda _checked=False: self._set("code", keys, hidden=True))

    def _make_tick(self, action: QAction, aspect: Aspect, key: str) -> None:
        action.setCheckable(True)
        action.setChecked(not self._reader.mark_filter().hides(aspect, key))
        action.toggled.connect(lambda drawn: self._set(aspect, [key], hidden=not drawn))

    def _make_dot(self, action: QAction, colour: QColor) -> None:
        action.setIcon(_dot(colour, filled=action.isChecked()))
        action.toggled.connect(lambda drawn: action.setIcon(_dot(colour, filled=drawn)))

    def _set(self, aspect: Aspect, keys: Sequence[str], *, hidden: bool) -> None:
        self.choose(self._reader.mark_filter().with_hidden(aspect, keys, hidden=hidden))

    def _named(self, mark: CodingMark, aspect: Aspect) -> str:
        if aspect == "coder":
            return mark.coder
        if aspect == "kind":
            return kind_title(self.words, mark.kind, self.kind_names().get(mark.kind or "", ""))
        return f"{mark.label}  {mark.name}" if mark.label else mark.name


def _dot(colour: QColor, *, filled: bool) -> QIcon:
    picture = QPixmap(_DOT, _DOT)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(1, 1, _DOT - 2, _DOT - 2)
    painter.end()
    return QIcon(picture)
