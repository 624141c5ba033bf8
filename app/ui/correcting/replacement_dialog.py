"""What a corrected file would do to the passages of a source, before anything is done."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.interchange.replacing import PassageFate, ReplacementPlan
from app.models.span import Span
from app.ui.look.dialog import SizedDialog, cancel_or, page_of, resize_within
from app.ui.look.quiet import ROOMY_ROWS, heading, plain_label, quiet_label
from app.ui.look.theme import TITLE_POINTS, Theme
from app.words import Words

PASSAGE, BEFORE, NOW, PLACE = range(4)
_ROWS_AT_ONCE = 1_000


class ReplacementDialog(SizedDialog):
    """Counts, the passages whose words change, and those that are not found."""

    def __init__(
        self,
        plan: ReplacementPlan,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        shown: Callable[[str], str] = str,
    ) -> None:
        super().__init__(parent)
        self.plan = plan
        self._shown = shown
        self.words = words
        self._listed = [*plan.of_fate("doubtful"), *plan.of_fate("changed")][:_ROWS_AT_ONCE]
        self.table = QTableWidget(len(self._listed), 4, self)
        self.table.setTabKeyNavigation(False)
        self.go_on = QPushButton(words("Replace"), self)
        self.setWindowTitle(words("Replace by a corrected file"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        resize_within(self, 880, 560)
        self._build(theme)
        self._fill()

    def placed(self) -> dict[int, Span]:
        """Passages that are not found and are to stand where words like theirs are."""
        found = {}
        for number, fate in enumerate(self._listed):
            item = self.table.item(number, PLACE)
            ticked = item is not None and item.checkState() == Qt.CheckState.Checked
            if fate.fate == "doubtful" and fate.span is not None and ticked:
                found[fate.passage.id] = fate.span
        return found

    def sentences(self) -> list[str]:
        """What will become of the passages, counted."""
        words, plan = self.words, self.plan
        unchanged, changed, doubtful = (
            len(plan.of_fate(fate)) for fate in ("unchanged", "changed", "doubtful")
        )
        found = [
            words.plural("{n} passage keeps its words", "{n} passages keep their words", unchanged)
        ]
        if changed:
            found.append(
                words.plural(
                    "the words of {n} passage change", "the words of {n} passages change", changed
                )
            )
        if doubtful:
            found.append(
                words.plural("{n} passage is not found", "{n} passages are not found", doubtful)
            )
        return found

    def _build(self, theme: Theme) -> None:
        words, plan = self.words, self.plan
        column = page_of(self)
        title = words(
            "{file} in the place of “{source}”",
            file=self._shown(plan.file_name),
            source=self._shown(plan.source.name),
        )
        column.addWidget(heading(title, self, TITLE_POINTS))
        column.addWidget(plain_label(" · ".join(self.sentences()), self))
        column.addWidget(self.table, 1)
        column.addWidget(
            quiet_label(
                theme,
                words(
                    "The text and the file from before are kept and can be brought back. A passage "
                    "that is not found stays near its place with its earlier words, unless it is "
                    "ticked to stand on the words found instead."
                ),
                self,
            )
        )
        foot = cancel_or(self.go_on, self, words)
        column.addLayout(foot)

    def _fill(self) -> None:
        words, table = self.words, self.table
        table.setHorizontalHeaderLabels(
            [words("Passage"), words("Words before"), words("Words then"), words("Put there")]
        )
        table.setAccessibleName(words("Passages whose words change or are not found"))
        table.verticalHeader().hide()
        table.setWordWrap(True)
        table.setStyleSheet(ROOMY_ROWS)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for column in (BEFORE, NOW):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.setVisible(bool(self._listed))
        for number, fate in enumerate(self._listed):
            for column, item in enumerate(self._items(fate)):
                table.setItem(number, column, item)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _items(self, fate: PassageFate) -> list[QTableWidgetItem]:
        called = f"{fate.passage.number}\n{fate.passage.codes}".strip()
        former, now = self._shown(fate.former), self._shown(fate.now)
        if fate.fate == "doubtful":
            now = self.words("not found; similar: {words}", words=now) if now else ""
            now = now or self.words("not found")
        place = QTableWidgetItem("")
        offered = fate.fate == "doubtful" and fate.span is not None
        place.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        if offered:
            place.setFlags(place.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            place.setCheckState(Qt.CheckState.Unchecked)
        items = [*(QTableWidgetItem(text) for text in (called, former, now)), place]
        for item in items:
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return items
