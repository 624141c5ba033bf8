from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.operations.codes import delete_codes
from app.operations.people import add_person
from app.operations.reviews import decide
from app.queries.memos import memos_on_passage
from app.queries.passages import PassageRow, passages
from app.ui.inspector.panel import PassageInspector
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, NOBODY, Study

IN_A_SMALL_WINDOW = 288
"""Pixels of the column in a window of 1100 x 700."""


class Seen:
    """The inspector in a window, over a study with a passage of two codes and one beside it."""

    def __init__(self, study: Study, workspace: Workspace, words: Words, theme: Theme) -> None:
        self.study, self.workspace = study, workspace
        source = study.source()
        study.informant("I-01", source, role="Farmer")
        self.family, self.fear = study.code("A1", "Family"), study.code("A2", "Fear")
        self.first = study.coding(source, COUSIN, self.family)
        self.second = study.coding(source, COUSIN, self.fear)
        study.coding(source, "my cousin", self.fear)
        study.coding(source, NOBODY, self.fear)
        self.panel = PassageInspector(workspace, words, theme)

    def row(self, words: str = COUSIN) -> PassageRow:
        return next(row for row in self.workspace.read(passages) if row.text == words)

    def show(self, words: str = COUSIN) -> PassageInspector:
        self.panel.show_passage(self.row(words).id)
        return self.panel


@pytest.fixture
def seen(qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme) -> Seen:
    seen = Seen(study, workspace, words, theme)
    qtbot.addWidget(seen.panel)
    seen.panel.resize(340, 800)
    seen.panel.show()
    seen.panel.activateWindow()
    qtbot.waitExposed(seen.panel)
    return seen


def write(field: QPlainTextEdit, text: str) -> None:
    field.setFocus()
    QTest.keyClicks(field, text)


def test_it_shows_the_quotation_and_where_it_stands(seen: Seen) -> None:
    panel = seen.show()
    assert panel.number.text() == seen.row().number
    assert panel.quotation.shown.text() == COUSIN
    assert "I-01, Farmer" in panel.where.text()
    assert "21 November 2020" in panel.where.text()


def test_nothing_chosen_says_what_to_do(seen: Seen) -> None:
    seen.show()
    seen.panel.show_passage(None)
    assert seen.panel.pages.currentIndex() == 0


def test_stance_and_star_are_set(seen: Seen) -> None:
    card = seen.show().cards[seen.first]
    card.stances.buttons["contradicts"].click()
    card.star.click()
    coding = seen.row().codings[0]
    assert (coding.stance, coding.key_quote) == ("contradicts", True)


def test_cards_stay_when_a_stance_changes(seen: Seen) -> None:
    card = seen.show().cards[seen.first]
    card.stances.buttons["partly"].click()
    seen.panel.refresh_now()
    assert seen.panel.cards[seen.first] is card
    assert card.stances.buttons["partly"].isChecked()


def test_a_code_is_taken_off(seen: Seen) -> None:
    seen.show().cards[seen.first].remove.click()
    seen.panel.refresh_now()
    assert list(seen.panel.cards) == [seen.second]


def test_taking_the_last_code_off_empties_the_inspector(seen: Seen) -> None:
    panel = seen.show(NOBODY)
    next(iter(panel.cards.values())).remove.click()
    panel.refresh_now()
    assert panel.pages.currentIndex() == 0


def test_a_new_code_is_made_and_put_on_in_one_step(seen: Seen) -> None:
    panel = seen.show()
    panel.add.click()
    QTest.keyClicks(panel.palette_of_codes.query, "Favours")
    QTest.keyClick(panel.palette_of_codes.query, Qt.Key.Key_Return)
    assert [coding.name for coding in seen.row().codings] == ["Family", "Fear", "Favours"]
    seen.workspace.undo()
    assert [coding.name for coding in seen.row().codings] == ["Family", "Fear"]


def test_the_interpretation_is_kept_when_another_passage_is_chosen(seen: Seen) -> None:
    write(seen.show().meaning, "Kin first.")
    seen.show(NOBODY)
    assert seen.row().interpretation == "Kin first."
    assert seen.panel.meaning.toPlainText() == ""


def test_the_interpretation_is_kept_when_the_window_closes(seen: Seen) -> None:
    write(seen.show().meaning, "Kin first.")
    seen.panel.close()
    assert seen.row().interpretation == "Kin first."


def test_a_refresh_leaves_what_is_being_typed(seen: Seen) -> None:
    panel = seen.show()
    write(panel.meaning, "Kin ")
    panel.cards[seen.first].star.click()
    panel.refresh_now()
    assert panel.meaning.toPlainText() == "Kin "


def test_undo_takes_the_interpretation_back(seen: Seen) -> None:
    panel = seen.show()
    write(panel.meaning, "Kin first.")
    panel.meaning.keep()
    seen.workspace.undo()
    panel.refresh_now()
    assert panel.meaning.toPlainText() == ""


def test_typing_about_a_passage_that_went_is_no_error(seen: Seen) -> None:
    panel = seen.show(NOBODY)
    write(panel.meaning, "Nobody")
    seen.workspace.undo()
    panel.refresh_now()
    assert panel.pages.currentIndex() == 0


def test_an_interpretation_can_be_of_one_code_only(seen: Seen) -> None:
    panel = seen.show()
    panel.scope.setCurrentIndex(panel.scope.findData(seen.fear))
    panel.scope.activated.emit(panel.scope.currentIndex())
    write(panel.meaning, "They were afraid.")
    panel.meaning.keep()
    row = seen.row()
    assert row.interpretation == ""
    assert row.interpretation_under(seen.fear) == "They were afraid."


def test_a_memo_is_written_changed_and_deleted_by_emptying(seen: Seen) -> None:
    panel = seen.show()
    panel.memos.add.click()
    write(panel.memos.fresh, "Ask again.")
    seen.show(NOBODY)
    seen.show()
    (memo,) = seen.workspace.read(memos_on_passage, seen.row().id)
    assert memo.text == "Ask again."
    panel.memos.texts[memo.id].clear()
    panel.memos.texts[memo.id].keep()
    assert seen.workspace.read(memos_on_passage, seen.row().id) == []


def test_arrows_step_through_the_passages_at_one_place(seen: Seen, qtbot: QtBot) -> None:
    panel = seen.show()
    assert panel.count.text() == "1 of 2"
    with qtbot.waitSignal(panel.passage_requested) as asked:
        panel.after.click()
    assert asked.args == [seen.row("my cousin").id]
    assert panel.number.text() == seen.row("my cousin").number
    panel.after.click()
    assert panel.number.text() == seen.row().number


def test_a_passage_alone_has_no_arrows(seen: Seen) -> None:
    assert not seen.show(NOBODY).after.isVisible()


def test_the_review_is_shown(seen: Seen) -> None:
    with seen.study.project.edit() as session:
        supervisor = add_person(session, "Dr. Rahma", "supervisor")
        decide(session, seen.first, supervisor, "revise", "Rather fear.")
    card = seen.show().cards[seen.first]
    assert card.review.text() == "To be revised\nDr. Rahma: Rather fear."
    assert not seen.panel.cards[seen.second].review.isVisible()


def test_sections_stay_folded_when_another_passage_is_chosen(seen: Seen) -> None:
    panel = seen.show()
    panel.sections["memos"].head.click()
    kept = panel.open_sections()
    assert kept == (1, 1, 0, 1, 0)
    seen.show(NOBODY)
    assert panel.open_sections() == kept
    panel.set_open_sections((0, 1))  # of an older version: not these sections
    assert panel.open_sections() == kept


def test_the_history_is_readable_and_grows(seen: Seen) -> None:
    panel = seen.show()
    panel.sections["history"].head.click()
    assert len(panel.past.lines) == 2
    panel.cards[seen.first].star.click()
    panel.refresh_now()
    said = [label.text() for label in panel.past.lines[0].findChildren(QLabel)]
    assert said[0] == f"Starred {seen.row().number} as a key quote of A1"
    assert said[1].startswith("Sari · ")


def test_the_author_of_the_interpretation_is_named(seen: Seen) -> None:
    panel = seen.show()
    assert not panel.written.isVisible()
    write(panel.meaning, "Kin first.")
    panel.meaning.keep()
    panel.refresh_now()
    assert panel.written.text().startswith("Written by Sari, ")


def test_the_quotation_is_copied_alone_or_with_its_citation(seen: Seen) -> None:
    panel = seen.show()
    panel.copy.click()
    assert QApplication.clipboard().text() == COUSIN
    panel.copy_cited.click()
    assert seen.row().number in QApplication.clipboard().text()


def test_tab_goes_through_the_cards_in_their_order(seen: Seen) -> None:
    panel = seen.show(NOBODY)
    panel = seen.show()
    first, second = (panel.cards[each] for each in (seen.first, seen.second))
    stops: list[QWidget] = [panel.copy_cited, panel.sections["codes"].head, panel.add]
    for card in (first, second):
        stops += [*card.stances.buttons.values(), card.star, card.remove]
    stops += [panel.sections["meaning"].head, panel.scope]
    for before, after in pairwise(stops):
        assert _next_stop(before) is after


def _next_stop(widget: QWidget) -> QWidget | None:
    found = widget.nextInFocusChain()
    while found is not None and not found.focusPolicy() & Qt.FocusPolicy.TabFocus:
        found = found.nextInFocusChain()
    return found


def test_it_fits_a_narrow_column(seen: Seen) -> None:
    panel = seen.show()
    body = panel._filled.widget()
    assert body is not None
    assert body.minimumSizeHint().width() <= IN_A_SMALL_WINDOW


def test_what_is_typed_under_a_code_goes_with_the_code(seen: Seen, qtbot: QtBot) -> None:
    panel = seen.show()
    panel.scope.setCurrentIndex(panel.scope.findData(seen.family))
    panel.scope.activated.emit(panel.scope.currentIndex())
    write(panel.meaning, "half a thought")
    with qtbot.waitSignal(seen.workspace.changed):
        seen.workspace.run(delete_codes, [seen.family])
    panel.refresh_now()
    assert panel.meaning.toPlainText() == ""
    assert seen.row().code_interpretations == ()
