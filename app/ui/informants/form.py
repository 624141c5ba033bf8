"""One informant: fields, attributes, and in which sources he or she speaks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.models.masking import View
from app.operations.informants import change_informant, leave, set_attribute, take_part
from app.queries.informants import InformantRow, informants
from app.queries.memos import memos_on
from app.queries.sources import sources
from app.ui.informants.speakers import SpeakersDialog
from app.ui.look.quiet import heading, text_button
from app.ui.look.theme import SPACE, SPACE_SMALL, Theme
from app.ui.memos.memo_list import MemoList
from app.ui.typing.autosave import AutosavedLine, AutosavedText
from app.ui.typing.subject_form import SubjectForm, Written
from app.ui.workspace import Workspace
from app.words import N_, Words

FIELDS = {
    "role": N_("Role"),
    "name": N_("Name"),
    "category": N_("Category"),
    "institution": N_("Institution"),
    "place": N_("Place"),
    "interview_date": N_("Date of the interview"),
    "consent": N_("Consent"),
    "pseudonym": N_("Pseudonym"),
}
HINTS = {
    "interview_date": N_("2024-11-18, 2024-11 or 2024"),
    "consent": N_("What the informant agreed to"),
    "pseudonym": N_("Printed in place of the name"),
}
_COMPLETED = ("category", "institution", "place", "consent")
_LINES = 3


class InformantForm(SubjectForm):
    """Fields, sources and attributes; what nobody else has asked for yet is added by name."""

    source_requested = Signal(int)

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self.row: InformantRow | None = None
        self.code = AutosavedLine(workspace, self)
        self.fields = {key: AutosavedLine(workspace, self) for key in FIELDS}
        self.note = AutosavedText(workspace, self)
        self.memos = MemoList(workspace, words, theme, self)
        self.attributes: dict[str, AutosavedLine] = {}
        self.connect_button = text_button(
            words("Connect with a source…"),
            words("Say in which other source this informant speaks"),
            self,
        )
        self._attribute_rows = QVBoxLayout()
        self._source_rows = QVBoxLayout()
        self._shown_sources: tuple[tuple[int, ...], View] | None = None
        self._attributes_of: int | None = None
        self._build()
        self.setEnabled(not workspace.locked)

    def _build(self) -> None:
        words = self.words
        back = QPushButton(words("← Informants"), self)
        back.setToolTip(words("Back to all informants (Esc)"))
        column = self.lay_out(back)
        column.addLayout(self.titled(words("Code"), self.code))
        for key, field in self.fields.items():
            column.addLayout(self.titled(words(FIELDS[key]), field))
            if key in HINTS:
                field.setPlaceholderText(words(HINTS[key]))
        column.addLayout(self.titled(words("Note"), self.note))
        line = self.note.fontMetrics().lineSpacing()
        self.note.setFixedHeight(line * _LINES + 2 * SPACE_SMALL)
        column.addWidget(heading(words("Sources"), self))
        column.addLayout(self._source_rows)
        self.connect_button.setStyleSheet(
            "QToolButton { padding: 4px 0; } QToolButton::menu-indicator { image: none; }"
        )
        self.connect_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        column.addWidget(self.connect_button)
        column.addSpacing(SPACE)
        column.addWidget(heading(words("Other attributes"), self))
        column.addLayout(self._attribute_rows)
        add = text_button(
            words("Add attribute…"), words("For example age or gender"), self, flush=True
        )
        add.clicked.connect(self._ask_attribute)
        column.addWidget(add)
        column.addSpacing(SPACE)
        column.addWidget(heading(words("Memos"), self))
        column.addWidget(self.memos)
        column.addStretch(1)

    def show_informant(self, informant_id: int) -> None:
        """Show somebody else, after keeping what was written before."""
        people = self._workspace.read(informants)
        self.row = next((row for row in people if row.id == informant_id), None)
        if self.row is None:
            return
        self.code.show_text(
            self.row.code,
            lambda text: self._workspace.run(change_informant, informant_id, {}, text),
        )
        for key, field in self.fields.items():
            field.show_text(getattr(self.row, key), self._keeper(informant_id, key))
        self.note.show_text(
            self.row.note,
            lambda step, text: self._workspace.run_on(
                step, change_informant, informant_id, {"note": text}
            ),
        )
        self._complete_from(self._workspace.shown(people))
        self._shown_sources = None
        self._show_attributes(self.row)
        self._show_sources(self.row)
        self._show_memos(informant_id)

    def _keeper(self, informant_id: int, key: str) -> Callable[[str], object]:
        return lambda text: self._workspace.run(change_informant, informant_id, {key: text})

    def _complete_from(self, people: Sequence[InformantRow]) -> None:
        """Offer what other informants have: categories are counted by their exact words."""
        for key in _COMPLETED:
            known = sorted({str(getattr(person, key)) for person in people} - {""})
            completer = QCompleter(known, self.fields[key])
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.fields[key].setCompleter(completer)

    def refresh(self) -> None:
        """Follow what was changed elsewhere; close when the informant is gone."""
        if self.row is None:
            return
        people = self._workspace.read(informants)
        found = next((row for row in people if row.id == self.row.id), None)
        if found is None:
            self.row = None
            self.drop()
            return
        self.row = found
        self.code.follow(found.code)
        for key, field in self.fields.items():
            field.follow(getattr(found, key))
        self.note.follow(found.note)
        self._show_attributes(found)
        self._show_sources(found)
        self._show_memos(found.id)

    def _show_memos(self, informant_id: int) -> None:
        found = self._workspace.read(memos_on, "informant", informant_id)
        self.memos.show_subject("informant", informant_id, found)

    def _show_attributes(self, row: InformantRow) -> None:
        """A line for each; those that are there already stay, with the cursor in them."""
        named = dict(row.attributes)
        for name in [*self.attributes]:
            if self._attributes_of != row.id or name not in named:
                self._take_attribute_away(name)
        self._attributes_of = row.id
        for place, (name, value) in enumerate(row.attributes):
            if name in self.attributes:
                self.attributes[name].follow(value)
                continue
            field = self.attributes[name] = AutosavedLine(self._workspace, self)
            field.show_text(value, self._attribute_keeper(row.id, name))
            line = QWidget(self)
            line.setLayout(self.titled(name, field))
            self._attribute_rows.insertWidget(place, line)
        self.attributes = {name: self.attributes[name] for name in named}

    def _take_attribute_away(self, name: str) -> None:
        field = self.attributes.pop(name)
        if (line := field.parentWidget()) is not None:
            self._attribute_rows.removeWidget(line)
            line.hide()
            line.deleteLater()

    def _attribute_keeper(self, informant_id: int, name: str) -> Callable[[str], object]:
        return lambda text: self._workspace.run(set_attribute, informant_id, name, text)

    def _ask_attribute(self) -> None:
        if self.row is None:
            return
        name, accepted = QInputDialog.getText(
            self, self.words("Add attribute"), self.words("What is it called? For example: age")
        )
        if accepted and name.strip():
            value, accepted = QInputDialog.getText(self, self.words("Add attribute"), name.strip())
            if accepted and value.strip():
                self._workspace.run(set_attribute, self.row.id, name.strip(), value.strip())

    def _show_sources(self, row: InformantRow) -> None:
        shows = (row.source_ids, self._workspace.view)
        if self._shown_sources == shows:
            return
        self._shown_sources = shows
        _empty(self._source_rows)
        shown = map(self._workspace.shown_words, row.sources)
        for source_id, name in zip(row.source_ids, shown, strict=True):
            self._source_rows.addWidget(self._source_row(row.id, source_id, name))
        known = self._workspace.read_shown(sources)
        others = [each for each in known if each.id not in row.source_ids]
        menu = QMenu(self)
        for other in others:
            action = menu.addAction(other.name)
            action.triggered.connect(
                lambda _checked=False, source_id=other.id: self._workspace.run(
                    take_part, source_id, row.id
                )
            )
        self.connect_button.setMenu(menu)
        self.connect_button.setEnabled(bool(others))

    def _source_row(self, informant_id: int, source_id: int, name: str) -> QWidget:
        words, line = self.words, QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        opened = text_button(name, words("Open this source"), line, flush=True)
        opened.clicked.connect(lambda: self.source_requested.emit(source_id))
        labels = text_button(words("Speakers…"), words("Say who the labels there are"), line)
        labels.clicked.connect(lambda: self.speakers_dialog(source_id).open())
        part = text_button(words("Disconnect"), words("Does not speak in this source"), line)
        part.clicked.connect(lambda: self._workspace.run(leave, source_id, informant_id))
        row.addWidget(opened, 1)
        row.addWidget(labels)
        row.addWidget(part)
        return line

    def speakers_dialog(self, source_id: int) -> SpeakersDialog:
        """The labels of a source to be confirmed."""
        dialog = SpeakersDialog(self._workspace, source_id, self.words, self._theme, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def written(self) -> list[Written]:
        """All fields of the informant."""
        lines = (self.code, *self.fields.values(), *self.attributes.values())
        return [*lines, self.note, self.memos]


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (former := item.widget()) is not None:
            former.hide()
            former.deleteLater()
