"""The code palette: select words, press Enter, type a few letters, press Enter."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from app.operations.favourites import set_favourite
from app.queries.codes import CodeRow, KindRow, codes, kinds
from app.ui.codebook.choice import Choice
from app.ui.codebook.matching import Findable, findable, matching
from app.ui.codebook.palette_list import NO_KIND, Offer, OfferList, OfferPainter
from app.ui.look.floating import Floating
from app.ui.look.theme import SMALL_POINTS, SPACE_SMALL, Theme, interface_font
from app.ui.typing.keys import FAVOURITE_KEYS, Key, act_of, pressed
from app.ui.workspace import Workspace
from app.words import N_, Words
from app.words.terms import KINDS, term

WIDTH = 480
_ROWS = 9
_DEFINITION_LINES = 3
PALETTE_KEYS = (
    Key(("Return", "Enter"), N_("Put the code, or all that are ticked, on the words"), "apply"),
    Key(("Space", "Ctrl+Return", "Ctrl+Enter", "Ctrl+Space"), N_("Tick several"), "mark"),
    Key(("Shift+Return", "Shift+Enter"), N_("Make a code of what is typed"), "make"),
    Key(("Tab",), N_("Choose the kind of the new code"), "next kind"),
    Key(("Shift+Backtab", "Backtab", "Shift+Tab"), N_("The kind before"), "former kind"),
    Key(FAVOURITE_KEYS, N_("Make the code a favourite"), "favourite"),
    Key(("Esc",), N_("Close and change nothing"), "close"),
    Key(("Down",), N_("The code below"), "down"),
    Key(("Up",), N_("The code above"), "up"),
    Key(("PgDown",), N_("A page of codes further"), "page down"),
    Key(("PgUp",), N_("A page of codes back"), "page up"),
)


class CodePalette(Floating):
    """Choose one or several codes, or make one, without leaving the keyboard.

    ``chosen`` carries the ``Choice``: whoever owns the palette applies it in one edit.
    """

    chosen = Signal(object)  # Choice

    def __init__(self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._codes: list[Findable] = []
        self._recent: list[int] = []
        self._present: frozenset[int] = frozenset()
        self._kinds: list[KindRow] = []
        self._ticked_last = False
        self.query.setPlaceholderText(words("Type a code's label, name or group"))
        self.query.setAccessibleName(words("Find a code"))
        self.offers = OfferList(words, self)
        self.view = QListView(self)
        self.view.setModel(self.offers)
        self.view.setItemDelegate(OfferPainter(self.offers, words, theme, self.view))
        self.definition = QLabel(self)
        self.hint = QLabel(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setAccessibleName(self.words("Choose codes"))
        self.view.setUniformItemSizes(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(self.words("Codes"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for label in (self.definition, self.hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(interface_font(SMALL_POINTS))
        self.hint.setStyleSheet(f"color: {self._theme.quiet.name()}")
        self.definition.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        line = self.definition.fontMetrics().lineSpacing()
        self.definition.setFixedHeight(line * _DEFINITION_LINES)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_SMALL, SPACE_SMALL, SPACE_SMALL, SPACE_SMALL)
        column.setSpacing(SPACE_SMALL)
        for widget in (self.query, self.view, self.definition, self.hint):
            column.addWidget(widget)

    def _hint(self, offer: Offer | None) -> str:
        if offer is not None and offer.code is None:
            return self.words("Enter makes the code · Tab chooses its kind · Esc closes")
        if offer is not None and offer.present:
            return self.words("Ctrl+Enter takes the code off · Enter applies · Esc closes")
        return self.words("Enter codes · Ctrl+Enter ticks · Shift+Enter new code · Esc closes")

    def _connect(self) -> None:
        self.query.textChanged.connect(self._offer)
        self.view.clicked.connect(self._click)
        self.view.selectionModel().currentChanged.connect(self._explain)
        self._workspace.changed.connect(self._hear)

    def ask(self, words: QRect, recent: Sequence[int], present: Collection[int] = ()) -> None:
        """Open beside these words of the screen, codes used recently (latest first) on top.

        ``present`` are codes that the passage has and that can be taken off: they lead the list.
        """
        window = self.lie_over_window()
        self._recent, self._present = list(recent), frozenset(present)
        self._load()
        self.offers.forget()
        self._ticked_last = False
        self.query.clear()
        self._offer()
        self._place(words, window)
        self.come_up()

    def _load(self) -> None:
        self._codes = findable(self._workspace.read_shown(codes))
        known = self._workspace.read_shown(kinds)
        own = {kind.key for kind in known}
        built_in = [KindRow(0, key, "") for key in KINDS if key not in own]
        self._kinds = [NO_KIND, *known, *built_in]

    def _hear(self, changes: object) -> None:
        del changes
        if self.isVisible():
            offer = self.offers.offer_at(self.view.currentIndex())
            self._load()
            self._offer()
            if offer is not None and offer.code is not None:
                self._go_to(self.offers.row_of(offer.code.id))

    def _offer(self) -> None:
        text = self._typed()
        self._ticked_last = not text and bool(self.offers.marked or self.offers.taken_off)
        leading = [each.code.id for each in self._codes if each.code.id in self._present]
        found = matching(self._codes, text, [*leading, *self._recent], loose=True)
        recent = set(self._recent) if not text else set()
        offers = [
            Offer(code, recent=code.id in recent, present=code.id in self._present)
            for code in found
        ]
        if text and not any(text.casefold() in (each.label, each.name) for each in self._codes):
            offers.append(Offer(new_name=text))
        self.offers.show_offers(offers)
        self._go_to(0 if text else self.offers.first_to_put())
        if not offers:
            self._explain(QModelIndex())

    def _typed(self) -> str:
        return " ".join(self.query.text().split())

    def _go_to(self, row: int) -> None:
        last = self.offers.rowCount() - 1
        self.view.setCurrentIndex(self.offers.index(max(0, min(row, last))))

    def _explain(self, current: QModelIndex) -> None:
        offer = self.offers.offer_at(current)
        self.definition.setText(self._explained(offer.code if offer else None, offer))
        self.hint.setText(self._hint(offer))
        if offer is not None and self.isVisible():
            self._announce(offer)

    def _announce(self, offer: Offer) -> None:
        """Tell screen readers what is highlighted: the keyboard stays in the line above."""
        said = self.offers.spoken(offer)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.query, said))

    def _explained(self, code: CodeRow | None, offer: Offer | None) -> str:
        if code is not None:
            kind = code.kind_name or term(self.words, KINDS, code.kind or "")
            head = " · ".join(filter(None, (kind, code.group, code.path if code.depth else "")))
            text = code.definition or code.full_definition or self.words("No definition yet")
            return "\n".join(filter(None, (head, text)))
        if offer is not None:
            return self.words("A new code of this name, put on the passage at once")
        return self.words("No codes yet. Type a name and press Enter to make the first one.")

    def _place(self, words: QRect, window: QWidget) -> None:
        """Inside the window: below the words, else above them, else to their right."""
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

    def apply_current(self) -> None:
        """Choose what is ticked, and what is highlighted unless a tick was the last thing done."""
        offer = self.offers.offer_at(self.view.currentIndex())
        chosen = [*self.offers.marked]
        code = offer.code if offer and not self._ticked_last else None
        if code is not None and code.id not in (*chosen, *self._present):
            chosen.append(code.id)
        new_name = offer.new_name if offer else ""
        self._choose(Choice(tuple(chosen), new_name, self.offers.kind.key, self._taken_off()))

    def make_typed(self) -> None:
        """Make a code of the typed name, whatever is highlighted, and choose it with the ticked."""
        if name := self._typed():
            ticked = tuple(self.offers.marked)
            self._choose(Choice(ticked, name, self.offers.kind.key, self._taken_off()))

    def _taken_off(self) -> tuple[int, ...]:
        return tuple(self.offers.taken_off)

    def _choose(self, choice: Choice) -> None:
        self.close_palette()
        if choice:
            self.chosen.emit(choice)

    def mark_current(self) -> None:
        """Tick what is highlighted, to be applied with others; typing then begins anew.

        A code that the passage has is marked to come off.
        """
        index = self.view.currentIndex()
        offer = self.offers.offer_at(index)
        if offer is not None and offer.code is not None:
            self.offers.toggle(index)
            self._ticked_last = True
            self._announce(offer)
            self.query.selectAll()

    def _step_kind(self, steps: int) -> None:
        """Choose the next kind for the code that would be made, and highlight it."""
        last = self.offers.index(self.offers.rowCount() - 1)
        offer = self.offers.offer_at(last)
        if offer is None or offer.code is not None:
            return
        if self.view.currentIndex() == last:
            keys = [kind.key for kind in self._kinds]
            nth = (keys.index(self.offers.kind.key) + steps) % len(keys)
            self.offers.set_kind(self._kinds[nth])
            self._announce(offer)
        self.view.setCurrentIndex(last)

    def _make_favourite(self, digit: int) -> None:
        """Give the highlighted code this digit, or take it away when it has it."""
        offer = self.offers.offer_at(self.view.currentIndex())
        if offer is not None and offer.code is not None and not self._workspace.locked:
            code = offer.code
            taken_away = code.favourite == digit
            self._workspace.run(set_favourite, code.id, None if taken_away else digit)

    def _click(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self.mark_current()
        else:
            self.view.setCurrentIndex(index)
            self.apply_current()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that mean the list, although the keyboard is in the line above it."""
        if watched is self.query and isinstance(event, QKeyEvent):
            act = self._act(event)
            if event.type() == QEvent.Type.ShortcutOverride and act:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and act:
                self._press(act, event.key() - Qt.Key.Key_0)
                return True
        return super().eventFilter(watched, event)

    def _act(self, event: QKeyEvent) -> str | None:
        if pressed(event) == "Space" and self.query.text():
            return None
        return act_of(event, PALETTE_KEYS)

    def _press(self, act: str, digit: int) -> None:
        row, last = self.view.currentIndex().row(), self.offers.rowCount() - 1
        acts: dict[str, Callable[[], None]] = {
            "apply": self.apply_current,
            "mark": self.mark_current,
            "make": self.make_typed,
            "next kind": lambda: self._step_kind(1),
            "former kind": lambda: self._step_kind(-1),
            "favourite": lambda: self._make_favourite(digit),
            "close": self.close_palette,
            "down": lambda: self._go_to(row + 1 if row < last else 0),
            "up": lambda: self._go_to(row - 1 if row > 0 else last),
            "page down": lambda: self._go_to(row + _ROWS - 1),
            "page up": lambda: self._go_to(row - _ROWS + 1),
        }
        acts[act]()
