"""Choosing one code by a few letters: a field over a list, in dialogs that need a target."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget

from app.queries.codes import CodeRow, codes
from app.ui.codebook.matching import findable, matching
from app.ui.codebook.palette_list import Offer, OfferList, OfferPainter
from app.ui.look.theme import SPACE_SMALL, Theme
from app.ui.workspace import Workspace
from app.words import Words

_ENTERING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class CodePicker(QWidget):
    """The codes but those that make no sense; with ``may_create``, also a new one by its name."""

    offer_changed = Signal()
    activated = Signal()

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        theme: Theme,
        but: Collection[int],
        parent: QWidget | None = None,
        *,
        may_create: bool = False,
    ) -> None:
        super().__init__(parent)
        self._may_create = may_create
        book = [code for code in workspace.read_shown(codes) if code.id not in but]
        self._codes = findable(book)
        self._names = {code.name.casefold() for code in book}
        self.query = QLineEdit(self)
        self.query.setAccessibleName(words("Find a code"))
        self.query.setClearButtonEnabled(True)
        asked = words("Type a code's label, name or group")
        self.query.setPlaceholderText(
            words("A code, or the name of a new one") if may_create else asked
        )
        self.offers = OfferList(words, self)
        self.view = QListView(self)
        self.view.setModel(self.offers)
        self.view.setItemDelegate(OfferPainter(self.offers, words, theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(words("Codes"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_SMALL)
        column.addWidget(self.query)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.query)
        self.query.installEventFilter(self)
        self.query.textChanged.connect(lambda _text: self._offer())
        self.view.activated.connect(lambda _index: self.activated.emit())
        self.view.selectionModel().currentChanged.connect(
            lambda _now, _before: self.offer_changed.emit()
        )
        self._offer()

    def _offer(self) -> None:
        text = " ".join(self.query.text().split())
        rows = [Offer(code) for code in matching(self._codes, text)]
        if self._may_create and text and text.casefold() not in self._names:
            rows.append(Offer(new_name=text))
        self.offers.show_offers(rows)
        self.view.setCurrentIndex(self.offers.index(0, 0))
        self.offer_changed.emit()

    @property
    def offer(self) -> Offer | None:
        """What is chosen; None when nothing fits."""
        return self.offers.offer_at(self.view.currentIndex())

    @property
    def code(self) -> CodeRow | None:
        """The chosen code."""
        return self.offer.code if self.offer else None

    def choose(self, code_id: int) -> None:
        """Choose a code, as if by hand."""
        for number in range(self.offers.rowCount()):
            index = self.offers.index(number, 0)
            offer = self.offers.offer_at(index)
            if offer is not None and offer.code is not None and offer.code.id == code_id:
                self.view.setCurrentIndex(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the field move in the list; Enter chooses, and presses no other button."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVING:
                QApplication.sendEvent(self.view, event)
                return True
            if event.key() in _ENTERING:
                self.activated.emit()
                return True
        return super().eventFilter(watched, event)
