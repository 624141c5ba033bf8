import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.operations.informants import add_informant
from app.queries.member_checks import MemberCheckRow, member_checks
from app.ui.enclosures.checks_page import ChecksPage
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words


@pytest.fixture
def page(workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot) -> ChecksPage:
    workspace.run(add_informant, "I-02", {"role": "Resident"})
    made = ChecksPage(workspace, words, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def kept(page: ChecksPage) -> list[MemberCheckRow]:
    return page.workspace.read(member_checks)


def outcomes(page: ChecksPage) -> list[str]:
    items = (page.table.topLevelItem(at) for at in range(page.table.topLevelItemCount()))
    return [item.text(3) for item in items if item is not None]


def test_who_was_not_asked_yet_is_seen(page: ChecksPage) -> None:
    assert outcomes(page) == ["not asked yet", "not asked yet"]
    assert page.said.text() == "0 of 2 informants were asked."


def test_a_check_is_recorded_with_date_way_and_outcome(page: ChecksPage) -> None:
    page.add.click()
    page.date.setText("2025-02-14")
    page.date.keep()
    QTest.keyClicks(page.sent, "The findings, in person")
    page.sent.keep()
    QTest.keyClicks(page.response, "Confirmed")
    page.response.keep()
    (check,) = kept(page)
    assert (check.informant, check.date) == ("I-01", "2025-02-14")
    assert (check.sent, check.response) == ("The findings, in person", "Confirmed")
    page.refresh_now()
    assert outcomes(page) == ["Confirmed", "not asked yet"]


def test_a_date_that_cannot_be_read_goes_back(page: ChecksPage) -> None:
    page.add.click()
    page.date.setText("soon")
    page.date.keep()
    assert page.date.text() == ""


def test_deleting_leaves_the_informant_chosen(page: ChecksPage) -> None:
    page.add.click()
    page.delete.click()
    assert kept(page) == []
    assert page.add.isEnabled()
    assert not page.date.isEnabled()
