from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from app.interchange.copying import CopyPlan
from app.project.file import open_project
from app.queries.passages import passages
from app.queries.people import people
from app.queries.projects import copied_for
from app.ui.exchange.copy_dialog import CopyDialog
from tests.study import TALK, Study
from tests.ui.exchange.conftest import Desk


def asked(desk: Desk) -> CopyDialog:
    desk.copies.ask()
    assert desk.copies.dialog is not None
    return desk.copies.dialog


def made_for(desk: Desk, dialog: CopyDialog) -> Path:
    path = dialog.path
    dialog.make_button.click()
    assert desk.told().text.startswith(path.name)
    return path


def test_a_copy_for_a_reviewer_has_everything_and_is_remembered(desk: Desk) -> None:
    dialog = asked(desk)
    assert not dialog.make_button.isEnabled()
    dialog.person.setEditText("Dr. Rahma")
    assert dialog.path.name == "study – Dr. Rahma.kutipan"
    with closing(open_project(made_for(desk, dialog))) as copy, copy.read() as session:
        assert copy.reviewing
        assert len(passages(session)) == 1
    assert desk.notices[-1].answers[0].text == "Show in folder"
    with desk.study.project.read() as session:
        assert [person.name for person in people(session)] == ["Sari", "Dr. Rahma"]


def test_a_second_coders_copy_has_the_sample_and_nobodys_codings(desk: Desk) -> None:
    desk.study.source(name="other.txt", text="We left.")
    dialog = asked(desk)
    dialog.choose("coder")
    dialog.person.setEditText("Budi")
    assert dialog.problem.text() == "Tick the sources of the sample."
    dialog.sample.list.tick("2", on=True)
    desk.qtbot.waitUntil(dialog.make_button.isEnabled)
    with closing(open_project(made_for(desk, dialog))) as copy, copy.read() as session:
        assert passages(session) == []
        found = copied_for(session)
        assert found.person is not None
        assert (found.purpose, found.person.name) == ("coder", "Budi")


def test_coding_again_is_offered_to_who_has_coded(desk: Desk) -> None:
    dialog = asked(desk)
    dialog.choose("again")
    assert dialog.person.currentText() == "Sari"
    assert not dialog.person.isEditable()
    dialog.sample.list.tick_all(on=True)
    assert dialog.plan == CopyPlan("coder", "Sari", (1,), again=True)


def test_the_random_sample_is_as_near_as_whole_sources_allow(desk: Desk) -> None:
    for number in range(9):
        desk.study.source(TALK.replace("everybody", f"anybody{number}"), f"{number}.txt")
    dialog = asked(desk)
    dialog.choose("coder")
    dialog.sample.percent.setCurrentText("30 %")
    dialog.sample.choose_at_random()
    assert len(dialog.sample.source_ids) == 3
    assert dialog.sample.share.text() == "3 sources, 30.0 percent of the text"


@pytest.mark.parametrize("name", ["", "a/b.kutipan", "a:b", "what?.kutipan", "study.kutipan"])
def test_a_bad_or_taken_file_name_is_refused(desk: Desk, name: str) -> None:
    dialog = asked(desk)
    dialog.person.setEditText("Dr. Rahma")
    dialog.name.setText(name)
    assert not dialog.make_button.isEnabled()
    assert dialog.problem.text()


def test_a_name_with_signs_that_no_file_takes_is_proposed_without_them(desk: Desk) -> None:
    dialog = asked(desk)
    dialog.person.setEditText('Dr. A/B: "C"')
    assert dialog.path.name == "study – Dr. A B C.kutipan"


def test_another_folder_is_chosen(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "to send"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    dialog = asked(desk)
    dialog.person.setEditText("Dr. Rahma")
    dialog.folder_button.click()
    assert made_for(desk, dialog).parent == folder
    assert list(folder.iterdir()) == [folder / "study – Dr. Rahma.kutipan"]


def test_a_typed_file_name_stays_when_the_person_changes(desk: Desk) -> None:
    dialog = asked(desk)
    dialog.name.setText("for my supervisor")
    dialog.person.setEditText("Dr. Rahma")
    assert dialog.path.name == "for my supervisor.kutipan"


def test_cancelling_the_work_leaves_no_file_and_no_memory(desk: Desk, study: Study) -> None:
    out = study.project.path.with_name("out.kutipan")
    desk.copies.make(out, CopyPlan("review", "Dr. Rahma"))
    assert desk.tasks.current is not None
    desk.tasks.current.cancel()
    desk.qtbot.waitUntil(lambda: desk.tasks.current is None, timeout=20_000)
    assert not out.exists()
    assert [each.name for each in out.parent.iterdir() if each.name.startswith(".kut")] == []
    with study.project.read() as session:
        assert [person.name for person in people(session)] == ["Sari"]


def test_a_place_that_takes_no_file_is_told_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    desk.copies.make(tmp_path / "nowhere" / "out.kutipan", CopyPlan("review", "Dr. Rahma"))
    assert len(desk.failed) == 1
    assert desk.tasks.current is None
