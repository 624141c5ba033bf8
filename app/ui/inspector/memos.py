"""The memos of a passage, each a text that saves itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.operations.memos import change_memo, write_memo
from app.queries.memos import MemoRow
from app.ui.autosave import AutosavedText
from app.ui.moments import moment
from app.ui.quiet import quiet_label, text_button
from app.ui.theme import SPACE_SMALL, SPACE_TIGHT, Theme
from app.ui.workspace import Workspace
from app.words import Words

_LINES = 4


class MemoList(QWidget):
    """Memos one below the other; emptying one deletes it, and a new one begins empty."""

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._passage_id: int | None = None
        self._written: int | None = None
        self.texts: dict[int, AutosavedText] = {}
        self.fresh = self._field()
        self.fresh.hide()
        self.add = text_button(
            words("Add memo"), words("Write a note on this passage"), self, flush=True
        )
        self.add.clicked.connect(self._begin)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_TIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(self._list)
        column.addWidget(self.fresh)
        column.addWidget(self.add)

    def _field(self) -> AutosavedText:
        field = AutosavedText(self._workspace, self)
        field.setAccessibleName(self.words("Memo"))
        field.setFixedHeight(field.fontMetrics().lineSpacing() * _LINES + 2 * SPACE_SMALL)
        return field

    def show_passage(self, passage_id: int | None, memos: Sequence[MemoRow]) -> None:
        """Show the memos of a passage, oldest first; a memo being typed stays as it is."""
        if passage_id != self._passage_id:
            self._leave_fresh()
            self._passage_id = passage_id
        rows = [memo for memo in reversed(memos) if memo.id != self._written]
        if [memo.id for memo in rows] != list(self.texts):
            self._rebuild(rows)
        for memo in rows:
            self.texts[memo.id].follow(memo.text)
        if self._written is not None and self._written not in {memo.id for memo in memos}:
            self._written = None
        self.add.setEnabled(not self._workspace.locked)

    def forget(self) -> None:
        """The passage is gone, and its memos with it."""
        for text in (self.fresh, *self.texts.values()):
            text.forget()
        self._written = None
        self.show_passage(None, ())

    def _rebuild(self, rows: Sequence[MemoRow]) -> None:
        for text in self.texts.values():
            text.keep()
        while (item := self._list.takeAt(0)) is not None:
            if (former := item.widget()) is not None:
                former.deleteLater()
        self.texts = {memo.id: self._add(memo) for memo in rows}

    def _add(self, memo: MemoRow) -> AutosavedText:
        when = moment(self.words, memo.changed_at)
        field = self._field()
        field.show_text(memo.text, lambda step, text: self._change(step, memo.id, text))
        self._list.addWidget(quiet_label(self._theme, f"{memo.person}, {when}", self))
        self._list.addWidget(field)
        return field

    def _change(self, step: str, memo_id: int, text: str) -> object:
        return self._workspace.run_on(step, change_memo, memo_id, text)

    def _begin(self) -> None:
        self._leave_fresh()
        self.fresh.show_text("", self._write)
        self.fresh.show()
        self.fresh.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_fresh(self) -> None:
        self.fresh.show_text("", None)
        self.fresh.hide()
        self._written = None

    def _write(self, step: str, text: str) -> object:
        """The first words make the memo, what is typed after them changes it."""
        if self._written is not None:
            memo_id, self._written = self._written, self._written if text else None
            return self._change(step, memo_id, text)
        if self._passage_id is None:
            return None
        person = self._workspace.person_id
        self._written = self._workspace.run_on(
            step, write_memo, person, "passage", self._passage_id, text
        )
        return self._written
