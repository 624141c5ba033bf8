import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.operations.guide_questions import GuideLine, add_question
from app.operations.projects import set_questions
from app.queries.guide_questions import GuideRow, guide_questions
from app.ui.enclosures.guide_page import GuidePage
from app.ui.enclosures.paste_dialog import PasteDialog
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words


@pytest.fixture
def page(workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot) -> GuidePage:
    workspace.run(set_questions, [("What causes it?", None)])
    for text in ("Why?", "Who?", "When?"):
        workspace.run(add_question, GuideLine(text))
    made = GuidePage(workspace, words, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def kept(page: GuidePage) -> list[GuideRow]:
    return page.workspace.read(guide_questions)


def test_a_new_question_is_written_at_once(page: GuidePage) -> None:
    page.add.click()
    QTest.keyClicks(page.question, "Where?")
    page.question.keep()
    assert [row.text for row in kept(page)][-1] == "Where?"


def test_fields_are_kept_and_an_emptied_question_is_not(page: GuidePage) -> None:
    page.topic.setText("Causes")
    page.topic.keep()
    page.target.setText("Residents")
    page.target.keep()
    page.question.clear()
    page.question.keep()
    first = kept(page)[0]
    assert (first.text, first.topic, first.target) == ("Why?", "Causes", "Residents")


def test_a_question_serves_a_research_question(page: GuidePage) -> None:
    page.serves.setCurrentIndex(1)
    page.serves.activated.emit(1)
    assert kept(page)[0].research_question == "What causes it?"


def test_alt_down_and_dragging_move(page: GuidePage) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.text for row in kept(page)] == ["Who?", "Why?", "When?"]
    model = page.list.model()
    model.moveRow(page.list.rootIndex(), 0, page.list.rootIndex(), 3)
    assert [row.text for row in kept(page)] == ["Why?", "When?", "Who?"]


def test_deleting_chooses_the_next_and_undo_brings_back(page: GuidePage) -> None:
    page.delete.click()
    assert page.question.toPlainText() == "Who?"
    page.workspace.undo()
    assert [row.text for row in kept(page)] == ["Why?", "Who?", "When?"]


def test_many_lines_are_one_step(page: GuidePage) -> None:
    QApplication.clipboard().setText("Efforts:\n1. What was done?\n2. By whom?")
    page.ask_lines()
    dialog = page.findChild(PasteDialog)
    assert dialog is not None
    assert dialog.said.text() == "2 questions · 1 topic"
    dialog.take_over.click()
    assert [(row.text, row.topic) for row in kept(page)][3:] == [
        ("What was done?", "Efforts"),
        ("By whom?", "Efforts"),
    ]
    page.workspace.undo()
    assert len(kept(page)) == 3


def test_an_empty_guide_offers_to_begin_once(
    workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    made = GuidePage(workspace, words, theme)
    qtbot.addWidget(made)
    made.show()
    assert not made.add.isVisible()
    assert made.paste.isVisible()
    workspace.run(add_question, GuideLine("Why?"))
    made.refresh_now()
    assert made.add.isVisible()


def test_pasting_stands_beside_adding_below_the_list_or_in_its_empty_place(
    workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    made = GuidePage(workspace, words, theme)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    for _ in range(2):
        workspace.undo()
        made.refresh_now()
        centre = made.paste.mapTo(made, made.paste.rect().center()).x()
        assert abs(centre - made.width() // 2) <= 1
        workspace.run(add_question, GuideLine("Why?"))
        made.refresh_now()
        qtbot.waitUntil(lambda: made.paste.y() == made.add.y())
        assert made.add.geometry().right() < made.paste.x() < made.delete.x()
        assert made.paste.y() > made.list.geometry().bottom()
