"""The memos of one thing, each a text that saves itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.passage import MemoSubject
from app.operations.memos import change_memo, delete_memo, write_memo
from app.queries.memos import MemoRow
from app.ui.look.moments import moment
from app.ui.look.quiet import quiet_label, text_button
from app.ui.look.theme import SPACE_SMALL, SPACE_TIGHT, Theme
from app.ui.messages import undoable
from app.ui.typing.autosave import AutosavedText
from app.ui.workspace import Workspace
from app.words import Words

_LINES = 4


class MemoList(QWidget):
    """Memos one below the other; emptying one deletes it, and a new one begins empty."""

    notice_requested = Signal(object)  # Notice

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._subject: tuple[MemoSubject, int | None] | None = None
        self._written: int | None = None
        self.texts: dict[int, AutosavedText] = {}
        self.fresh = self._field()
        self.fresh.hide()
        self.add = text_button(words("Add memo"), words("Write a note on this"), self, flush=True)
        self.add.clicked.connect(self.begin)
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

    def show_subject(
        self, subject: MemoSubject, subject_id: int | None, memos: Sequence[MemoRow]
    ) -> None:
        """Show the memos of a thing, oldest first; a memo being typed stays as it is."""
        if (subject, subject_id) != self._subject:
            self._leave_fresh()
            self._subject = (subject, subject_id)
        rows = [memo for memo in reversed(memos) if memo.id != self._written]
        if [memo.id for memo in rows] != list(self.texts):
            self._rebuild(rows)
        for memo in rows:
            self.texts[memo.id].follow(memo.text)
        if self._written is not None and self._written not in {memo.id for memo in memos}:
            self._written = None
            self.fresh.follow("")  # It was undone: what is stored no longer is not shown either.
        self.add.setEnabled(not self._workspace.locked)

    def forget(self) -> None:
        """The thing is gone, and its memos with it."""
        for text in (self.fresh, *self.texts.values()):
            text.forget()
        self._written, self._subject = None, None
        self._leave_fresh()
        self._rebuild(())

    def keep(self) -> None:
        """Store what was typed."""
        for text in (self.fresh, *self.texts.values()):
            text.keep()

    def _rebuild(self, rows: Sequence[MemoRow]) -> None:
        for text in self.texts.values():
            text.keep()
        while (item := self._list.takeAt(0)) is not None:
            if (former := item.widget()) is not None:
                former.hide()
                former.deleteLater()
        self.texts = {memo.id: self._add(memo) for memo in rows}

    def _add(self, memo: MemoRow) -> AutosavedText:
        when = moment(self.words, memo.changed_at)
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(quiet_label(self._theme, f"{memo.person}, {when}", head), 1)
        delete = text_button(self.words("Delete"), self.words("Delete this memo"), head, flush=True)
        delete.setEnabled(not self._workspace.locked)
        delete.clicked.connect(lambda: self.delete(memo.id))
        row.addWidget(delete)
        field = self._field()
        field.show_text(memo.text, lambda step, text: self._change(step, memo.id, text))
        self._list.addWidget(head)
        self._list.addWidget(field)
        return field

    def delete(self, memo_id: int) -> None:
        """Throw a memo away; the notice takes it back."""
        self.keep()
        if self._workspace.run(delete_memo, memo_id) is not None:
            self.notice_requested.emit(
                undoable(self.words("Memo deleted."), self.words, self._workspace.undo)
            )

    def _change(self, step: str, memo_id: int, text: str) -> object:
        return self._workspace.run_on(step, change_memo, memo_id, text)

    def begin(self) -> None:
        """A new memo, empty until somebody writes."""
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
        if self._subject is None:
            return None
        subject, subject_id = self._subject
        person = self._workspace.person_id
        self._written = self._workspace.run_on(step, write_memo, person, subject, subject_id, text)
        return self._written
