"""*Go to*: type where, see what there is, press Enter."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.queries.destinations import Destination, destinations
from app.ui.codebook.code_painting import ROW_HEIGHT, paint_ground
from app.ui.look.floating import Floating
from app.ui.look.quiet import plain_label, quiet_label
from app.ui.look.theme import SMALL_POINTS, SPACE_SMALL, SPACE_WIDE, Theme, interface_font
from app.ui.tables.row_list import RowList
from app.ui.tables.row_table import Index
from app.ui.workspace import Workspace
from app.words import N_, Words

WIDTH = 560
_TOP = 64
_ROWS = 9
_NAME_SHARE = 0.45
_NAME_ROOM = 48
"""Pixels for a number at least, so that the sources behind them stand below one another."""
_NAMED = frozenset({"source", "code", "informant"})
"""What has a name and is no place in a text."""
_KINDS: dict[str, str] = {
    "passage": N_("passage"),
    "paragraph": N_("paragraph"),
    "turn": N_("turn"),
    "time": N_("time"),
    "source": N_("source"),
    "code": N_("code"),
    "informant": N_("informant"),
}
_SHOWS = N_("Enter reads there")
_ACTS: dict[str, str] = {
    "passage": N_("Enter shows the passage"),
    "source": N_("Enter opens the source"),
    "code": N_("Enter shows the code in the codebook"),
    "informant": N_("Enter shows the informant"),
}


class PlaceList(RowList[Destination]):
    """The places that the typed words lead to."""

    name_room: float = _NAME_ROOM

    def arrange(self) -> None:
        """Measure what the places are called: their sources stand below one another."""
        super().arrange()
        metrics = QFontMetricsF(interface_font(strong=True))
        names = [self.named(each) for each in self.rows() if each.goal not in _NAMED]
        self.name_room = max([_NAME_ROOM, *map(metrics.horizontalAdvance, names)])

    def said(self, place: Destination) -> str:
        """What a place is called, where that is, and its first words."""
        source = "" if place.goal in _NAMED else place.source
        return " · ".join(filter(None, (self.named(place), source, on_one_line(place.excerpt))))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row as of any list; a screen reader says also what kind of place it is."""
        said, place = super().data(index, role), self.row_at(index)
        if place is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{said} · {self.kind(place)}"
        return said

    def named(self, place: Destination) -> str:
        """What a place is called: ``K-0007``, ``¶ 12``, ``Turn 8``, ``1:02:33``, or the source."""
        if place.goal == "passage":
            return place.number
        if place.goal == "paragraph":
            return f"¶ {place.value}"
        if place.goal == "turn":
            return self.words("Turn {n}", n=place.value)
        if place.goal == "time":
            minutes, seconds = divmod(place.value // 1000, 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        return place.source

    def kind(self, place: Destination) -> str:
        """What a place is, in a word."""
        return self.words(_KINDS[place.goal])

    def act(self, place: Destination) -> str:
        """What Enter does with it."""
        return self.words(_ACTS.get(place.goal, _SHOWS))


def on_one_line(text: str) -> str:
    """Words of a text without its line breaks."""
    return " ".join(text.split())


class PlacePainter(QStyledItemDelegate):
    """Draws a place: what it is called, its source, its first words quietly."""

    def __init__(self, places: PlaceList, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._places = places
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        paint_ground(painter, option)
        place = self._places.row_at(index)
        if place is None:
            return
        room = QRectF(option.rect).adjusted(SPACE_SMALL, 0, -SPACE_SMALL, 0)
        name = self._places.named(place)
        painter.save()
        painter.setPen(self._theme.quiet)
        kind = self._places.kind(place)
        painter.setFont(interface_font(SMALL_POINTS))
        wide = painter.fontMetrics().horizontalAdvance(kind)
        self._write(painter, room.adjusted(room.width() - wide - 1, 0, 0, 0), kind, small=True)
        room.setRight(room.right() - wide - SPACE_WIDE)
        painter.setPen(self._theme.text)
        used = self._write(painter, room, name, strong=True)
        if place.goal not in _NAMED:
            used = max(used, self._places.name_room)
        room.setLeft(room.left() + used + SPACE_WIDE)
        if place.goal not in _NAMED:
            source = QRectF(room)
            source.setWidth(room.width() * _NAME_SHARE)
            used = self._write(painter, source, place.source)
            room.setLeft(room.left() + used + SPACE_WIDE)
        painter.setPen(self._theme.quiet)
        self._write(painter, room, on_one_line(place.excerpt), small=True)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        *,
        strong: bool = False,
        small: bool = False,
    ) -> float:
        """Write, cut where there is no room; returns how wide it became."""
        font = interface_font(SMALL_POINTS) if small else interface_font(strong=strong)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        width = max(0, int(room.width()))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return metrics.horizontalAdvance(shown)


class GoToPalette(Floating):
    """A line to type in and what it leads to; ``chosen`` carries the ``Destination``."""

    chosen = Signal(object)

    def __init__(self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._workspace = workspace
        self.words = words
        self._here: int | None = None
        self._recent: tuple[int, ...] = ()
        self.query.setPlaceholderText(words("Go to: K-0007, ¶12, turn 8, 01:02:33, a source"))
        self.query.setAccessibleName(words("Go to"))
        self.places = PlaceList(words, self)
        self.view = QListView(self)
        self.view.setModel(self.places)
        self.view.setItemDelegate(PlacePainter(self.places, theme, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName(words("Places"))
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nowhere = plain_label("", self)
        self.hint = quiet_label(theme, "", self)
        self._build()
        self.query.textChanged.connect(self._offer)
        self.view.clicked.connect(self._choose)
        self.view.selectionModel().currentChanged.connect(lambda now, _before: self._say(now))
        workspace.changed.connect(self._hear)

    def _build(self) -> None:
        self.setAccessibleName(self.words("Go to"))
        self.nowhere.setFixedHeight(2 * ROW_HEIGHT)
        self.nowhere.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_SMALL, SPACE_SMALL, SPACE_SMALL, SPACE_SMALL)
        column.setSpacing(SPACE_SMALL)
        for widget in (self.query, self.view, self.nowhere, self.hint):
            column.addWidget(widget)

    def ask(self, here: int | None, recent: Sequence[int] = ()) -> None:
        """Open over the window; ``here`` is the source that places without a name are in.

        ``recent`` are the sources that were read lately, the latest first.
        """
        window = self.lie_over_window()
        self._here, self._recent = here, tuple(recent)
        self.query.clear()
        self._offer()
        self.setFixedWidth(min(WIDTH, window.width()))
        self.adjustSize()
        self.move((window.width() - self.width()) // 2, _TOP)
        self.come_up()

    def _hear(self, _changes: object) -> None:
        if self.isVisible():
            self._offer()

    def _offer(self) -> None:
        found = self._workspace.read_shown(
            destinations, self.query.text(), self._here, self._recent
        )
        self.places.show_rows(found)
        self.view.setCurrentIndex(self.places.index(0, 0))
        self.view.setVisible(bool(found))
        self.view.setFixedHeight(ROW_HEIGHT * max(1, min(len(found), _ROWS)))
        self.adjustSize()
        self.nowhere.setVisible(not found)
        typed = self.query.text().strip()
        self.nowhere.setText(
            self.words("There is no place called “{place}” in this project.", place=typed)
            if typed
            else self.words("There is nothing to go to yet: the project has no sources.")
        )

    def _say(self, index: QModelIndex) -> None:
        """What Enter does, and what else can be typed."""
        place = self.places.row_at(index)
        does = self.places.act(place) if place is not None else ""
        more = self.words("Put a source or informant before it: I-04 p12 · Esc closes")
        self.hint.setText(" · ".join(filter(None, (does, more))))

    def _choose(self, index: QModelIndex) -> None:
        place = self.places.row_at(index)
        if place is not None:
            self.close_palette()
            self.chosen.emit(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that mean the list, although the keyboard is in the line above it."""
        keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_Return: lambda: self._choose(self.view.currentIndex()),
            Qt.Key.Key_Enter: lambda: self._choose(self.view.currentIndex()),
            Qt.Key.Key_Escape: self.close_palette,
            Qt.Key.Key_Tab: lambda: None,
        }
        if watched is self.query and isinstance(event, QKeyEvent) and event.key() in keys:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                keys[Qt.Key(event.key())]()
                return True
        return super().eventFilter(watched, event)

    def _step(self, steps: int) -> None:
        row = self.view.currentIndex().row() + steps
        self.view.setCurrentIndex(self.places.index(row % max(1, self.places.rowCount()), 0))
