"""Where rounds are made, kept, and answered from paper: each in a dialog beside the window."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.analysis.review.before_sending import Finding
from app.interchange.review.quick_entry import Entry
from app.queries.review_rounds import RoundRow, rounds
from app.ui.desk import Desk
from app.ui.messages import Answer, Notice
from app.ui.review.quick_entry_dialog import QuickEntryDialog
from app.ui.review.round_dialog import RoundDialog
from app.ui.review.rounds_dialog import RoundsDialog


class RoundsDesk(Desk):
    """Keeps its dialogs while they are closed, so nothing that was chosen or typed is lost."""

    export_requested = Signal(str)  # the round's number
    passage_requested = Signal(int)
    source_requested = Signal(int)
    code_requested = Signal(int)

    new_dialog: RoundDialog | None = None
    rounds_dialog: RoundsDialog | None = None
    entry_dialog: QuickEntryDialog | None = None

    def ask_new(self) -> None:
        """Choose what the next round submits; goes on where it was left."""
        if self.new_dialog is None:
            dialog = RoundDialog(self._workspace, self.words, self._theme, self._window)
            dialog.frozen.connect(self._frozen)
            dialog.jump_requested.connect(self._jump)
            self.new_dialog = dialog
        _bring_up(self.new_dialog)

    def show_rounds(self) -> None:
        """All rounds there are."""
        if self.rounds_dialog is None:
            dialog = RoundsDialog(self._workspace, self.words, self._theme, self._window)
            dialog.new_requested.connect(self.ask_new)
            dialog.export_requested.connect(self._export)
            dialog.notice_requested.connect(self.notice_requested)
            self.rounds_dialog = dialog
        self.rounds_dialog.refresh()
        _bring_up(self.rounds_dialog)

    def enter_answers(self) -> None:
        """Type in what was answered on paper; goes on where it was left."""
        if self.entry_dialog is None:
            dialog = QuickEntryDialog(
                self._workspace, self._tasks, self.words, self._theme, self._window
            )
            dialog.notice_requested.connect(self.notice_requested)
            self.entry_dialog = dialog
        _bring_up(self.entry_dialog)
        self.entry_dialog.begin()

    def holds_back(self) -> bool:
        """Whether the window should stay open this time: typed answers would be lost with it."""
        dialog = self.entry_dialog
        if dialog is None or not dialog.table.entries or dialog.has_warned:
            return False
        _bring_up(dialog)
        dialog.warn()
        return True

    def close_dialogs(self) -> None:
        """Before the project is closed: what is half typed takes its last look at it."""
        for dialog in (self.new_dialog, self.rounds_dialog, self.entry_dialog):
            if dialog is not None:
                dialog.close()

    @property
    def typed(self) -> list[Entry]:
        """The answers that were typed in and not recorded yet."""
        dialog = self.entry_dialog
        return [each.entry for each in dialog.table.entries] if dialog is not None else []

    def go_on_with(self, typed: Sequence[Entry]) -> None:
        """Take over the answers that were typed before the window was made anew."""
        if typed:
            self.enter_answers()
        if typed and self.entry_dialog is not None:
            self.entry_dialog.table.take(typed)

    def _frozen(self, round_id: int, export: bool) -> None:
        if self.new_dialog is not None:
            self.new_dialog.deleteLater()
            self.new_dialog = None
        if export:
            self._export(round_id)
            return
        made = self._round(round_id)
        text = self.words.plural(
            "{name} is frozen with {n} coding.",
            "{name} is frozen with {n} codings.",
            made.codings,
            name=made.name,
        )
        answers = (
            Answer(self.words("Export…"), lambda: self._export(round_id)),
            Answer(self.words("Undo"), self._workspace.undo),
        )
        self.notice_requested.emit(Notice(text, answers=answers))

    def _round(self, round_id: int) -> RoundRow:
        return next(row for row in self._workspace.read(rounds) if row.id == round_id)

    def _export(self, round_id: int) -> None:
        self.export_requested.emit(str(self._round(round_id).number))

    def _jump(self, finding: Finding) -> None:
        places = {
            "passage": self.passage_requested,
            "source": self.source_requested,
            "code": self.code_requested,
        }
        places[finding.subject].emit(finding.subject_id)


def _bring_up(dialog: QWidget) -> None:
    dialog.show()
    dialog.activateWindow()
