"""Which format the study's documents have, and the way to change or add one."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.interchange.thesis.profiles import own_profiles, shipped_profiles
from app.models.format_profile import DEFAULT_PROFILE, FormatProfile
from app.operations.project_settings import choose_setting
from app.queries.project_settings import FORMAT_PROFILE, setting
from app.ui.look.choice_box import ChoiceBox
from app.ui.look.quiet import text_button
from app.ui.look.theme import SPACE_SMALL, Theme
from app.ui.panel import Panel
from app.ui.thesis.profile_dialog import ProfileDialog
from app.ui.workspace import Workspace
from app.words import Words

_LETTERS = 3
_WIDEST = 240


class FormatChoice(Panel):
    """A list of the profiles; the chosen one belongs to the study."""

    chosen = Signal(object)  # FormatProfile
    concerns = ("project_setting",)

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self.profiles: dict[str, FormatProfile] = {}
        self.box = ChoiceBox(self, _LETTERS)
        self.box.setAccessibleName(words("Format of the thesis"))
        self.box.setToolTip(words("Format of the thesis"))
        self.box.setMaximumWidth(_WIDEST)
        self.box.setEnabled(not workspace.project.read_only)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit = text_button(words("Formats…"), words("Look at, change or add formats"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_SMALL)
        row.addWidget(self.box)
        row.addWidget(self.edit)
        self.box.activated.connect(self._choose)
        self.edit.clicked.connect(self.show_dialog)

    @property
    def current(self) -> FormatProfile:
        """The profile of the study; the usual one where it is not known here."""
        return self.profiles.get(self.workspace.read(setting, FORMAT_PROFILE), DEFAULT_PROFILE)

    def refresh(self) -> None:
        """Offer the profiles there are now."""
        known = [*shipped_profiles(), *own_profiles()[0]]
        self.profiles = {profile.key: profile for profile in known}
        with QSignalBlocker(self.box):
            self.box.clear()
            for profile in known:
                self.box.addItem(profile.name, profile.key)
            self.box.setCurrentIndex(self.box.findData(self.current.key))
        tip = ": ".join([self.words("Format of the thesis"), self.box.currentText()])
        self.box.setToolTip(tip)
        self.chosen.emit(self.current)

    def _choose(self) -> None:
        self.workspace.run(choose_setting, FORMAT_PROFILE, str(self.box.currentData()))
        self.refresh_now()

    def show_dialog(self) -> None:
        """Look at all formats and change one's own."""
        dialog = ProfileDialog(self.profiles, self.current.key, self.words, self.theme, self)
        dialog.changed.connect(self._take_over)
        dialog.open()

    def _take_over(self, key: str) -> None:
        """A profile was saved or thrown away: the study uses the saved one from now on."""
        if key:
            self.workspace.run(choose_setting, FORMAT_PROFILE, key)
        self.refresh()
