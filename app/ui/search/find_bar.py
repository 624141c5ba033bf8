"""Find in the open transcript: type, and Enter goes from hit to hit."""

import re
from bisect import bisect_left

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from app.models.span import Span
from app.ui.look.theme import SPACE_SMALL, SPACE_TIGHT, SPACE_WIDE, Theme
from app.ui.reader.text_view import Reader
from app.words import Words

_TOO_MANY = 10_000


def found_in(
    text: str, wanted: str, *, match_case: bool = False, whole_words: bool = False
) -> list[Span]:
    """Where these letters stand, at most ``_TOO_MANY``; any white space matches any other."""
    terms = wanted.split()
    if not terms:
        return []
    letters = r"\s+".join(map(re.escape, terms))
    if whole_words:
        letters = rf"(?<!\w){letters}(?!\w)"
    pattern = re.compile(letters, re.NOFLAG if match_case else re.IGNORECASE)
    spans = []
    for match in pattern.finditer(text):
        spans.append(Span(*match.span()))
        if len(spans) == _TOO_MANY:
            break
    return spans


class FindBar(QWidget):
    """A line under the transcript; Enter and Shift+Enter step, Escape goes back to reading."""

    found = Signal(object)  # the spans of all hits, in the order of the text
    jump_begun = Signal()  # before the first hit of a search is gone to

    def __init__(
        self, reader: Reader, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._reader = reader
        self._spans: list[Span] = []
        self._at = -1
        self._has_places = True
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(words("Find in transcript"))
        self.field.setAccessibleName(words("Find in transcript"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self.match_case = self._toggle(words("Aa"), words("Match capital and small letters"))
        self.whole_words = self._toggle(words("|ab|"), words("Find whole words only"))
        self._count = QLabel(self)
        self._count.setMinimumWidth(96)
        colours = self._count.palette()
        colours.setColor(colours.ColorRole.WindowText, theme.quiet)
        self._count.setPalette(colours)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_WIDE, SPACE_TIGHT, SPACE_WIDE, SPACE_TIGHT)
        row.setSpacing(SPACE_SMALL)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        row.addWidget(self.match_case)
        row.addWidget(self.whole_words)
        for sign, name, act in (
            ("↑", words("Previous"), lambda: self.step(-1)),
            ("↓", words("Next"), lambda: self.step(1)),
            ("\N{MULTIPLICATION X}", words("Close"), self.close_bar),
        ):
            button = QToolButton(self)
            button.setText(sign)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        self.hide()

    def _toggle(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(lambda: self._search(self.field.text()))
        return button

    def open_bar(self) -> None:
        """Come up with what is selected as the words to find."""
        if span := self._reader.selected_span():
            selected = self._reader.source.shown_words(span)
            if "\n" not in selected:
                self.field.setText(selected)
        if not self.isVisible():
            self.jump_begun.emit()
        self.show()
        if not self._spans:
            self._search(self.field.text())
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_bar(self) -> None:
        """Go back to reading where the last hit is."""
        self.hide()
        self._reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def search_again(self) -> None:
        """The text is another one; find the same words there."""
        if self.isVisible():
            self._search(self.field.text())

    def forget_places(self) -> None:
        """The text is being written in: hits are looked for again when they are asked for.

        Not with every letter: that would take the caret along.
        """
        if self._spans:
            self._spans, self._at, self._has_places = [], -1, False
            self._reader.set_found(())
            self._count.setText("")

    def has_places(self) -> bool:
        """Whether the hits are those of the text as it stands now."""
        return self._has_places

    def hits(self) -> list[Span]:
        """All hits, in the order of the text."""
        return [*self._spans]

    def hit(self) -> Span | None:
        """The hit that is shown now."""
        return self._spans[self._at] if self._spans else None

    def step(self, steps: int) -> None:
        """Go to the next hit (or the one before), round the end."""
        if not self._has_places:
            self.search_again()
        elif self._spans:
            self._at = (self._at + steps) % len(self._spans)
            self._show_hit()

    def _search(self, wanted: str) -> None:
        self._has_places = True
        case, whole = self.match_case.isChecked(), self.whole_words.isChecked()
        shown = self._reader.source.shown
        found = found_in(shown.text, wanted, match_case=case, whole_words=whole)
        self._spans = [shown.original_span(span) for span in found]
        self._reader.set_found(self._spans)
        self.found.emit(self._spans)
        if not self._spans:
            self._at = -1
            self._count.setText(self.words("Not found") if wanted.strip() else "")
            return
        here = self._reader.selected_span()
        start = here.start if here else self._reader.caret()
        self._at = bisect_left(self._spans, start, key=lambda span: span.start) % len(self._spans)
        self._show_hit()

    def _show_hit(self) -> None:
        span = self._spans[self._at]
        self._reader.show_span(span, flash=False)
        self._reader.select_span(span)
        many = "+" if len(self._spans) == _TOO_MANY else ""
        counted = {"n": self._at + 1, "of": f"{len(self._spans)}{many}"}
        self._count.setText(self.words("{n} of {of}", **counted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter steps, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the hits; they are looked for anew next time."""
        self._spans, self._at = [], -1
        self._reader.set_found(())
        self.found.emit(())
        super().hideEvent(event)
