"""One remark or verdict, and under it what the researcher makes of it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.models.review import RESPONSES, Response
from app.operations.reviews import answer
from app.queries.reviews import DecisionRow
from app.ui.look.moments import moment
from app.ui.look.quiet import colour_text, plain_label, quiet_label, text_button
from app.ui.look.theme import SMALL_POINTS, SPACE, SPACE_SMALL, SPACE_TIGHT, Theme, interface_font
from app.ui.typing.autosave import AutosavedText
from app.ui.workspace import Workspace
from app.words import N_, Words
from app.words.terms import RESPONSES as RESPONSE_WORDS
from app.words.terms import VERDICTS, term

_TIPS: dict[Response, str] = {
    "accepted": N_("The remark is followed"),
    "declined": N_("The remark is not followed; say why"),
    "discussed": N_("Talk about it at the next meeting"),
}
_LINES = 2
_NEAR = "QToolButton { padding: 4px; }"
"""Three responses stand side by side in a narrow window."""


class ThreadCard(QWidget):
    """Who said what when; three quiet buttons and a text that saves itself."""

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        theme: Theme,
        row: DecisionRow,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self.row = row
        self._declining = False
        self.answer = AutosavedText(workspace, self)
        self.told = plain_label(parent=self)
        self.buttons = {response: self._button(response) for response in RESPONSES}
        self._build()
        self.answer.show_text(row.answer, self._keep)
        self.follow(row)

    def _build(self) -> None:
        frame = QFrame(self)
        frame.setObjectName("said")
        frame.setStyleSheet(
            f"#said {{ background: {self._theme.panel.name()}; border: 1px solid"
            f" {self._theme.border.name()}; border-radius: 6px; }}"
        )
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE_SMALL)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(self._who(frame))
        if self.row.remark:
            column.addWidget(plain_label(self.row.remark, frame))
        column.addWidget(self._when(frame))
        column.addWidget(self.told)
        if not self._workspace.locked:
            column.addLayout(self._responses())
            column.addWidget(self.answer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self._dress_answer()

    def _who(self, parent: QWidget) -> QLabel:
        row = self.row
        said = term(self.words, VERDICTS, row.verdict) if row.verdict else self.words("Remark")
        who = plain_label(f"{row.reviewer}: {said}", parent)
        who.setFont(interface_font(strong=True))
        return who

    def _when(self, parent: QWidget) -> QLabel:
        words, row = self.words, self.row
        about = row.code_name if row.coding_id is None and row.code_id is None else ""
        parts = [
            about and words("on {code}", code=about),
            words("\N{CHECK MARK} resolved in Word") if row.resolved else "",
            moment(words, row.decided_at),
        ]
        return quiet_label(self._theme, " · ".join(filter(None, parts)), parent)

    def _responses(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE_TIGHT)
        for button in self.buttons.values():
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _button(self, response: Response) -> QToolButton:
        words = self.words
        button = text_button(term(words, RESPONSE_WORDS, response), words(_TIPS[response]), self)
        button.setCheckable(True)
        button.setStyleSheet(_NEAR)
        button.clicked.connect(lambda _checked=False: self.respond(response))
        button.setVisible(not self._workspace.locked)
        return button

    def _dress_answer(self) -> None:
        self.answer.setAccessibleName(
            self.words("Answer to {reviewer}", reviewer=self.row.reviewer)
        )
        self.answer.setFont(interface_font(SMALL_POINTS))
        line = self.answer.fontMetrics().lineSpacing()
        self.answer.setFixedHeight(line * _LINES + 2 * SPACE_SMALL)
        self.answer.setVisible(not self._workspace.locked)

    def follow(self, row: DecisionRow) -> None:
        """Show how it stands now; an answer being written stays."""
        self.row = row
        if row.response is not None:
            self._declining = False
        self.answer.follow(row.answer)
        self.told.setText(self._in_words())
        self.told.setVisible(self._workspace.locked and bool(self.told.text()))
        colour_text(self.told, self._theme.interviewer)
        self._show_response()

    def _in_words(self) -> str:
        row = self.row
        response = term(self.words, RESPONSE_WORDS, row.response) if row.response else ""
        return ": ".join(filter(None, [response or self.words("Answer"), row.answer])) * bool(
            response or row.answer
        )

    def _show_response(self) -> None:
        chosen = "declined" if self._declining else self.row.response
        for response, button in self.buttons.items():
            button.setChecked(response == chosen)
        asked = self.words("Why is it declined? The reason is kept with the remark.")
        self.answer.setPlaceholderText(asked if self._declining else self.words("Answer…"))

    def respond(self, response: Response) -> None:
        """Record what becomes of the remark; the same button again takes it back.

        To decline needs a reason: without one the cursor goes where it is written.
        """
        text = self.answer.toPlainText()
        again = response == self.row.response or (self._declining and response == "declined")
        self._declining = response == "declined" and not again and not text.strip()
        if self._declining:
            self._show_response()
            self.answer.setFocus()
            return
        if response != self.row.response or again:
            wanted = None if again else response
            self._workspace.run(answer, self.row.id, text, wanted)
        self._show_response()

    def _keep(self, key: str, text: str) -> object:
        response: Response | None = "declined" if self._declining else _known(self.row.response)
        if response == "declined" and not text:  # Its reason was taken away, so it is open again.
            response = None
        return self._workspace.run_on(key, answer, self.row.id, text, response)


def _known(stored: str | None) -> Response | None:
    return next((response for response in RESPONSES if response == stored), None)
