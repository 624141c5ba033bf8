"""How one passage is printed under its code: what is left out of it, and how it is introduced."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.analysis.chapter.section import ListedPassage
from app.analysis.citation import informant_named, printed_date
from app.analysis.evidence import has_full_date
from app.models.span import Span
from app.operations.chapter import shorten_passage, write_lead_in
from app.queries.chapter import PrintedPassageRow
from app.queries.codes import CodeRow
from app.ui.look.quiet import heading, quiet_label, text_button
from app.ui.look.theme import SPACE_SMALL, SPACE_TIGHT, Theme
from app.ui.thesis.cut_text import CutText
from app.ui.typing.autosave import AutosavedText
from app.ui.workspace import Workspace
from app.words import Words

_LEAD_IN_LINES = 2
_LOWEST = 84


class PassageForm(QWidget):
    """The quotation with its cuts, and the sentence before it."""

    opened = Signal()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._shown: tuple[int, int] | None = None
        self.title = heading("", self)
        self.where = quiet_label(theme, parent=self)
        self.quotation = CutText(words, theme, self)
        self.quotation.writable = not workspace.locked
        self.cut = QPushButton(words("Leave out"), self)
        self.lead_in = AutosavedText(workspace, self)
        self.go = text_button(words("Show in transcript"), words("Read it where it was said"), self)
        self._build(theme)
        self.quotation.cuts_changed.connect(self._shorten)
        self.quotation.selection_told.connect(self._offer)
        self.cut.clicked.connect(self.quotation.leave_out)
        self.go.clicked.connect(self.opened)

    def _build(self, theme: Theme) -> None:
        words = self.words
        self.quotation.setMinimumHeight(_LOWEST)
        self.lead_in.setAccessibleName(words("Sentence before the quotation"))
        self.lead_in.setPlaceholderText(words("Empty: the program's phrases take turns"))
        line = self.lead_in.fontMetrics().lineSpacing()
        self.lead_in.setFixedHeight(line * _LEAD_IN_LINES + 2 * SPACE_SMALL)
        acts = QHBoxLayout()
        acts.addWidget(self.cut)
        acts.addStretch(1)
        acts.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(self.title)
        column.addWidget(self.where)
        column.addWidget(self.quotation, 1)
        column.addLayout(acts)
        column.addWidget(quiet_label(theme, words("Sentence before the quotation"), self))
        column.addWidget(self.lead_in)

    def show_passage(
        self, code: CodeRow, listed: ListedPassage, printed: PrintedPassageRow
    ) -> None:
        """Show a passage; the same one follows what changed elsewhere."""
        passage = listed.passage
        self.title.setText(f"{passage.number} · {code.called}")
        self.where.setText(self._where(code, listed))
        masked = self._workspace.shown_quotation(passage)
        is_masked = self._workspace.view != "original"
        self.quotation.writable = not (self._workspace.locked or is_masked)
        self.quotation.show_quotation(masked.text, [masked.span(cut) for cut in printed.cuts])
        if self._shown == (code.id, passage.id):
            self.lead_in.follow(printed.lead_in)
        else:
            self._shown = code.id, passage.id
            self.lead_in.show_text(
                printed.lead_in,
                lambda key, text: self._workspace.run_on(
                    key, write_lead_in, code.id, passage.id, text
                ),
            )
        self._offer()

    def _where(self, code: CodeRow, listed: ListedPassage) -> str:
        passage, words = self._workspace.shown(listed.passage), self.words
        who = informant_named(passage.informant) if passage.informant else passage.source
        parts = [who, printed_date(words, passage.date)]
        if listed.contradicts:
            parts.append(words("contradicts"))
        if not has_full_date(passage):
            parts.append(words("no full date"))
        if not passage.interpretation_under(code.id).strip():
            parts.append(words("no interpretation yet"))
        return " · ".join(filter(None, parts))

    def forget(self) -> None:
        """The passage is gone, or none is chosen."""
        if self._shown is not None:
            self._shown = None
            self.lead_in.keep()
            self.lead_in.forget()

    def _offer(self) -> None:
        """The button says what it would do just now."""
        text = self.quotation
        takes_back = text.cut_here is not None
        words = self.words
        self.cut.setText(words("Take in again") if takes_back else words("Leave out"))
        self.cut.setToolTip(
            words("Print these words again (Delete)")
            if takes_back
            else words("Print […] in the place of the selected words (Delete)")
        )
        self.cut.setEnabled(text.writable and (takes_back or text.selected is not None))

    def _shorten(self, cuts: list[Span]) -> None:
        if self._shown is not None:
            self._workspace.run(shorten_passage, *self._shown, cuts)
            self.quotation.setFocus(Qt.FocusReason.OtherFocusReason)
