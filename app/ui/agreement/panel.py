"""Comparing two coders in the window: first what they differ in, only then any figure."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.errors import ProjectError
from app.models.changes import ChangeSet
from app.models.second_coding import Outcome
from app.operations.second_codings import keep_second_coding, settle
from app.project.session import Session
from app.queries.differences import Difference
from app.queries.second_codings import Comparison, coders, kept_last, settlements
from app.ui.agreement.detail import DifferenceDetail
from app.ui.agreement.difference_table import DifferenceTable
from app.ui.agreement.difference_view import DifferenceView
from app.ui.agreement.head import ComparisonHead
from app.ui.agreement.reading import Pair, ReadComparison, read_comparison
from app.ui.look.empty import EmptyPage
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_WIDE, Theme
from app.ui.panel import Panel
from app.ui.tasks import BackgroundTask
from app.ui.workspace import Workspace
from app.words import Words
from app.words.errors import sentence

_KEPT = ("second_coding", "person", "source", "source_text")
_NOBODY, _COMPARED = range(2)
_HEIGHTS = (300, 310)
"""Pixels of the list and of what stands under it."""


class AgreementPanel(Panel):
    """The differences of two coders; 1, 2, B, N and L settle one and go on to the next."""

    concerns = (*_KEPT, "settlement", "coding", "passage", "code")
    copy_requested = Signal()
    figures_requested = Signal(object, object)  # Comparison, Sequence[Difference]

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self.compared: Comparison | None = None
        self._pair: Pair | None = None
        self._asked = self._answered = 0
        self._last = ""
        self.head = ComparisonHead(words, theme, self)
        self.table = DifferenceTable(words, self)
        self.view = DifferenceView(self.table, words, self)
        self.detail = DifferenceDetail(words, theme, self)
        self._nothing = EmptyPage("", "", "", theme, self)
        self._nobody = EmptyPage(
            words("Nobody else has coded yet"),
            words(
                "Make a copy for a second coder, who codes a part of the sources without seeing"
                " your codes. Merge the copy when it comes back: here you then see where you"
                " differ."
            ),
            "" if workspace.locked else words("Make a copy for…"),
            theme,
            self,
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        self._list = QSplitter(Qt.Orientation.Vertical, self)
        self._list.setChildrenCollapsible(False)
        self._list.addWidget(self.view)
        self._list.addWidget(self.detail)
        self._list.setStretchFactor(0, 1)
        self._list.setSizes([*_HEIGHTS])
        self._parts = QStackedWidget(self)
        self._parts.addWidget(self._nothing)
        self._parts.addWidget(self._list)
        page = QWidget(self)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(SPACE_WIDE, SPACE, SPACE_WIDE, SPACE)
        inside.setSpacing(SPACE_SMALL)
        inside.addWidget(self.head)
        inside.addWidget(self._parts, 1)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._nobody)
        self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self._nobody.chosen.connect(self.copy_requested)
        self.head.coders_chosen.connect(self._choose_coders)
        self.head.filtered.connect(self._filter)
        self.head.figures_requested.connect(self._ask_figures)
        self.head.keep_requested.connect(self.keep_anew)
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _old: self._show_row())
        self.view.settled.connect(self.settle)
        self.view.note_requested.connect(self.detail.note.setFocus)
        self.view.place_requested.connect(self.go_there)
        self.detail.settled.connect(self.settle)
        self.detail.place_requested.connect(self.go_there)
        self.view.horizontalHeader().sortIndicatorChanged.connect(lambda *_: self._choose_again())
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(lambda: self.view.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _hear(self, changes: ChangeSet) -> None:
        """Of a kept comparison only its settlements change with what happens in the study."""
        compared = self.compared
        if compared is None or compared.id is None or changes.touches(*_KEPT) or self._stale:
            super()._hear(changes)
        if compared is not None and compared.id is not None and changes.touches("settlement"):
            self._patch(compared)

    def refresh(self) -> None:
        """Ask for the comparison anew, beside the window; what is chosen stays chosen."""
        self._asked += 1
        self._answered = self._asked
        if len(self.workspace.read(coders)) < len(("first", "second")):
            self.compared = None
            self.table.show_differences(None, ())
            self.pages.setCurrentIndex(_NOBODY)
            return
        self.pages.setCurrentIndex(_COMPARED)
        if self.compared is None:
            self._nothing.say(self.words("Comparing the codings…"), "")
            self._parts.setCurrentWidget(self._nothing)
        self._answered -= 1
        copy = self.workspace.project.reading_copy()
        # The workspace outlives this panel, which is made anew with another language or theme.
        task = BackgroundTask("", read_comparison, (copy, self._pair, self._asked), self.workspace)
        task.done.connect(self._show_if_newest)
        task.failed.connect(self._fail)
        for end in (task.done, task.failed):
            end.connect(task.deleteLater)
        task.start()

    @property
    def is_reading(self) -> bool:
        """Whether what is shown may be overtaken."""
        return self._answered < self._asked

    def _show_if_newest(self, read: ReadComparison) -> None:
        if read.asked < self._asked:
            return
        self._answered, self._pair = read.asked, read.pair
        self.head.offer_coders(read.everybody, read.pair)
        if read.compared is not None:
            self._show(read.compared, read.found)
        elif read.error is not None:
            self._say_nothing(read.error)

    def _fail(self, error: BaseException) -> None:
        self._answered = self._asked
        if not isinstance(error, ProjectError):
            raise error
        self._say_nothing(error)

    def _show(self, compared: Comparison, found: Sequence[Difference]) -> None:
        self.compared = compared
        found = [*map(self.workspace.shown, found)]
        self.head.offer_filters(self.workspace.shown(compared))
        self.table.show_differences(compared, found)
        self.head.keep_anew.setVisible(compared.id is not None and not self.workspace.locked)
        self.head.figures_button.setEnabled(True)
        self.head.say(self.workspace.shown(compared), found)
        self._filter()

    def _say_nothing(self, error: ProjectError) -> None:
        self.compared = None
        self.table.show_differences(None, ())
        self.head.counts.setText("")
        self.head.kept.setText("")
        self.head.keep_anew.hide()
        self.head.figures_button.setEnabled(False)
        self._nothing.say(self.words("These two cannot be compared"), sentence(self.words, error))
        self._parts.setCurrentWidget(self._nothing)

    def _choose_coders(self) -> None:
        self._pair = self.head.coders
        self.refresh()

    def _filter(self) -> None:
        self.table.show_only(self.head.wanted())
        self._choose_again()
        words = self.words
        if not self.table.everything:
            self._nothing.say(
                words("The two do not differ anywhere"),
                words("Every place carries the same codes by both."),
            )
        else:
            self._nothing.say(
                words("No difference fits"), words("Choose other filters above to see more.")
            )
        self._parts.setCurrentWidget(self._list if self.table.rows() else self._nothing)

    def _choose_again(self) -> None:
        self.view.choose(self.table.number_of(self._last) or 0)
        self._show_row()

    def _show_row(self) -> None:
        row = self.table.row_at(self.view.currentIndex())
        self.detail.setVisible(row is not None)
        if row is not None and self.compared is not None:
            self._last = row.key
            self.detail.show_difference(row, self.workspace.shown(self.compared))
            for button in self.detail.buttons.values():
                button.setEnabled(not self.workspace.locked and row.source_id is not None)

    def settle(self, outcome: Outcome) -> None:
        """Record what was decided on the chosen difference, and go on to the next open one."""
        row, compared = self.table.row_at(self.view.currentIndex()), self.compared
        if row is None or compared is None or self.workspace.locked or row.source_id is None:
            return
        place, note = self.view.currentIndex().row(), self.detail.note.text()
        done = self.workspace.run(
            _settled, compared, row.key, outcome, note, self.workspace.person_id
        )
        if done is not None:
            if compared.id is None:  # It was kept first; nobody has to wait until that is read.
                kept = self.workspace.read(kept_last)
                self.compared = replace(compared, id=kept.id, kept_at=kept.kept_at)
                self._patch(self.compared)
            stays = self.table.number_of(row.key) is not None
            self._go_on(place if stays else place - 1)

    def _patch(self, compared: Comparison) -> None:
        """Only what was decided has changed: say it in its rows."""
        self.table.show_settled(compared, self.workspace.read(settlements, compared.id or 0))
        self.head.say(self.workspace.shown(compared), self.table.everything)
        self._show_row()

    def _go_on(self, place: int) -> None:
        """To the next open one, from here on and then from the top."""
        rows = self.table.rows()
        for nth in [*range(place + 1, len(rows)), *range(min(place, len(rows)))]:
            if rows[nth].settlement is None:
                self.view.choose(nth)
                return
        self._show_row()

    def keep_anew(self) -> None:
        """Keep the codings as they are now beside the former comparison."""
        compared = self.compared
        if compared is not None and self.workspace.run(_kept_anew, compared) is not None:
            self.refresh_now()

    def go_there(self) -> None:
        """Ask for the place of the chosen difference."""
        row = self.table.row_at(self.view.currentIndex())
        if row is not None and row.source_id is not None:
            self.span_requested.emit(row.source_id, row.span)

    def _ask_figures(self) -> None:
        if self.compared is not None:
            self.figures_requested.emit(self.compared, [*self.table.everything])


def _kept_anew(session: Session, compared: Comparison) -> int:
    uuids = [source.uuid for source in compared.double.sources]
    return keep_second_coding(session, compared.first.id, compared.second.id, uuids)


def _settled(
    session: Session,
    compared: Comparison,
    key: str,
    outcome: Outcome,
    note: str,
    person_id: int,
) -> int:
    """Settle; codings that nobody has kept yet are kept first, in the same step."""
    kept = compared.id if compared.id is not None else _kept_anew(session, compared)
    return settle(session, kept, key, outcome, note, person_id)
