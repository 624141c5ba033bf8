import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.operations.codings import set_key_quote
from app.queries.codes import codes
from app.ui.codebook.editor import CodeEditor
from app.ui.codebook.example_dialog import ExampleDialog
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, NOBODY, Study

Key = Qt.Key


@pytest.fixture
def editor(
    qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme
) -> CodeEditor:
    source, code = study.source(), study.code()
    study.coding(source, COUSIN, code)
    star = study.coding(source, NOBODY, code)
    workspace.run(set_key_quote, star, star=True)
    made = CodeEditor(workspace, words, theme)
    workspace.changed.connect(lambda _changes: made.refresh())
    qtbot.addWidget(made)
    made.show_code(code)
    made.show()
    qtbot.waitExposed(made)
    return made


def asked(editor: CodeEditor) -> ExampleDialog:
    editor.choose_example.click()
    found = editor.findChildren(ExampleDialog)[-1]
    assert isinstance(found, ExampleDialog)
    return found


def test_the_key_quote_comes_first_and_is_taken_in_one_step(
    editor: CodeEditor, workspace: Workspace
) -> None:
    QTest.keyClick(asked(editor).query, Key.Key_Return)
    example = workspace.read(codes)[0].example
    assert example.startswith(f"“{NOBODY}”")
    assert "K-0002" in example
    assert editor.fields["example"].toPlainText() == example
    workspace.undo()
    assert workspace.read(codes)[0].example == ""


def test_letters_find_a_passage(editor: CodeEditor, workspace: Workspace) -> None:
    dialog = asked(editor)
    QTest.keyClicks(dialog.query, "cousin my")
    QTest.keyClick(dialog.query, Key.Key_Return)
    assert COUSIN in workspace.read(codes)[0].example


def test_nothing_can_be_taken_where_nothing_fits(editor: CodeEditor) -> None:
    dialog = asked(editor)
    QTest.keyClicks(dialog.query, "zzz")
    assert dialog.chosen is None
    assert not dialog.take.isEnabled()


def test_an_example_can_stand_below_what_the_field_says(
    editor: CodeEditor, workspace: Workspace
) -> None:
    QTest.keyClicks(editor.fields["example"], "As a rule:")
    dialog = asked(editor)
    dialog.beside.setChecked(True)
    dialog.take.click()
    assert workspace.read(codes)[0].example.startswith("As a rule:\n\n“")
