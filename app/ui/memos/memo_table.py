"""All memos as Qt's rows: what they are on, their first line, whose and when."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.models.passage import MemoSubject
from app.queries.memos import ListedMemo
from app.ui.look.moments import moment
from app.ui.tables.row_table import DOWN, Column, RowTable
from app.words import N_, Words
from app.words.terms import MEMO_SUBJECTS, term

ON, ABOUT, TITLE, PERSON, DATE = range(5)


class MemoTable(RowTable[ListedMemo]):
    """The memos that are let through, newest first until somebody sorts them otherwise."""

    def __init__(
        self, words: Words, shown: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        columns = (
            Column[ListedMemo](N_("On"), lambda row: term(words, MEMO_SUBJECTS, row.memo.subject)),
            Column[ListedMemo](N_("What"), lambda row: shown(row.about)),
            Column[ListedMemo](
                N_("Memo"),
                lambda row: shown(row.memo.title),
                tip=lambda row: shown(row.memo.text),
            ),
            Column[ListedMemo](N_("Person"), lambda row: row.memo.person),
            Column[ListedMemo](
                N_("Changed"),
                lambda row: moment(words, row.memo.changed_at, time=False),
                lambda row: (row.memo.changed_at, row.memo.id),
            ),
        )
        super().__init__(words, columns, parent, (DATE, DOWN))
        self._subject: MemoSubject | None = None
        self._person_id: int | None = None
        self._letters: list[str] = []
        self.written: int | None = None
        """The memo that somebody writes in: it stays, whatever its words are by now."""

    def identity(self, row: ListedMemo) -> int:
        """A memo stays itself while somebody writes it."""
        return row.memo.id

    def show_only(self, subject: MemoSubject | None, person_id: int | None, letters: str) -> None:
        """Let through what is on such a thing, by this person, and has all these words."""
        self._subject, self._person_id = subject, person_id
        self._letters = letters.casefold().split()
        self.arrange()

    def admits(self, row: ListedMemo) -> bool:
        """Whether the filter lets a memo through."""
        memo = row.memo
        if memo.id == self.written:
            return True
        if self._subject is not None and memo.subject != self._subject:
            return False
        if self._person_id is not None and memo.person_id != self._person_id:
            return False
        searched = f"{memo.text} {row.about} {memo.person}".casefold()
        return all(word in searched for word in self._letters)
