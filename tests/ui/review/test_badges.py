from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.operations.reviews import decide
from app.queries.codings import CodingMark
from app.queries.reviews import reviews
from app.ui.reader.margin import BracketMargin
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import study

__all__ = ["study"]


def drawn(window: MainWindow) -> set[CodingMark]:
    """The codings whose label keeps room for a mark."""
    margin = window.columns.reader.findChild(BracketMargin)
    assert isinstance(margin, BracketMargin)
    room = {label.mark: label.place.width() for label in margin.labels()}
    window.columns.reader.set_badges({})
    bare = {label.mark: label.place.width() for label in margin.labels()}
    window.columns.badges.look()
    return {mark for mark in room if room[mark] > bare[mark]}


def test_a_decision_is_marked_beside_its_passage(qtbot: QtBot, window: MainWindow) -> None:
    assert drawn(window) == set()
    row = window.workspace.read(reviews)[0]
    window.workspace.run(decide, row.coding_id, window.workspace.person_id, "agree")
    qtbot.waitUntil(lambda: not _waits(window))
    assert {mark.coding_id for mark in drawn(window)} == {row.coding_id}
    window.workspace.undo()
    qtbot.waitUntil(lambda: not _waits(window))
    assert drawn(window) == set()


def test_states_are_not_shown_where_nobody_wants_them(window: MainWindow) -> None:
    row = window.workspace.read(reviews)[0]
    window.workspace.run(decide, row.coding_id, window.workspace.person_id, "agree")
    window.columns.badges.set_shown(shown=False)
    assert drawn(window) == set()
    window.columns.badges.set_shown(shown=True)
    assert len(drawn(window)) == 1


def _waits(window: MainWindow) -> bool:
    return any(timer.isActive() for timer in window.columns.badges.findChildren(QTimer))
