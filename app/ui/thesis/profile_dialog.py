"""Looking at the formats, changing them into one's own, and taking a faculty's file over."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import ProjectError
from app.interchange.thesis.page_preview import sample_page
from app.interchange.thesis.profiles import (
    ENDING,
    as_toml,
    delete_profile,
    export_profile,
    import_profile,
    is_shipped,
    key_for,
    parsed_profile,
    save_profile,
)
from app.models.format_profile import FormatProfile
from app.ui.look.choice_box import ChoiceBox
from app.ui.look.dialog import SizedDialog, page_of, resize_within
from app.ui.look.quiet import colour_text, heading, plain_label, quiet_label
from app.ui.look.theme import SPACE, SPACE_SMALL, Theme
from app.ui.thesis.page_view import PageView
from app.ui.thesis.profile_fields import FIELDS, ProfileField, value_of, with_value
from app.words import Words
from app.words.errors import sentence

_SIZE = (900, 640)
_FORM_WIDTH = 380


class ProfileDialog(SizedDialog):
    """The form of one profile beside a page that follows it; shipped ones are saved as own."""

    changed = Signal(str)  # the key of a profile that was saved; empty when one was thrown away

    def __init__(
        self,
        profiles: Mapping[str, FormatProfile],
        key: str,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self._profiles = dict(profiles)
        self.profile = self._profiles[key]
        self.box = ChoiceBox(self)
        self.fields = {
            place: ProfileField(field, name, words, self, self._follow)
            for part in FIELDS.values()
            for place, (name, field) in part.items()
        }
        self.sample = PageView(words, theme, self)
        self.said = plain_label(parent=self)
        self.save = QPushButton(words("Save"), self)
        self.save_as = QPushButton(words("Save as my own…"), self)
        self.delete = QPushButton(words("Delete"), self)
        self._build()
        self._offer(key)

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("Formats of the thesis"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, *_SIZE)
        self.box.setAccessibleName(words("Format"))
        self.box.activated.connect(lambda _place: self._show(str(self.box.currentData())))
        colour_text(self.said, self._theme.danger)
        left = QVBoxLayout()
        left.setSpacing(SPACE_SMALL)
        left.addWidget(self.box)
        left.addWidget(self._form(), 1)
        left.addWidget(self.said)
        both = QHBoxLayout()
        both.setSpacing(SPACE)
        both.addLayout(left)
        both.addWidget(self.sample, 1)
        column = page_of(self)
        column.addLayout(both, 1)
        column.addLayout(self._buttons())

    def _form(self) -> QScrollArea:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(SPACE_SMALL)
        for title, part in FIELDS.items():
            column.addWidget(heading(self.words(title), body))
            form = QFormLayout()
            form.setSpacing(SPACE_SMALL)
            for place, (name, _) in part.items():
                widget = self.fields[place].widget
                if isinstance(widget, QCheckBox):
                    form.addRow(widget)
                else:
                    form.addRow(quiet_label(self._theme, self.words(name), body), widget)
            column.addLayout(form)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # What is in it takes the keyboard.
        area.setMinimumWidth(_FORM_WIDTH)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _buttons(self) -> QHBoxLayout:
        words = self.words
        take_in = QPushButton(words("Import…"), self)
        take_in.setToolTip(words("Take over a format from a file that a faculty or friend gave"))
        give = QPushButton(words("Export…"), self)
        give.setToolTip(words("Write this format to a file for others"))
        close = QPushButton(words("Close"), self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_SMALL)
        for button, act in (
            (take_in, self.ask_import),
            (give, self.ask_export),
            (self.delete, self.delete_current),
        ):
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        for button, act in (
            (self.save, self.save_current),
            (self.save_as, self.ask_name),
            (close, self.accept),
        ):
            button.clicked.connect(act)
            row.addWidget(button)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        return row

    def _offer(self, key: str) -> None:
        self.box.clear()
        for each in self._profiles.values():
            self.box.addItem(each.name, each.key)
        self.box.setCurrentIndex(self.box.findData(key))
        self._show(key)

    def _show(self, key: str) -> None:
        self.profile = self._profiles[key]
        for place, field in self.fields.items():
            field.show_value(value_of(self.profile, place))
        self._follow()

    def _follow(self) -> None:
        """Show the page as the form has it, or say what is not possible."""
        changed = self.profile
        for place, field in self.fields.items():
            changed = with_value(changed, place, field.value)
        try:
            parsed_profile(changed.key, as_toml(changed).encode())
        except ProjectError as error:
            self.said.setText(sentence(self.words, error))
            self.save.setEnabled(False)
            self.save_as.setEnabled(False)
            return
        self.said.setText("")
        own = not is_shipped(self.profile.key)
        self.save.setEnabled(own and changed != self._profiles[self.profile.key])
        self.delete.setEnabled(own)
        self.save_as.setEnabled(True)
        self.profile = changed
        self.sample.show_lines(sample_page(changed, self.words), changed)

    def save_current(self) -> None:
        """Write the user's own profile anew."""
        self._keep(self.profile, replacing=True)

    def ask_name(self) -> None:
        """Save under another name as the user's own."""
        words = self.words
        name, said = QInputDialog.getText(
            self, words("Save as my own"), words("Name of the format")
        )
        if said and name.strip():
            key = key_for(name, set(self._profiles))
            self._keep(replace(self.profile, key=key, name=name.strip(), template=""))

    def _keep(self, profile: FormatProfile, *, replacing: bool = False) -> None:
        try:
            kept = save_profile(profile, replacing=replacing)
        except ProjectError as error:
            self.said.setText(sentence(self.words, error))
            return
        self._has(kept)

    def _has(self, kept: FormatProfile) -> None:
        self._profiles[kept.key] = kept
        self._offer(kept.key)
        self.changed.emit(kept.key)

    def delete_current(self) -> None:
        """Throw the user's own profile away."""
        key = self.profile.key
        try:
            delete_profile(key)
        except ProjectError as error:
            self.said.setText(sentence(self.words, error))
            return
        del self._profiles[key]
        self._offer(next(iter(self._profiles)))
        self.changed.emit("")

    def ask_import(self) -> None:
        """Take over a profile's file."""
        words = self.words
        chosen, _ = QFileDialog.getOpenFileName(
            self, words("Import a format"), "", words("Format of a thesis (*.toml)")
        )
        if chosen:
            try:
                self._has(import_profile(Path(chosen)))
            except ProjectError as error:
                self.said.setText(sentence(self.words, error))

    def ask_export(self) -> None:
        """Write the profile as it is shown to a file."""
        words = self.words
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            words("Export the format"),
            f"{self.profile.key}{ENDING}",
            words("Format of a thesis (*.toml)"),
        )
        if chosen:
            path = Path(chosen)
            path = path if path.suffix == ENDING else path.with_name(path.name + ENDING)
            try:
                export_profile(self.profile, path)
            except ProjectError as error:
                self.said.setText(sentence(self.words, error))
