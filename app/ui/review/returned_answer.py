"""Below the table of what came back: the chosen row in full, and its question with the answers."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.interchange.review.preview import PreviewRow
from app.ui.look.quiet import heading, plain_label, quiet_label
from app.ui.look.theme import SPACE, SPACE_SECTION, SPACE_TIGHT, Theme
from app.ui.review.returned_reading import ASKED, About, PersonsAnswer, Reading, Take
from app.ui.review.returned_table import row_called, said_in
from app.words import Words
from app.words.shortening import shortened
from app.words.terms import VERDICTS, term

_QUOTED = 300
"""Characters of a candidate's quotation."""


class ReturnedAnswer(QScrollArea):
    """One row; ``answered`` says what a person decided about it (None: nothing yet)."""

    answered = Signal(int, object)  # place, PersonsAnswer | None

    def __init__(
        self,
        words: Words,
        theme: Theme,
        quotations: Mapping[int, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self._quotations = quotations
        self.choices: list[QRadioButton] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words("The chosen row"))

    def show_row(self, read: PreviewRow | None, reading: Reading) -> None:
        """Show a row as it was read, with the answer that was given."""
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE_TIGHT)
        self.choices = []
        if read is not None:
            self._describe(page, column, read, reading)
            self._ask(page, column, read, reading.answers.get(read.place))
        column.addStretch(1)
        self.setWidget(page)

    def _describe(
        self, page: QWidget, column: QVBoxLayout, row: PreviewRow, reading: Reading
    ) -> None:
        words = self.words
        verdict = term(words, VERDICTS, row.verdict) if row.verdict else ""
        title = ": ".join(filter(None, (row_called(words, row), verdict)))
        column.addWidget(heading(title, page))
        for said in said_in(row, reading):
            column.addWidget(_selectable(plain_label(said, page)))
        if row.status in ASKED and row.cells:
            whole = " | ".join(" ".join(cell.split()) for cell in row.cells if cell.strip())
            told = words("The row reads: {words}", words=whole)
            column.addWidget(_selectable(quiet_label(self._theme, told, page)))
        if row.reason:
            column.addWidget(quiet_label(self._theme, words(row.reason), page))
        for printed, now in row.edits:
            said = words("Printed: “{printed}” Now: “{now}”", printed=printed, now=now)
            column.addWidget(_selectable(quiet_label(self._theme, said, page)))

    def _ask(
        self, page: QWidget, column: QVBoxLayout, row: PreviewRow, given: PersonsAnswer | None
    ) -> None:
        offered = self._offered(row)
        if not offered:
            return
        group = QButtonGroup(page)
        for text, quotation, said in [*offered, (self.words("Do not record it"), "", None)]:
            choice = QRadioButton(text.replace("&", "&&"), page)
            choice.setChecked(said == given)
            choice.clicked.connect(lambda _on=False, said=said: self.answered.emit(row.place, said))
            group.addButton(choice)
            column.addWidget(choice)
            self.choices.append(choice)
            if quotation:
                choice.setAccessibleDescription(quotation)
                label = quiet_label(self._theme, quotation, page)
                label.setContentsMargins(SPACE_SECTION, 0, 0, 0)
                column.addWidget(label)

    def _offered(self, row: PreviewRow) -> list[tuple[str, str, PersonsAnswer]]:
        """Text, quotation, and the answer that it means."""
        words = self.words
        if row.status == "conflicting":
            before = term(words, VERDICTS, row.earlier)
            kept = words("Keep the earlier decision: {verdict}", verdict=before)
            new = term(words, VERDICTS, row.verdict or "")
            return [
                (kept if before else words("Leave it undecided"), "", Take(False)),
                (words("Take the new decision: {verdict}", verdict=new), "", Take(True)),
            ]
        if row.status not in {"question", "unknown"}:
            return []
        candidates = [
            self._candidate(row, target, name)
            for target, name in zip(row.candidates, row.candidate_names, strict=False)
        ]
        none = words("About none of these: keep as a general remark")
        alone = words("Keep as a general remark")
        return [*candidates, (none if candidates else alone, "", About(None))]

    def _candidate(self, row: PreviewRow, target: int, name: str) -> tuple[str, str, PersonsAnswer]:
        quotation = self._quotations.get(target, "") if row.about == "coding" else ""
        short = shortened(" ".join(quotation.split()), _QUOTED)
        quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{short}\N{RIGHT DOUBLE QUOTATION MARK}"
        return name, quoted if quotation else "", About(target)


def _selectable(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
