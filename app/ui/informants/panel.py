"""The informants panel: a list, and the form of one informant behind it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.interchange.importing.import_proposals import next_code
from app.operations.informants import add_informant, delete_informant
from app.project.session import Session
from app.queries.informants import InformantRow, informants
from app.ui.informants.form import InformantForm
from app.ui.informants.informant_list import InformantList, InformantPainter
from app.ui.look.empty import EmptyPage
from app.ui.look.theme import SPACE, SPACE_SMALL, Theme
from app.ui.messages import undoable
from app.ui.panel import Panel
from app.ui.typing.keys import let_act
from app.ui.workspace import Workspace
from app.words import Words


class InformantsPanel(Panel):
    """Who was interviewed; Enter opens the form, Delete deletes (undo brings back)."""

    concerns = (
        *("informant", "participation", "attribute", "variable", "source", "speaker"),
        "memo",
    )
    import_requested = Signal()
    coding_requested = Signal(int)  # all that an informant says

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self.rows = InformantList(words, self)
        self.view = QListView(self)
        self.form = InformantForm(workspace, words, theme, self)
        self.pages = QStackedWidget(self)
        self._list_page = QWidget(self)
        self._count = QLabel(self)
        self._empty = self._empty_page()
        self._build()
        self._connect()

    def _empty_page(self) -> EmptyPage:
        words = self.words
        page = EmptyPage(
            words("No informants yet"),
            words("They come with the transcripts, from a table, or one by one."),
            words("Add an informant"),
            self.theme,
            self,
        )
        page.chosen.connect(self.add_informant)
        button = QPushButton(words("Import a table…"), page)
        button.clicked.connect(self.import_requested)
        column = page.layout()
        if isinstance(column, QVBoxLayout):
            centre = Qt.AlignmentFlag.AlignHCenter
            column.insertWidget(column.count() - 1, button, 0, centre)
        return page

    def _build(self) -> None:
        words, writable = self.words, not self.workspace.locked
        self.view.setModel(self.rows)
        self.view.setItemDelegate(InformantPainter(self.rows, self.theme, self.view))
        self.view.setAccessibleName(words("Informants"))
        self.view.setMouseTracking(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        add = QPushButton(words("Add"), self)
        add.setToolTip(words("Add an informant (Ins)"))
        add.clicked.connect(self.add_informant)
        add.setEnabled(writable)
        table = QPushButton(words("Import…"), self)
        table.setToolTip(words("Add informants from a table (.csv, .xlsx)"))
        table.clicked.connect(self.import_requested)
        table.setEnabled(writable)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE_SMALL)
        head.setSpacing(SPACE_SMALL)
        head.addWidget(self._count, 1)
        head.addWidget(add)
        head.addWidget(table)
        listed = QVBoxLayout(self._list_page)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(0)
        listed.addLayout(head)
        listed.addWidget(self.view, 1)
        for page in (self._empty, self._list_page, self.form):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def _connect(self) -> None:
        self.view.activated.connect(lambda _index: self.edit())
        self.view.doubleClicked.connect(lambda _index: self.edit())
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.form.closed.connect(self._show_list)
        self.form.memos.notice_requested.connect(self.notice_requested)
        self.form.source_requested.connect(self.source_requested)
        let_act(self.view, {"Ins": self.add_informant, "Del": self.delete_selected})

    def refresh(self) -> None:
        """Show the informants as they are; who is chosen stays."""
        chosen = {row.id for row in self.selected()}
        current = self.rows.row_at(self.view.currentIndex())
        found = self.workspace.read(informants)
        self.rows.show_rows(map(self.workspace.shown, found))
        selection = self.view.selectionModel()
        if current is not None:
            index = self.rows.index_of(current.id)
            selection.setCurrentIndex(index, selection.SelectionFlag.NoUpdate)
        for informant_id in chosen:
            index = self.rows.index_of(informant_id)
            if index.isValid():
                selection.select(index, selection.SelectionFlag.Select)
        self._count.setText(self.words.plural("{n} informant", "{n} informants", len(found)))
        self.form.refresh()
        if self.pages.currentWidget() is not self.form:
            self._show_list()

    def _show_list(self) -> None:
        page = self._list_page if self.rows.rowCount() else self._empty
        if self.pages.currentWidget() is not page:
            self.pages.setCurrentWidget(page)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def selected(self) -> list[InformantRow]:
        """The chosen informants, in the order shown."""
        indexes = sorted(self.view.selectedIndexes(), key=lambda index: index.row())
        return [row for index in indexes if (row := self.rows.row_at(index))]

    def edit(self, informant_id: int | None = None) -> None:
        """Open a form: of the current informant, or of this one."""
        row = self.rows.row_at(self.view.currentIndex())
        wanted = informant_id or (row.id if row else None)
        if wanted is not None:
            self.form.show_informant(wanted)
            self.pages.setCurrentWidget(self.form)
            self.form.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_informant(self) -> None:
        """A new informant with the next free code, and the form to fill in."""
        code = next_code(row.code for row in self.workspace.read(informants))
        informant_id = self.workspace.run(add_informant, code)
        if informant_id is not None:
            self.refresh_now()
            self.view.setCurrentIndex(self.rows.index_of(informant_id))
            self.edit(informant_id)

    def delete_selected(self) -> None:
        """Delete; the notice takes it back."""
        chosen = self.selected()
        if not chosen or self.workspace.locked:
            return

        def delete(session: Session) -> int:
            for row in chosen:
                delete_informant(session, row.id)
            return len(chosen)

        if self.workspace.run(delete) is not None:
            text = self.words.plural(
                "{n} informant deleted; passages stay.",
                "{n} informants deleted; passages stay.",
                len(chosen),
            )
            self.notice_requested.emit(undoable(text, self.words, self.workspace.undo))

    def menu(self) -> QMenu:
        """What can be done with the chosen informants."""
        words, menu, chosen = self.words, QMenu(self), self.selected()
        writable = not self.workspace.locked
        menu.addAction(words("Edit…"), self.edit).setEnabled(len(chosen) == 1)
        menu.addAction(words("Add an informant"), self.add_informant).setEnabled(writable)
        code = menu.addAction(words("Code all that is said…"), self._ask_coding)
        code.setEnabled(writable and len(chosen) == 1)
        menu.addSeparator()
        delete = menu.addAction(words("Delete"), self.delete_selected)
        delete.setEnabled(writable and bool(chosen))
        return menu

    def _ask_coding(self) -> None:
        for row in self.selected()[:1]:
            self.coding_requested.emit(row.id)

    def _show_menu(self, point: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(point))
