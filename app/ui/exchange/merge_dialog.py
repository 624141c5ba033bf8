"""The preview of a merge: nothing is taken over before somebody has looked."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.interchange.merging.merging import PlannedMerge
from app.interchange.merging.preview import Conflict, MergePreview, MergeRow, Question
from app.interchange.merging.three_way import Choice
from app.queries.known_copies import KnownCopyRow
from app.ui.exchange.decision import MergeDecision
from app.ui.exchange.merge_rows import DECIDE, GROUPS, Listed, MergeRows, rows_of
from app.ui.look.dialog import SizedDialog, resize_within
from app.ui.look.moments import moment
from app.ui.look.quiet import colour_text, heading, quiet_label, text_button
from app.ui.look.theme import SPACE, SPACE_SECTION, SPACE_SMALL, TITLE_POINTS, Theme
from app.ui.typing.keys import let_act
from app.words import N_, Words

_GROUPS_WIDTH = 250
_GROUP = Qt.ItemDataRole.UserRole
_REST = 120
"""Milliseconds after a decision in which others may follow before all is compared anew."""
_PURPOSES = {
    "review": N_("Copy for the reviewer {name}"),
    "coder": N_("Copy for the second coder {name}"),
    "": N_("Copy for {name}"),
}


class MergeDialog(SizedDialog):
    """``look_requested`` asks to compare anew with the decisions; ``show_plan`` is the answer.

    ``has_place`` says whether a row (its table and key) can be shown in the window.
    """

    look_requested = Signal(dict)
    row_requested = Signal(str, str)  # table, key

    def __init__(
        self,
        words: Words,
        theme: Theme,
        plan: PlannedMerge,
        met: KnownCopyRow | None,
        has_place: Callable[[str, str], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._has_place = has_place
        self._theme = theme
        self.plan = plan
        self.decisions: dict[str, Choice] = {}
        self._is_looking = False
        self.groups = QListWidget(self)
        self.rows = MergeRows(words, self)
        self.view = QListView(self)
        self.decision = MergeDecision(words, theme, self)
        self.go = text_button(
            words("Show in the project"), words("Show this row behind the dialog"), self
        )
        self.summary = quiet_label(theme, parent=self)
        self.apply_button = QPushButton(words("Merge"), self)
        self._soon = QTimer(self, singleShot=True, interval=_REST)
        self._build(met)
        self._connect()
        self._show()

    @property
    def preview(self) -> MergePreview:
        """What would be done with what is decided so far."""
        return self.plan.preview

    def _build(self, met: KnownCopyRow | None) -> None:
        words = self.words
        self.setWindowTitle(words("Merge a copy"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        resize_within(self, 960, 680)
        self.groups.setAccessibleName(words("What would change"))
        self.groups.setFixedWidth(_GROUPS_WIDTH)
        self._set_up_view()
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.view)
        split.addWidget(self.decision)
        split.setChildrenCollapsible(False)
        split.setSizes([320, 220])
        middle = QHBoxLayout()
        middle.setSpacing(SPACE)
        middle.addWidget(self.groups)
        middle.addWidget(split, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE_SECTION)
        column.setSpacing(SPACE_SMALL)
        column.addWidget(heading(self.preview.other.name, self, TITLE_POINTS))
        column.addWidget(quiet_label(self._theme, self._origin(met), self))
        if not self.preview.has_ground:
            warning = quiet_label(self._theme, parent=self)
            warning.setText(
                words(
                    "Nothing proves that the copies have a common past, so every difference is"
                    " asked."
                )
            )
            colour_text(warning, self._theme.warning)
            column.addWidget(warning)
        column.addLayout(middle, 1)
        column.addLayout(self._buttons())

    def _set_up_view(self) -> None:
        view = self.view
        view.setModel(self.rows)
        view.setAccessibleName(self.words("Rows of the copy"))
        view.setWordWrap(True)
        view.setSpacing(2)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setLayoutMode(QListView.LayoutMode.Batched)  # Thousands of wrapped rows take seconds.

    def _origin(self, met: KnownCopyRow | None) -> str:
        """Whose copy it is, and since when the two went different ways."""
        words = self.words
        if met is None:
            return words("This project does not know the copy yet.")
        day = moment(words, met.met_at, time=False)
        made_for = words(_PURPOSES[met.purpose], name=met.person) if met.person else ""
        return " · ".join(filter(None, [made_for, words("last in common on {day}", day=day)]))

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.words("Cancel"), self)
        cancel.clicked.connect(self.reject)
        for button in (cancel, self.apply_button):
            button.setAutoDefault(False)
        self.apply_button.setProperty("primary", True)
        self.apply_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.go)
        row.addWidget(self.summary, 1)
        row.addWidget(cancel)
        row.addWidget(self.apply_button)
        return row

    def _connect(self) -> None:
        self.groups.currentRowChanged.connect(lambda _row: self._show_group())
        self.view.selectionModel().currentChanged.connect(lambda now, _old: self._show_row(now))
        self.view.activated.connect(lambda _index: self._go())
        self.go.clicked.connect(self._go)
        self.decision.decided.connect(self._decide)
        self._soon.timeout.connect(self._look)
        let_act(
            self.view,
            {
                "1": lambda: self._choose("ours"),
                "2": lambda: self._choose("theirs"),
                "B": lambda: self._choose("both"),
                "S": lambda: self._choose("same"),
            },
        )

    @property
    def group(self) -> str:
        """What is looked at."""
        item = self.groups.item(max(0, self.groups.currentRow()))
        return str(item.data(_GROUP)) if self.groups.count() else DECIDE

    def choose_group(self, group: str) -> None:
        """Look at another group, if there is anything in it."""
        for place in range(self.groups.count()):
            if self.groups.item(place).data(_GROUP) == group:
                self.groups.setCurrentRow(place)

    def show_plan(self, plan: PlannedMerge) -> None:
        """Take what was found with the decisions so far."""
        self.plan = plan
        self._is_looking = False
        self._show()

    def _show(self) -> None:
        chosen = self.group
        with QSignalBlocker(self.groups):
            self.groups.clear()
            for group, title in GROUPS.items():
                if count := len(rows_of(self.preview, group)):
                    item = QListWidgetItem(f"{self.words(title)}  {count}")
                    item.setData(_GROUP, group)
                    self.groups.addItem(item)
            self.groups.setCurrentRow(0)
            self.choose_group(chosen)
        self._show_group()
        self._count()

    def _show_group(self) -> None:
        self.rows.show_group(rows_of(self.preview, self.group), self.decisions)
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0, 0))
        self._show_row(self.view.currentIndex())

    def _show_row(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        shown = _shown_by(row) if row is not None else None
        self.go.setVisible(shown is not None and self._has_place(shown.table, shown.key))
        self.decision.setVisible(isinstance(row, Conflict | Question))
        if isinstance(row, Conflict | Question):
            self.decision.show_question(row, self.decisions.get(row.id))

    def _go(self) -> None:
        row = self.rows.row_at(self.view.currentIndex())
        if row is not None:
            shown = _shown_by(row)
            self.row_requested.emit(shown.table, shown.key)

    def _choose(self, choice: Choice) -> None:
        row = self.rows.row_at(self.view.currentIndex())
        if isinstance(row, Conflict | Question) and choice in row.choices:
            self._decide(row.id, choice)
            self._show_row(self.view.currentIndex())

    def _decide(self, asked: str, choice: Choice | None) -> None:
        if choice is None:
            self.decisions.pop(asked, None)
        else:
            self.decisions[asked] = choice
        self._is_looking = True
        self.rows.show_group(rows_of(self.preview, self.group), self.decisions)
        self._count()
        self._soon.start()

    def take_decisions(self, decisions: Mapping[str, Choice]) -> None:
        """Go on with what was decided before."""
        self.decisions = dict(decisions)
        self._is_looking = True
        self._show()
        self._look()

    def _look(self) -> None:
        self.look_requested.emit(dict(self.decisions))

    def _count(self) -> None:
        words = self.words
        undecided = [
            each
            for each in rows_of(self.preview, DECIDE)
            if not isinstance(each, MergeRow) and each.id not in self.decisions
        ]
        said = [
            words.plural(
                "{n} row will be taken over.",
                "{n} rows will be taken over.",
                self.preview.takes_over,
            )
        ]
        if undecided:
            said.append(
                words.plural(
                    "{n} is undecided and stays as it is here.",
                    "{n} are undecided and stay as they are here.",
                    len(undecided),
                )
            )
        self.summary.setText(words("Comparing…") if self._is_looking else " ".join(said))
        found = self.preview
        does_something = found.takes_over or found.unified or found.renumbered or self.decisions
        self.apply_button.setEnabled(bool(does_something) and not self._is_looking)


def _shown_by(row: Listed) -> MergeRow:
    """The row that stands for another one when it is looked for here."""
    if isinstance(row, Conflict):
        return row.row
    return row.here if isinstance(row, Question) else row
