"""The menu of the transcript: what can be done with the words or the passages under the pointer."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.queries.codings import CodingMark
from app.settings import with_hidden_codings
from app.ui.reader.mark_filter import MarkFilter, read_filter
from app.ui.reader.text_view import Reader
from app.ui.reading.reading import Reading
from app.words import Words

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

OFFERED = (
    *("code_selection", "repeat_code", "in_vivo", "key_quote", "uncode"),
    None,
    *("copy", "copy_citation"),
    None,
    "mask_selection",
    None,
    *("expand", "find"),
)
"""Keys of commands; None is a line between them."""
OF_A_PASSAGE = ("code_selection", "uncode", "copy_citation")
_WORDS_SHOWN = 32
_MOST_LISTED = 12


def transcript_menu(actions: Mapping[str, QAction], words: Words, parent: QWidget) -> QMenu:
    """The commands of the window that concern a place in the text."""
    menu = QMenu(words("Transcript"), parent)
    for key in OFFERED:
        if key is None:
            menu.addSeparator()
        elif key in actions:
            menu.addAction(actions[key])
    return menu


class PassagesHere:
    """The passages under the pointer, at the top of the menu.

    One is chosen at once, so the commands below concern it; of several each has a menu of its own,
    and opening that chooses it.
    """

    def __init__(self, words: Words, reading: Reading, reader: Reader) -> None:
        self.words = words
        self._reading = reading
        self._reader = reader

    def add_to(
        self, menu: QMenu, marks: Sequence[CodingMark], actions: Mapping[str, QAction]
    ) -> None:
        """Offer what can be done with the passages of these codings, the innermost first."""
        by_passage: dict[int, list[CodingMark]] = {}
        for mark in marks:
            by_passage.setdefault(mark.passage_id, []).append(mark)
        if not by_passage:
            return
        below = menu.actions()[0]
        self._reading.choose_passage(next(iter(by_passage)))
        if len(by_passage) == 1:
            menu.insertAction(below, self._selecting(menu, next(iter(by_passage))))
        else:
            for passage_id, here in islice(by_passage.items(), _MOST_LISTED):
                menu.insertMenu(below, self._menu_of(menu, passage_id, here, actions))
        menu.insertSeparator(below)

    def _menu_of(
        self,
        menu: QMenu,
        passage_id: int,
        marks: Sequence[CodingMark],
        actions: Mapping[str, QAction],
    ) -> QMenu:
        listed = QMenu(self._title(marks).replace("&", "&&"), menu)
        listed.aboutToShow.connect(lambda: self._reading.choose_passage(passage_id))
        listed.addAction(self._selecting(listed, passage_id))
        listed.addActions([actions[key] for key in OF_A_PASSAGE if key in actions])
        return listed

    def _title(self, marks: Sequence[CodingMark]) -> str:
        codes = ", ".join(mark.label or mark.name for mark in marks)
        text = " ".join(self._reader.source.shown_words(marks[0].span).split())
        shown = text if len(text) <= _WORDS_SHOWN else f"{text[:_WORDS_SHOWN].rstrip()}…"
        return f"{marks[0].number}  {codes}  “{shown}”"

    def _selecting(self, menu: QMenu, passage_id: int) -> QAction:
        action = QAction(self.words("Select the passage’s words"), menu)
        action.triggered.connect(lambda: self._reader.select_words_of(passage_id))
        return action


def connect_transcript(window: "MainWindow") -> None:
    """Let a window offer the menu, draw what was drawn the last time, and keep what is hidden."""
    columns, program, uuid = window.columns, window.program, window.uuid
    here = PassagesHere(window.words, columns.reading, columns.reader)

    def show_menu(at: QPoint, marks: Sequence[CodingMark]) -> None:
        menu = transcript_menu(window.commands_shown, window.words, columns)
        here.add_to(menu, marks, window.commands_shown)
        menu.popup(at)

    def keep(shown: MarkFilter) -> None:
        program.change_settings(with_hidden_codings(program.settings, uuid, shown.stored()))

    columns.reader.context_menu_requested.connect(show_menu)
    columns.reader.set_mark_filter(read_filter(program.settings.hidden_codings.get(uuid, ())))
    columns.transcript.shown_codes.changed.connect(keep)
