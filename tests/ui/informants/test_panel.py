import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.operations.informants import set_attribute
from app.queries.informants import InformantRow, informants
from app.ui.informants.panel import InformantsPanel
from app.ui.look.theme import Theme
from app.ui.messages import Notice
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import Study


class Shown:
    """The panel in a window, over two informants and a source."""

    def __init__(self, study: Study, workspace: Workspace, words: Words, theme: Theme) -> None:
        self.workspace = workspace
        self.source = study.source()
        self.farmer = study.informant("I-01", self.source, role="Farmer", category="Residents")
        self.clerk = study.informant("I-02", role="Clerk")
        self.panel = InformantsPanel(workspace, words, theme)
        self.notices: list[Notice] = []
        self.panel.notice_requested.connect(self.notices.append)

    def people(self) -> dict[str, InformantRow]:
        return {row.code: row for row in self.workspace.read(informants)}

    def choose(self, informant_id: int) -> None:
        self.panel.view.setCurrentIndex(self.panel.rows.index_of(informant_id))


@pytest.fixture
def shown(qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme) -> Shown:
    shown = Shown(study, workspace, words, theme)
    qtbot.addWidget(shown.panel)
    shown.panel.resize(320, 640)
    shown.panel.show()
    shown.panel.activateWindow()
    qtbot.waitExposed(shown.panel)
    return shown


def test_the_list_is_a_sound_model(shown: Shown, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(shown.panel.rows)  # type: ignore[no-untyped-call] # of pytest-qt


def test_a_row_says_who_it_is(shown: Shown) -> None:
    index = shown.panel.rows.index_of(shown.farmer)
    assert index.data() == "I-01, Farmer, Residents · 1 source"


def test_a_new_informant_gets_the_next_code_and_the_form(shown: Shown) -> None:
    QTest.keyClick(shown.panel.view, Qt.Key.Key_Insert)
    assert shown.panel.pages.currentWidget() is shown.panel.form
    assert shown.panel.form.code.text() == "I-03"


def test_fields_are_kept_on_leaving(shown: Shown) -> None:
    shown.panel.edit(shown.clerk)
    form = shown.panel.form
    QTest.keyClicks(form.fields["place"], "Village hall")
    QTest.keyClicks(form.fields["interview_date"], "Maret 2021")
    form.go_back()
    clerk = shown.people()["I-02"]
    assert (clerk.place, clerk.interview_date) == ("Village hall", "2021-03")
    assert shown.panel.pages.currentWidget() is not form


def test_a_date_that_is_none_is_refused(shown: Shown, qtbot: QtBot) -> None:
    shown.panel.edit(shown.clerk)
    date = shown.panel.form.fields["interview_date"]
    QTest.keyClicks(date, "soon")
    with qtbot.waitSignal(shown.workspace.failed):
        QTest.keyClick(date, Qt.Key.Key_Return)
    assert date.text() == ""


def test_a_code_that_is_taken_is_refused(shown: Shown) -> None:
    shown.panel.edit(shown.clerk)
    code = shown.panel.form.code
    code.selectAll()
    QTest.keyClicks(code, "i-01")
    QTest.keyClick(code, Qt.Key.Key_Return)
    assert sorted(shown.people()) == ["I-01", "I-02"]
    assert code.text() == "I-02"


def test_deleting_is_taken_back(shown: Shown) -> None:
    shown.choose(shown.clerk)
    QTest.keyClick(shown.panel.view, Qt.Key.Key_Delete)
    assert list(shown.people()) == ["I-01"]
    shown.notices[0].answers[0].act()
    assert sorted(shown.people()) == ["I-01", "I-02"]


def test_a_source_is_connected_and_disconnected(shown: Shown) -> None:
    shown.panel.edit(shown.clerk)
    form = shown.panel.form
    form.connect_button.menu().actions()[0].trigger()
    assert shown.people()["I-02"].sources == ("talk.txt",)
    shown.panel.refresh_now()
    texts = {button.text(): button for button in form.findChildren(type(form.connect_button))}
    texts["Disconnect"].click()
    assert shown.people()["I-02"].sources == ()


def test_attributes_are_shown_and_changed(shown: Shown) -> None:
    shown.workspace.run(set_attribute, shown.clerk, "age", "41")
    shown.panel.edit(shown.clerk)
    age = shown.panel.form.attributes["age"]
    age.selectAll()
    QTest.keyClicks(age, "42")
    shown.panel.form.go_back()
    assert shown.people()["I-02"].attributes == (("age", "42"),)


def test_an_attribute_that_is_emptied_leaves_the_cursor_in_the_next(shown: Shown) -> None:
    for name in ("age", "village"):
        shown.workspace.run(set_attribute, shown.clerk, name, "41")
    shown.panel.edit(shown.clerk)
    QTest.qWait(0)
    form = shown.panel.form
    age, village = form.attributes["age"], form.attributes["village"]
    age.setFocus()
    age.clear()
    village.setFocus()
    shown.panel.refresh_now()
    assert [*form.attributes] == ["village"]
    assert village.hasFocus()
    QTest.keyClicks(village, "!")
    form.go_back()
    assert shown.people()["I-02"].attributes == (("village", "!41"),)


def test_the_form_closes_when_the_informant_goes(shown: Shown) -> None:
    shown.panel.edit(shown.clerk)
    QTest.keyClicks(shown.panel.form.fields["name"], "half a na")
    shown.workspace.undo()
    shown.panel.refresh_now()
    assert shown.panel.pages.currentWidget() is not shown.panel.form


def test_an_empty_list_says_what_to_do(
    qtbot: QtBot, workspace: Workspace, words: Words, theme: Theme
) -> None:
    panel = InformantsPanel(workspace, words, theme)
    qtbot.addWidget(panel)
    panel.show()
    page = panel.pages.currentWidget()
    assert page is not None
    texts = [button.text() for button in page.findChildren(QPushButton)]
    assert texts == ["Add an informant", "Import a table…"]
