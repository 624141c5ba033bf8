import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.second_coding import Outcome
from app.models.span import Span
from app.operations.people import add_person
from app.queries.second_codings import second_codings
from app.ui.agreement.difference_table import FIRST, KIND, PLACE, QUOTATION, SECOND, STATE
from app.ui.agreement.panel import AgreementPanel
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.double_coded import TEXT, DoubleCoded
from tests.study import Study
from tests.ui.agreement.conftest import shown, up_to_date


def column(panel: AgreementPanel, wanted: int) -> list[str]:
    table = panel.table
    return [str(table.index(row, wanted).data()) for row in range(table.rowCount())]


def press(panel: AgreementPanel, letter: str) -> None:
    QTest.keyClick(panel.view, letter)  # type: ignore[call-overload]


def test_differences_stand_in_reading_order_with_what_each_coded(panel: AgreementPanel) -> None:
    assert column(panel, KIND) == ["Only Budi", "Other boundaries", "Only Sari", "Another code"]
    assert column(panel, FIRST) == ["–", "A1", "B2", "B2"]
    assert column(panel, SECOND) == ["B2", "A1", "–", "A1"]
    assert column(panel, QUOTATION)[0] == "all year"
    assert column(panel, PLACE)[0] == "talk.txt, paragraph 2"
    assert panel.head.counts.text() == "4 differences, 4 of them open."


def test_the_coders_names_head_their_columns(panel: AgreementPanel) -> None:
    titles = [panel.table.headerData(n, Qt.Orientation.Horizontal) for n in (FIRST, SECOND)]
    assert titles == ["Sari", "Budi"]


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        ("1", "As Sari coded it"),
        ("2", "As Budi coded it"),
        ("b", "Both stand"),
        ("n", "Neither stands"),
        ("l", "On the agenda"),
    ],
)
def test_a_key_settles_and_goes_on_to_the_next(
    panel: AgreementPanel, letter: str, said: str
) -> None:
    press(panel, letter)
    assert column(panel, STATE) == [said, "Still open", "Still open", "Still open"]
    assert panel.view.currentIndex().row() == 1


def test_settling_is_one_step_that_undo_takes_back(
    panel: AgreementPanel, coded: DoubleCoded
) -> None:
    before = coded.coded()
    press(panel, "N")
    assert coded.coded() == before - {("Budi", "B2", "all year")}
    panel.workspace.undo()
    assert coded.coded() == before
    assert column(panel, STATE) == ["Still open"] * 4


def test_what_is_settled_keeps_its_row(panel: AgreementPanel) -> None:
    panel.view.setCurrentIndex(panel.table.index(1, 0))
    press(panel, "1")
    assert column(panel, STATE)[1] == "As Sari coded it"
    assert panel.view.currentIndex().row() == 2
    assert panel.head.counts.text() == "4 differences, 3 of them open."


def test_after_the_last_one_the_first_open_one_follows(panel: AgreementPanel) -> None:
    panel.view.setCurrentIndex(panel.table.index(3, 0))
    press(panel, "B")
    assert panel.view.currentIndex().row() == 0


def test_the_note_goes_with_the_decision(panel: AgreementPanel) -> None:
    press(panel, "C")
    panel.detail.note.setText("Rain is no person.")
    panel.detail.buttons["neither"].click()
    assert column(panel, STATE)[0] == "Neither stands: Rain is no person."
    panel.view.setCurrentIndex(panel.table.index(0, 0))
    assert "Rain is no person. (Sari)" in panel.detail.decided.text()
    assert panel.detail.note.text() == "Rain is no person."


@pytest.mark.parametrize(
    ("box", "text", "kinds"),
    [
        ("kind", "Only Budi", ["Only Budi"]),
        ("code", "A1 Nature", ["Other boundaries", "Another code"]),
        ("state", "Settled", ["Other boundaries"]),
        ("state", "Still open", ["Only Budi", "Only Sari", "Another code"]),
    ],
)
def test_filters(
    panel: AgreementPanel, coded: DoubleCoded, box: str, text: str, kinds: list[str]
) -> None:
    coded.settle("boundaries", "first")
    getattr(panel.head, box).setCurrentText(text)
    assert column(panel, KIND) == kinds


def test_filters_that_fit_nothing_say_so(panel: AgreementPanel) -> None:
    panel.head.state.setCurrentText("Settled")
    assert not panel.view.isVisible()
    panel.head.state.setCurrentIndex(0)
    assert panel.view.isVisible()


def test_the_list_sorts_by_any_column(panel: AgreementPanel) -> None:
    panel.view.horizontalHeader().setSortIndicator(QUOTATION, Qt.SortOrder.AscendingOrder)
    found = column(panel, QUOTATION)
    assert found == sorted(found, key=str.casefold)
    panel.view.horizontalHeader().setSortIndicator(PLACE, Qt.SortOrder.DescendingOrder)
    assert column(panel, KIND)[-1] == "Only Budi"


@pytest.mark.parametrize("kind", ["Only Budi", "Another code"])
def test_enter_asks_for_the_place(qtbot: QtBot, panel: AgreementPanel, kind: str) -> None:
    words = {"Only Budi": "all year", "Another code": "We left."}[kind]
    panel.view.setCurrentIndex(panel.table.index(column(panel, KIND).index(kind), 0))
    with qtbot.waitSignal(panel.span_requested) as asked:
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    start = TEXT.index(words)
    assert asked.args == [1, Span(start, start + len(words))]


def test_boundaries_are_told_by_the_words_of_each(panel: AgreementPanel) -> None:
    panel.view.setCurrentIndex(panel.table.index(1, 0))
    said = [label.text() for label in panel.detail.coders]
    assert said == ["Sari: A1: “Nobody came”", "Budi: A1: “Nobody came to help”"]


def test_codings_that_nobody_kept_are_kept_with_the_first_settlement(
    qtbot: QtBot, panel: AgreementPanel, coded: DoubleCoded
) -> None:
    while panel.workspace.project.history.undo_deed is not None:
        if panel.workspace.read(second_codings) == []:
            break
        panel.workspace.undo()
    up_to_date(qtbot, panel)
    assert panel.compared is not None
    assert panel.compared.id is None
    press(panel, "N")
    press(panel, "N")
    assert column(panel, STATE)[:2] == ["Neither stands", "Neither stands"]
    up_to_date(qtbot, panel)
    assert column(panel, STATE)[:2] == ["Neither stands", "Neither stands"]
    panel.workspace.undo()
    assert len(panel.workspace.read(second_codings)) == 1
    panel.workspace.undo()
    assert panel.workspace.read(second_codings) == []
    assert len(coded.coded()) == 8


def test_keeping_anew_compares_what_is_coded_now(qtbot: QtBot, panel: AgreementPanel) -> None:
    press(panel, "N")
    panel.head.keep_anew.click()
    up_to_date(qtbot, panel)
    assert panel.head.counts.text() == "3 differences, 3 of them open."
    assert len(panel.workspace.read(second_codings)) == 2


def test_codings_are_compared_beside_the_window(
    qtbot: QtBot, panel: AgreementPanel, coded: DoubleCoded
) -> None:
    coded.settle("boundaries", "first")
    panel.refresh()
    assert panel.is_reading
    assert len(column(panel, STATE)) == 4  # What was shown stays until then.
    up_to_date(qtbot, panel)
    assert column(panel, STATE)[1] == "As Sari coded it"


def test_only_the_newest_question_is_answered(qtbot: QtBot, panel: AgreementPanel) -> None:
    panel.refresh()
    panel.refresh()
    with qtbot.waitSignal(panel.table.dataChanged):
        pass
    qtbot.waitUntil(lambda: not panel.is_reading)
    assert panel.head.counts.text() == "4 differences, 4 of them open."


def test_without_a_second_coder_it_says_how_to_get_one(
    qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme
) -> None:
    assert study.source()
    panel = shown(qtbot, AgreementPanel(workspace, words, theme))
    assert not panel.head.isVisible()
    with qtbot.waitSignal(panel.copy_requested):
        panel._nobody.chosen.emit()


def test_two_who_coded_nothing_in_common_cannot_be_compared(
    qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme
) -> None:
    code = study.code()
    study.coding(study.source(), "Nobody checked", code)
    with study.project.edit() as session:
        other = add_person(session, "Budi", "coder")
    study.me, me = other, study.me
    study.coding(study.source(name="other.txt", text="We left."), "We left.", code, "We left.")
    study.me = me
    panel = shown(qtbot, AgreementPanel(workspace, words, theme))
    assert not panel.view.isVisible()
    assert not panel.head.figures_button.isEnabled()


def test_nothing_is_settled_while_coding_is_locked(
    panel: AgreementPanel, coded: DoubleCoded
) -> None:
    panel.workspace.project.reviewing = True
    outcome: Outcome = "neither"
    panel.settle(outcome)
    assert all(each.is_open for each in coded.differences())


def test_other_coders_are_compared_on_choice(
    qtbot: QtBot, panel: AgreementPanel, coded: DoubleCoded
) -> None:
    with coded.study.project.edit() as session:
        third = add_person(session, "Tika", "coder")
    coded.code(third, "A1", "all year")
    up_to_date(qtbot, panel)
    panel.head.second.setCurrentText("Tika")
    panel.head.coders_chosen.emit()
    up_to_date(qtbot, panel)
    assert panel.compared is not None
    assert panel.compared.second.name == "Tika"
    assert "Only Tika" in column(panel, KIND)
