"""Arranging the chapter of the small study: two codes with passages, one without."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.operations.chapter import leave_out_passage, shorten_passage, write_lead_in, write_section
from app.operations.codes import add_code
from app.operations.codings import set_stance
from app.operations.interpretations import interpret
from app.queries.chapter import arrangement
from app.queries.codes import codes
from app.queries.passages import passages
from app.ui.look.theme import Theme
from app.ui.thesis.chapter_page import ChapterPage
from app.ui.thesis.outline import Key
from app.ui.workspace import Workspace
from app.words import Words

FAMILY, WARNING, UNUSED = ("code", "1"), ("code", "2"), ("code", "3")
FIRST, SECOND = ("passage", "1", "1"), ("passage", "1", "2")
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot) -> ChapterPage:
    made = ChapterPage(workspace, words, theme)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def choose(page: ChapterPage, *keys: Key) -> None:
    for key in keys:
        page.view.expand(page.outline.index_of(("code", key[1])))
    page.view.choose([*keys], keys[0])


def order(page: ChapterPage) -> list[Key]:
    return page.outline.siblings(FAMILY)


def starred(page: ChapterPage) -> list[bool]:
    rows = page.workspace.read(passages)
    return [coding.key_quote for row in rows for coding in row.codings]


def test_the_first_code_that_has_anything_to_print_is_shown(page: ChapterPage) -> None:
    assert page.view.current_key == FAMILY
    assert "Because of family." in page.page.text
    assert page.section.title.text() == "C1 Family"


def test_passages_of_a_code_are_read_when_it_is_unfolded(page: ChapterPage) -> None:
    assert page.outline.read_codes() == []
    choose(page, FIRST)
    assert page.outline.passage_keys(1) == [FIRST, SECOND]
    assert page.passage.title.text() == "K-0001 · C1"


def test_alt_down_moves_a_section_and_undo_brings_it_back(page: ChapterPage) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_Down, ALT)
    assert order(page) == [UNUSED, FAMILY]
    assert page.view.current_key == FAMILY
    page.workspace.undo()
    page.refresh_now()
    assert order(page) == [FAMILY, UNUSED]


def test_a_drop_orders_passages_of_one_code(page: ChapterPage) -> None:
    choose(page, SECOND)
    model, above = page.outline, page.outline.index_of(FAMILY)
    data = model.mimeData([model.index_of(SECOND)])
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, above)
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, above)
    assert model.passage_keys(1) == [SECOND, FIRST]
    assert page.page.text.index("We warn them") < page.page.text.index("Because of family.")


def test_a_passage_is_not_dropped_under_another_code(page: ChapterPage) -> None:
    choose(page, FIRST)
    model = page.outline
    data = model.mimeData([model.index_of(FIRST)])
    elsewhere = model.index_of(WARNING)
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, elsewhere)


def test_x_leaves_everything_chosen_out_in_one_step(page: ChapterPage) -> None:
    choose(page, FIRST, SECOND)
    QTest.keyClick(page.view, Qt.Key.Key_X)
    assert "Because of family." not in page.page.text
    page.workspace.undo()
    page.refresh_now()
    assert "Because of family." in page.page.text
    assert "We warn them" in page.page.text


def test_what_is_out_comes_in_again_by_its_tick(page: ChapterPage) -> None:
    page.workspace.run(leave_out_passage, 1, 1, leave_out=True)
    page.refresh_now()
    choose(page, FIRST)
    index = page.outline.index_of(FIRST)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked.value
    page.outline.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert "Because of family." in page.page.text


def test_a_section_that_is_left_out_says_so_on_its_page(page: ChapterPage) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_X)
    assert page.page.text == "[C1 is left out of the chapter.]"


def test_the_asterisk_stars_all_chosen_and_takes_the_stars_back(page: ChapterPage) -> None:
    choose(page, FIRST, SECOND)
    QTest.keyClick(page.view, Qt.Key.Key_Asterisk, Qt.KeyboardModifier.ShiftModifier)
    assert starred(page) == [True, True, False, False]
    page.star()
    assert starred(page) == [False] * 4


def test_cuts_and_own_words_are_on_the_page_at_once(page: ChapterPage) -> None:
    run = page.workspace.run
    run(shorten_passage, 1, 2, [Span(len("We warn them"), len("We warn them every week,"))])
    run(write_lead_in, 1, 1, "Asked why, the chair said:")
    run(write_section, 1, "synthesis", "Kinship comes first.")
    page.refresh_now()
    assert "We warn them […] in writing." in page.page.text
    assert "Asked why, the chair said:" in page.page.text
    assert "Kinship comes first." in page.page.text


def test_a_typed_opening_is_kept_and_shown(page: ChapterPage) -> None:
    field = page.section.texts["opening"]
    field.setFocus()
    QTest.keyClicks(field, "First of all, kinship.")
    field.keep()
    page.refresh_now()
    assert page.workspace.read(arrangement).section(1).opening == "First of all, kinship."
    assert "First of all, kinship." in page.page.text


def test_thin_sections_are_told_in_quiet_words(page: ChapterPage) -> None:
    assert "one informant only" in page.section.weak.text()
    page.view.choose([UNUSED], UNUSED)
    assert page.section.weak.text().startswith("No passage")


def test_contrary_evidence_is_thin_until_it_is_discussed(page: ChapterPage) -> None:
    page.workspace.run(set_stance, 2, "contradicts")
    page.refresh_now()
    assert "not discussed" in page.section.weak.text()
    page.workspace.run(write_section, 1, "contrary", "Weighed.")
    page.refresh_now()
    assert "not discussed" not in page.section.weak.text()


def test_an_interpretation_written_elsewhere_reaches_the_page(page: ChapterPage) -> None:
    page.workspace.run(interpret, 1, page.workspace.person_id, "Blood is thicker.")
    page.refresh_now()
    assert "Blood is thicker." in page.page.text


def test_a_new_code_keeps_what_is_chosen_and_unfolded(page: ChapterPage) -> None:
    choose(page, SECOND)
    kind = page.workspace.read(codes)[0].kind_id
    page.workspace.run(add_code, "Envy", "C9", kind_id=kind)
    page.refresh_now()
    assert page.view.current_key == SECOND
    assert page.view.isExpanded(page.outline.index_of(FAMILY))


def test_enter_opens_the_passage_in_its_transcript(page: ChapterPage, qtbot: QtBot) -> None:
    choose(page, SECOND)
    with qtbot.waitSignal(page.passage_requested) as asked:
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert asked.args == [2]


def test_menu_offers_what_fits_the_choice(page: ChapterPage) -> None:
    choose(page, FIRST)
    said = [action.text().split("\t")[0] for action in page.menu().actions() if action.text()]
    assert said[:3] == ["Show in transcript", "Key quotation", "Leave out of the chapter"]


def test_the_codebooks_order_comes_back_by_the_menu(page: ChapterPage) -> None:
    page.move_chosen(1)
    page.order_as_codebook()
    assert order(page) == [FAMILY, UNUSED]


def test_a_reviewer_arranges_nothing(
    workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    workspace.project.reviewing = True
    page = ChapterPage(workspace, words, theme)
    qtbot.addWidget(page)
    page.show()
    page.leave_out_or_take_in()
    page.move_chosen(1)
    page.star()
    assert workspace.read(arrangement).sections == {}
    assert (
        not page.section.texts["opening"].isEnabled() or page.section.texts["opening"].isReadOnly()
    )
