"""Which causes the efforts of a passage answer, and which efforts its causes: a line per code."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from app.operations.codes import link_codes, unlink_codes
from app.queries.codes import CodeRow, code_links, codes
from app.ui.codebook.chip import chip_icon
from app.ui.look.quiet import quiet_label, text_button
from app.ui.look.theme import SPACE_SMALL, Theme
from app.ui.workspace import Workspace
from app.words import Words

_OTHER = {"effort": "cause", "cause": "effort"}


class AnswerLines(QWidget):
    """``UB1 answers P1, P3`` with a menu of ticks; codes of other kinds have no line."""

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._shown: object = None
        self.menus: dict[int, QMenu] = {}
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_SMALL)

    def show_codes(self, code_ids: Sequence[int]) -> None:
        """Show a line for each of these codes that is a cause or an effort."""
        book = self._workspace.read_shown(codes, counted=False)
        pairs = self._workspace.read(code_links)
        wanted = [row for row in book if row.id in code_ids and row.kind in _OTHER]
        shown = [(row.id, row.called, self._linked(row, book, pairs)) for row in wanted]
        self.setVisible(bool(shown))
        offered = [(row.id, row.called, row.name, row.kind, row.colour) for row in book]
        if (shown, offered, self._workspace.locked) != self._shown:
            self._shown = (shown, offered, self._workspace.locked)
            self._rebuild(wanted, book, pairs)

    def _linked(
        self, row: CodeRow, book: Sequence[CodeRow], pairs: Sequence[tuple[int, int]]
    ) -> list[str]:
        return [other.called for other in book if _pair(row, other) in pairs]

    def _rebuild(
        self, wanted: Sequence[CodeRow], book: Sequence[CodeRow], pairs: Sequence[tuple[int, int]]
    ) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        for menu in self.menus.values():
            menu.deleteLater()
        self.menus = {}
        self._lines = [self._line(row, book, pairs) for row in wanted]
        for line in self._lines:
            self._column.addWidget(line)

    def _line(
        self, row: CodeRow, book: Sequence[CodeRow], pairs: Sequence[tuple[int, int]]
    ) -> QWidget:
        words, line = self.words, QWidget(self)
        linked = ", ".join(self._linked(row, book, pairs))
        if row.kind == "effort":
            said = words("{code} answers {others}", code=row.called, others=linked or "…")
            tip = words("Choose the causes that this effort answers")
        else:
            said = words("{code} is answered by {others}", code=row.called, others=linked or "…")
            tip = words("Choose the efforts that answer this cause")
        change = text_button(words("Change…"), tip, line, flush=True)
        change.setAccessibleName(f"{said}: {change.text()}")
        change.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        change.setStyleSheet(change.styleSheet() + " QToolButton::menu-indicator { image: none; }")
        change.setMenu(self._menu(row, book, pairs))
        change.setEnabled(not self._workspace.locked)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(quiet_label(self._theme, said, line), 1)
        layout.addWidget(change)
        return line

    def _menu(
        self, row: CodeRow, book: Sequence[CodeRow], pairs: Sequence[tuple[int, int]]
    ) -> QMenu:
        menu = QMenu(self)
        self.menus[row.id] = menu
        for other in book:
            if other.kind != _OTHER[row.kind or ""]:
                continue
            action = menu.addAction(" ".join(filter(None, (other.label, other.name))))
            action.setIcon(chip_icon(self._theme, other.colour, other.kind))
            action.setCheckable(True)
            action.setChecked(_pair(row, other) in pairs)
            pair = _pair(row, other)
            action.triggered.connect(
                lambda on, pair=pair: self._workspace.run(link_codes if on else unlink_codes, *pair)
            )
        if menu.isEmpty():
            menu.addAction(self.words("There is no such code yet")).setEnabled(False)
        return menu


def _pair(row: CodeRow, other: CodeRow) -> tuple[int, int]:
    """Effort and cause of the two."""
    return (row.id, other.id) if row.kind == "effort" else (other.id, row.id)
