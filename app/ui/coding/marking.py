"""Stance and key-quote star by a single key, for the codes that a key means."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.models.passage import Stance
from app.operations.codings import set_key_quote, set_stance
from app.project.session import Session
from app.queries.codings import CodingMark
from app.ui.coding.coding import Coding
from app.ui.messages import Notice
from app.ui.workspace import Workspace
from app.words import Words
from app.words.terms import STANCES, term


class Marking(QObject):
    """Says of the chosen passage how it stands to its codes, and shows shortly what was said.

    After a gesture that coded the passage, only the codes of that gesture are meant: so a second
    code can contradict where the first one supports.
    """

    notice_requested = Signal(object)  # Notice

    def __init__(
        self, workspace: Workspace, words: Words, coding: Coding, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._workspace = workspace
        self._coding = coding

    def set_stance(self, stance: Stance) -> None:
        """Say how the passage stands to its codes."""
        marks = self._meant()

        def set_each(session: Session) -> int:
            return sum(set_stance(session, mark.coding_id, stance) > 0 for mark in marks)

        number, called = _named(marks)
        how = term(self.words, STANCES, stance)
        self._run(
            set_each,
            self.words("{passage} {codes}: {stance}", passage=number, codes=called, stance=how),
        )

    def toggle_star(self) -> None:
        """Star the passage as a key quotation of its codes; take the stars away where all shine."""
        marks = self._meant()
        star = not all(mark.key_quote for mark in marks)

        def star_each(session: Session) -> int:
            return sum(set_key_quote(session, mark.coding_id, star) > 0 for mark in marks)

        number, called = _named(marks)
        said = self.words("{passage} {codes}: key quotation", passage=number, codes=called)
        if not star:
            said = self.words("{passage} {codes}: no key quotation", passage=number, codes=called)
        self._run(star_each, said)

    def _meant(self) -> list[CodingMark]:
        marks = self._coding.marks_meant()
        just_put = [mark for mark in marks if self._coding.was_just_put(mark)]
        return just_put or marks

    def _run(self, act: Callable[[Any], int], said: str) -> None:
        if not self._meant():
            self.notice_requested.emit(Notice(self.words("Choose a coded passage first.")))
            return
        before = self._workspace.project.history.undo_deed
        if self._workspace.run(act) is not None:
            self._coding.say(said, before)


def _named(marks: Iterable[CodingMark]) -> tuple[str, str]:
    """The passage's number, and its codes in short."""
    numbers = {mark.number for mark in marks}
    called = dict.fromkeys(mark.label or mark.name for mark in marks)
    return ", ".join(numbers), ", ".join(called)
