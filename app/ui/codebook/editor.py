"""One code with all its parts; what is written is kept as it is written."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.models.code import CODE_FIELDS
from app.operations.codes import (
    BUILT_IN_KINDS,
    change_code,
    kind_with_key,
    set_code_colour,
    set_code_kind,
)
from app.project.session import Session
from app.queries.codes import CodeRow, KindRow, codes, kinds
from app.queries.memos import memos_on
from app.ui.codebook.answers import AnswerList
from app.ui.codebook.chip import chip_icon
from app.ui.codebook.example_dialog import ExampleDialog
from app.ui.codebook.history import CodeHistory
from app.ui.codebook.swatches import Swatches
from app.ui.look.choice_box import ChoiceBox
from app.ui.look.quiet import heading, text_button
from app.ui.look.theme import SPACE, SPACE_SMALL, Theme
from app.ui.memos.memo_list import MemoList
from app.ui.typing.autosave import AutosavedLine, AutosavedText
from app.ui.typing.subject_form import SubjectForm, Written
from app.ui.workspace import Workspace
from app.words import Words
from app.words.terms import FIELD_TITLES, KINDS, term

_NEW_KIND = "+"
_LINES = 3


class CodeEditor(SubjectForm):
    """The form of one code; it follows changes from elsewhere and goes when its code goes."""

    passages_requested = Signal(object, str)  # PassageFilter, what they are

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self.code: CodeRow | None = None
        self.label = AutosavedLine(workspace, self)
        self.name = AutosavedLine(workspace, self)
        self.name_en = AutosavedLine(workspace, self)
        self.kind = ChoiceBox(self)
        self.group = ChoiceBox(self)
        self.group_line = AutosavedLine(workspace, self.group)
        self.swatches = Swatches(words, theme, self)
        self.fields = {key: AutosavedText(workspace, self) for key in CODE_FIELDS}
        workspace.view_changed.connect(self._show_names)
        self.answers = AnswerList(workspace, words, theme, self)
        self.choose_example = text_button(
            words("Choose from its passages…"),
            words("Take a passage as the anchor example"),
            self,
            flush=True,
        )
        self.memos = MemoList(workspace, words, theme, self)
        self.history = CodeHistory(workspace, words, theme, self)
        self._build()
        self.kind.activated.connect(self._choose_kind)
        self.group.textActivated.connect(lambda _text: self.group_line.keep())
        self.swatches.chosen.connect(self._recolour)
        self.choose_example.clicked.connect(self.ask_example)
        self.history.passages_requested.connect(self.passages_requested)
        self.setEnabled(not workspace.locked)

    def _build(self) -> None:
        self.group.setEditable(True)
        self.group.setLineEdit(self.group_line)
        self.group.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.group_line.setPlaceholderText(self.words("For example an institution"))
        self.label.setMaximumWidth(96)
        words = self.words
        back = QPushButton(words("← Codebook"), self)
        back.setToolTip(words("Back to all codes (Esc)"))
        column = self.lay_out(back)
        called = beside(
            self.titled(words("Label"), self.label), self.titled(words("Name"), self.name)
        )
        called.setStretch(1, 1)
        column.addLayout(called)
        column.addLayout(self.titled(words("English name"), self.name_en))
        kind, group = self.titled(words("Kind"), self.kind), self.titled(words("Group"), self.group)
        column.addLayout(beside(kind, group))
        column.addLayout(self.titled(words("Colour"), self.swatches))
        for key, field in self.fields.items():
            aside = self.choose_example if key == "example" else None
            column.addLayout(self.titled(words(FIELD_TITLES[key]), field, aside))
            field.setFixedHeight(field.fontMetrics().lineSpacing() * _LINES + 2 * SPACE_SMALL)
        column.addWidget(self.answers)
        column.addSpacing(SPACE)
        column.addWidget(heading(self.words("Memos"), self))
        column.addWidget(self.memos)
        column.addSpacing(SPACE)
        column.addWidget(heading(self.words("History"), self))
        column.addWidget(self.history)
        column.addStretch(1)

    def written(self) -> list[Written]:
        """All fields of the code."""
        lines = (self.label, self.name, self.name_en, self.group_line)
        return [*lines, *self.fields.values(), self.history, self.memos]

    def show_code(self, code_id: int) -> None:
        """Show another code, after keeping what was written about this one."""
        book = self._workspace.read(codes)
        found = next((code for code in book if code.id == code_id), None)
        self.code = found
        if found is None:
            return
        self.label.show_text(found.label or "", self._keeper(code_id, "label"))
        self.name.show_text(found.name, self._keeper(code_id, "name"))
        self.name_en.show_text(found.name_en, self._text_keeper(code_id, "name_en"))
        self._fill_groups(self._workspace.shown(book))
        self.group_line.show_text(found.group, self._text_keeper(code_id, "group"))
        for key, field in self.fields.items():
            field.show_text(getattr(found, key), self._typing_keeper(code_id, key))
        self._show_choices(book)

    def _show_names(self) -> None:
        """Names are shown in another way, also among the groups that are offered."""
        if self.code is not None:
            self.show_code(self.code.id)

    def refresh(self) -> None:
        """Follow what was changed elsewhere; close when the code is gone."""
        if self.code is None:
            return
        book = self._workspace.read(codes)
        found = next((code for code in book if code.id == self.code.id), None)
        if found is None:
            self.code = None
            self.drop()
            return
        self.code = found
        self.label.follow(found.label or "")
        self.name.follow(found.name)
        self.name_en.follow(found.name_en)
        self.group_line.follow(found.group)
        for key, field in self.fields.items():
            field.follow(getattr(found, key))
        self._show_choices(book)

    def _show_choices(self, book: list[CodeRow]) -> None:
        if self.code is None:
            return
        self.swatches.show_colour(self.code.colour, self.code.kind)
        self._fill_kinds(self._workspace.read_shown(kinds), self.code.kind)
        self.answers.show_code(self.code, self._workspace.shown(book))
        self.choose_example.setEnabled(bool(self.code.passages) and not self._workspace.locked)
        found = self._workspace.read(memos_on, "code", self.code.id)
        self.memos.show_subject("code", self.code.id, found)
        self.history.show_code(self.code.id)

    def _fill_kinds(self, known: list[KindRow], chosen: str | None) -> None:
        colour = self.code.colour if self.code else 0
        keys = dict.fromkeys((*BUILT_IN_KINDS, *(kind.key for kind in known)))
        names = {kind.key: kind.name for kind in known if kind.name}
        self.kind.clear()
        self.kind.addItem(self.words("None (open coding)"), "")
        for key in keys:
            title = names.get(key) or term(self.words, KINDS, key)
            self.kind.addItem(chip_icon(self._theme, colour, key), title, key)
        self.kind.addItem(self.words("New kind…"), _NEW_KIND)
        self.kind.setCurrentIndex(self.kind.findData(chosen or ""))

    def _fill_groups(self, book: list[CodeRow]) -> None:
        """Offer the groups there are: a box writes its first choice into its line, unasked."""
        typed = self.group_line.text()
        self.group.clear()
        self.group.addItems(sorted({code.group for code in book if code.group}))
        self.group.setCurrentIndex(-1)
        self.group_line.setText(typed)

    def _keeper(self, code_id: int, part: str) -> Callable[[str], object]:
        def keep(text: str) -> object:
            if part == "label":
                return self._workspace.run(change_code, code_id, label=text)
            return self._workspace.run(change_code, code_id, name=text)

        return keep

    def _text_keeper(self, code_id: int, key: str) -> Callable[[str], object]:
        return lambda text: self._workspace.run(change_code, code_id, texts={key: text})

    def _typing_keeper(self, code_id: int, key: str) -> Callable[[str, str], object]:
        return lambda step, text: self._workspace.run_on(
            step, change_code, code_id, texts={key: text}
        )

    def ask_example(self) -> None:
        """Offer the code's passages as its anchor example."""
        if self.code is None:
            return
        self.fields["example"].keep()
        dialog = ExampleDialog(self._workspace, self.words, self.code, self.window())
        dialog.accepted.connect(lambda: self._take_example(dialog))
        dialog.open()

    def _take_example(self, dialog: ExampleDialog) -> None:
        if self.code is not None and dialog.chosen is not None:
            text = dialog.example(self.fields["example"].toPlainText())
            self._workspace.run(change_code, self.code.id, texts={"example": text})

    def _choose_kind(self) -> None:
        key = str(self.kind.currentData())
        if self.code is None:
            return
        if key == _NEW_KIND:
            self._ask_kind(self.code)
        elif key != (self.code.kind or ""):
            self._set_kind(self.code.id, key, "")

    def _ask_kind(self, code: CodeRow) -> None:
        name, accepted = QInputDialog.getText(
            self, self.words("New kind"), self.words("What are codes of this kind about?")
        )
        if accepted and name.strip():
            self._set_kind(code.id, name.strip().casefold(), name.strip())
        else:
            self._fill_kinds(self._workspace.read_shown(kinds), code.kind)

    def _set_kind(self, code_id: int, key: str, name: str) -> None:
        def set_kind(session: Session) -> int:
            kind_id = kind_with_key(session, key, name) if key else None
            return set_code_kind(session, code_id, kind_id)

        self._workspace.run(set_kind)

    def _recolour(self, colour: int) -> None:
        if self.code is not None:
            self._workspace.run(set_code_colour, self.code.id, colour)


def beside(*columns: QVBoxLayout) -> QHBoxLayout:
    """Fields that share a line."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_SMALL)
    for column in columns:
        row.addLayout(column)
    return row
