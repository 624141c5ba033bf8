import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.interchange.identity import work_as
from app.models.imported import ImportedText
from app.models.span import Span
from app.operations.codes import delete_code
from app.operations.sources import add_source
from app.project.file import create_project, open_project
from app.queries.favourites import favourites
from app.queries.people import people
from app.queries.sources import sources
from app.settings import load_settings, settings_file
from app.ui.program.program import Program
from app.ui.project.project_files import rename_project, save_copy, with_ending
from app.ui.reading.visited import Place
from app.ui.window.main_window import MainWindow
from app.words import Words

HOLD = """
import sys
from pathlib import Path
from app.models.span import Span
from app.models.imported import ImportedText
from app.operations.sources import add_source
from app.project.file import create_project, open_project
project = open_project(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def press(widget: QWidget, text: str) -> None:
    next(button for button in widget.findChildren(QPushButton) if button.text() == text).click()


def answer_dialog(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_more: (str(path), ""))


def test_a_missing_project_is_said_on_the_start_page(program: Program, tmp_path: Path) -> None:
    assert not program.open_path(tmp_path / "gone.kutipan")
    assert program.welcome is not None
    assert "gone.kutipan" in program.welcome.notices.text


def test_a_project_opens_from_the_list_of_recent_ones(
    program: Program, study: Path, qtbot: QtBot
) -> None:
    assert program.open_path(study)
    program.windows[0].close_project()
    assert program.welcome is not None
    item = program.welcome.recent.item(0)
    assert isinstance(item, QListWidgetItem)
    program.welcome.recent.itemActivated.emit(item)
    qtbot.waitUntil(lambda: len(program.windows) == 1)
    assert not program.welcome.isVisible()


def test_recent_projects_that_are_gone_are_marked(program: Program, study: Path) -> None:
    program.open_path(study)
    program.windows[0].close()
    study.unlink()
    program.show_welcome()
    assert program.welcome is not None
    item = program.welcome.recent.item(0)
    assert item is not None
    assert item.text().startswith("small study (missing)")
    assert load_settings().settings.recent_files == (str(study),)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_file_that_is_open_raises_its_window(program: Program, study: Path) -> None:
    program.open_path(study)
    program.windows[0].showMinimized()
    assert program.open_path(study.parent / "." / study.name)
    assert len(program.windows) == 1
    assert not program.windows[0].isMinimized()


def test_a_file_that_another_program_has_is_offered_as_a_copy(
    program: Program, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.program.raising.PATIENCE", 0.05)
    command = [sys.executable, "-c", HOLD, str(study)]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own text
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "open"
        program.open_path(study)
        assert program.welcome is not None
        assert "open already" in program.welcome.notices.text
        assert program.is_shown
        press(program.welcome, "Open a read-only copy")
        copy = program.windows[0]
        holder.communicate("")
    assert copy.windowTitle() == "Small study [read-only] – Kutipan"
    assert not copy.commands_shown["undo"].isEnabled()
    kept = copy.path
    copy.close()
    assert not kept.exists()


def test_a_new_project_opens_where_it_was_asked_for(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_dialog(monkeypatch, tmp_path / "mine")
    program.show_welcome()
    assert program.welcome is not None
    press(program.welcome, "New project…")
    assert program.windows[0].path == tmp_path / "mine.kutipan"
    assert program.windows[0].workspace.project.history.undo_deed is None
    assert [person.uuid for person in program.windows[0].workspace.read(people)] == [
        str(program.settings.person_uuid)
    ]


def test_a_copy_is_written_and_can_be_opened(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_dialog(monkeypatch, tmp_path / "copy.kutipan")
    save_copy(window)
    assert window.notices.text == "Copy saved as copy.kutipan."
    press(window.notices, "Open")
    assert len(window.program.windows) == 2


def test_the_open_file_is_never_overwritten_by_its_copy(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_dialog(monkeypatch, window.path)
    save_copy(window)
    assert "there already" in window.notices.text
    assert len(window.workspace.read(sources)) == 2


def test_a_project_is_moved_and_work_goes_on(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, former = window.program, window.path
    window.columns.show_passage(2)
    target = tmp_path / "deeper" / "renamed.kutipan"
    target.parent.mkdir()
    answer_dialog(monkeypatch, target)
    rename_project(window)
    assert [shown.path for shown in program.windows] == [target]
    assert not former.exists()
    assert program.windows[0].columns.reading.passage_id == 2


def test_a_project_that_cannot_be_moved_stays_open(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, former = window.program, window.path
    answer_dialog(monkeypatch, tmp_path / "no such folder" / "renamed.kutipan")
    rename_project(window)
    assert [shown.path for shown in program.windows] == [former]
    assert "cannot be written" in program.windows[0].notices.text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("a", "a.kutipan"), ("a.v2", "a.v2.kutipan"), ("a.KUTIPAN", "a.KUTIPAN")],
)
def test_projects_have_our_ending(typed: str, meant: str) -> None:
    assert with_ending(Path(typed)) == Path(meant)


def test_the_start_page_switches_language(program: Program) -> None:
    program.show_welcome()
    assert program.welcome is not None
    buttons = program.welcome.findChildren(QToolButton)
    next(button for button in buttons if button.text() == "Bahasa Indonesia").click()
    assert program.welcome.findChildren(QPushButton)[0].text() == "Buka penelitian contoh"
    assert load_settings().settings.language == "id"


def test_the_sample_study_opens_from_the_start_page(
    program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Program, "_folder", lambda _program: tmp_path)
    program.show_welcome()
    assert program.welcome is not None
    press(program.welcome, "Open the sample study")
    qtbot.waitUntil(lambda: len(program.windows) == 1, timeout=60_000)
    assert len(program.windows[0].workspace.read(sources)) == 6


def test_somebody_of_my_name_is_taken_for_me_and_that_is_said(
    program: Program, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "ani")
    program.open_path(study)
    assert program.windows[0].workspace.person_id == 1
    assert program.windows[0].notices.text == "Working as Ani, who is in this project already."


def test_a_new_person_joins_without_a_step_to_undo(study: Path, program: Program) -> None:
    project = open_project(study)
    assert work_as(project, program.settings, Words("en")) == ""
    assert project.person_id == 2
    assert project.history.undo_deed is None
    project.close()


def test_damaged_settings_are_told_of(dressed: QApplication) -> None:
    file = settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{", "utf-8")
    program = Program(dressed)
    program.tell_of_damaged_settings()
    assert program.welcome is not None
    assert "settings-damaged-1.json" in program.welcome.notices.text
    program.welcome.close()


def test_crash_without_a_window_is_said_on_the_start_page(program: Program) -> None:
    program.show_crash("the report")
    assert program.welcome is not None
    assert "Kutipan itself" in program.welcome.notices.text


def test_reading_goes_on_where_it_stopped(program: Program, study: Path) -> None:
    program.open_path(study)
    program.windows[0].columns.show_passage(3)
    program.windows[0].columns.reader.scroll_to(Span(9, 10))
    program.windows[0].close()
    program.open_path(study)
    assert program.windows[0].columns.reading.place == Place(2, 9)


def test_copies_that_a_crash_left_are_removed(program: Program, study: Path, home: Path) -> None:
    folder = home / "xdg_data_home" / "kutipan" / "copies"
    folder.mkdir(parents=True)
    old, new = folder / "old.kutipan", folder / "new.kutipan"
    for copy in (old, new):
        copy.touch()
    os.utime(old, (0, 0))
    assert program.open_read_only(study)
    assert not old.exists()
    assert new.exists()


def test_the_first_look_shows_coded_words(program: Program, study: Path, qtbot: QtBot) -> None:
    program.open_path(study)
    columns = program.windows[0].columns
    qtbot.waitExposed(program.windows[0])
    assert columns.inspector.isVisible()
    (place, *_) = columns.reader.places_of(columns.reading.marks_of(1)[0].span)
    assert columns.reader.viewport().rect().contains(place.toRect())


def test_a_project_opens_just_as_it_was_left(program: Program, study: Path, qtbot: QtBot) -> None:
    """Source, selection, scroll position to the pixel, and view."""
    project = open_project(study)
    with project.edit() as session:
        add_source(session, "long.txt", ImportedText("\n".join(f"Line {n}." for n in range(900))))
    window = program.show_project(project)
    qtbot.waitExposed(window)
    window.columns.open_source(3)
    window.columns.reader.select_span(Span(30, 44))
    bar = window.columns.reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 3 + 7)
    scrolled = bar.value()
    window.columns.centre.show_view("passages")
    window.close()
    # The offscreen display is smaller than a window, and would have its lines break elsewhere.
    program.change_settings(replace(program.settings, window_geometry=b""))
    program.open_path(study)
    window = program.windows[0]
    qtbot.waitExposed(window)
    assert window.columns.centre.view == "passages"
    window.columns.centre.show_view("transcript")
    reader = window.columns.reader
    assert (window.columns.reading.source_id, reader.selected_span()) == (3, Span(30, 44))
    assert reader.verticalScrollBar().value() == scrolled


def test_codes_used_last_are_used_again_after_a_restart(
    program: Program, study: Path, qtbot: QtBot
) -> None:
    program.open_path(study)
    window = program.windows[0]
    qtbot.waitExposed(window)
    window.columns.open_source(1)
    window.columns.reader.select_span(Span(0, 11))
    window.columns.coding.code_selection([3, 1])
    window.columns.reader.select_span(Span(12, 15))
    window.columns.coding.code_selection([2])
    qtbot.waitUntil(lambda: window.columns.reading.passage_id is not None)
    program.quit()
    program.open_path(study)
    window = program.windows[0]
    qtbot.waitExposed(window)
    assert window.columns.coding.recent == [2, 3, 1]
    window.workspace.run(delete_code, 2)
    window.columns.reader.select_span(Span(0, 3))
    window.columns.coding.repeat()
    assert window.notices.text == "No code was used yet."
    window.columns.coding.keep_favourite(4)
    assert window.workspace.read(favourites) == {4: 3}


def another(study: Path) -> Path:
    create_project(study.with_name("other.kutipan"), title="Other").close()
    return study.with_name("other.kutipan")


def test_what_was_open_at_the_end_is_opened_again(program: Program, study: Path) -> None:
    other = another(study)
    for path in (study, other):
        program.open_path(path)
    program.quit()
    assert program.windows == []
    assert program.reopen()
    assert [window.path for window in program.windows] == [study, other]


def test_a_project_that_was_closed_stays_closed(program: Program, study: Path) -> None:
    other = another(study)
    for path in (study, other):
        program.open_path(path)
    program.windows[1].close_project()
    program.windows[0].close()
    program.reopen()
    assert [window.path for window in program.windows] == [study]
    program.windows[0].close_project()
    assert load_settings().settings.open_files == ()


def test_a_project_that_has_gone_is_not_missed(program: Program, study: Path) -> None:
    program.open_path(another(study))
    program.quit()
    study.with_name("other.kutipan").unlink()
    assert not program.reopen()
    assert program.settings.open_files == ()
