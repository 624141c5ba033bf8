"""Masking: the masked names in a table, and what can be said, found and done about one."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.analysis.masking.names import find_occurrences
from app.analysis.masking.proposals import Proposal, proposals
from app.analysis.masking.uniqueness import UniquePerson, unique_people
from app.analysis.masking.variants import Variant, find_variants
from app.errors import ProjectError
from app.models.changes import ChangeSet
from app.models.span import Span
from app.operations.masking import (
    add_masked_name,
    change_masked_name,
    delete_masked_name,
    lay_masks,
)
from app.queries.masking import MaskedNameRow, masked_names
from app.ui.look.dialog import SizedDialog, page_of, resize_within
from app.ui.look.quiet import colour_text, heading, plain_label, quiet_label
from app.ui.look.theme import TITLE_POINTS, Theme
from app.ui.masking.name_editor import NameEditor
from app.ui.masking.places import PlacesPage
from app.ui.workspace import Workspace
from app.words import N_, Words
from app.words.errors import sentence
from app.words.masking import KINDS
from app.words.terms import term

_TITLES = (N_("Name"), N_("Masked as"), N_("In public"), N_("Kind"), N_("Places"))
_WIDTHS = (230, 190, 170, 120, 70)
_ID = Qt.ItemDataRole.UserRole


class MaskingDialog(SizedDialog):
    """The table above; below it the chosen name, its places, its other spellings, and warnings."""

    log_requested = Signal()
    place_requested = Signal(int, object)  # source id, Span

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._names: list[MaskedNameRow] = []
        self._proposed: list[Proposal] = []
        self._variants: list[Variant] = []
        self._unique: list[UniquePerson] = []
        self.table = QTreeWidget(self)
        self.tabs = QTabWidget(self)
        self.editor = NameEditor(words, self)
        self.places = PlacesPage(words, theme, self)
        self.variants, self.proposed, self.unique = (QListWidget(self) for _ in range(3))
        self.problem = plain_label(parent=self)
        self.new_button = QPushButton(words("New name"), self)
        self.delete_button = QPushButton(words("Delete"), self)
        self.log_button = QPushButton(words("Write the log of replacements…"), self)
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("Masking"))
        resize_within(self, 860, 680)
        self.table.setHeaderLabels([words(title) for title in _TITLES])
        self.table.setAccessibleName(words("Masked names"))
        self.table.setRootIsDecorated(False)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        for place, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(place, width)
        pages = (
            (self.editor, words("Name")),
            (self.places, words("Places")),
            (self.variants, words("Other spellings")),
            (self.proposed, words("From the informants")),
            (self.unique, words("Known without a name")),
        )
        for page, title in pages:
            page.setAccessibleName(title)
            self.tabs.addTab(page, title)
        said = words(
            "A mask lies over the text: what is coded stays where it is. Places that are not"
            " masked keep a masked export from being written."
        )
        column = page_of(self)
        column.addWidget(heading(words("Masking"), self, TITLE_POINTS))
        column.addWidget(quiet_label(self._theme, said, self))
        column.addWidget(self.table, 1)
        column.addWidget(self.tabs, 1)
        colour_text(self.problem, self._theme.danger)
        column.addWidget(self.problem)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        close = QPushButton(self.words("Close"), self)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        for button in (self.new_button, self.delete_button, self.log_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        return row

    def _connect(self) -> None:
        self._workspace.changed.connect(self._hear)
        self._workspace.failed.connect(self._say)
        self.table.currentItemChanged.connect(lambda _now, _former: self._show_name())
        self.tabs.currentChanged.connect(lambda _page: self._show_page())
        self.editor.saved.connect(self.save)
        self.places.mask_requested.connect(self._mask)
        self.places.place_requested.connect(self.place_requested)
        self.variants.itemActivated.connect(self._take_variant)
        self.proposed.itemActivated.connect(self._take_proposal)
        self.unique.itemActivated.connect(self._show_unique)
        self.new_button.clicked.connect(lambda: self.begin_name(""))
        self.delete_button.clicked.connect(self._delete)
        self.log_button.clicked.connect(self.log_requested)

    @property
    def chosen(self) -> MaskedNameRow | None:
        """The name that is chosen in the table; None while a new one is written."""
        item = self.table.currentItem()
        name_id = item.data(0, _ID) if item is not None else None
        return next((row for row in self._names if row.id == name_id), None)

    def _hear(self, changes: ChangeSet) -> None:
        if changes.touches("masked_name", "mask", "informant", "source"):
            self.refresh()

    def _say(self, error: ProjectError) -> None:
        self.problem.setText(sentence(self.words, error))

    def refresh(self) -> None:
        """Read everything again; the chosen name stays chosen."""
        chosen = self.chosen
        self._names = self._workspace.read(masked_names)
        self.table.clear()
        for row in self._names:
            kind = term(self.words, KINDS, row.kind)
            cells = [" / ".join(row.spellings), row.masked, row.shown("public"), kind]
            item = QTreeWidgetItem(self.table, cells)
            item.setData(len(cells), Qt.ItemDataRole.DisplayRole, row.places)
            item.setData(0, _ID, row.id)
        self.log_button.setEnabled(bool(self._names))
        for button in (self.new_button, self.editor.save_button):
            button.setEnabled(not self._workspace.locked)
        if chosen is not None:
            self.choose(chosen.id)
        self._show_name()

    def choose(self, name_id: int) -> None:
        """Choose a name in the table."""
        for place in range(self.table.topLevelItemCount()):
            item = self.table.topLevelItem(place)
            if item is not None and item.data(0, _ID) == name_id:
                self.table.setCurrentItem(item)

    def choose_masked_as(self, masked: str) -> None:
        """Choose the name with this mask, and show its places."""
        for row in self._names:
            if row.masked == masked:
                self.choose(row.id)
                self.tabs.setCurrentWidget(self.places)

    def begin_name(self, original: str) -> None:
        """Write a new name, which may be given already."""
        self.table.setCurrentIndex(QModelIndex())
        self.editor.show_fields("person", original, "", None)
        self.tabs.setCurrentWidget(self.editor)
        (self.editor.masked if original else self.editor.original).setFocus()

    def _show_name(self) -> None:
        self.problem.clear()
        self.editor.show_name(self.chosen)
        self.delete_button.setEnabled(self.chosen is not None and not self._workspace.locked)
        self._show_page()

    def _show_page(self) -> None:
        """Read what the page in front shows: the others may take their time."""
        read, chosen, page = self._workspace.read, self.chosen, self.tabs.currentWidget()
        if page is self.places:
            names = [chosen] if chosen else self._names
            self.places.show_places(read(find_occurrences, names))
            self.places.mask_button.setEnabled(bool(chosen) and not self._workspace.locked)
        elif page is self.variants:
            self._variants = read(find_variants, chosen) if chosen else []
            _fill(self.variants, [f"{each.spelling} ({each.times})" for each in self._variants])
        elif page is self.proposed:
            self._proposed = read(proposals, self.words)
            found = self._proposed
            _fill(
                self.proposed,
                [f"{each.informant}: {each.original} → {each.masked}" for each in found],
            )
        elif page is self.unique:
            self._unique = read(unique_people)
            _fill(self.unique, [each.sentence(self.words) for each in self._unique])

    def save(self) -> None:
        """Keep the name as it is written; its places come next."""
        self.problem.clear()
        fields, chosen, run = self.editor.fields, self.chosen, self._workspace.run
        if chosen is not None:
            run(change_masked_name, chosen.id, fields)
            return
        made = run(
            add_masked_name,
            fields["original"],
            fields["masked"],
            kind=self.editor.kind.currentData(),
            variants=fields["variants"].split("\n"),
            general=fields["general"],
            informant_id=self.editor.informant_id,
        )
        if made is not None:
            self.choose(made)
            self.tabs.setCurrentWidget(self.places)

    def _mask(self, places: list[tuple[int, Span]]) -> None:
        if self.chosen is not None:
            self._workspace.run(lay_masks, self.chosen.id, places)

    def _delete(self) -> None:
        if self.chosen is not None:
            self._workspace.run(delete_masked_name, self.chosen.id)

    def _take_variant(self, item: QListWidgetItem) -> None:
        self.editor.add_variant(self._variants[self.variants.row(item)].spelling)
        self.save()

    def _take_proposal(self, item: QListWidgetItem) -> None:
        taken = self._proposed[self.proposed.row(item)]
        self.begin_name(taken.original)
        self.editor.show_fields(taken.kind, taken.original, taken.masked, taken.informant_id)

    def _show_unique(self, item: QListWidgetItem) -> None:
        found = self._unique[self.unique.row(item)]
        if found.span is not None:
            self.place_requested.emit(found.subject_id, found.span)


def _fill(shown: QListWidget, lines: list[str]) -> None:
    shown.clear()
    shown.addItems(lines)
    shown.setCurrentRow(0)
