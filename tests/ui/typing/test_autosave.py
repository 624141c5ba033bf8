import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.errors import NamesMasked
from app.operations.interpretations import interpret
from app.operations.masking import add_masked_name
from app.queries.passages import PassageRow, passages
from app.ui.typing.autosave import AutosavedLine, AutosavedText
from app.ui.workspace import Workspace
from tests.study import COUSIN, Study
from tests.ui import panels

study = panels.study
workspace = panels.workspace


class Form:
    """A window with a text that saves itself as a passage's interpretation, and another field."""

    def __init__(self, study: Study, workspace: Workspace) -> None:
        self.study, self.workspace = study, workspace
        study.coding(study.source(), COUSIN, study.code())
        self.passage_id = self.passage.id
        self.window = QWidget()
        self.text = AutosavedText(workspace)
        self.other = QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.text)
        column.addWidget(self.other)
        self.text.show_text("", self.keep)

    @property
    def passage(self) -> PassageRow:
        return self.workspace.read(passages)[0]

    @property
    def stored(self) -> str:
        return self.passage.interpretation

    def keep(self, key: str, text: str) -> object:
        return self.workspace.run_on(key, interpret, self.passage_id, self.study.me, text)


@pytest.fixture
def form(qtbot: QtBot, study: Study, workspace: Workspace) -> Form:
    form = Form(study, workspace)
    qtbot.addWidget(form.window)
    form.window.show()
    form.window.activateWindow()
    qtbot.waitExposed(form.window)
    form.text.setFocus()
    return form


def test_a_pause_keeps_what_was_typed(qtbot: QtBot, form: Form) -> None:
    QTest.keyClicks(form.text, "Kin")
    qtbot.waitUntil(lambda: form.stored == "Kin")


def test_undo_while_typing_goes_back_to_the_last_pause(form: Form) -> None:
    QTest.keyClicks(form.text, "A whole thought.")
    form.text.keep()
    QTest.keyClicks(form.text, " A slip")
    form.text.undo()
    assert form.text.toPlainText() == "A whole thought."
    form.text.redo()
    assert form.text.toPlainText() == "A whole thought. A slip"


def test_leaving_keeps_and_ends_the_undo_step(form: Form) -> None:
    QTest.keyClicks(form.text, "Kin")
    form.text.keep()
    QTest.keyClicks(form.text, " first")
    form.other.setFocus()
    assert form.stored == "Kin first"
    form.text.setFocus()
    QTest.keyClicks(form.text, "!")
    form.other.setFocus()
    form.workspace.undo()
    assert form.stored == "Kin first"
    form.workspace.undo()
    assert form.stored == ""


def test_closing_the_window_keeps(form: Form) -> None:
    QTest.keyClicks(form.text, "Kin")
    form.window.close()
    assert form.stored == "Kin"


def test_quitting_keeps(form: Form) -> None:
    QTest.keyClicks(form.text, "Kin")
    app = QCoreApplication.instance()
    assert app is not None
    app.aboutToQuit.emit()
    assert form.stored == "Kin"


def test_showing_another_text_keeps_the_former(form: Form) -> None:
    QTest.keyClicks(form.text, "Kin")
    form.text.show_text("other", None)
    assert form.stored == "Kin"
    assert form.text.toPlainText() == "other"


def test_a_change_from_elsewhere_is_shown(form: Form) -> None:
    form.text.follow("written elsewhere")
    assert form.text.toPlainText() == "written elsewhere"


def test_what_is_being_typed_is_not_overwritten(form: Form) -> None:
    QTest.keyClicks(form.text, "Kin ")
    form.text.follow("written elsewhere")
    assert form.text.toPlainText() == "Kin "


def test_a_long_edit_is_waited_for(qtbot: QtBot, form: Form) -> None:
    QTest.keyClicks(form.text, "Kin")
    with form.study.project.edit():
        form.text.keep()
        assert form.text.unsaved
    form.text.keep()
    qtbot.waitUntil(lambda: form.stored == "Kin")


def masked(form: Form) -> None:
    form.workspace.run(add_masked_name, "Sumber", "[village]")
    form.workspace.show_view("masked")


def test_a_text_with_a_masked_name_is_read_and_not_written(qtbot: QtBot, form: Form) -> None:
    form.workspace.run(interpret, form.passage_id, form.study.me, "Kin of Sumber")
    form.text.follow(form.stored)
    masked(form)
    assert form.text.toPlainText() == "Kin of [village]"
    with qtbot.waitSignal(form.workspace.failed) as refused:
        QTest.keyClicks(form.text, "x")
    assert isinstance(refused.args and refused.args[0], NamesMasked)
    form.other.setFocus()
    assert form.stored == "Kin of Sumber"
    form.workspace.show_view("original")
    assert form.text.toPlainText() == "Kin of Sumber"
    assert not form.text.isReadOnly()


def test_what_is_being_typed_is_kept_before_it_is_masked(form: Form) -> None:
    QTest.keyClicks(form.text, "Sumber again")
    masked(form)
    assert form.stored == "Sumber again"
    assert form.text.toPlainText() == "[village] again"


def test_a_name_that_is_typed_in_a_masked_view_is_masked_on_leaving(form: Form) -> None:
    masked(form)
    QTest.keyClicks(form.text, "Sumber")
    assert form.text.toPlainText() == "Sumber"
    form.other.setFocus()
    assert form.stored == "Sumber"
    assert form.text.toPlainText() == "[village]"


def test_a_line_is_masked_and_kept_as_it_was(form: Form) -> None:
    kept: list[str] = []
    line = AutosavedLine(form.workspace, form.window)
    line.show_text("Sumber", kept.append)
    masked(form)
    assert line.text() == "[village]"
    assert line.isReadOnly()
    line.keep()
    form.workspace.show_view("original")
    assert line.text() == "Sumber"
    assert not kept
