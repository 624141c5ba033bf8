"""The evidence report as a tree of findings; Enter goes to the section or to the passage."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.analysis.chapter.evidence import EvidenceReport, evidence_report
from app.errors import ProjectError
from app.interchange.masking.masked_copy import copy_in_view
from app.models.masking import View
from app.project.reading_copy import ReadingCopy
from app.queries.codes import CodeRow
from app.queries.passages import resolve_number
from app.ui.look.empty import EmptyPage
from app.ui.look.quiet import quiet_label
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_WIDE, Theme, interface_font
from app.ui.panel import Panel
from app.ui.tasks import BackgroundTask, Progress
from app.ui.workspace import Workspace
from app.words import Words
from app.words.evidence import ABOUT_PASSAGES, CHAPTER_TITLES, EXPLAINED, TITLES

FINDING = Qt.ItemDataRole.UserRole
CALLED = Qt.ItemDataRole.UserRole + 1


def read_report(
    _progress: Progress, copy: ReadingCopy, asked: int, view: View = "original"
) -> tuple[int, EvidenceReport]:
    """The report of a copy; runs in another thread, for it reads every passage.

    ``asked`` counts the questions, so that the answer to an old one is known.
    """
    with copy_in_view(copy, view) as session:
        return asked, evidence_report(session)


class EvidencePage(Panel):
    """All findings with their codes and passages; what is found to be in order is said, too."""

    section_requested = Signal(int)
    shown = Signal()
    concerns = (
        *("code", "kind", "code_link", "coding", "passage", "source", "informant", "speaker"),
        *("participation", "turn", "interpretation", "chapter_section", "chapter_passage"),
        *("source_text", "export_record", "passage_link"),
    )

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self._asked = 0
        self._codes: dict[str, CodeRow] = {}
        self.tree = QTreeWidget(self)
        self.explained = quiet_label(theme, parent=self)
        self._waiting = EmptyPage(
            words("Looking through the evidence…"), words("This takes a moment."), "", theme, self
        )
        self._build()

    def _build(self) -> None:
        self.tree.setAccessibleName(self.words("Evidence report"))
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.itemActivated.connect(lambda item, _column: self.go_to(item))
        self.tree.itemDoubleClicked.connect(lambda item, _column: self.go_to(item))
        self.tree.itemSelectionChanged.connect(self._explain)
        self.explained.setMinimumHeight(2 * self.explained.fontMetrics().lineSpacing())
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._waiting)
        self._pages.addWidget(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_WIDE, SPACE, SPACE_WIDE, SPACE_SMALL)
        column.setSpacing(SPACE_SMALL)
        column.addWidget(self._pages, 1)
        column.addWidget(self.explained)
        self.setFocusProxy(self.tree)

    def refresh(self) -> None:
        """Read the report anew beside the window; what was asked before is not waited for."""
        self._asked += 1
        copy = self.workspace.project.reading_copy()
        # The workspace outlives this page, which is made anew with another language or theme.
        task = BackgroundTask(
            "", read_report, (copy, self._asked, self.workspace.view), self.workspace
        )
        task.done.connect(self._show_if_newest)
        task.failed.connect(self._fail)
        for end in (task.done, task.failed):
            end.connect(task.deleteLater)
        task.start()

    def _show_if_newest(self, answer: tuple[int, EvidenceReport]) -> None:
        asked, report = answer
        if asked == self._asked:
            self.show_report(report)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, ProjectError):
            raise error
        self.workspace.failed.emit(error)

    def show_report(self, report: EvidenceReport) -> None:
        """Show these findings; what is unfolded and chosen stays so."""
        unfolded, current = self._unfolded(), self._current()
        self._codes = {code.called: code for code in report.codes}
        self.tree.clear()
        for key, title in (TITLES | CHAPTER_TITLES).items():
            self._add(key, self.words(title), report.named(key))
        for nth in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(nth)
            if item is not None:
                item.setExpanded(item.data(0, FINDING) in unfolded)
                self._choose_again(item, current)
        self._pages.setCurrentWidget(self.tree)
        self._explain()
        self.shown.emit()

    def _add(self, key: str, title: str, found: tuple[str, ...]) -> None:
        item = QTreeWidgetItem(self.tree, [f"{title} · {len(found)}"])
        item.setData(0, FINDING, key)
        item.setFont(0, interface_font(strong=bool(found)))
        item.setForeground(0, self.theme.text if found else self.theme.quiet)
        item.addChildren([self._child(key, called) for called in found])

    def _child(self, key: str, called: str) -> QTreeWidgetItem:
        code = self._codes.get(called) if key not in ABOUT_PASSAGES else None
        named = f"{called} {code.name}" if code is not None and code.label else called
        item = QTreeWidgetItem([named])
        item.setData(0, FINDING, key)
        item.setData(0, CALLED, called)
        return item

    def _unfolded(self) -> set[str]:
        items = (self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount()))
        return {item.data(0, FINDING) for item in items if item is not None and item.isExpanded()}

    def _current(self) -> tuple[str, str]:
        item = self.tree.selectedItems()[0] if self.tree.selectedItems() else None
        return (item.data(0, FINDING), item.data(0, CALLED) or "") if item else ("", "")

    def _choose_again(self, item: QTreeWidgetItem, current: tuple[str, str]) -> None:
        for each in (item, *(item.child(n) for n in range(item.childCount()))):
            if each is None:
                continue
            if (each.data(0, FINDING), each.data(0, CALLED) or "") == current:
                self.tree.setCurrentItem(each)

    def _explain(self) -> None:
        key = self._current()[0]
        self.explained.setText(self.words(EXPLAINED[key]) if key else "")

    def go_to(self, item: QTreeWidgetItem) -> None:
        """Open the section of a code or the passage; a finding folds or unfolds."""
        called = item.data(0, CALLED)
        if called is None:
            item.setExpanded(not item.isExpanded())
        elif item.data(0, FINDING) in ABOUT_PASSAGES:
            self.passage_requested.emit(self.workspace.read(resolve_number, called))
        elif (code := self._codes.get(called)) is not None:
            self.section_requested.emit(code.id)
