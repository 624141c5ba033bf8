"""All review rounds: how far they are, what their meetings agreed on, and closing them."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.models.changes import ChangeSet
from app.operations.review_rounds import (
    close_round,
    delete_round,
    describe_round,
    name_reviewers,
)
from app.queries.people import people
from app.queries.review_rounds import RoundRow, progress, rounds
from app.ui.look.dialog import SizedDialog, page_of, resize_within
from app.ui.look.moments import moment
from app.ui.look.quiet import heading, quiet_label
from app.ui.look.theme import SPACE, SPACE_TIGHT, TITLE_POINTS, Theme
from app.ui.look.tooltip import as_tooltip
from app.ui.messages import undoable
from app.ui.review.reviewer_ticks import ReviewerTicks
from app.ui.typing.autosave import AutosavedLine, AutosavedText
from app.ui.window.tab_order import step
from app.ui.workspace import Workspace
from app.words import N_, Words

_TITLES = (N_("Round"), N_("Frozen"), N_("Codings"), N_("Decided"), N_("State"))
_WIDTHS = (170, 150, 100, 250)
_CODINGS, _DECIDED = 2, 3
_ID = Qt.ItemDataRole.UserRole


class RoundsDialog(SizedDialog):
    """The rounds in a table, and below it what can be said and done about the chosen one."""

    new_requested = Signal()
    export_requested = Signal(int)
    notice_requested = Signal(object)  # Notice

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._rounds: list[RoundRow] = []
        self._shown: int | None = None
        self.table = QTreeWidget(self)
        self.empty = quiet_label(
            theme,
            words("No rounds yet. A round keeps what you submit to a supervisor as it is then."),
            self,
        )
        self.below = QWidget(self)
        self.name = AutosavedLine(workspace, self)
        self.note = AutosavedText(workspace, self)
        self.reviewers = ReviewerTicks(words, theme, self)
        self.new_button = QPushButton(words("New round…"), self)
        self.export_button = QPushButton(words("Export for Word again…"), self)
        self.close_button = QPushButton(self)
        self.delete_button = QPushButton(words("Delete"), self)
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("Review rounds"))
        resize_within(self, 840, 600)
        self.table.setHeaderLabels([words(title) for title in _TITLES])
        self.table.setAccessibleName(words("Review rounds"))
        self.table.headerItem().setTextAlignment(_CODINGS, Qt.AlignmentFlag.AlignRight)
        self.table.setRootIsDecorated(False)
        for place, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(place, width)
        self.table.header().setSectionResizeMode(_DECIDED, QHeaderView.ResizeMode.Stretch)
        self.table.header().setStretchLastSection(False)
        column = page_of(self)
        column.addWidget(heading(words("Review rounds"), self, TITLE_POINTS))
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(self.below, 1)
        column.addLayout(self._buttons())
        self._build_below()

    def _build_below(self) -> None:
        words, grid = self.words, QGridLayout(self.below)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE_TIGHT)
        self.name.setAccessibleName(words("Name of the round"))
        self.note.setAccessibleName(words("Note of the meeting"))
        self.note.setPlaceholderText(words("What was agreed at the meeting"))
        self.reviewers.setEnabled(not self._workspace.locked)
        left = QVBoxLayout()
        left.setSpacing(SPACE_TIGHT)
        for title, field in ((words("Name"), self.name), (words("Note of the meeting"), self.note)):
            left.addWidget(heading(title, self))
            left.addWidget(field)
        grid.addLayout(left, 0, 0, 2, 1)
        grid.addWidget(heading(words("Reviewers"), self), 0, 1)
        grid.addWidget(self.reviewers, 1, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)

    def _buttons(self) -> QHBoxLayout:
        close = QPushButton(self.words("Close"), self)
        close.clicked.connect(self.reject)
        self.close_button.setToolTip(
            self.words("What nobody decided in a closed round waits for nobody any more")
        )
        row = QHBoxLayout()
        for button in (self.new_button, self.export_button, self.close_button, self.delete_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        return row

    def _connect(self) -> None:
        self._workspace.changed.connect(self._hear)
        self.table.currentItemChanged.connect(lambda _now, _former: self._show_round())
        self.new_button.clicked.connect(self.new_requested)
        self.export_button.clicked.connect(self._export)
        self.close_button.clicked.connect(self._close_or_reopen)
        self.delete_button.clicked.connect(self._delete)
        self.reviewers.changed.connect(self._ask)

    @property
    def chosen(self) -> RoundRow | None:
        """The round that is looked at."""
        item = self.table.currentItem()
        wanted = item.data(0, _ID) if item is not None else None
        return next((row for row in self._rounds if row.id == wanted), None)

    def _hear(self, changes: ChangeSet) -> None:
        if changes.touches("review_round", "round_reviewer", "person", "decision", "coding"):
            self.refresh()

    def refresh(self) -> None:
        """Show the rounds as they are, the last one on top; the chosen one stays chosen."""
        chosen = self.chosen
        self._rounds = self._workspace.read(rounds)[::-1]
        with QSignalBlocker(self.table):
            self.table.clear()
            for row in self._workspace.shown(self._rounds):
                item = QTreeWidgetItem(self.table, self._cells(row))
                item.setData(0, _ID, row.id)
                for place in (0, _DECIDED):
                    item.setToolTip(place, as_tooltip(item.text(place)))
                item.setTextAlignment(_CODINGS, Qt.AlignmentFlag.AlignRight)
                if chosen is not None and row.id == chosen.id:
                    self.table.setCurrentItem(item)
            first = self.table.topLevelItem(0)
            if self.table.currentItem() is None and first is not None:
                self.table.setCurrentItem(first)
        for part in (self.table, self.below):
            part.setVisible(bool(self._rounds))
        self.empty.setVisible(not self._rounds)
        self._show_round()

    def _cells(self, row: RoundRow) -> list[str]:
        words = self.words
        of_person: dict[str, list[int]] = {person.name: [0, 0] for person in row.reviewers}
        for part in self._workspace.read_shown(progress, row.id):
            of_person[part.reviewer.name][0] += part.decided
            of_person[part.reviewer.name][1] += part.submitted
        decided = (
            words("{name} {n} of {total}", name=name, n=n, total=total)
            for name, (n, total) in of_person.items()
        )
        state = words("open") if row.is_open else words("closed")
        when = moment(words, row.frozen_at, time=False)
        return [row.name, when, str(row.codings), ", ".join(decided), state]

    def _show_round(self) -> None:
        row, writable = self.chosen, not self._workspace.locked
        for button in (self.export_button, self.close_button, self.delete_button):
            button.setEnabled(row is not None)
        self.new_button.setEnabled(writable)
        may_close = row is None or row.is_open
        self.close_button.setText(
            self.words("Close the round") if may_close else self.words("Open it again")
        )
        if row is None:
            self._shown = None
            return
        self.close_button.setEnabled(writable)
        self.delete_button.setEnabled(writable)
        if row.id == self._shown:
            self.name.follow(row.name)
            self.note.follow(row.note)
        else:
            self._shown = row.id
            self._show_texts(row)
        self._offer_reviewers(row)

    def _show_texts(self, row: RoundRow) -> None:
        def keep_name(name: str) -> object:
            return self._workspace.run(describe_round, row.id, name, self._now(row).note)

        def keep_note(key: str, note: str) -> object:
            name = self._now(row).name
            return self._workspace.run_on(key, describe_round, row.id, name, note)

        self.name.show_text(row.name, keep_name)
        self.note.show_text(row.note, keep_note)

    def _now(self, row: RoundRow) -> RoundRow:
        """The round as it is stored now."""
        return next((each for each in self._workspace.read(rounds) if each.id == row.id), row)

    def _offer_reviewers(self, row: RoundRow) -> None:
        asked = [person.name for person in row.reviewers]
        everybody = self._workspace.read(people)
        known = [person.name for person in everybody if person.role == "supervisor"]
        self.reviewers.blockSignals(True)
        self.reviewers.offer([*asked, *known], asked)
        self.reviewers.blockSignals(False)

    def _ask(self) -> None:
        if self.chosen is not None and not self._workspace.locked:
            self._workspace.run(name_reviewers, self.chosen.id, self.reviewers.names)

    def _export(self) -> None:
        if self.chosen is not None:
            self.export_requested.emit(self.chosen.id)

    def _close_or_reopen(self) -> None:
        if self.chosen is not None:
            self._workspace.run(close_round, self.chosen.id, self.chosen.is_open)

    def _delete(self) -> None:
        """No question: what undo can forgive needs none."""
        row = self.chosen
        if row is None or self._workspace.run(delete_round, row.id) is None:
            return
        text = self.words("{name} is deleted; what was decided in it stays.", name=row.name)
        self.notice_requested.emit(undoable(text, self.words, self._workspace.undo))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through all that is seen; Qt's would come back to a page's list."""
        return step(self, 1 if forward else -1)
