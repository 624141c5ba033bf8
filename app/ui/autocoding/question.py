"""What to look for: words and how they are meant, whose words, in which sources, how much of it."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from app.models.autocoding import HOWS, UNITS, Query, Search, Unit, Voices
from app.queries.informants import InformantRow, informants
from app.queries.source_folders import source_folders
from app.queries.sources import sources
from app.queries.spoken_texts import speaker_labels
from app.ui.autocoding.source_choice import SourceChoice
from app.ui.look.choice_box import ChoiceBox
from app.ui.look.quiet import colour_text
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_TIGHT, Theme
from app.ui.workspace import Workspace
from app.words import N_, Words

_HOWS = {
    "phrase": N_("this phrase"),
    "words": N_("any of these words"),
    "pattern": N_("a regular expression"),
}
_UNITS = {
    "hit": N_("the words found"),
    "sentence": N_("the sentence"),
    "paragraph": N_("the paragraph"),
    "turn": N_("the whole turn"),
}
_EVERYBODY = Voices()
_CALLED = Qt.ItemDataRole.UserRole + 1
"""The role under which a voice gives its name without masks."""


class Question(QWidget):
    """The fields of a search; ``changed`` whenever one of them says something else."""

    changed = Signal()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(words("Words to look for; * stands for any letters"))
        self.field.setAccessibleName(words("Words to look for"))
        self.field.setClearButtonEnabled(True)
        self.how = self._box(words("How the words are meant"), _HOWS, HOWS)
        self.unit = self._box(words("How much is coded"), _UNITS, UNITS)
        self.unit.setCurrentIndex(UNITS.index("sentence"))
        self.voices = ChoiceBox(self, 16)
        self.voices.setAccessibleName(words("Whose words"))
        self.voices.view().setAccessibleName(words("Whose words"))
        self.sources = SourceChoice(words, theme, self)
        self.whole = QCheckBox(words("Whole words"), self)
        self.whole.setChecked(True)
        self.case = QCheckBox(words("Match case"), self)
        self._labels: list[QLabel] = []
        self._build(theme)
        self.follow()
        self._connect()

    def _box(self, name: str, texts: dict[str, str], keys: Iterable[str]) -> QComboBox:
        box = ChoiceBox(self)
        box.setAccessibleName(name)
        box.view().setAccessibleName(name)
        for key in keys:  # Few and short: the box has room for each.
            box.addItem(self.words(texts[key]), key)
        box.setMinimumContentsLength(max(len(box.itemText(nth)) for nth in range(box.count())))
        return box

    def _build(self, theme: Theme) -> None:
        words = self.words
        find = QHBoxLayout()
        find.setSpacing(SPACE_SMALL)
        for widget in (self.how, self.field, self.whole, self.case):
            if isinstance(widget, QCheckBox):
                find.addSpacing(SPACE_TIGHT)
            find.addWidget(widget, 1 if widget is self.field else 0)
        narrow = QHBoxLayout()
        narrow.setSpacing(SPACE_SMALL)
        narrow.addWidget(self.voices, 1)
        narrow.addWidget(self._label(words("in"), theme, self.sources))
        narrow.addWidget(self.sources)
        narrow.addSpacing(SPACE)
        narrow.addWidget(self._label(words("and code"), theme, self.unit))
        narrow.addWidget(self.unit)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE_SMALL)
        grid.addWidget(self._label(words("Find"), theme, self.how), 0, 0)
        grid.addLayout(find, 0, 1)
        grid.addWidget(self._label(words("said by"), theme, self.voices), 1, 0)
        grid.addLayout(narrow, 1, 1)
        grid.setColumnStretch(1, 1)

    def _label(self, text: str, theme: Theme, buddy: QWidget) -> QLabel:
        label = QLabel(text, self)
        label.setBuddy(buddy)
        colour_text(label, theme.quiet)
        return label

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        for box in (self.how, self.unit, self.voices):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for tick in (self.whole, self.case):
            tick.toggled.connect(lambda _on: self.changed.emit())
        self.sources.changed.connect(self.changed)

    def follow(self) -> None:
        """Offer the voices and sources that there are now; what is chosen stays chosen."""
        read, words = self._workspace.read, self.words
        people, shown = read(informants), self._workspace.shown_words
        chosen = self.voices.currentData()
        with QSignalBlocker(self.voices):
            self.voices.clear()
            self.voices.addItem(words("anybody"), _EVERYBODY)
            self.voices.addItem(words("informants only"), Voices(informants_only=True))
            for row in people:
                self._offer_voice(
                    _called(self._workspace.shown(row)), _informants([row]), _called(row)
                )
            for name in dict.fromkeys(row.category for row in people if row.category):
                of_it = [row for row in people if row.category == name]
                self.voices.addItem(words("all of “{category}”", category=name), _informants(of_it))
            for label in read(speaker_labels):
                voice = Voices(labels=frozenset({label.casefold()}))
                said = words("speaker “{label}”", label=shown(label))
                self._offer_voice(said, voice, words("speaker “{label}”", label=label))
            self._choose_voices(chosen)
        read_shown = self._workspace.read_shown
        self.sources.offer(read_shown(sources), read_shown(source_folders))

    def _offer_voice(self, shown: str, voice: Voices, called: str) -> None:
        self.voices.addItem(shown, voice)
        self.voices.setItemData(self.voices.count() - 1, called, _CALLED)

    @property
    def voice_called(self) -> str:
        """Whose words are looked through as the record names them: never by a mask."""
        called = self.voices.currentData(_CALLED)
        return called if isinstance(called, str) else self.voices.currentText()

    def _choose_voices(self, chosen: object) -> None:
        items = [self.voices.itemData(nth) for nth in range(self.voices.count())]
        self.voices.setCurrentIndex(items.index(chosen) if chosen in items else 0)

    def ask(self, search: Search) -> None:
        """Fill the fields with a question that was asked elsewhere."""
        with QSignalBlocker(self):
            self.field.setText(search.query.text)
            self.how.setCurrentIndex(HOWS.index(search.query.how))
            self.unit.setCurrentIndex(UNITS.index(search.unit))
            self.whole.setChecked(search.query.whole_words)
            self.case.setChecked(search.query.match_case)
            self._choose_voices(search.voices)
        self.changed.emit()

    @property
    def search(self) -> Search:
        """The question as the fields stand."""
        query = Query(
            self.field.text(),
            HOWS[self.how.currentIndex()],
            self.whole.isChecked(),
            self.case.isChecked(),
        )
        unit: Unit = UNITS[self.unit.currentIndex()]
        return Search(query, self.voices.currentData() or _EVERYBODY, unit, self.sources.chosen)


def _called(row: InformantRow) -> str:
    return " ".join(filter(None, (row.code, row.role or row.category)))


def _informants(rows: Iterable[InformantRow]) -> Voices:
    return Voices(informant_ids=frozenset(row.id for row in rows))
