"""What a student does in the window, by mouse and keyboard, on the sample study."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app.queries.reviews import ReviewRow, reviews
from app.ui.exporting.appendix_parts import AppendixDialog
from app.ui.passages.passage_table import QUOTATION
from app.ui.program.program import Program
from app.ui.window.main_window import MainWindow
from tests.journeys.desk import WORDS, code_words, counted, labels_on, shown_marks
from tests.journeys.hand import CTRL, SHIFT, Hand, Key, button, said


@pytest.mark.real_window
def test_a_drag_enter_letters_enter_code_words_on_screen_and_in_the_file(
    hand: Hand, window: MainWindow, sample_file: Path
) -> None:
    before = counted(sample_file, "coding")
    span = code_words(hand, window)
    assert labels_on(window, span) == {"P4"}
    assert counted(sample_file, "coding") == before + 1


@pytest.mark.real_window
def test_ctrl_z_takes_the_passage_with_its_code_back(
    hand: Hand, window: MainWindow, sample_file: Path
) -> None:
    before = [counted(sample_file, table) for table in ("passage", "coding")]
    span = code_words(hand, window)
    hand.press(Key.Key_Z, CTRL)
    assert labels_on(window, span) == set()
    assert [counted(sample_file, table) for table in ("passage", "coding")] == before


@pytest.mark.real_window
@pytest.mark.parametrize(("key", "held"), [(Key.Key_Y, CTRL), (Key.Key_Z, CTRL | SHIFT)])
def test_what_was_undone_comes_back(
    hand: Hand, window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    span = code_words(hand, window)
    hand.press(Key.Key_Z, CTRL)
    hand.press(key, held)
    assert labels_on(window, span) == {"P4"}


@pytest.mark.real_window
def test_the_coding_is_there_after_closing_and_opening_again(
    hand: Hand, window: MainWindow, open_sample: Callable[[], MainWindow], sample_file: Path
) -> None:
    span = code_words(hand, window)
    hand.press(Key.Key_W, CTRL)
    assert [path.name for path in sample_file.parent.iterdir()] == [sample_file.name]
    assert labels_on(open_sample(), span) == {"P4"}


@pytest.mark.real_window
def test_overlapping_passages_and_two_codes_show_side_by_side(
    hand: Hand, window: MainWindow
) -> None:
    span = code_words(hand, window)
    code_words(hand, window, label="p5")
    inner = code_words(hand, window, "rumah mertua ya", "p6")
    shown = [each for each in window.columns.reader.page().marks if each.mark.span in (span, inner)]
    assert {each.mark.label for each in shown} == {"P4", "P5", "P6"}
    assert len({each.lane for each in shown}) == 3


@pytest.mark.real_window
def test_a_new_code_is_made_by_its_name_alone(hand: Hand, window: MainWindow) -> None:
    code_words(hand, window, label="mertua")
    assert {mark.name for mark in shown_marks(window)} >= {"mertua"}


def test_a_broken_file_is_said_and_the_others_are_imported(
    hand: Hand,
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = [tmp_path / name for name in ("first.txt", "second.md", "third.docx")]
    for file in files:
        file.write_text(f"P: Apa?\nI: Begitu, di {file.name}.\n", encoding="utf-8")
    files[2].write_bytes(b"PK\x03\x04 cut off")
    chosen = [str(file) for file in files]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: (chosen, ""))
    hand.press(Key.Key_I, CTRL)
    hand.qtbot.waitUntil(lambda: window.source_import.dialog is not None, timeout=30_000)
    dialog = window.source_import.dialog
    assert dialog is not None
    hand.come_to(dialog)
    assert "3 files, 1 is left out." in said(dialog)
    hand.press(Key.Key_Return)
    hand.qtbot.waitUntil(lambda: window.notices.text == "2 sources imported.", timeout=10_000)
    hand.come_to(window)
    hand.press(Key.Key_Z, CTRL)
    assert window.columns.sources.source_list.rowCount() - 1 == 6


def test_enter_in_the_search_jumps_to_the_hit(hand: Hand, window: MainWindow) -> None:
    hand.press(Key.Key_F, CTRL | SHIFT)
    hand.type("netralitas")
    hand.press(Key.Key_Return)
    columns = window.columns
    assert columns.centre.view == "transcript"
    place = columns.reader.source.text[columns.reader.caret() :]
    assert "netralitas" in place[:400].casefold()


def test_a_double_click_in_the_filtered_list_jumps_to_the_passage(
    hand: Hand, window: MainWindow
) -> None:
    hand.press(Key.Key_2, CTRL)
    panel = window.columns.passages
    hand.click(panel.filters.text)
    hand.type("K-0020")
    assert [row.number for row in panel.table.rows()] == ["K-0020"]
    index = panel.table.index(0, QUOTATION)
    hand.double_click(panel.view.viewport(), panel.view.visualRect(index).center())
    assert window.columns.centre.view == "transcript"
    assert window.columns.inspector.number.text() == "K-0020"


def test_stance_star_and_what_was_typed_last_are_kept_when_one_closes_at_once(
    hand: Hand, window: MainWindow, sample_file: Path
) -> None:
    code_words(hand, window)
    inspector = window.columns.inspector
    hand.qtbot.waitUntil(lambda: inspector.isVisible() and bool(inspector.cards))
    (card,) = inspector.cards.values()
    hand.qtbot.waitUntil(lambda: card.title.text().startswith("P4"))
    hand.click(card.stances.buttons["contradicts"])
    inspector.pages.currentWidget().ensureWidgetVisible(card.star)  # type: ignore[union-attr]
    hand.click(card.star)
    inspector.pages.currentWidget().ensureWidgetVisible(inspector.meaning)  # type: ignore[union-attr]
    hand.click(inspector.meaning, QPoint(20, 10))
    hand.type("Shame stops nobody.")
    hand.press(Key.Key_W, CTRL)
    with closing(sqlite3.connect(f"{sample_file.as_uri()}?mode=ro", uri=True)) as file:
        coding = file.execute("SELECT stance, key_quote FROM coding ORDER BY id DESC").fetchone()
        typed = file.execute("SELECT text FROM interpretation ORDER BY id DESC").fetchone()
    assert (coding, typed) == (("contradicts", 1), ("Shame stops nobody.",))


def test_agreeing_with_a_remark_changes_the_state(hand: Hand, window: MainWindow) -> None:
    hand.press(Key.Key_4, CTRL)
    panel = window.columns.review
    listed = [row for row in panel.queue.rows() if isinstance(row, ReviewRow)]
    first = next(row for row in listed if row.state == "submitted")
    index = panel.queue.index_of(first.uuid)
    hand.click(panel.view.viewport(), panel.view.visualRect(index).center())
    hand.click(panel.detail.remark)
    hand.type("Well chosen.")
    hand.click(panel.detail.buttons["agree"])
    (row,) = (row for row in window.workspace.read(reviews) if row.uuid == first.uuid)
    assert (row.state, row.decisions[-1].remark) == ("agreed", "Well chosen.")


def test_the_appendix_is_written_and_offered(
    hand: Hand, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "appendix.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    hand.press(Key.Key_E, CTRL)
    dialog = window.findChild(AppendixDialog)
    assert dialog is not None
    dialog.go_on.click()
    hand.qtbot.waitUntil(lambda: "is written" in window.notices.text, timeout=60_000)
    assert out.stat().st_size > 10_000
    assert button(window.notices, "Open").isEnabled()
    assert button(window.notices, "Show in folder").isEnabled()


@pytest.mark.real_window
def test_a_click_on_a_code_codes_the_selected_words(hand: Hand, window: MainWindow) -> None:
    span = hand.select(window, WORDS)
    view = window.columns.codebook.view
    index = view.indexAt(QPoint(view.width() // 2, 40))
    hand.click(view.viewport(), view.visualRect(index).center())
    assert len(labels_on(window, span)) == 1


@pytest.mark.real_window
def test_ctrl_shift_e_takes_the_sentence_then_the_paragraph(hand: Hand, window: MainWindow) -> None:
    span = hand.select(window, WORDS)
    found = []
    for _ in range(2):
        hand.press(Key.Key_E, CTRL | SHIFT)
        selected = window.columns.reader.selected_span()
        assert selected is not None
        found.append(selected)
    sentence, paragraph = found
    assert paragraph.start <= sentence.start < span.start
    assert span.end < sentence.end <= paragraph.end
    assert sentence != paragraph


def test_another_language_and_theme_keep_the_place(hand: Hand, window: MainWindow) -> None:
    span = code_words(hand, window)
    window.program.choose_language("id")
    window.program.choose_theme("dark")
    hand.come_to(window)
    assert labels_on(window, span) == {"P4"}
    window.program.choose_theme("light")


def test_a_new_project_says_what_to_do(
    hand: Hand, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "mine.kutipan")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (file, ""))
    program.show_welcome()
    assert program.welcome is not None
    hand.come_to(program.welcome)
    hand.press(Key.Key_N, CTRL)
    hand.come_to(program.windows[0])
    sentences = {
        "No sources yet",
        "This study is still empty",
        "No codes yet",
        "No passage is chosen",
    }
    assert sentences <= set(said(program.windows[0]))


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_file_opened_twice_has_one_window(
    hand: Hand, window: MainWindow, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = (str(sample_file), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: chosen)
    hand.press(Key.Key_O, CTRL)
    assert window.program.windows == [window]
    assert QApplication.focusWindow() is window.windowHandle()
