"""What was said, oldest first: replies stand indented below what they reply to."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.reviews import DecisionRow
from app.ui.look.theme import SPACE_SECTION, SPACE_SMALL, Theme
from app.ui.review.thread_card import ThreadCard
from app.ui.workspace import Workspace
from app.words import Words

_DEEPEST = 3
"""Replies to replies are indented so often at most."""


class Thread(QWidget):
    """The decisions and remarks on one thing, each with the researcher's answer."""

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._shown: tuple[tuple[object, ...], ...] = ()
        self.cards: dict[int, ThreadCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_SMALL)

    def show_decisions(self, said: Sequence[DecisionRow]) -> None:
        """Show these; an answer being written stays."""
        shown = tuple((row.id, row.reviewer, row.verdict, row.remark, row.resolved) for row in said)
        if shown == self._shown:
            for row in said:
                self.cards[row.id].follow(row)
            return
        self._shown, self.cards = shown, {}
        while (item := self._column.takeAt(0)) is not None:
            if (former := item.widget()) is not None:
                former.hide()
                former.deleteLater()
        for row, depth in in_threads(said):
            card = ThreadCard(self._workspace, self.words, self._theme, row, self)
            card.setContentsMargins(depth * SPACE_SECTION, 0, 0, 0)
            self.cards[row.id] = card
            self._column.addWidget(card)

    def first_open(self) -> ThreadCard | None:
        """The first remark that has no answer."""
        return next((card for card in self.cards.values() if card.row.is_open), None)


def in_threads(said: Sequence[DecisionRow]) -> Iterator[tuple[DecisionRow, int]]:
    """Each remark followed by its replies, with how deep it stands.

    A reply to something that is not here begins a thread; so does one of a circle (a foreign file).
    """
    known = {row.id for row in said}
    replies: dict[int | None, list[DecisionRow]] = {}
    for row in said:
        parent = row.reply_to_id if row.reply_to_id in known else None
        replies.setdefault(parent, []).append(row)
    told: set[int] = set()
    waiting = [(row, 0) for row in reversed(replies.get(None, []))]
    while waiting:
        row, depth = waiting.pop()
        told.add(row.id)
        yield row, min(depth, _DEEPEST)
        waiting += [(each, depth + 1) for each in reversed(replies.get(row.id, []))]
    yield from ((row, 0) for row in said if row.id not in told)
