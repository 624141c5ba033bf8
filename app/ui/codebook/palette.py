"""The code palette: select words, press Enter, type a few letters, press Enter.

It lies over the window instead of being a window of its own, so the keyboard, input methods and
screen readers reach it alike on every desktop, and it goes when the focus does.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from app.queries.codes import CodeRow, codes
from app.ui.codebook.matching import Findable, findable, matching
from app.ui.codebook.palette_list import Offer, OfferList, OfferPainter
from app.ui.theme import SMALL_POINTS, SPACE_SMALL, Theme, interface_font
from app.ui.workspace import Workspace
from app.words import Words
from app.words.terms import KINDS, term

WIDTH = 440
_ROWS = 9
_DEFINITION_LINES = 3
_SHIFTING = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
)


class CodePalette(QFrame):
    """Choose one or several codes, or make one, without leaving the keyboard.

    ``codes_chosen`` carries ids of codes; ``new_code_chosen`` the name of a code to be made and the
    ids of those to be applied with it. Whoever owns the palette applies them in one edit.
    """

    codes_chosen = Signal(list)
    new_code_chosen = Signal(str, list)
    closed = Signal()

    def __init__(self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = parent
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._codes: list[Findable] = []
        self._recent: list[int] = []
        self._unmarked: int | None = None
        self._before: QWidget | None = None
        self.query = QLineEdit(self)
        self.query.setPlaceholderText(words("Type a code's label, name or group"))
        self.query.setAccessibleName(words("Find a code"))
        self.offers = OfferList(words, self)
        self.view = QListView(self)
        self.view.setModel(self.offers)
        self.view.setItemDelegate(OfferPainter(self.offers, words, theme, self.view))
        self.definition = QLabel(self)
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        self.setObjectName("palette")
        self.setAccessibleName(self.words("Choose codes"))
        self._dress()
        self.view.setUniformItemSizes(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(self.words("Codes"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for label in (self.definition, hint := QLabel(self._hint(), self)):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(interface_font(SMALL_POINTS))
        hint.setStyleSheet(f"color: {self._theme.quiet.name()}")
        self.definition.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        line = self.definition.fontMetrics().lineSpacing()
        self.definition.setFixedHeight(line * _DEFINITION_LINES)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_SMALL, SPACE_SMALL, SPACE_SMALL, SPACE_SMALL)
        column.setSpacing(SPACE_SMALL)
        for widget in (self.query, self.view, self.definition, hint):
            column.addWidget(widget)

    def _hint(self) -> str:
        return self.words("Enter codes · Ctrl+Enter marks several · Esc closes")

    def _dress(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"#palette {{ background: {theme.panel.name()}; border: 1px solid"
            f" {theme.border.name()}; border-radius: 8px; }}"
        )

    def _connect(self) -> None:
        self.query.textChanged.connect(self._offer)
        self.query.installEventFilter(self)
        self.view.clicked.connect(self._click)
        self.view.selectionModel().currentChanged.connect(self._explain)
        self._workspace.changed.connect(self._hear)

    def ask(self, words: QRect, recent: Sequence[int]) -> None:
        """Open beside these words of the screen, codes used recently (latest first) on top."""
        self.close_palette()
        self._recent = list(recent)
        self._before = QApplication.focusWidget()
        self._load()
        self.offers.marked = []
        self.query.clear()
        self._offer()
        self._place(words)
        self.show()
        self.raise_()
        self.query.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def _load(self) -> None:
        self._codes = findable(self._workspace.read(codes))

    def _hear(self, changes: object) -> None:
        del changes
        if self.isVisible():
            self._load()
            self._offer()

    def _offer(self) -> None:
        text = " ".join(self.query.text().split())
        found = matching(self._codes, text, self._recent)
        recent = set(self._recent) if not text else set()
        offers = [Offer(code, recent=code.id in recent) for code in found]
        if text and not any(text.casefold() in (each.label, each.name) for each in self._codes):
            offers.append(Offer(new_name=text))
        self.offers.show_offers(offers)
        self._go_to(0)
        if not offers:
            self._explain(QModelIndex())

    def _go_to(self, row: int) -> None:
        last = self.offers.rowCount() - 1
        self.view.setCurrentIndex(self.offers.index(max(0, min(row, last))))

    def _explain(self, current: QModelIndex) -> None:
        self._unmarked = None
        offer = self.offers.offer_at(current)
        self.definition.setText(self._explained(offer.code if offer else None, offer))

    def _explained(self, code: CodeRow | None, offer: Offer | None) -> str:
        if code is not None:
            kind = code.kind_name or term(self.words, KINDS, code.kind or "")
            head = " · ".join(filter(None, (kind, code.group, code.path if code.depth else "")))
            text = code.definition or code.full_definition or self.words("No definition yet")
            return "\n".join(filter(None, (head, text)))
        if offer is not None:
            return self.words("A new code of this name, put on the passage at once")
        return self.words("No codes yet. Type a name and press Enter to make the first one.")

    def _place(self, words: QRect) -> None:
        """Inside the window: below the words, else above them, else to their right."""
        window = self._owner.window()
        self.setParent(window)
        self.view.setFixedHeight(self.view.sizeHintForRow(0) * _ROWS if self._codes else 0)
        self.setFixedWidth(min(WIDTH, window.width()))
        self.adjustSize()
        beside = words.translated(-window.mapToGlobal(QPoint()))
        room = window.rect().adjusted(0, 0, -self.width(), -self.height())
        below, above = beside.bottom() + SPACE_SMALL, beside.top() - SPACE_SMALL - self.height()
        left, top = beside.left(), below if below <= room.bottom() else above
        if top < 0:
            left, top = beside.right() + SPACE_SMALL, beside.top()
        self.move(max(0, min(left, room.right())), max(0, min(top, room.bottom())))

    def _follow_focus(self, _former: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self.query:
            self.close_palette(give_back=False)

    def close_palette(self, *, give_back: bool = True) -> None:
        """Go away; the keyboard goes back to where it was before."""
        if not self.isVisible():
            return
        QApplication.instance().focusChanged.disconnect(self._follow_focus)  # type: ignore[union-attr]
        self.hide()
        if give_back and self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def apply_current(self) -> None:
        """Choose what is marked and what is highlighted."""
        offer = self.offers.offer_at(self.view.currentIndex())
        chosen = list(self.offers.marked)
        code = offer.code if offer else None
        if code is not None and code.id not in (*chosen, self._unmarked):
            chosen.append(code.id)
        self.close_palette()
        if offer is not None and offer.new_name:
            self.new_code_chosen.emit(offer.new_name, chosen)
        elif chosen:
            self.codes_chosen.emit(chosen)

    def mark_current(self) -> None:
        """Mark what is highlighted, to be applied with others; typing then begins anew."""
        index = self.view.currentIndex()
        self.offers.toggle(index)
        offer = self.offers.offer_at(index)
        code = offer.code if offer else None
        self._unmarked = None if code is None or self.offers.is_marked(Offer(code)) else code.id
        self.query.selectAll()

    def _click(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self.mark_current()
        else:
            self.view.setCurrentIndex(index)
            self.apply_current()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that mean the list, although the keyboard is in the line above it."""
        if watched is self.query and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._means_list(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._means_list(event):
                self._press(event)
                return True
        return super().eventFilter(watched, event)

    def _means_list(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space:
            held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            return held or not self.query.text()
        return event.key() in (
            *_SHIFTING,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Escape,
            Qt.Key.Key_Tab,
            Qt.Key.Key_Backtab,
        )

    def _press(self, event: QKeyEvent) -> None:
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_palette()
            case Qt.Key.Key_Space:
                self.mark_current()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if held:
                self.mark_current()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.apply_current()
            case key if key in _SHIFTING:
                self._shift(event.key())

    def _shift(self, key: int) -> None:
        row, last = self.view.currentIndex().row(), self.offers.rowCount() - 1
        steps = {
            Qt.Key.Key_Down: row + 1 if row < last else 0,
            Qt.Key.Key_Up: row - 1 if row > 0 else last,
            Qt.Key.Key_PageDown: row + _ROWS - 1,
            Qt.Key.Key_PageUp: row - _ROWS + 1,
        }
        self._go_to(steps[Qt.Key(key)])
