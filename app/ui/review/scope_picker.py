"""What a round is about: codes, informants, only what changed, at most so many of each code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QWidget

from app.models.scope import Scope
from app.queries.codes import CodeRow, codes
from app.queries.informants import informants
from app.queries.review_rounds import code_uuids, informant_uuids, rounds
from app.ui.look.quiet import heading, plain_label
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_TIGHT, Theme
from app.ui.review.tick_list import TickList
from app.ui.workspace import Workspace
from app.words import Words

_NOBODY = ""
"""Stands in a scope for passages that no informant said."""
_LIMITS = (1, 2, 3, 4, 5, 8, 10, 15, 20)


class ScopePicker(QWidget):
    """Everything is in scope until somebody takes it out."""

    changed = Signal()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self.codes = TickList(words("Codes"), theme, self)
        self.informants = TickList(words("Informants"), theme, self)
        self.only_changed = QCheckBox(words("Only what changed since the last round"), self)
        self.at_most = QComboBox(self)
        self._build()
        self._connect()
        self.follow()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE_TIGHT)
        for place, (title, ticks) in enumerate(
            ((self.words("Codes"), self.codes), (self.words("Informants"), self.informants))
        ):
            grid.addWidget(heading(title, self), 0, place)
            grid.addWidget(ticks, 1, place)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(1, 1)
        grid.addWidget(self.only_changed, 2, 0)
        grid.addLayout(self._limit(), 2, 1)

    def _limit(self) -> QHBoxLayout:
        words, title = self.words, self.words("Of each code")
        self.at_most.addItem(words("all passages"), None)
        for most in _LIMITS:
            self.at_most.addItem(words("at most {n}", n=most), most)
        self.at_most.setAccessibleName(title)
        self.at_most.setToolTip(
            words("Key quotes, contradicting and changed passages are chosen first")
        )
        label = plain_label(title, self)
        label.setWordWrap(False)
        label.setBuddy(self.at_most)
        row = QHBoxLayout()
        row.setSpacing(SPACE_SMALL)
        row.addWidget(label)
        row.addWidget(self.at_most)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.codes.ticked_anew.connect(self.changed)
        self.informants.ticked_anew.connect(self.changed)
        self.only_changed.toggled.connect(lambda _on: self.changed.emit())
        self.at_most.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def follow(self) -> None:
        """Offer the codes and informants that there are now; what was taken out stays out."""
        read = self._workspace.read_shown
        of_code, of_informant = read(code_uuids), read(informant_uuids)
        self.codes.offer([(of_code[code.id], _called(code), code.depth) for code in read(codes)])
        people = [
            (of_informant[each.id], f"{each.code}  {each.role}".strip(), 0)
            for each in read(informants)
        ]
        self.informants.offer([*people, (_NOBODY, self.words("No informant"), 0)])
        earlier = bool(read(rounds))
        self.only_changed.setEnabled(earlier)
        self.only_changed.setToolTip("" if earlier else self.words("This is the first round."))

    @property
    def scope(self) -> Scope | None:
        """What was chosen; None when every code or every informant was taken out."""
        if not self.codes.ticked or not self.informants.ticked:
            return None
        return Scope(
            () if self.codes.all_ticked else tuple(self.codes.ticked),
            () if self.informants.all_ticked else tuple(self.informants.ticked),
            self.only_changed.isChecked(),
            self.at_most.currentData(),
        )


def _called(code: CodeRow) -> str:
    name = f"{code.label}  {code.name}" if code.label else code.name
    return f"{name}  ({code.passages})" if code.passages else name
