import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from app.errors import AnotherProject, NotAProject
from app.operations.codes import change_code
from app.queries.codes import codes
from app.queries.second_codings import second_codings
from app.ui.exchange.merge_dialog import MergeDialog
from app.ui.exchange.merge_rows import DECIDE
from tests.interchange.copies import reopened
from tests.study import NOBODY, Study
from tests.ui.exchange.conftest import Desk


def defined(study: Study) -> str:
    with study.project.read() as session:
        return codes(session)[0].definition


def define(study: Study, text: str) -> None:
    with study.project.edit() as session:
        change_code(session, 1, texts={"definition": text})


def sentences(dialog: MergeDialog, group: str) -> list[str]:
    dialog.choose_group(group)
    return [str(dialog.rows.index(row, 0).data()) for row in range(dialog.rows.rowCount())]


def returned_with_a_coding(desk: Desk) -> Path:
    """A blind copy in which the second coder has coded one place."""
    path = desk.copy_for("Budi", "coder").path
    with reopened(path, me=2) as copy:
        copy.coding(1, NOBODY, 1)
    return path


def conflicting(desk: Desk) -> MergeDialog:
    """A code that was defined anew on both sides."""
    path = desk.copy_for("Rina").path
    with reopened(path) as copy:
        define(copy, "Whoever is related by blood.")
    define(desk.study, "Whoever is related by marriage.")
    return desk.looked_at(path)


def test_what_is_new_there_is_shown_and_taken_over_as_one_step(desk: Desk) -> None:
    dialog = desk.looked_at(returned_with_a_coding(desk))
    assert any("by Budi" in each for each in sentences(dialog, "new"))
    dialog.apply_button.click()
    notice = desk.told()
    assert "taken over" in notice.text
    assert [answer.text for answer in notice.answers] == ["Compare coders", "Undo"]
    assert len(desk.merges._workspace.read(second_codings)) == 1
    notice.answers[-1].act()
    assert desk.merges._workspace.read(second_codings) == []


def test_merging_the_same_file_again_finds_nothing_new(desk: Desk) -> None:
    path = returned_with_a_coding(desk)
    desk.looked_at(path).apply_button.click()
    desk.told()
    desk.notices.clear()
    desk.merges.look_at(path)
    assert desk.told().text == "There is nothing new in copy.kutipan: nothing was changed."
    assert desk.merges.dialog is None


def test_whose_copy_it_is_stands_on_top(desk: Desk) -> None:
    dialog = desk.looked_at(returned_with_a_coding(desk))
    assert any(
        "Copy for the second coder Budi · last in common on" in label.text()
        for label in dialog.findChildren(type(dialog.summary))
    )


@pytest.mark.parametrize(
    ("choice", "definition"),
    [
        ("ours", "Whoever is related by marriage."),
        ("theirs", "Whoever is related by blood."),
        ("both", "Whoever is related by blood.\n\nWhoever is related by marriage."),
    ],
)
def test_a_conflict_is_decided(desk: Desk, choice: str, definition: str) -> None:
    dialog = conflicting(desk)
    assert dialog.group == DECIDE
    assert not dialog.apply_button.isEnabled()
    dialog.decision.choices[choice].click()  # type: ignore[index]
    desk.qtbot.waitUntil(dialog.apply_button.isEnabled, timeout=20_000)
    dialog.apply_button.click()
    desk.told()
    assert defined(desk.study) == definition


def test_a_key_decides_and_the_row_says_so(desk: Desk) -> None:
    dialog = conflicting(desk)
    dialog.view.setFocus()
    QTest.keyClick(dialog.view, Qt.Key.Key_2)
    (said,) = sentences(dialog, DECIDE)
    assert said.endswith("Decided: as it is there.")
    assert dialog.decision.choices["theirs"].isChecked()


def test_a_decision_can_be_taken_back(desk: Desk) -> None:
    dialog = conflicting(desk)
    dialog.decision.choices["theirs"].click()
    dialog.decision.choices[None].click()
    desk.qtbot.waitUntil(lambda: "undecided" in dialog.summary.text(), timeout=20_000)
    assert not dialog.apply_button.isEnabled()


def test_cancelling_changes_nothing(desk: Desk) -> None:
    dialog = conflicting(desk)
    dialog.decision.choices["theirs"].click()
    dialog.reject()
    assert defined(desk.study) == "Whoever is related by marriage."


def test_two_codes_of_one_name_become_one_if_somebody_says_so(desk: Desk) -> None:
    path = desk.copy_for("Rina").path
    with reopened(path) as copy:
        copy.code("Z1", "Faith")
    desk.study.code("Z1", "Faith")
    dialog = desk.looked_at(path)
    assert sentences(dialog, DECIDE) == ["Are these the same? Code Z1 Faith"]
    dialog.decision.choices["same"].click()
    desk.qtbot.waitUntil(dialog.apply_button.isEnabled, timeout=20_000)
    dialog.apply_button.click()
    desk.told()
    with desk.study.project.read() as session:
        assert [code.label for code in codes(session)] == ["A1", "Z1"]


def test_a_row_is_shown_where_it_stands_here(desk: Desk) -> None:
    dialog = conflicting(desk)
    with desk.qtbot.waitSignal(desk.merges.code_requested) as shown:
        dialog.go.click()
    assert shown.args == [1]


def test_a_change_behind_the_dialog_is_compared_before_anything_is_written(desk: Desk) -> None:
    dialog = conflicting(desk)
    dialog.decision.choices["theirs"].click()
    desk.qtbot.waitUntil(dialog.apply_button.isEnabled, timeout=20_000)
    desk.study.code("Z9", "Typed meanwhile")
    dialog.apply_button.click()
    desk.qtbot.waitUntil(
        lambda: desk.merges.dialog is not None and desk.merges.dialog is not dialog, timeout=20_000
    )
    again = desk.merges.dialog
    assert again is not None
    assert list(again.decisions.values()) == ["theirs"]
    desk.qtbot.waitUntil(again.apply_button.isEnabled, timeout=20_000)
    again.apply_button.click()
    desk.told()
    assert defined(desk.study) == "Whoever is related by blood."


def test_another_study_is_refused(desk: Desk, tmp_path: Path) -> None:
    other = Study(tmp_path / "another.kutipan")
    other.project.close()
    desk.merges.look_at(other.project.path)
    desk.qtbot.waitUntil(lambda: bool(desk.failed), timeout=20_000)
    assert isinstance(desk.failed[0], AnotherProject)


def test_a_file_that_is_no_project_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "letter.kutipan"
    path.write_text("Dear Madam", encoding="utf-8")
    desk.merges.look_at(path)
    desk.qtbot.waitUntil(lambda: bool(desk.failed), timeout=20_000)
    assert isinstance(desk.failed[0], NotAProject)


def test_the_project_is_not_merged_into_itself(desk: Desk, study: Study) -> None:
    desk.merges.look_at(study.project.path)
    assert desk.told().text.startswith("This is the open project itself")


def test_a_chosen_file_is_looked_at(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = returned_with_a_coding(desk)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    desk.merges.ask()
    desk.qtbot.waitUntil(lambda: desk.merges.dialog is not None, timeout=20_000)


def test_a_dropped_copy_of_this_project_may_be_merged(desk: Desk, tmp_path: Path) -> None:
    path = returned_with_a_coding(desk)
    other = Study(tmp_path / "another.kutipan")
    other.project.close()
    assert desk.merges.offers(path)
    assert [answer.text for answer in desk.told().answers] == ["Merge…", "Open"]
    assert not desk.merges.offers(other.project.path)
    assert not desk.merges.offers(desk.study.project.path)
    assert not desk.merges.offers(tmp_path / "gone.kutipan")


def test_a_copy_of_the_file_manager_is_merged_too(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "by hand.kutipan"
    desk.study.project.save_copy(path)
    with reopened(path) as copy:
        copy.coding(1, NOBODY, 1)
    twin = Path(shutil.copy(path, tmp_path / "mailed.kutipan"))
    dialog = desk.looked_at(twin)
    dialog.apply_button.click()
    assert "taken over" in desk.told().text
