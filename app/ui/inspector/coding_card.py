"""One code on the chosen passage: how it stands, who put it there, what the review says."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.operations.codings import set_key_quote, set_stance, uncode
from app.queries.codings import CodingMark
from app.queries.reviews import DecisionRow, ReviewRow
from app.ui.codebook.chip import Chip
from app.ui.inspector.stance import StanceChoice
from app.ui.inspector.star import star_icon
from app.ui.look.moments import moment
from app.ui.look.quiet import colour_text, plain_label, quiet_label, text_button
from app.ui.look.theme import SPACE, SPACE_SMALL, Theme, interface_font
from app.ui.look.tooltip import as_tooltip
from app.ui.workspace import Workspace
from app.words import Words
from app.words.terms import REVIEW_STATES, VERDICTS, term


@dataclass(frozen=True, slots=True)
class ShownCoding:
    """A coding as it is drawn, with what reviewers said of it."""

    mark: CodingMark
    review: ReviewRow


class CodingCard(QFrame):
    """A card that is kept and told of changes, so that the keyboard stays where it is."""

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._coding_id = 0
        self.setObjectName("card")
        self.chip = Chip(theme.text, None, self)
        self.title = plain_label(parent=self)
        self.title.setFont(interface_font(strong=True))
        self.stances = StanceChoice(words, theme, self)
        self.star = text_button(
            words("Key quotation"), words("Mark as a key quotation"), self, flush=True
        )
        self.star.setCheckable(True)
        colour_text(self.star, theme.text)
        self.star.setIcon(star_icon(theme.accent, theme.quiet))
        self.star.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.remove = text_button(
            words("Remove"), words("Take this code off the passage"), self, flush=True
        )
        self.details = quiet_label(theme, parent=self)
        self.review = quiet_label(theme, parent=self)
        self._build()
        self._connect()
        writable = not workspace.locked
        for widget in (self.stances, self.star, self.remove):
            widget.setEnabled(writable)

    def set_theme(self, theme: Theme) -> None:
        """Draw the star in other colours."""
        self.star.setIcon(star_icon(theme.accent, theme.quiet))

    def _build(self) -> None:
        self.setStyleSheet(
            f"#card {{ background: {self._theme.panel.name()}; border: 1px solid"
            f" {self._theme.border.name()}; border-radius: 6px; }}"
        )
        head = QHBoxLayout()
        head.setSpacing(SPACE_SMALL)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_SMALL)
        acts.addWidget(self.star)
        acts.addStretch(1)
        acts.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE_SMALL)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(head)
        column.addWidget(self.stances)
        column.addLayout(acts)
        column.addWidget(self.details)
        column.addWidget(self.review)

    def _connect(self) -> None:
        run = self._workspace.run
        self.stances.chosen.connect(lambda stance: run(set_stance, self._coding_id, stance))
        self.star.clicked.connect(lambda on: run(set_key_quote, self._coding_id, on))
        self.remove.clicked.connect(lambda: run(uncode, self._coding_id))

    def show_coding(self, coding: ShownCoding) -> None:
        """Show a coding as it is now."""
        mark = coding.mark
        self._coding_id = mark.coding_id
        called = f"{mark.label}  {mark.name}" if mark.label else mark.name
        self.setAccessibleName(called)
        self.chip.show_code(self._theme.code(mark.colour).line, mark.kind)
        self.title.setText(called)
        self.stances.show_stance(mark.stance)
        self.star.setChecked(mark.key_quote)
        self.details.setText(self._coded(mark, time=False))
        self.details.setToolTip(as_tooltip(self._coded(mark, time=True)))
        self._show_review(coding.review)

    def _coded(self, mark: CodingMark, *, time: bool) -> str:
        when = moment(self.words, mark.created, time=time)
        return self.words("Coded by {coder}, {date}", coder=mark.coder, date=when)

    def _show_review(self, row: ReviewRow) -> None:
        said = row.decisions[-1] if row.decisions else None
        self.review.setVisible(row.state != "draft" or said is not None)
        lines = [term(self.words, REVIEW_STATES, row.state), self._remark(said) if said else ""]
        self.review.setText("\n".join(filter(None, lines)))
        tone = {"agreed": self._theme.success, "draft": self._theme.quiet}
        colour_text(self.review, tone.get(row.state, self._theme.warning))

    def _remark(self, said: DecisionRow) -> str:
        what = said.remark or (term(self.words, VERDICTS, said.verdict) if said.verdict else "")
        return f"{said.reviewer}: {what}" if what else ""
