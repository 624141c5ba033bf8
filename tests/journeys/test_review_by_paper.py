"""Rounds, answers from paper and returned documents, by mouse and keyboard in the window."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.interchange.exporting import export
from app.interchange.sample import make_sample
from app.project.file import open_project
from app.queries.people import people
from app.queries.review_rounds import RoundRow, rounds
from app.queries.reviews import decisions, reviews
from app.ui.program.program import Program
from app.ui.review.quick_entry_dialog import QuickEntryDialog
from app.ui.review.round_dialog import RoundDialog
from app.ui.window.main_window import MainWindow
from tests.interchange.paper import ReviewPaper
from tests.journeys.hand import CTRL, Hand, Key, button

SUPERVISOR = "Dr. Marlina Effendi, M.Si."


@pytest.fixture(scope="session")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "Sample study.kutipan"
    make_sample(path)
    return path


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


@pytest.fixture
def window(program: Program, sample_made: Path, tmp_path: Path, hand: Hand) -> MainWindow:
    project = open_project(Path(shutil.copy(sample_made, tmp_path)))
    with project.read() as session:
        project.person_id = people(session)[0].id
    shown = program.show_project(project)
    hand.come_to(shown)
    return shown


@pytest.fixture
def to_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the next export will be put."""
    out = tmp_path / "review.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    return out


def new_round(hand: Hand, window: MainWindow) -> RoundDialog:
    window.commands_shown["new_round"].trigger()  # a menu grabs the keyboard of real screens only
    dialog = window.rounds.new_dialog
    assert dialog is not None
    hand.come_to(dialog)
    return dialog


def made_rounds(window: MainWindow) -> list[RoundRow]:
    return window.workspace.read(rounds)


def test_a_finding_leads_to_the_code_and_the_round_waits(hand: Hand, window: MainWindow) -> None:
    before = len(made_rounds(window))
    dialog = new_round(hand, window)
    found = dialog.findings.list
    hand.click(found.viewport(), found.visualItemRect(found.item(0)).center())
    chosen = window.columns.codebook.selected()
    assert [code.called for code in chosen] == [dialog.findings.sentences[0].split()[0]]
    assert dialog.isVisible()
    assert len(made_rounds(window)) == before


def test_a_round_is_frozen_exported_and_answered_in_word(
    hand: Hand, window: MainWindow, to_word: Path, tmp_path: Path
) -> None:
    dialog = new_round(hand, window)
    hand.click(button(dialog, "Freeze and export for Word…"))
    hand.qtbot.waitUntil(lambda: "is written" in window.notices.text, timeout=30_000)
    made = made_rounds(window)[-1]
    paper = ReviewPaper(to_word.read_bytes())
    paper.write_name(SUPERVISOR)
    for name in paper.names()[:3]:
        paper.decide(name, "S")
    drop_on_review(hand, window, paper.saved(tmp_path))
    hand.qtbot.waitUntil(lambda: window.review_import.dialog is not None, timeout=30_000)
    returned = window.review_import.dialog
    assert returned is not None
    hand.come_to(returned)
    assert made.name in returned.head.paper.text()
    hand.click(button(returned, "Record 3 answers"))
    hand.qtbot.waitUntil(lambda: window.notices.text == "3 answers recorded.", timeout=30_000)
    said = [each for each in window.workspace.read(decisions) if each.round_id == made.id]
    assert [each.verdict for each in said] == ["agree"] * 3
    hand.come_to(window)
    hand.click(button(window.notices, "Undo"))
    assert not [each for each in window.workspace.read(decisions) if each.round_id == made.id]


def drop_on_review(hand: Hand, window: MainWindow, path: Path) -> None:
    hand.come_to(window)
    hand.press(Key.Key_4, CTRL)
    panel = window.columns.review
    hand.qtbot.waitUntil(panel.isVisible)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    with_left = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    plain = Qt.KeyboardModifier.NoModifier
    middle = panel.rect().center()
    QApplication.sendEvent(panel, QDragEnterEvent(middle, *with_left, plain))
    QApplication.sendEvent(panel, QDropEvent(QPointF(middle), *with_left, plain))


def entering(hand: Hand, window: MainWindow) -> QuickEntryDialog:
    window.commands_shown["enter_answers"].trigger()
    dialog = window.rounds.entry_dialog
    assert dialog is not None
    hand.come_to(dialog)
    return dialog


def test_answers_are_typed_from_a_print_out(hand: Hand, window: MainWindow) -> None:
    before = len(window.workspace.read(decisions))
    single = numbers_with_one_code(window)
    dialog = entering(hand, window)
    dialog.reviewer.setCurrentText(SUPERVISOR)
    for number, answer in zip(single[:2], "st", strict=True):
        hand.type(number)
        hand.press(Key.Key_Tab)
        hand.type(answer)
        hand.press(Key.Key_Tab)
        hand.type("ok")
        hand.press(Key.Key_Return)
        hand.qtbot.wait(20)
    hand.click(button(dialog, "Record 2 answers"))
    hand.qtbot.waitUntil(lambda: window.notices.text == "2 answers recorded.", timeout=10_000)
    said = window.workspace.read(decisions)[before:]
    assert [(each.verdict, each.remark) for each in said] == [("agree", "ok"), ("reject", "ok")]


def numbers_with_one_code(window: MainWindow) -> list[str]:
    found = window.workspace.read(reviews)
    numbers = [row.passage.number for row in found]
    return [number.split("-")[1].lstrip("0") for number in numbers if numbers.count(number) == 1]


def test_what_was_typed_survives_another_language(hand: Hand, window: MainWindow) -> None:
    number = numbers_with_one_code(window)[0]
    entering(hand, window)
    hand.type(f"{number} s")
    hand.press(Key.Key_Return)
    hand.qtbot.wait(20)
    window.program.choose_language("id")
    again = window.rounds.entry_dialog
    assert again is not None
    assert [each.entry.number for each in again.table.entries] == [number]
    again.table.remove(0)  # or the window would stay open for it
    window.program.choose_language("en")


def test_the_window_closes_over_a_half_typed_answer(hand: Hand, window: MainWindow) -> None:
    dialog = entering(hand, window)
    hand.type("1")
    window.close()
    assert not dialog.isVisible()


def test_typed_answers_hold_the_window_back_once(hand: Hand, window: MainWindow) -> None:
    number = numbers_with_one_code(window)[0]
    dialog = entering(hand, window)
    hand.type(f"{number} s")
    hand.press(Key.Key_Return)
    hand.qtbot.wait(20)
    window.close()
    assert window.isVisible()
    assert "not recorded yet" in dialog.summary.text()
    window.close()
    assert not window.isVisible()


def test_a_copy_of_the_document_can_be_made_again(
    hand: Hand, window: MainWindow, to_word: Path
) -> None:
    export(window.workspace.project, to_word, "review", "en")
    to_word.unlink()
    window.commands_shown["rounds"].trigger()
    dialog = window.rounds.rounds_dialog
    assert dialog is not None
    hand.come_to(dialog)
    hand.click(button(dialog, "Export for Word again…"))
    hand.qtbot.waitUntil(to_word.exists, timeout=30_000)
