import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.operations.memos import write_memo
from app.operations.people import add_person
from app.queries.memos import memos
from app.ui.look.theme import Theme
from app.ui.memos.memo_table import ABOUT, DATE
from app.ui.memos.panel import MemosPanel
from app.ui.messages import Notice
from app.ui.typing.autosave import PAUSE
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, Study

Key = Qt.Key


class Page:
    """The page over five memos, the last of them Budi's."""

    def __init__(self, study: Study, workspace: Workspace, words: Words, theme: Theme) -> None:
        source = study.source()
        informant = study.informant("I-01", source, role="Farmer")
        study.coding(source, COUSIN, code := study.code())
        with study.project.edit() as session:
            write_memo(session, study.me, "project", None, "Plan of the study\nsecond line")
            write_memo(session, study.me, "source", source, "It rained.")
            write_memo(session, study.me, "informant", informant, "Speaks freely.")
            write_memo(session, study.me, "code", code, "Where does family end?")
            budi = add_person(session, "Budi", "coder")
            write_memo(session, budi, "passage", 1, "A key sentence.")
        self.workspace = workspace
        self.panel = MemosPanel(workspace, words, theme)
        self.notices: list[Notice] = []
        self.asked: list[tuple[str, int]] = []
        self.panel.notice_requested.connect(self.notices.append)
        self.panel.subject_requested.connect(lambda kind, ident: self.asked.append((kind, ident)))

    def titles(self) -> list[str]:
        return [row.memo.title for row in self.panel.table.rows()]

    def choose(self, title: str) -> None:
        self.panel.view.setFocus()
        self.panel.view.choose(self.titles().index(title))


@pytest.fixture
def page(qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme) -> Page:
    page = Page(study, workspace, words, theme)
    qtbot.addWidget(page.panel)
    page.panel.resize(760, 600)
    page.panel.show()
    page.panel.activateWindow()
    qtbot.waitExposed(page.panel)
    return page


def test_all_memos_are_listed_newest_first_and_the_first_is_read(page: Page) -> None:
    assert page.titles() == [
        "A key sentence.",
        "Where does family end?",
        "Speaks freely.",
        "It rained.",
        "Plan of the study",
    ]
    assert page.panel.text.toPlainText() == "A key sentence."
    assert page.panel.head.text().startswith("Passage · K-0001 · Budi, ")


def test_words_of_the_whole_text_find_a_memo(page: Page) -> None:
    QTest.keyClicks(page.panel.letters, "line second")
    assert page.titles() == ["Plan of the study"]
    page.panel.letters.setText("nothing like it")
    assert page.panel.text.toPlainText() == ""
    assert not page.panel.go.isEnabled()


def test_memos_are_filtered_by_thing_and_person(page: Page) -> None:
    page.panel.subject.setCurrentIndex(page.panel.subject.findData("code"))
    assert page.titles() == ["Where does family end?"]
    page.panel.subject.setCurrentIndex(0)
    page.panel.person.setCurrentIndex(page.panel.person.findText("Budi"))
    assert page.titles() == ["A key sentence."]


def test_memos_are_sorted_by_a_column(page: Page) -> None:
    header = page.panel.view.horizontalHeader()
    header.setSortIndicator(ABOUT, Qt.SortOrder.AscendingOrder)
    assert page.titles()[0] == "Plan of the study"
    header.setSortIndicator(DATE, Qt.SortOrder.AscendingOrder)
    assert page.titles()[-1] == "A key sentence."


def test_enter_goes_to_what_a_memo_is_on(page: Page) -> None:
    page.choose("Speaks freely.")
    QTest.keyClick(page.panel.view, Key.Key_Return)
    page.choose("Plan of the study")
    QTest.keyClick(page.panel.view, Key.Key_Return)
    assert page.asked == [("informant", 1), ("project", 0)]


def test_typing_is_one_step_and_the_list_follows(page: Page) -> None:
    page.choose("It rained.")
    page.panel.text.setFocus()
    for letters in ("First", " and last", ", and more"):
        QTest.keyClicks(page.panel.text, letters)
        page.panel.text.keep()
        page.panel.refresh_now()
    assert [title for title in page.titles() if "First and last" in title]
    page.workspace.undo()
    assert sorted(memo.text for memo in page.workspace.read(memos))[1] == "It rained."


def test_a_new_memo_on_the_study_is_written_at_once(page: Page) -> None:
    page.panel.subject.setCurrentIndex(page.panel.subject.findData("code"))
    page.panel.view.setFocus()
    QTest.keyClick(page.panel.view, Key.Key_Insert)
    QTest.keyClicks(page.panel.text, "An idea")
    page.panel.text.keep()
    newest = page.workspace.read(memos)[0]
    assert (newest.text, newest.subject) == ("An idea", "project")


def test_delete_says_so_and_takes_it_back(page: Page) -> None:
    page.choose("It rained.")
    QTest.keyClick(page.panel.view, Key.Key_Delete)
    page.panel.refresh_now()
    assert "It rained." not in page.titles()
    assert page.notices[0].text == "1 memo deleted."
    page.notices[0].answers[0].act()
    page.panel.refresh_now()
    assert "It rained." in page.titles()


def test_a_memo_that_goes_elsewhere_is_not_brought_back_by_what_was_typed(page: Page) -> None:
    page.choose("It rained.")
    QTest.keyClicks(page.panel.text, "half a ")
    page.panel.delete_selected()
    page.panel.refresh_now()
    assert len(page.workspace.read(memos)) == 4


def test_a_study_without_memos_says_where_they_are_written(
    qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme
) -> None:
    del study
    panel = MemosPanel(workspace, words, theme)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.table.rowCount() == 0
    assert not panel.text.isEnabled()


def test_a_memo_that_is_emptied_is_not_exchanged_for_another_under_the_cursor(
    page: Page, qtbot: QtBot
) -> None:
    page.choose("It rained.")
    page.panel.text.setFocus()
    page.panel.text.selectAll()
    QTest.keyClick(page.panel.text, Key.Key_Delete)
    qtbot.wait(PAUSE + 200)
    QTest.keyClicks(page.panel.text, "The sun shone.")
    page.panel.text.keep()
    stored = {memo.text for memo in page.workspace.read(memos)}
    assert "The sun shone." in stored
    assert len(stored) == len(page.titles())


def test_a_memo_stays_while_it_is_written_though_the_search_finds_it_no_more(page: Page) -> None:
    page.panel.letters.setText("rained")
    page.panel.text.setFocus()
    page.panel.text.selectAll()
    for letters in ("Sun", " and wind"):
        QTest.keyClicks(page.panel.text, letters)
        page.panel.text.keep()
        page.panel.refresh_now()
    assert page.titles() == ["Sun and wind"]
    assert page.panel.text.toPlainText() == "Sun and wind"
    page.panel.letters.setText("rain")
    assert page.titles() == []
