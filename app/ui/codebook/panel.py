"""The codebook panel: the tree with its filter, and the form of one code behind it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.operations.codes import add_code, change_code, place_codes, rename_group
from app.operations.favourites import set_favourite
from app.project.session import Session
from app.queries.codes import CodeRow, codes
from app.queries.passages import PassageFilter
from app.ui.codebook.desk import CodebookDesk
from app.ui.codebook.editor import CodeEditor
from app.ui.codebook.matching import findable, matching
from app.ui.codebook.tree import (
    Branch,
    CodeTree,
    Placement,
    with_their_ancestors,
    with_their_descendants,
    without_their_descendants,
)
from app.ui.codebook.tree_view import CodebookView
from app.ui.coding.favourites import favourite_menu
from app.ui.look.empty import EmptyPage
from app.ui.look.theme import SPACE, SPACE_SMALL, Theme
from app.ui.panel import Panel
from app.ui.typing.keys import let_act
from app.ui.workspace import Workspace
from app.words import Words

_FILTER_WIDTH = 60


class CodebookPanel(Panel):
    """All codes; a click chooses one (and codes what is selected), Enter opens its form.

    The three requests are for the window, which knows where files are read and written.
    """

    concerns = (
        *("code", "kind", "coding", "code_link", "code_revision", "memo", "project_setting"),
    )
    code_chosen = Signal(int)
    hidden_in_transcript = Signal(object)  # list[int], codes that are not to be drawn
    passages_listed = Signal(object, str)  # PassageFilter, what they are
    import_requested = Signal()
    export_requested = Signal()
    shipped_codebook_requested = Signal()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self._codes: list[CodeRow] = []
        self.desk = CodebookDesk(workspace, words, theme, self)
        self.tree = CodeTree(words, self._rename, self._place, self, self.desk.merge)
        self.tree.writable = not workspace.locked
        self.view = CodebookView(self.tree, words, theme, self)
        self.filter = QLineEdit(self)
        self.editor = CodeEditor(workspace, words, theme, self)
        self.pages = QStackedWidget(self)
        self._list_page = QWidget(self)
        self._empty = self._empty_page()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.filter.setPlaceholderText(self.words("Find a code"))
        self.filter.setAccessibleName(self.words("Find a code"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(_FILTER_WIDTH)
        add = QPushButton(self.words("Add code"), self)
        add.setToolTip(self.words("Add a code to the codebook (Ins)"))
        add.clicked.connect(self.add_code)
        more = QToolButton(self)
        more.setText("\N{MIDLINE HORIZONTAL ELLIPSIS}")
        more.setAccessibleName(self.words("More…"))
        more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        more.setToolTip(self.words("Import or export the codebook"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setMenu(self._file_menu())
        head = QHBoxLayout()
        head.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE_SMALL)
        head.setSpacing(SPACE_SMALL)
        head.addWidget(self.filter, 1)
        head.addWidget(add)
        head.addWidget(more)
        listed = QVBoxLayout(self._list_page)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(0)
        listed.addLayout(head)
        listed.addWidget(self.view, 1)
        for page in (self._empty, self._list_page, self.editor):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        for widget in (add, *self._empty.findChildren(QPushButton)):
            widget.setEnabled(self.tree.writable)

    def _empty_page(self) -> EmptyPage:
        words = self.words
        page = EmptyPage(
            words("No codes yet"),
            words("Codes are the answers that you look for, such as a cause or an effort."),
            words("Add your first code"),
            self.theme,
            self,
        )
        page.chosen.connect(self.add_code)
        column = page.layout()
        for text, request in (
            (words("Import a codebook…"), self.import_requested),
            (words("Use the shipped codebook"), self.shipped_codebook_requested),
        ):
            button = QPushButton(text, page)
            button.clicked.connect(request)
            if isinstance(column, QVBoxLayout):
                centre = Qt.AlignmentFlag.AlignHCenter
                column.insertWidget(column.count() - 1, button, 0, centre)
        return page

    def _file_menu(self) -> QMenu:
        menu = QMenu(self)
        self._act(menu, self.words("Import a codebook…"), self.import_requested.emit)
        self._act(menu, self.words("Export the codebook…"), self.export_requested.emit)
        menu.addSeparator()
        self._act(menu, self.words("Counts by informant…"), lambda: self.desk.show_counts([]))
        menu.addSeparator()
        self._act(menu, self.words("Unfold all"), self.view.expandAll)
        self._act(menu, self.words("Fold all"), self.view.collapseAll)
        return menu

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.view.clicked.connect(self._click)
        self.view.activated.connect(lambda _index: self.edit_code())
        self.view.doubleClicked.connect(lambda _index: self.edit_code())
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.editor.closed.connect(self._show_list)
        self.desk.notice_requested.connect(self.notice_requested)
        self.desk.passages_requested.connect(self.passages_listed)
        self.editor.memos.notice_requested.connect(self.notice_requested)
        self.editor.passages_requested.connect(self.passages_listed)
        let_act(
            self.view,
            {
                "Ins": self.add_code,
                "Shift+Ins": lambda: self.add_code(below=True),
                "Del": self.delete_selected,
                "Ctrl+C": lambda: self.desk.copy(self.selected()),
                "Ctrl+M": lambda: self.desk.ask_merge(self.selected()),
                "Ctrl+Shift+Up": lambda: self._move(-1),
                "Ctrl+Shift+Down": lambda: self._move(1),
                "Ctrl+Shift+Right": self._move_in,
                "Ctrl+Shift+Left": self._move_out,
                "Shift+Right": self.view.expandAll,
                "Shift+Left": self.view.collapseAll,
            },
        )

    def refresh(self) -> None:
        """Show the codebook as it is; what is chosen, folded and scrolled to stays."""
        self._codes = self.workspace.read_shown(codes)
        self._show_codes()
        if self.pages.currentWidget() is self.editor:
            self.editor.refresh()
        else:
            self._show_list()

    def is_renaming(self) -> bool:
        """Whether a name is typed in the tree."""
        return self.view.state() == QAbstractItemView.State.EditingState

    def _show_codes(self) -> None:
        wanted = self.filter.text().strip()
        shown = self._codes
        if wanted:
            found = matching(findable(self._codes), wanted)
            shown = with_their_ancestors(self._codes, found)
        state = self.view.keep_state()
        if self.tree.show_codes(shown):
            self.view.restore_state(state, unfold_all=bool(wanted))

    def _show_list(self) -> None:
        page = self._list_page if self._codes else self._empty
        if self.pages.currentWidget() is not page:
            self.pages.setCurrentWidget(page)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self) -> None:
        self._show_codes()

    def selected(self) -> list[CodeRow]:
        """The chosen codes, in the order shown."""
        found = [self.tree.branch_at(index).code for index in self.view.selectedIndexes()]
        order = {code.id: nth for nth, code in enumerate(self._codes)}
        return sorted((code for code in found if code), key=lambda code: order[code.id])

    def show_code(self, code_id: int) -> None:
        """Choose a code in the tree; a filter that hides it, or an open form, makes way."""
        self.refresh_now()
        if self.pages.currentWidget() is self.editor:
            self.editor.go_back()
        if not self.tree.index_of(("code", str(code_id))).isValid():
            self.filter.clear()
        self.view.show_code(code_id)

    def _click(self, index: QModelIndex) -> None:
        branch = self.tree.branch_at(index)
        if branch.code is None:
            self.view.setExpanded(index, not self.view.isExpanded(index))
        elif len(self.view.selectedIndexes()) == 1:
            self.code_chosen.emit(branch.code.id)

    def add_code(self, *, below: bool = False) -> None:
        """A new code beside the chosen one, or below it; its name is typed at once."""
        branch = self.tree.branch_at(self.view.currentIndex())
        name = self._free_name()

        def add(session: Session) -> int:
            parent = branch.code.id if below and branch.code else None
            if branch.code and not below:
                parent = branch.code.parent_id
            texts = {"group": branch.group}
            return add_code(session, name, kind_id=branch.kind_id, parent_id=parent, texts=texts)

        self.filter.clear()
        code_id = self.workspace.run(add)
        if code_id is not None:
            self.refresh_now()
            self._show_list()
            self.view.show_code(code_id)
            QTimer.singleShot(0, self.view, self.view.edit_current)

    def _free_name(self) -> str:
        taken = {code.name.casefold() for code in self._codes}
        name, number = self.words("New code"), 1
        while name.casefold() in taken:
            number += 1
            name = self.words("New code {number}", number=number)
        return name

    def edit_code(self) -> None:
        """Open the form of the chosen code."""
        code = self.tree.branch_at(self.view.currentIndex()).code
        if code is not None:
            self.editor.show_code(code.id)
            self.pages.setCurrentWidget(self.editor)
            self.editor.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete_selected(self) -> None:
        """Delete the chosen codes; the notice takes it back."""
        self.desk.delete(self.selected())

    def _rename(self, branch: Branch, text: str) -> object:
        if branch.code is not None:
            return self.workspace.run(change_code, branch.code.id, name=text)
        return self.workspace.run(rename_group, branch.kind_id, branch.group, text)

    def _place(self, code_ids: list[int], where: Placement) -> object:
        moved = without_their_descendants(self._codes, code_ids)
        return self.workspace.run(
            place_codes,
            moved,
            where.parent_id,
            where.before_id,
            kind_id=where.kind_id,
            group=where.group,
        )

    def _move(self, step: int) -> None:
        """Move the chosen code up (-1) or down (1) among those it stands with."""
        self.refresh_now()  # Keys may follow one another faster than the tree.
        branch = self.tree.branch_at(self.view.currentIndex())
        if branch.code is None or branch.above is None:
            return
        beside = [other.code for other in branch.above.below if other.code]
        place = beside.index(branch.code) + step
        if not 0 <= place < len(beside):
            return
        after = place + 1 if step > 0 else place
        before = beside[after].id if after < len(beside) else None
        where = Placement(branch.code.parent_id, branch.kind_id, branch.group, before)
        self._place([branch.code.id], where)

    def _favour(self, digit: int | None) -> None:
        """Give the chosen code this digit; None takes its digit away."""
        for code in self.selected()[:1]:
            self.workspace.run(set_favourite, code.id, digit)

    def _move_in(self) -> None:
        """Put the chosen code below the one above it in the tree."""
        self.refresh_now()  # Keys may follow one another faster than the tree.
        branch = self.tree.branch_at(self.view.currentIndex())
        if branch.code is None or branch.above is None or not self.tree.writable:
            return
        before = [other.code for other in branch.above.below[: branch.place] if other.code]
        if before:
            above = before[-1]
            self._place([branch.code.id], Placement(above.id, above.kind_id, above.group))
            self.show_code(branch.code.id)

    def _move_out(self) -> None:
        """Put the chosen code beside the one that it stands below."""
        self.refresh_now()  # Keys may follow one another faster than the tree.
        branch = self.tree.branch_at(self.view.currentIndex())
        above = branch.above
        if branch.code is None or above is None or above.code is None or not self.tree.writable:
            return
        book = [code for code in self._codes if code.parent_id == above.code.parent_id]
        after = book[book.index(above.code) + 1 :]
        where = Placement(
            above.code.parent_id, above.kind_id, above.group, after[0].id if after else None
        )
        self._place([branch.code.id], where)
        self.show_code(branch.code.id)

    def menu(self) -> QMenu:
        """What can be done with the chosen codes."""
        words, menu = self.words, QMenu(self)
        rows, branch = self.selected(), self.tree.branch_at(self.view.currentIndex())
        one, writable = len(rows) == 1, self.tree.writable
        self._act(menu, words("Edit…"), self.edit_code, enabled=one, keys="Return")
        named = writable and (one or branch.is_group)
        self._act(menu, words("Rename"), self.view.edit_current, enabled=named, keys="F2")
        menu.addSeparator()
        self._act(menu, words("Add code"), self.add_code, enabled=writable, keys="Ins")
        below = words("Add code below this one")
        self._act(
            menu,
            below,
            lambda: self.add_code(below=True),
            enabled=writable and one,
            keys="Shift+Ins",
        )
        menu.addSeparator()
        for text, act, keys in (
            (words("Move up"), lambda: self._move(-1), "Ctrl+Shift+Up"),
            (words("Move down"), lambda: self._move(1), "Ctrl+Shift+Down"),
            (words("Put below the code before it"), self._move_in, "Ctrl+Shift+Right"),
            (words("Put beside the code above it"), self._move_out, "Ctrl+Shift+Left"),
        ):
            self._act(menu, text, act, enabled=writable and one, keys=keys)
        self._fill_from_desk(menu, rows)
        menu.addSeparator()
        favourite = favourite_menu(words, self._codes, rows[0] if one else None, self._favour, menu)
        menu.addMenu(favourite).setEnabled(writable and one)
        menu.addSeparator()
        self._act(menu, words("Unfold all"), self.view.expandAll, keys="Shift+Right")
        self._act(menu, words("Fold all"), self.view.collapseAll, keys="Shift+Left")
        menu.addSeparator()
        some = writable and bool(rows)
        self._act(menu, words("Delete"), self.delete_selected, enabled=some, keys="Del")
        return menu

    def _fill_from_desk(self, menu: QMenu, rows: list[CodeRow]) -> None:
        """What the desk can do with these codes."""
        words, desk, writable = self.words, self.desk, self.tree.writable
        one, some = len(rows) == 1 and writable, bool(rows) and writable
        menu.addSeparator()
        for submenu in (
            desk.colour_menu(menu, rows),
            desk.kind_menu(menu, rows),
            desk.group_menu(menu, rows),
        ):
            submenu.setEnabled(some)
        menu.addSeparator()
        self._act(
            menu, words("Merge into…"), lambda: desk.ask_merge(rows), enabled=some, keys="Ctrl+M"
        )
        has = one and bool(rows[0].passages)
        self._act(menu, words("Split…"), lambda: desk.ask_split(rows[0]), enabled=has)
        self._act(menu, words("Move its passages to…"), lambda: desk.ask_move(rows[0]), enabled=has)
        above = self._code_above(rows[0]) if has else None
        self._act(
            menu,
            words("Move its passages up to {code}", code=above.called)
            if above
            else words("Move its passages to the code above"),
            lambda: desk.move(rows[0], above or rows[0]),
            enabled=above is not None,
        )
        menu.addSeparator()
        self._act(
            menu, words("List its passages"), lambda: self._list(rows), enabled=len(rows) == 1
        )
        self._act(menu, words("Counts by informant…"), lambda: desk.show_counts(rows))
        self._act(
            menu,
            words("Show only this in the transcript")
            if len(rows) == 1
            else words("Show only these in the transcript"),
            lambda: self._draw_only(rows),
            enabled=bool(rows),
        )
        self._act(menu, words("Show all in the transcript"), lambda: self._draw_only(self._codes))
        self._act(
            menu, words("Copy codes"), lambda: desk.copy(rows), enabled=bool(rows), keys="Ctrl+C"
        )

    def _code_above(self, code: CodeRow) -> CodeRow | None:
        return next((each for each in self._codes if each.id == code.parent_id), None)

    def _list(self, rows: list[CodeRow]) -> None:
        self.passages_listed.emit(PassageFilter(code_ids=frozenset({rows[0].id})), "")

    def _draw_only(self, rows: Sequence[CodeRow]) -> None:
        """Have the transcript draw these codes and what is below them, and no others."""
        drawn = with_their_descendants(self._codes, [code.id for code in rows])
        self.hidden_in_transcript.emit([each.id for each in self._codes if each.id not in drawn])

    def _act(
        self,
        menu: QMenu,
        text: str,
        act: Callable[[], object],
        *,
        enabled: bool = True,
        keys: str = "",
    ) -> None:
        """An entry; ``keys`` are shown beside it and act in the tree itself."""
        action = menu.addAction(text)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _checked=False: act())
        action.setEnabled(enabled)

    def _show_menu(self, point: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(point))
