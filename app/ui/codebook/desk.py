"""What can be done with chosen codes beyond naming them: merge, split, move, colour, kind, group.

Each is one gesture and one undo step; whatever takes something away says so with an Undo.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.operations.codes import (
    BUILT_IN_KINDS,
    delete_codes,
    kind_with_key,
    recolour_codes,
    regroup_codes,
)
from app.operations.recoding import merge_codes, move_codings, split_code
from app.project.session import Session
from app.queries.codes import CodeRow, codes, kinds
from app.queries.recoding import meeting
from app.ui.codebook.chip import chip_icon, colour_name
from app.ui.codebook.counts_dialog import CountsDialog
from app.ui.codebook.split_dialog import SplitDialog
from app.ui.codebook.target_dialog import TargetDialog
from app.ui.look.theme import Theme
from app.ui.messages import Notice, undoable
from app.ui.workspace import Workspace
from app.words import Words
from app.words.terms import KINDS, term

MANY_CODINGS = 100
"""What touches more codings than this makes a backup first (DESIGN 4)."""


class CodebookDesk(QObject):
    """Dialogs and menus over the codebook; ``room`` is the widget that they belong to."""

    notice_requested = Signal(object)  # Notice
    passages_requested = Signal(object, str)  # PassageFilter, what they are

    def __init__(self, workspace: Workspace, words: Words, theme: Theme, room: QWidget) -> None:
        super().__init__(room)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._room = room

    def _say(self, text: str) -> None:
        self.notice_requested.emit(undoable(text, self.words, self._workspace.undo))

    def _secure(self, rows: Sequence[CodeRow], reason: str) -> None:
        if sum(code.passages for code in rows) > MANY_CODINGS:
            self._workspace.project.back_up(reason)

    def delete(self, rows: Sequence[CodeRow]) -> None:
        """Delete codes; the notice takes it back."""
        if not rows or self._workspace.locked:
            return
        self._secure(rows, "delete")
        if self._workspace.run(delete_codes, [code.id for code in rows]) is None:
            return
        if len(rows) == 1:
            self._say(self.words("{code} deleted; its passages stay.", code=rows[0].called))
        else:
            self._say(self.words("{n} codes deleted; their passages stay.", n=len(rows)))

    def ask_merge(self, rows: Sequence[CodeRow]) -> None:
        """Ask into which code these are to be merged."""
        if not rows or self._workspace.locked:
            return
        ids = [code.id for code in rows]
        words = self.words
        dialog = TargetDialog(
            self._workspace,
            words,
            self._theme,
            ids,
            lambda into: self._meet(rows, into),
            self._room,
        ).say(
            words("Merge {codes} into…", codes=_named(rows)),
            words(
                "The other code takes all passages, decisions, interpretations, memos and links."
                " A memo on it says what the merged codes were."
            ),
            words("Merge"),
        )
        dialog.accepted.connect(lambda: self._merge_into(rows, dialog.target))
        dialog.open()

    def _meet(self, rows: Sequence[CodeRow], into: CodeRow) -> str:
        """What merging or moving would mean."""
        words = self.words
        found = self._workspace.read(meeting, [code.id for code in rows], into.id)
        count = words.plural("{n} passage", "{n} passages", found.passages)
        said = [words("{passages} from {codes}.", passages=count, codes=_named(rows))]
        if found.doubled:
            said.append(
                words.plural(
                    "{n} coding is there already and becomes one.",
                    "{n} codings are there already and become one each.",
                    found.doubled,
                )
            )
        if found.apart:
            said.append(
                words.plural(
                    "{n} stance differs; the memo keeps it.",
                    "{n} stances differ; the memo keeps them.",
                    found.apart,
                )
            )
        return " ".join(said)

    def _merge_into(self, rows: Sequence[CodeRow], into: CodeRow | None) -> None:
        if into is not None:
            self.merge([code.id for code in rows], into.id)

    def merge(self, code_ids: Sequence[int], into_id: int) -> None:
        """Merge codes into another."""
        book = {code.id: code for code in self._workspace.read_shown(codes)}
        rows = [book[code_id] for code_id in code_ids if code_id in book and code_id != into_id]
        if not rows or into_id not in book or self._workspace.locked:
            return
        self._secure(rows, "merge")
        person = self._workspace.person_id
        ids = [code.id for code in rows]
        if self._workspace.run(merge_codes, ids, into_id, person, self.words) is not None:
            into = book[into_id].called
            self._say(self.words("{codes} merged into {code}.", codes=_named(rows), code=into))

    def ask_move(self, code: CodeRow) -> None:
        """Ask to which code all passages of this one are to go."""
        if self._workspace.locked:
            return
        words = self.words
        dialog = TargetDialog(
            self._workspace,
            words,
            self._theme,
            [code.id],
            lambda into: self._meet([code], into),
            self._room,
        ).say(
            words("Move the passages of {code} to…", code=code.called),
            words("The code itself stays, without passages."),
            words("Move"),
        )
        dialog.accepted.connect(lambda: self._move_to(code, dialog.target))
        dialog.open()

    def _move_to(self, code: CodeRow, into: CodeRow | None) -> None:
        if into is not None:
            self.move(code, into)

    def move(self, code: CodeRow, into: CodeRow) -> None:
        """Put all passages of a code under another."""
        self._secure([code], "move")
        person = self._workspace.person_id
        moved = self._workspace.run(move_codings, code.id, into.id, person, self.words)
        if moved:
            text = self.words(
                "The passages of {code} stand under {into} now.", code=code.called, into=into.called
            )
            self._say(text)

    def ask_split(self, code: CodeRow) -> SplitDialog | None:
        """Show the passages of a code, to be given to other codes."""
        if self._workspace.locked or not code.passages:
            return None
        dialog = SplitDialog(self._workspace, self.words, self._theme, code, self._room)
        dialog.accepted.connect(lambda: self._split(code, dialog))
        dialog.open()
        return dialog

    def _split(self, code: CodeRow, dialog: SplitDialog) -> None:
        self._secure([code], "split")
        person, parts = self._workspace.person_id, dialog.table.parts()
        made = self._workspace.run(split_code, code.id, parts, person, self.words)
        if made:
            text = self.words.plural(
                "{code} was split; {n} code took passages over.",
                "{code} was split; {n} codes took passages over.",
                len(made),
                code=code.called,
            )
            self._say(text)

    def show_counts(self, rows: Sequence[CodeRow]) -> CountsDialog:
        """Show how much each informant gives to these codes (to all, when none is chosen)."""
        ids = [code.id for code in rows]
        dialog = CountsDialog(self._workspace, self.words, self._theme, ids, self._room)
        dialog.passages_requested.connect(self.passages_requested)
        dialog.open()
        return dialog

    def copy(self, rows: Sequence[CodeRow]) -> None:
        """Put labels, names and definitions on the clipboard, a line for each code."""
        lines = ("\t".join((code.label or "", code.name, code.definition)) for code in rows)
        if rows:
            QGuiApplication.clipboard().setText("\n".join(lines))
            text = self.words.plural("{n} code copied.", "{n} codes copied.", len(rows))
            self.notice_requested.emit(Notice(text))

    def recolour(self, rows: Sequence[CodeRow], colour: int) -> None:
        """Paint codes alike."""
        self._workspace.run(recolour_codes, [code.id for code in rows], colour)

    def set_kind(self, rows: Sequence[CodeRow], key: str) -> None:
        """Give codes a kind by its stored word; an empty one is open coding."""
        ids = [code.id for code in rows]

        def change(session: Session) -> int:
            kind_id = kind_with_key(session, key) if key else 0
            return regroup_codes(session, ids, kind_id=kind_id)

        self._workspace.run(change)

    def set_group(self, rows: Sequence[CodeRow], group: str) -> None:
        """Put codes into a group; an empty one is none."""
        self._workspace.run(regroup_codes, [code.id for code in rows], group=group)

    def _ask_group(self, rows: Sequence[CodeRow]) -> None:
        words = self.words
        name, accepted = QInputDialog.getText(
            self._room, words("New group"), words("For example an institution")
        )
        if accepted and name.strip():
            self.set_group(rows, name)

    def colour_menu(self, menu: QMenu, rows: Sequence[CodeRow]) -> QMenu:
        """The colours, each drawn as the chip that the code would get."""
        colours = menu.addMenu(self.words("Colour"))
        group = QActionGroup(colours)
        for colour in range(len(self._theme.codes)):
            kind = rows[0].kind if rows else None
            name = colour_name(self.words, self._theme, colour)
            action = QAction(chip_icon(self._theme, colour, kind), name, colours)
            action.setCheckable(True)
            action.setChecked(all(code.colour == colour for code in rows))
            action.triggered.connect(
                lambda _checked=False, colour=colour: self.recolour(rows, colour)
            )
            group.addAction(action)
            colours.addAction(action)
        return colours

    def kind_menu(self, menu: QMenu, rows: Sequence[CodeRow]) -> QMenu:
        """The kinds of code, and none."""
        known = self._workspace.read(kinds)
        names = {kind.key: kind.name for kind in known if kind.name}
        keys = dict.fromkeys(("", *BUILT_IN_KINDS, *(kind.key for kind in known)))
        choices = {
            key: (names.get(key) or term(self.words, KINDS, key))
            if key
            else self.words("None (open coding)")
            for key in keys
        }
        chosen = {code.kind or "" for code in rows}
        submenu = menu.addMenu(self.words("Kind"))
        for key, text in choices.items():
            self._choice(submenu, text, chosen == {key}).triggered.connect(
                lambda _checked=False, key=key: self.set_kind(rows, key)
            )
        return submenu

    def group_menu(self, menu: QMenu, rows: Sequence[CodeRow]) -> QMenu:
        """The groups that there are, none, and a new one."""
        groups = dict.fromkeys(code.group for code in self._workspace.read(codes) if code.group)
        chosen = {code.group for code in rows}
        submenu = menu.addMenu(self.words("Group"))
        for group in ("", *groups):
            text = group or self.words("No group")
            self._choice(submenu, text, chosen == {group}).triggered.connect(
                lambda _checked=False, group=group: self.set_group(rows, group)
            )
        submenu.addSeparator()
        fresh = submenu.addAction(self.words("New group…"))
        fresh.triggered.connect(lambda _checked=False: self._ask_group(rows))
        return submenu

    def _choice(self, menu: QMenu, text: str, checked: bool) -> QAction:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(checked)
        return action


def _named(rows: Sequence[CodeRow]) -> str:
    """How several codes are called in a sentence that must stay short."""
    most = 3
    names = [code.called for code in rows[:most]]
    return ", ".join(names) + (" …" if len(rows) > most else "")
