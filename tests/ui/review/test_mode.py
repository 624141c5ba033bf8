from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from app.models.project import Project as ProjectTable
from app.operations.people import add_person
from app.project.file import open_project
from app.queries.people import people
from app.queries.projects import project as described
from app.queries.reviews import reviews
from app.ui.program.program import Program
from app.ui.review.mode import ReviewStrip
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import study

__all__ = ["study"]
CODING = ("code_selection", "repeat_code", "uncode", "import", "paste_source", "import_codebook")


@pytest.fixture
def review_copy(program: Program, study: Path, qtbot: QtBot) -> MainWindow:
    """The small study as it was made for Dr. Rahma to review."""
    project = open_project(study)
    with project.edit() as session:
        rahma = add_person(session, "Dr. Rahma", "supervisor")
        uuid = next(person.uuid for person in people(session) if person.id == rahma)
        session.execute(update(ProjectTable).values(purpose="review", copy_for=uuid))
    project.close()
    window = program.show_project(open_project(study))
    qtbot.waitExposed(window)
    return window


def strip(window: MainWindow) -> ReviewStrip | None:
    return window.findChild(ReviewStrip)


def enabled(window: MainWindow, *keys: str) -> set[str]:
    return {key for key in keys if window.commands_shown[key].isEnabled()}


def test_reviewer_mode_disables_coding_and_leaves_reviewing(window: MainWindow) -> None:
    window.commands_shown["reviewer_mode"].trigger()
    assert window.workspace.project.reviewing
    assert enabled(window, *CODING, "read_review") == {"read_review"}
    assert not window.columns.codebook.editor.isEnabled()
    shown = strip(window)
    assert shown is not None
    assert shown.sentence.text() == "Reviewer mode: decisions and remarks only"


def test_reviewer_mode_is_left_again(qtbot: QtBot, window: MainWindow) -> None:
    window.commands_shown["reviewer_mode"].trigger()
    shown = strip(window)
    assert shown is not None
    shown.leave.click()
    qtbot.waitUntil(lambda: strip(window) is None)
    assert not window.commands_shown["reviewer_mode"].isChecked()
    assert enabled(window, *CODING) == {*CODING}


def test_what_was_being_typed_is_kept_when_coding_is_locked(window: MainWindow) -> None:
    window.columns.reading.step_passage(1)
    field = window.columns.inspector.meaning
    QTest.keyClicks(field, "They are related.")
    window.commands_shown["reviewer_mode"].trigger()
    row = window.workspace.read(reviews)[0]
    assert row.passage.interpretation == "They are related."


def test_a_gesture_that_is_left_is_refused_in_one_sentence(window: MainWindow) -> None:
    window.commands_shown["reviewer_mode"].trigger()
    window.columns.reading.step_passage(1)
    window.columns.coding.uncode_chosen()
    assert "only decisions and remarks" in window.notices.text
    assert len(window.workspace.read(reviews)) == 4


def test_decisions_are_made_in_reviewer_mode(qtbot: QtBot, window: MainWindow) -> None:
    window.commands_shown["reviewer_mode"].trigger()
    window.columns.centre.show_view("review")
    qtbot.waitUntil(window.columns.review.isVisible)
    QTest.keyClick(window.columns.review.view, Qt.Key.Key_A)
    assert window.workspace.read(reviews)[0].state == "agreed"


def test_a_review_copy_says_for_whom_and_stays_locked(review_copy: MainWindow) -> None:
    shown = strip(review_copy)
    assert shown is not None
    assert shown.sentence.text() == "Review copy for Dr. Rahma: decisions and remarks only"
    assert "Review copy for Dr. Rahma" in review_copy.windowTitle()
    assert not shown.leave.isVisible()
    assert enabled(review_copy, *CODING, "reviewer_mode") == set()


def test_in_a_review_copy_one_reviews_as_its_reviewer(review_copy: MainWindow) -> None:
    review_copy.columns.centre.show_view("review")
    head = review_copy.columns.review.head
    assert [head.reviewer.itemText(n) for n in range(head.reviewer.count())] == ["Dr. Rahma"]
    assert not head.reviewer.isEnabled()
    QTest.keyClick(review_copy.columns.review.view, Qt.Key.Key_R)
    row = review_copy.workspace.read(reviews)[0]
    assert [said.reviewer for said in row.decisions] == ["Dr. Rahma"]
    assert review_copy.workspace.read(described).title == "Small study"


def test_review_states_can_be_hidden_and_stay_so(window: MainWindow, program: Program) -> None:
    action = window.commands_shown["review_states"]
    assert action.isChecked()
    action.trigger()
    assert not program.settings.review_states
    window.dress()
    assert not window.commands_shown["review_states"].isChecked()
