"""Member checks: which informants were shown what was made of their words, and what came back."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.analysis.citation import printed_date
from app.operations.member_checks import (
    change_member_check,
    delete_member_check,
    record_member_check,
)
from app.queries.informants import InformantRow, informants
from app.queries.member_checks import MemberCheckRow, member_checks
from app.ui.look.quiet import quiet_label
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_TIGHT, Theme
from app.ui.panel import Panel
from app.ui.typing.autosave import AutosavedLine, AutosavedText
from app.ui.workspace import Workspace
from app.words import N_, Words

_TITLES = (N_("Informant"), N_("Date"), N_("What was shown, and how"), N_("Outcome"))
_WIDTHS = (180, 120, 240)
_INFORMANT, _CHECK = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_HEIGHTS = (280, 220)
_LINES = 3


class ChecksPage(Panel):
    """Every informant has a row, for those who were not asked yet are what one looks for."""

    concerns = ("member_check", "informant")

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self._checks: dict[int, MemberCheckRow] = {}
        self._shown: int | None = None
        self.table = QTreeWidget(self)
        self.date = AutosavedLine(workspace, self)
        self.sent, self.response = (AutosavedText(workspace, self) for _ in range(2))
        self.add = QPushButton(words("Record a check"), self)
        self.delete = QPushButton(words("Delete"), self)
        self.said = quiet_label(theme, parent=self)
        self._build()
        self.table.currentItemChanged.connect(lambda _now, _former: self._show_current())
        self.table.itemActivated.connect(lambda _item, _column: self._begin())
        self.add.clicked.connect(self.add_one)
        self.delete.clicked.connect(self.delete_current)

    def _build(self) -> None:
        words = self.words
        self.table.setHeaderLabels([words(title) for title in _TITLES])
        self.table.setAccessibleName(words("Member checks"))
        self.table.setRootIsDecorated(False)
        for place, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(place, width)
        self.table.header().setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        self.add.setToolTip(words("A check of the chosen informant; there may be several"))
        self.delete.setToolTip(words("Throw it away (Undo brings it back)"))
        both = QSplitter(Qt.Orientation.Vertical, self)
        both.addWidget(self.table)
        both.addWidget(self._form())
        both.setSizes([*_HEIGHTS])
        both.setChildrenCollapsible(False)
        acts = QHBoxLayout()
        acts.addWidget(self.add)
        acts.addWidget(self.said, 1)
        acts.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE_SMALL)
        column.setSpacing(SPACE_SMALL)
        column.addWidget(both, 1)
        column.addLayout(acts)
        for button in (self.add, self.delete):
            button.setAutoDefault(False)
        self.setFocusProxy(self.table)

    def _form(self) -> QWidget:
        words, form = self.words, QWidget(self)
        grid = QGridLayout(form)
        grid.setContentsMargins(0, SPACE_SMALL, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE_TIGHT)
        titled: tuple[tuple[str, QWidget], ...] = (
            (words("Date"), self.date),
            (words("What was shown, and how"), self.sent),
            (words("Outcome, and what was changed"), self.response),
        )
        for place, (title, field) in enumerate(titled):
            label = quiet_label(self.theme, title, form)
            label.setBuddy(field)
            field.setAccessibleName(title)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, place, 1)
        for text in (self.sent, self.response):
            text.setMinimumHeight(text.fontMetrics().lineSpacing() * _LINES + SPACE_SMALL)
        self.date.setPlaceholderText("2025-02-14")
        self.sent.setPlaceholderText(words("The transcript, or the findings; in person, by letter"))
        self.response.setPlaceholderText(words("Confirmed, or what was put right"))
        grid.setColumnStretch(1, 1)
        return form

    def refresh(self) -> None:
        """Show everybody as they are now; the chosen row stays chosen."""
        checks = self.workspace.read(member_checks)
        people = self.workspace.read_shown(informants)
        shown = self.workspace.shown(checks)
        self._checks = {check.id: check for check in checks}
        chosen = self._chosen()
        with QSignalBlocker(self.table):
            self.table.clear()
            for person in people:
                own = [check for check in shown if check.informant_id == person.id]
                for check in own:
                    self._add_row(person, check)
                if not own:
                    self._add_row(person, None)
            self._choose(*chosen)
        asked = len({check.informant_id for check in checks})
        said = self.words("{n} of {all} informants were asked.", n=asked, all=len(people))
        self.said.setText(said if people else self.words("There are no informants yet."))
        self._show_current()

    def _add_row(self, person: InformantRow, check: MemberCheckRow | None) -> None:
        name = " ".join(filter(None, (person.code, person.role)))
        if check is None:
            cells = [name, "", "", self.words("not asked yet")]
        else:
            date = printed_date(self.words, check.date)
            cells = [name, date, _one_line(check.sent), _one_line(check.response)]
        item = QTreeWidgetItem(self.table, cells)
        item.setData(0, _INFORMANT, person.id)
        item.setData(0, _CHECK, check.id if check else None)
        item.setToolTip(0, name)
        if check is None:
            item.setForeground(len(cells) - 1, self.theme.quiet)

    def _chosen(self) -> tuple[int | None, int | None]:
        item = self.table.currentItem()
        return (item.data(0, _INFORMANT), item.data(0, _CHECK)) if item else (None, None)

    def _choose(self, informant_id: int | None, check_id: int | None) -> None:
        """The check if it is still there, else its informant, else the first row."""
        items = [self.table.topLevelItem(at) for at in range(self.table.topLevelItemCount())]
        rows = [item for item in items if item is not None]
        wanted = [item for item in rows if check_id and item.data(0, _CHECK) == check_id]
        same = [item for item in rows if item.data(0, _INFORMANT) == informant_id]
        for item in [*wanted, *same, *rows][:1]:
            self.table.setCurrentItem(item)

    def _show_current(self) -> None:
        informant_id, check_id = self._chosen()
        locked = self.workspace.locked
        self.add.setEnabled(informant_id is not None and not locked)
        self.delete.setEnabled(check_id is not None and not locked)
        for field in (self.date, self.sent, self.response):
            field.setEnabled(check_id is not None)
        check = self._checks.get(check_id or 0)
        if check is None:
            self._shown = None
            for field in (self.date, self.sent, self.response):
                field.forget()
        elif check.id == self._shown:
            self.date.follow(check.date)
            self.sent.follow(check.sent)
            self.response.follow(check.response)
        else:
            self._shown = check.id
            self._show(check)

    def _show(self, check: MemberCheckRow) -> None:
        run, run_on = self.workspace.run, self.workspace.run_on
        change = change_member_check
        self.date.show_text(check.date, lambda text: run(change, check.id, {"date": text}))
        self.sent.show_text(
            check.sent, lambda key, text: run_on(key, change, check.id, {"sent": text})
        )
        self.response.show_text(
            check.response, lambda key, text: run_on(key, change, check.id, {"response": text})
        )

    def _begin(self) -> None:
        """Enter on an informant who was not asked yet records a check."""
        if self._chosen()[1] is None:
            self.add_one()
        else:
            self.date.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_one(self) -> None:
        """A check of the chosen informant, ready to be dated."""
        informant_id, _ = self._chosen()
        if informant_id is None or self.workspace.locked:
            return
        made = self.workspace.run(record_member_check, informant_id, {})
        if made is not None:
            self.refresh_now()
            self._choose(informant_id, made)
            self.date.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete_current(self) -> None:
        """Throw the chosen check away; its informant stays chosen."""
        _, check_id = self._chosen()
        if check_id is not None:
            for field in (self.date, self.sent, self.response):
                field.forget()
            self.workspace.run(delete_member_check, check_id)
            self.refresh_now()


def _one_line(text: str) -> str:
    return " ".join(text.split())
