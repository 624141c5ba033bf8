"""What was said about a coding, oldest first, each with the researcher's answer below it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.operations.reviews import answer
from app.queries.reviews import DecisionRow
from app.ui.autosave import AutosavedLine
from app.ui.moments import moment
from app.ui.quiet import plain_label, quiet_label
from app.ui.theme import SPACE, SPACE_SMALL, SPACE_TIGHT, Theme, interface_font
from app.ui.workspace import Workspace
from app.words import Words
from app.words.terms import VERDICTS, term


class Thread(QWidget):
    """The decisions and remarks of one coding."""

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._shown: tuple[int, ...] = ()
        self.answers: dict[int, AutosavedLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_SMALL)

    def show_decisions(self, said: Sequence[DecisionRow]) -> None:
        """Show these; an answer being written stays."""
        ids = tuple(row.id for row in said)
        if ids == self._shown:
            for row in said:
                self.answers[row.id].follow(row.answer)
            return
        self._shown, self.answers = ids, {}
        while (item := self._column.takeAt(0)) is not None:
            if (former := item.widget()) is not None:
                former.hide()
                former.deleteLater()
        for row in said:
            self._column.addWidget(self._card(row))

    def _card(self, row: DecisionRow) -> QWidget:
        card = QFrame(self)
        card.setObjectName("said")
        card.setStyleSheet(
            f"#said {{ background: {self._theme.panel.name()}; border: 1px solid"
            f" {self._theme.border.name()}; border-radius: 6px; }}"
        )
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE_SMALL)
        column.setSpacing(SPACE_TIGHT)
        said = term(self.words, VERDICTS, row.verdict) if row.verdict else self.words("Remark")
        who = plain_label(f"{row.reviewer}: {said}", card)
        who.setFont(interface_font(strong=True))
        column.addWidget(who)
        if row.remark:
            column.addWidget(plain_label(row.remark, card))
        column.addWidget(quiet_label(self._theme, moment(self.words, row.decided_at), card))
        line = AutosavedLine(self._workspace, card)
        line.setAccessibleName(self.words("Answer to {reviewer}", reviewer=row.reviewer))
        line.setPlaceholderText(self.words("Answer…"))
        line.show_text(row.answer, self._keeper(row.id))
        self.answers[row.id] = line
        column.addWidget(line)
        return card

    def _keeper(self, decision_id: int) -> Callable[[str], object]:
        return lambda text: self._workspace.run(answer, decision_id, text)
