import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.project.search_index import Hit
from app.ui.look.theme import Theme
from app.ui.search.hit_list import ROW, Snippet, snippet
from app.ui.search.panel import SearchPanel
from app.ui.workspace import Workspace
from app.words import Words
from tests.ui.conftest import FIRST_TEXT, SECOND_TEXT


@pytest.fixture
def panel(workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot) -> SearchPanel:
    made = SearchPanel(workspace, words, theme)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def shown(panel: SearchPanel) -> list[str]:
    return [panel.hits.index(number).data() for number in range(panel.hits.rowCount())]


def test_hits_stand_under_their_sources(panel: SearchPanel) -> None:
    panel.look_for("office")
    assert sorted(shown(panel)) == sorted(
        ["chair.txt", "Interviewer: And the office?", "note.txt", SECOND_TEXT.strip()]
    )
    assert panel._count.text() == "2 paragraphs"


def test_typing_searches_and_enter_jumps(panel: SearchPanel, qtbot: QtBot) -> None:
    QTest.keyClicks(panel.field, "cousin")
    with qtbot.waitSignal(panel.span_requested) as asked:
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
    start = FIRST_TEXT.index("cousin")
    assert asked.args == [1, Span(start, start + 6)]


def test_letters_inside_words_only_when_asked_for(panel: SearchPanel) -> None:
    panel.look_for("ousin")
    assert shown(panel) == []
    panel.inside.setChecked(True)
    assert len(shown(panel)) == 2


@pytest.mark.parametrize("odd", ["OR", 'a "b', "anak-anak", "*", "(", "\U0001f642"])
def test_odd_queries_find_or_not_but_never_fail(panel: SearchPanel, odd: str) -> None:
    panel.look_for(odd)
    assert panel._empty.isVisible()


def test_down_goes_into_the_list(panel: SearchPanel) -> None:
    panel.look_for("office")
    panel.activateWindow()
    panel.field.setFocus()
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.view.hasFocus()


words_of = st.text(st.sampled_from("ab \U0001f642漢"), min_size=1, max_size=400)


@given(words_of, words_of, st.integers(0, 1000))
def test_a_snippet_marks_the_same_letters(before: str, found: str, start: int) -> None:
    paragraph = before + found + before
    first = start + len(before)
    made = snippet(Hit(1, "s", 1, start, paragraph, (Span(first, first + len(found)),)))
    assert made.marks[0].cut_from(made.text) == found[: len(made.marks[0].cut_from(made.text))]
    assert made.span == Span(first, first + len(found))


def test_rows_give_their_snippets_to_the_painter(panel: SearchPanel) -> None:
    panel.look_for("cousin")
    row = panel.hits.index(1).data(ROW)
    assert isinstance(row, Snippet)
    assert [mark.cut_from(row.text) for mark in row.marks] == ["cousin"]
    panel.view.viewport().grab()
