"""Arranging the chapter: its outline, what is written into it, and how the page will look."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.analysis.appendix.supports import supports
from app.analysis.chapter.section import ListedPassage, chapter_section, whole_outline
from app.analysis.evidence import section_weaknesses
from app.interchange.exporting import project_language
from app.interchange.thesis.page_preview import in_other_words, left_out_page, section_page
from app.models.changes import ChangeSet
from app.models.format_profile import DEFAULT_PROFILE, FormatProfile
from app.operations.chapter import order_as_codebook
from app.queries.codes import CodeRow
from app.queries.passage_links import contradictions
from app.queries.passages import PassageRow
from app.ui.look.empty import EmptyPage
from app.ui.look.theme import SPACE_SMALL, Theme
from app.ui.panel import Panel
from app.ui.thesis.arrangement import leave_out, put_before, put_in_order, star, stepped
from app.ui.thesis.outline import CODE, Key, Outline
from app.ui.thesis.outline_view import OutlineView
from app.ui.thesis.page_view import PageView
from app.ui.thesis.passage_form import PassageForm
from app.ui.thesis.read_sections import ReadSections
from app.ui.thesis.section_form import SectionForm
from app.ui.workspace import Workspace
from app.words import Words

_WIDTHS = (340, 380)
_HEIGHTS = (420, 360)
_NATIVE = QKeySequence.SequenceFormat.NativeText


class ChapterPage(Panel):
    """The outline on the left, over what is chosen in it; its page on the right."""

    passage_pointed = Signal(int)
    code_requested = Signal(int)
    concerns = (
        *("code", "kind", "coding", "passage", "source", "source_text", "informant", "speaker"),
        *("participation", "turn", "interpretation", "chapter_section", "chapter_passage"),
        *("project", "research_question", "person", "passage_link"),
    )

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self._profile = DEFAULT_PROFILE
        self._sections = ReadSections(workspace)
        self._filling = False
        self.outline = Outline(words, theme, self._read, self)
        self.outline.shown_words = workspace.shown_words
        self.outline.writable = not workspace.locked
        self.view = OutlineView(self.outline, words, theme, self)
        self.section = SectionForm(workspace, words, theme, self)
        self.passage = PassageForm(workspace, words, theme, self)
        self.page = PageView(words, theme, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        words = self.words
        hint = EmptyPage(
            words("Nothing is chosen"),
            words("Choose a code to write into its section, or a passage to shorten it."),
            "",
            self.theme,
            self,
        )
        self._forms = QStackedWidget(self)
        for form in (hint, _scrolled(self.section), _scrolled(self.passage)):
            self._forms.addWidget(form)
        left = QSplitter(Qt.Orientation.Vertical, self)
        left.addWidget(self.view)
        left.addWidget(self._forms)
        left.setSizes([*_HEIGHTS])
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.addWidget(left)
        both.addWidget(self.page)
        both.setSizes([*_WIDTHS])
        both.setStretchFactor(1, 1)
        for splitter in (left, both):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        empty = EmptyPage(
            words("There are no codes yet"),
            words("Make a codebook first: the chapter follows its order."),
            "",
            self.theme,
            self,
        )
        self._pages = QStackedWidget(self)
        self._pages.addWidget(empty)
        self._pages.addWidget(both)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        view, outline = self.view, self.outline
        view.selectionModel().currentChanged.connect(lambda _now, _old: self._point())
        view.customContextMenuRequested.connect(self._show_menu)
        view.opened.connect(self.open_passage)
        view.doubleClicked.connect(lambda _index: self.open_passage())
        view.left_out.connect(self.leave_out_or_take_in)
        view.starred.connect(self.star)
        view.moved.connect(self.move_chosen)
        outline.ticked.connect(self._tick)
        outline.moved.connect(self._drop)
        self.passage.opened.connect(self.open_passage)

    def show_profile(self, profile: FormatProfile) -> None:
        """Show the page in another format."""
        self._profile = profile
        if not self._stale:
            self._show_current()

    def _hear(self, changes: ChangeSet) -> None:
        self._sections.follow(changes)
        super()._hear(changes)

    def refresh(self) -> None:
        """Show the chapter as it is now; what is chosen and unfolded stays so."""
        place = self.view.keep_place()
        outline, self._sections.arranged = self.workspace.read(whole_outline)
        parts = self.workspace.shown(outline)
        self._filling = True
        is_new = self.outline.show_parts(parts, self._sections.arranged)
        for code_id in self.outline.read_codes():
            self.outline.show_passages(code_id, self._sections.listed(code_id))
        self._pages.setCurrentIndex(1 if parts else 0)
        if is_new or self.view.current_key != place.current:
            self.view.restore_place(place)
        self._filling = False
        self._choose_first()
        self._show_current()

    def _choose_first(self) -> None:
        """A page is shown from the beginning: of the first code that has anything to print."""
        if self.view.current_key:
            return
        found = [
            key for key in self.outline.all_keys() if key[0] == "code" and self._code(key).passages
        ]
        if found:
            self._filling = True
            self.view.choose([found[0]], found[0])
            self._filling = False

    def _read(self, code: CodeRow) -> Sequence[ListedPassage]:
        return self._sections.listed(code.id)

    def _code(self, key: Key) -> CodeRow:
        """The code of a section, or that a passage is printed under."""
        code: CodeRow = self.outline.index_of(("code", key[1])).data(CODE)
        return code

    def _point(self) -> None:
        if self._filling:
            return
        self._show_current()
        key = self.view.current_key
        if key and key[0] == "passage" and self.view.hasFocus():
            self.passage_pointed.emit(int(key[2]))

    def _show_current(self) -> None:
        """Fill the form below the outline, and the page beside it."""
        key = self.view.current_key
        if not key or key[0] not in {"code", "passage"}:
            self.section.forget()
            self.passage.forget()
            self._forms.setCurrentIndex(0)
            return
        code = self._code(key)
        if key[0] == "code":
            self._show_section(code)
        else:
            self._show_passage(code, int(key[2]))
        self._show_page(code, int(key[2]) if key[0] == "passage" else None)

    def _show_section(self, code: CodeRow) -> None:
        self.passage.forget()
        written = self._sections.arranged.section(code.id)
        rows = self._sections.rows(code.id)
        weak = section_weaknesses(
            code, rows, discussed=bool(written.contrary), opposed=self._is_opposed(code.id, rows)
        )
        self.section.show_section(code, written, weak)
        self._forms.setCurrentIndex(1)

    def _is_opposed(self, code_id: int, rows: Sequence[PassageRow]) -> bool:
        """Whether another passage is linked as contradicting what supports the code."""
        supporting = {row.id for row in rows if supports(row, code_id)}
        return any(against in supporting for _, against in self.workspace.read(contradictions))

    def _show_passage(self, code: CodeRow, passage_id: int) -> None:
        self.section.forget()
        for listed in self._sections.listed(code.id):
            if listed.passage.id == passage_id:
                decided = self._sections.arranged.passage(code.id, passage_id)
                self.passage.show_passage(code, listed, decided)
                self._forms.setCurrentIndex(2)

    def _show_page(self, code: CodeRow, passage_id: int | None) -> None:
        words = Words(self.workspace.read(project_language))
        rows = self._sections.rows(code.id)
        place = self.workspace.read(chapter_section, code.id, rows)
        if place is None:
            lines = left_out_page(self.words, code)
        else:
            lines = section_page(place, words, self._profile, passage_id)
            lines = in_other_words(lines, self.workspace.shown_words)
        self.page.show_lines(lines, self._profile)

    def leave_out_or_take_in(self) -> None:
        """Leave everything that is chosen out; if all of it is out already, take it in."""
        keys = [key for key in self.view.chosen if key[0] in {"code", "passage"}]
        if keys:
            self._tick(keys, wanted=all(self._is_out(key) for key in keys))

    def _is_out(self, key: Key) -> bool:
        arranged = self._sections.arranged
        if key[0] == "code":
            return arranged.section(int(key[1])).excluded
        return arranged.passage(int(key[1]), int(key[2])).excluded

    def _tick(self, keys: Sequence[Key], wanted: bool) -> None:
        if not self.workspace.locked:
            self.workspace.run(leave_out, keys, out=not wanted)
            self.refresh_now()

    def star(self) -> None:
        """Star the chosen passages as key quotations; if all are starred, take the stars away."""
        chosen = {(int(k[1]), int(k[2])) for k in self.view.chosen if k[0] == "passage"}
        codings = [
            coding
            for code_id in {code_id for code_id, _ in chosen}
            for row in self._sections.rows(code_id)
            for coding in row.codings
            if coding.code_id == code_id and (code_id, row.id) in chosen
        ]
        if codings and not self.workspace.locked:
            on = not all(coding.key_quote for coding in codings)
            self.workspace.run(star, [coding.id for coding in codings], on=on)
            self.refresh_now()

    def move_chosen(self, step: int) -> None:
        """Move what is chosen one place up (-1) or down (1) among its like."""
        current = self.view.current_key
        if current and current[0] in {"code", "passage"}:
            siblings = self.outline.siblings(current)
            moved = [key for key in self.view.chosen if key in siblings] or [current]
            self._order(siblings, stepped(siblings, moved, step))

    def _drop(self, keys: Sequence[Key], row: int) -> None:
        siblings = self.outline.siblings(keys[0])
        self._order(siblings, put_before(siblings, keys, row))

    def _order(self, former: Sequence[Key], wanted: Sequence[Key]) -> None:
        if wanted != former and not self.workspace.locked:
            self.workspace.run(put_in_order, wanted)
            self.refresh_now()
            self.view.scrollTo(self.view.currentIndex())

    def order_as_codebook(self) -> None:
        """Give up every order of sections of one's own."""
        self.workspace.run(order_as_codebook)
        self.refresh_now()

    def open_passage(self) -> None:
        """Read the passage where it was said; a code folds or unfolds."""
        key = self.view.current_key
        if key and key[0] == "passage":
            self.passage_requested.emit(int(key[2]))
        elif key:
            index = self.view.currentIndex()
            self.view.setExpanded(index, not self.view.isExpanded(index))

    def show_code(self, code_id: int) -> None:
        """Choose a code's section."""
        self.refresh_now()
        key = ("code", str(code_id))
        self.view.choose([key], key)
        self.view.scrollTo(self.view.currentIndex())

    def _show_menu(self, point: QPoint) -> None:
        if self.view.indexAt(point).isValid():
            self.menu().popup(self.view.viewport().mapToGlobal(point))

    def menu(self) -> QMenu:
        """What can be done with what is chosen."""
        words, menu, key = self.words, QMenu(self), self.view.current_key
        is_passage = bool(key) and key[0] == "passage"
        if is_passage:
            menu.addAction(words("Show in transcript"), self.open_passage)
            self._act(menu, words("Key quotation"), "*", self.star)
        elif key and key[0] == "code":
            show = menu.addAction(words("Show in the codebook"))
            show.triggered.connect(lambda: self.code_requested.emit(int(key[1])))
        if key and key[0] in {"code", "passage"}:
            out = all(self._is_out(each) for each in self.view.chosen if each[0] == key[0])
            text = words("Take in again") if out else words("Leave out of the chapter")
            self._act(menu, text, "X", self.leave_out_or_take_in)
            menu.addSeparator()
            self._act(menu, words("Move up"), "Alt+Up", lambda: self.move_chosen(-1))
            self._act(menu, words("Move down"), "Alt+Down", lambda: self.move_chosen(1))
        menu.addSeparator()
        self._act(menu, words("Order as in the codebook"), "", self.order_as_codebook)
        return menu

    def _act(self, menu: QMenu, text: str, keys: str, act: Callable[[], object]) -> None:
        """An entry that changes the project; its key is the tree's own and only shown here."""
        action = menu.addAction(f"{text}\t{QKeySequence(keys).toString(_NATIVE)}" if keys else text)
        action.setEnabled(not self.workspace.locked)
        action.triggered.connect(act)


def _scrolled(form: QWidget) -> QScrollArea:
    """A form in whatever room there is."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(SPACE_SMALL, SPACE_SMALL, SPACE_SMALL, SPACE_SMALL)
    column.addWidget(form)
    area = QScrollArea()
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # What is in it takes the keyboard.
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
