"""The memos of one thing, each a text that saves itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

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
        self._heads: dict[int, QWidget] = {}
        self._written_by: dict[int, QLabel] = {}
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
        """Show the memos of a thing, oldest first; a memo being typed stays as it is.

        Oldest is what was begun first: by the last change, typing would move what is typed in.
        """
        if (subject, subject_id) != self._subject:
            self.keep()
            self._leave_fresh()
            self._subject = (subject, subject_id)
        rows = [memo for memo in memos if memo.id != self._written]
        self._show_rows(sorted(rows, key=lambda memo: memo.id))
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
        self._show_rows(())

    def keep(self) -> None:
        """Store what was typed."""
        for text in (self.fresh, *self.texts.values()):
            text.keep()

    def _show_rows(self, rows: Sequence[MemoRow]) -> None:
        """A field for each memo; those that are there already stay, with the cursor in them."""
        for memo_id in self.texts.keys() - {memo.id for memo in rows}:
            self._take_away(memo_id)
        for nth, memo in enumerate(rows):
            if memo.id not in self.texts:
                self._add(memo, nth)
            when = moment(self.words, memo.changed_at)
            self._written_by[memo.id].setText(f"{memo.person}, {when}")
            self.texts[memo.id].follow(memo.text)
        self.texts = {memo.id: self.texts[memo.id] for memo in rows}

    def _take_away(self, memo_id: int) -> None:
        del self._written_by[memo_id]
        for widget in (self._heads.pop(memo_id), self.texts.pop(memo_id)):
            self._list.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _add(self, memo: MemoRow, nth: int) -> None:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        written_by = quiet_label(self._theme, parent=head)
        row.addWidget(written_by, 1)
        delete = text_button(self.words("Delete"), self.words("Delete this memo"), head, flush=True)
        delete.setEnabled(not self._workspace.locked)
        delete.clicked.connect(lambda: self.delete(memo.id))
        row.addWidget(delete)
        field = self._field()
        field.show_text(memo.text, lambda step, text: self._change(step, memo.id, text))
        self._list.insertWidget(2 * nth, head)
        self._list.insertWidget(2 * nth + 1, field)
        self.texts[memo.id], self._heads[memo.id] = field, head
        self._written_by[memo.id] = written_by

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
