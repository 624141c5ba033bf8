import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.operations.codes import change_code, delete_codes
from app.queries.code_history import revisions
from app.ui.codebook.history import CodeHistory
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, Study


@pytest.fixture
def history(
    qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme
) -> CodeHistory:
    code = study.code()
    study.coding(study.source(), COUSIN, code)
    workspace.run(change_code, code, texts={"definition": "Kin <who> ask."})
    made = CodeHistory(workspace, words, theme)
    qtbot.addWidget(made)
    made.show()
    made.show_code(code)
    return made


def test_a_change_is_shown_in_its_words_with_foreign_marks_escaped(history: CodeHistory) -> None:
    (card,) = history.cards.values()
    assert ">Short definition</span>: " in card.difference.text()
    assert "Kin &lt;who&gt; ask." in card.difference.text()


def test_a_reason_is_kept_when_one_leaves_it(history: CodeHistory, workspace: Workspace) -> None:
    (card,) = history.cards.values()
    QTest.keyClicks(card.reason, "After the pilot")
    history.keep()
    assert workspace.read(revisions, 1)[0].reason == "After the pilot"
    workspace.undo()
    history.show_code(1)
    assert card.reason.text() == ""


def test_what_was_coded_before_is_counted_and_listed(qtbot: QtBot, history: CodeHistory) -> None:
    (card,) = history.cards.values()
    assert card.before.text() == "Passages coded before this change: 1"
    with qtbot.waitSignal(history.passages_requested) as asked:
        card.before.click()
    assert asked.args is not None
    assert asked.args[0].passage_ids == frozenset({1})


def test_a_second_change_of_the_sitting_stays_on_its_card(
    history: CodeHistory, workspace: Workspace
) -> None:
    (card,) = history.cards.values()
    workspace.run(change_code, 1, name="Kinship")
    history.show_code(1)
    assert list(history.cards.values()) == [card]
    assert "Kinship" in card.difference.text()


def test_a_reason_typed_for_a_code_that_is_gone_is_let_be(
    history: CodeHistory, workspace: Workspace, qtbot: QtBot
) -> None:
    (card,) = history.cards.values()
    QTest.keyClicks(card.reason, "After the pilot")
    workspace.run(delete_codes, [1])
    history.forget()
    with qtbot.assertNotEmitted(workspace.failed):
        history.keep()
