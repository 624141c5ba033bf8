from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.analysis.autocoding.coded import NEW, Standing
from app.analysis.autocoding.proposals import Proposal
from app.models.span import Span
from app.ui.autocoding.hit_cell import line_of
from app.ui.autocoding.proposal_table import PARAGRAPH, TEXT, TICK, ProposalTable
from app.ui.autocoding.proposal_view import ProposalView
from app.ui.look.theme import Theme
from app.words import Words

TEXTS = ("The rain came.", "No rain.", "After the rain", "Rain again")
PART, DONE = Standing(numbers=("K-0001",)), Standing(done=True, numbers=("K-0002",))


def _proposal(number: int, text: str) -> Proposal:
    start = 100 * number
    hit = start + text.lower().index("rain")
    return Proposal(
        1,
        "talk.txt",
        Span(start, start + len(text)),
        text,
        (Span(hit, hit + 4),),
        9 - number,
        f"I-0{number % 2 + 1}",
        "",
        "",
    )


PROPOSALS = [_proposal(number, text) for number, text in enumerate(TEXTS)]


@pytest.fixture
def view(qtbot: QtBot, words: Words, theme: Theme) -> ProposalView:
    view = ProposalView(ProposalTable(words, lambda each: each), words, theme)
    view.table.setParent(view)
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.table.show_proposals(PROPOSALS, [NEW, PART, DONE, NEW])
    view.show()
    return view


def _chosen(view: ProposalView) -> list[str]:
    return [each.text for each in view.table.chosen]


def _select(view: ProposalView, *rows: int) -> None:
    view.clearSelection()
    for row in rows:
        index = view.table.index(row, 0)
        flag = view.selectionModel().SelectionFlag
        view.selectionModel().select(index, flag.Select | flag.Rows)
    view.setFocus()


def test_what_is_new_is_ticked_at_first(view: ProposalView) -> None:
    assert _chosen(view) == [TEXTS[0], TEXTS[3]]


def test_space_ticks_all_that_is_selected_and_then_unticks_it(view: ProposalView) -> None:
    _select(view, 0, 1, 2)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert _chosen(view) == [TEXTS[0], TEXTS[1], TEXTS[3]]
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert _chosen(view) == [TEXTS[3]]


def test_the_mouse_ticks_one(view: ProposalView) -> None:
    place = view.visualRect(view.table.index(1, TICK))
    box = place.topLeft()
    box.setX(place.left() + 10)
    box.setY(place.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert TEXTS[1] in _chosen(view)


def test_what_is_done_cannot_be_ticked(view: ProposalView) -> None:
    index = view.table.index(2, TICK)
    assert not view.table.flags(index) & Qt.ItemFlag.ItemIsUserCheckable
    view.table.tick_shown(on=True)
    assert TEXTS[2] not in _chosen(view)


def test_all_and_none_mean_what_the_filter_lets_through(view: ProposalView) -> None:
    view.table.filter_by("i-02")
    assert view.table.rowCount() == 2
    view.table.tick_shown(on=False)
    assert _chosen(view) == [TEXTS[0]]
    view.table.filter_by("")
    view.table.tick_shown(on=True)
    assert _chosen(view) == [TEXTS[0], TEXTS[1], TEXTS[3]]


def test_decisions_outlive_another_choice_of_codes(view: ProposalView) -> None:
    view.table.tick([0], on=False)
    view.table.tick([1], on=True)
    view.table.show_proposals(PROPOSALS, [NEW, NEW, NEW, PART])
    assert _chosen(view) == [TEXTS[1], TEXTS[2]]


def test_sorting_is_by_number_where_there_are_numbers(view: ProposalView) -> None:
    view.sortByColumn(PARAGRAPH, Qt.SortOrder.AscendingOrder)
    shown = [view.table.index(row, TEXT).data() for row in range(4)]
    assert shown == [*reversed(TEXTS)]
    view.sortByColumn(TICK, Qt.SortOrder.AscendingOrder)
    assert view.table.index(0, TEXT).data() == TEXTS[0]


def test_what_an_interviewer_says_is_ticked_by_hand_only(view: ProposalView) -> None:
    asked = [replace(PROPOSALS[0], aside=True), PROPOSALS[3]]
    view.table.show_proposals(asked, [NEW, NEW])
    assert _chosen(view) == [TEXTS[3]]
    view.table.tick([0], on=True)
    assert _chosen(view) == [TEXTS[0], TEXTS[3]]


def test_a_screen_reader_hears_whether_a_row_is_ticked(view: ProposalView) -> None:
    spoken = view.table.index(0, TICK).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "ticked, The rain came."


def test_a_long_passage_begins_shortly_before_its_first_hit() -> None:
    text = "word " * 30 + "\N{SEEDLING} the\nrain came"
    start = text.index("rain")
    each = Proposal(1, "", Span(0, len(text)), text, (Span(start, start + 4),), 1, "", "", "")
    line, (mark,) = line_of(each, fits=60)
    assert line.startswith("… word")
    assert mark.cut_from(line) == "rain"
    whole, (there,) = line_of(each, fits=1000)
    assert there.cut_from(whole) == "rain"
    assert "\n" not in line
