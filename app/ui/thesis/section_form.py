"""What the researcher writes into a section of the chapter, under quiet words on what is thin."""

from collections.abc import Sequence
from typing import get_args

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.operations.chapter import SectionText, write_section
from app.queries.chapter import SectionRow
from app.queries.codes import CodeRow
from app.ui.look.quiet import heading, quiet_label
from app.ui.look.theme import SPACE_SMALL, SPACE_TIGHT, Theme
from app.ui.typing.autosave import AutosavedText, Keep
from app.ui.workspace import Workspace
from app.words import N_, Words

_PARTS: dict[SectionText, tuple[str, str]] = {
    "opening": (N_("Opening"), N_("In your words, before the quotations")),
    "contrary": (
        N_("On contrary evidence"),
        N_("How you weigh what speaks against it"),
    ),
    "synthesis": (N_("Synthesis"), N_("What the quotations show together")),
}
WEAKNESSES = {
    "codes_without_passage": N_("No passage: nothing supports it."),
    "single_informant": N_("Supported by one informant only."),
    "single_category": N_("Supported by one category of informants only."),
    "self_report_only": N_("Told by the institution itself only."),
    "contrary_not_discussed": N_("Contrary evidence is not discussed yet."),
    "without_full_date": N_("A passage has no full date."),
    "without_interpretation": N_("A passage has no interpretation yet."),
}
_LINES = 4


class SectionForm(QWidget):
    """Three texts that save themselves; the visit of a field is one undo step."""

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._code_id: int | None = None
        self.title = heading("", self)
        self.weak = quiet_label(theme, parent=self)
        self.weak.setAccessibleName(words("What is thin in this section"))
        self.texts = {part: AutosavedText(workspace, self) for part in get_args(SectionText)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(self.title)
        column.addWidget(self.weak)
        for part, (name, hint) in _PARTS.items():
            field = self.texts[part]
            field.setAccessibleName(words(name))
            field.setPlaceholderText(words(hint))
            field.setFixedHeight(field.fontMetrics().lineSpacing() * _LINES + SPACE_SMALL)
            column.addSpacing(SPACE_TIGHT)
            column.addWidget(quiet_label(theme, words(name), self))
            column.addWidget(field)
        column.addStretch(1)

    def show_section(self, code: CodeRow, written: SectionRow, weak: Sequence[str]) -> None:
        """Show the texts of a code; those of the same code follow what changed elsewhere."""
        called = " ".join(filter(None, (code.label, code.name)))
        self.title.setText(called)
        self.weak.setText(" ".join(self.words(WEAKNESSES[key]) for key in weak))
        self.weak.setVisible(bool(weak))
        for part, field in self.texts.items():
            if code.id == self._code_id:
                field.follow(getattr(written, part))
            else:
                field.show_text(getattr(written, part), self._keeper(code.id, part))
        self._code_id = code.id

    def _keeper(self, code_id: int, part: SectionText) -> Keep:
        return lambda key, text: self._workspace.run_on(key, write_section, code_id, part, text)

    def forget(self) -> None:
        """The code is gone, or none is chosen."""
        if self._code_id is not None:
            self._code_id = None
            for field in self.texts.values():
                field.keep()
                field.forget()
