"""Reading a transcript as a researcher does for hours, by mouse and keys on the sample study."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo, QTextLine
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from app.models.span import Span
from app.project.file import open_project
from app.queries.source_folders import source_folders
from app.queries.sources import sources
from app.ui.reader.strip import CoverageStrip
from app.ui.reader.text_view import Reader
from app.ui.reading.visited import Place
from app.ui.window.main_window import MainWindow
from tests.journeys.hand import ALT, CTRL, PLAIN, SHIFT, Hand, Key

MIN_LEADING = 1.45
"""From line to line, in sizes of the letters."""


def strip_of(window: MainWindow) -> CoverageStrip:
    return window.columns.transcript.strip


def full_lines(reader: Reader) -> Iterator[QTextLine]:
    """The lines of the text that run to the edge: all but the last of each paragraph."""
    block = reader.document().begin()
    while block.isValid():
        layout = block.layout()
        yield from (layout.lineAt(nth) for nth in range(layout.lineCount() - 1))
        block = block.next()


def measure(reader: Reader) -> float:
    """Letters on a line, as a rule."""
    lines = [line.textLength() for line in full_lines(reader)]
    return sum(lines) / len(lines)


def ink_of(reader: Reader, place: int) -> str:
    """The colour in which a letter is written."""
    cursor = reader.textCursor()
    cursor.setPosition(place + 1)
    written = cursor.charFormat().foreground()
    plain = written.style() == Qt.BrushStyle.NoBrush
    return (reader.palette().text() if plain else written).color().name()


def lower_half(strip: CoverageStrip) -> QPoint:
    """A point of the strip where something of the second half of the source is coded."""
    coded = [row for row, _ in strip.coverage().looks() if row > strip.coverage().rows // 2]
    return QPoint(strip.width() // 2, strip._area().top() + coded[0])


@pytest.mark.real_window
def test_the_strip_shows_where_codes_are_and_a_click_goes_there(
    hand: Hand, window: MainWindow
) -> None:
    strip = strip_of(window)
    hand.qtbot.waitUntil(lambda: any(strip.coverage().looks()))
    place = lower_half(strip)
    hand.click(strip, place)
    reader = window.columns.reader
    assert reader.marks_at(reader.caret())
    assert strip.shown_rows().contains(place)
    hand.press(Key.Key_Left, ALT)
    assert not strip.shown_rows().contains(place)


@pytest.mark.real_window
def test_ctrl_f_marks_all_hits_and_counts_them(hand: Hand, window: MainWindow) -> None:
    reader, bar = window.columns.reader, window.columns.transcript.find_bar
    hand.press(Key.Key_F, CTRL)
    hand.type("saya")
    hits = reader.source.text.casefold().count("saya")
    assert bar._count.text().endswith(f" of {hits}")
    assert len(strip_of(window)._hits) == hits
    first = reader.selected_span()
    hand.press(Key.Key_Return)
    assert reader.selected_span() != first
    hand.press(Key.Key_Return, SHIFT)
    assert reader.selected_span() == first
    hand.click(bar.match_case)
    assert bar._count.text().endswith(f" of {reader.source.text.count('saya')}")
    hand.click(bar.field)
    hand.press(Key.Key_Escape)
    assert strip_of(window)._hits == ()
    assert reader.hasFocus()


@pytest.mark.real_window
def test_go_to_finds_a_number_a_paragraph_and_a_source_and_back_leads_home(
    hand: Hand, window: MainWindow
) -> None:
    reading = window.columns.reading
    home = reading.exact_place
    for typed, passage in (("K-0030", "K-0030"), ("I-04 p12", None), ("I-05", None)):
        hand.press(Key.Key_G, CTRL)
        hand.type(typed)
        hand.press(Key.Key_Return)
        if passage:
            assert window.columns.inspector.number.text() == passage
    assert reading.source is not None
    assert reading.source.name.startswith("I-05")
    hand.press(Key.Key_Left, ALT)
    assert reading.source.name.startswith("I-04")
    number = {start: number for number, start in reading.source.paragraphs}
    assert number[window.columns.reader.caret()] == 12
    for _ in range(5):
        hand.press(Key.Key_Left, ALT)
    assert reading.exact_place == home
    for _ in range(5):
        hand.press(Key.Key_Right, ALT)
    assert reading.source.name.startswith("I-05")


def test_two_sources_are_read_side_by_side_with_ctrl_tab(hand: Hand, window: MainWindow) -> None:
    reading = window.columns.reading
    hand.press(Key.Key_G, CTRL)
    hand.type("I-06")
    hand.press(Key.Key_Return)
    other = reading.source_id
    hand.press(Key.Key_Tab, CTRL)
    first = reading.source_id
    hand.press(Key.Key_Tab, CTRL)
    assert (reading.source_id, first != other) == (other, True)


def test_it_opens_again_where_one_was(hand: Hand, window: MainWindow, sample_file: Path) -> None:
    program = window.program
    hand.press(Key.Key_G, CTRL)
    hand.type("I-03 p20")
    hand.press(Key.Key_Return)
    reader = window.columns.reader
    reader.select_span(Span(reader.caret() + 3, reader.caret() + 30))
    before = window.columns.reading.exact_place
    hand.press(Key.Key_2, CTRL)
    hand.press(Key.Key_Q, CTRL)
    assert program.windows == []
    # The offscreen display is smaller than a window, and would have its lines break elsewhere.
    program.change_settings(replace(program.settings, window_geometry=b""))
    assert program.reopen()
    again = program.windows[0]
    hand.come_to(again)
    assert (again.path, again.columns.centre.view) == (sample_file, "passages")
    hand.press(Key.Key_1, CTRL)
    after = again.columns.reading.exact_place
    assert isinstance(before, Place)
    assert after == before


@pytest.mark.real_window
def test_sources_go_into_a_folder_by_keys(hand: Hand, window: MainWindow) -> None:
    panel = window.columns.sources
    rows = window.workspace.read(sources)
    places = [panel.view.visualRect(panel.source_list.index_of(row.id)).center() for row in rows]
    hand.click(panel.view.viewport(), places[0])
    hand.press(Key.Key_Down, SHIFT)
    hand.press(Key.Key_N, CTRL | SHIFT)
    hand.press(Key.Key_A, CTRL)
    hand.type("Bawaslu")
    hand.press(Key.Key_Return)
    (folder,) = window.workspace.read(source_folders)
    assert (folder.name, folder.source_ids) == (
        "Bawaslu",
        frozenset({rows[0].id, rows[1].id}),
    )
    hand.qtbot.waitUntil(lambda: panel.source_list.index(0).data() == "Bawaslu · 2")
    hand.press(Key.Key_Left)
    assert panel.source_list.index(0).data() == "Bawaslu · 2 · folded"
    for _ in range(2):  # The name, and the folder.
        hand.press(Key.Key_Z, CTRL)
    assert window.workspace.read(source_folders) == []


@pytest.mark.real_window
def test_zoom_keeps_the_place_and_high_contrast_is_a_theme(hand: Hand, window: MainWindow) -> None:
    reader = window.columns.reader
    hand.press(Key.Key_G, CTRL)
    hand.type("p20")
    hand.press(Key.Key_Return)
    place = reader.caret()
    for _ in range(3):
        hand.press(Key.Key_Plus, CTRL)
    start, end = reader.seen_range()
    assert (reader.zoom(), start <= place <= end) == (1.5, True)
    hand.press(Key.Key_0, CTRL)
    window.program.choose_theme("contrast_dark")
    assert window.columns.reader.palette().base().color().name() == "#000000"
    assert window.columns.reader.caret() == place
    window.program.choose_theme("light")


def test_the_coded_transcript_is_previewed_and_written_as_pdf(
    hand: Hand, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.press(Key.Key_P, CTRL)
    hand.qtbot.waitUntil(lambda: window.printing.preview is not None, timeout=20_000)
    preview = window.printing.preview
    assert isinstance(preview, QPrintPreviewDialog)
    QTest.qWait(50)
    preview.reject()
    out = tmp_path / "coded.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    window.commands_shown["export_pdf"].trigger()
    hand.qtbot.waitUntil(lambda: window.notices.text == "coded.pdf is written.", timeout=20_000)
    text = "".join(page.extract_text() for page in PdfReader(out).pages)
    assert all(label in text for label in ("P1", "P2", "UB1"))


@pytest.mark.real_window
def test_a_page_is_set_like_a_book(hand: Hand, window: MainWindow) -> None:
    """A book's measure at every size of the letters; who asks is quieter than who answers."""
    reader, theme = window.columns.reader, window.program.theme
    for width in (1360, 2400):  # As wide as on a notebook, and on a screen with room for two.
        window.resize(width, 860)
        hand.qtbot.waitUntil(lambda: 45 <= measure(reader) <= 85)
    for _ in range(2):
        hand.press(Key.Key_Minus, CTRL)
    assert 45 <= measure(reader) <= 85
    window.resize(1360, 860)
    hand.press(Key.Key_0, CTRL)
    start = reader.source.turns[1].speech_start
    reader.scroll_to(Span(start, start + 1))
    places = reader.places_of(Span(start, start + 400))
    assert len(places) > 1
    assert (places[1].top() - places[0].top()) / QFontInfo(reader.font()).pixelSize() >= MIN_LEADING
    inks = {turn.role: ink_of(reader, turn.speech_start) for turn in reader.source.turns}
    assert inks["interviewer"] == theme.interviewer.name()
    assert inks["informant"] == theme.text.name()
    hand.leave_picture("01-reading")


def test_sources_are_sorted_by_keys_and_stay_so(hand: Hand, window: MainWindow) -> None:
    panel = window.columns.sources
    listed = [row.name for row in panel.source_list.sources()]
    hand.click(panel.view.viewport(), QPoint(20, 60))
    for _ in range(2):  # Past the button of a new folder.
        hand.press(Key.Key_Backtab, SHIFT)
    for _ in range(5):
        hand.press(Key.Key_Down)
    assert panel._order.currentText() == "Least coded first"
    sorted_by_share = [row.name for row in panel.source_list.sources()]
    assert sorted_by_share != listed
    assert sorted(sorted_by_share) == sorted(listed)
    path = window.path
    window.close()
    again = window.program.show_project(open_project(path))
    hand.come_to(again)
    assert [row.name for row in again.columns.sources.source_list.sources()] == sorted_by_share


def test_words_of_one_place_are_found_in_all_sources_and_one_comes_back(
    hand: Hand, window: MainWindow
) -> None:
    home = hand.select(window, "rumah mertua")
    hand.press(Key.Key_F, CTRL | SHIFT)
    search = window.columns.search
    hand.qtbot.waitUntil(lambda: search.hits.rowCount() > 0)
    assert search.field.text() == "rumah mertua"
    hand.press(Key.Key_Return)
    assert window.columns.centre.view == "transcript"
    hand.press(Key.Key_G, CTRL)
    hand.type("I-05")
    hand.press(Key.Key_Return)
    handle = window.windowHandle()
    for _ in range(2):
        QTest.mouseClick(handle, Qt.MouseButton.BackButton, PLAIN, window.rect().center())
    start, end = window.columns.reader.seen_range()
    assert start <= home.start < end


@pytest.mark.real_window
def test_a_time_of_the_recording_is_gone_to(hand: Hand, window: MainWindow, tmp_path: Path) -> None:
    timed = tmp_path / "timed.vtt"
    minutes = [f"00:{n:02}:10.000 --> 00:{n:02}:50.000\nMenit ke {n}." for n in range(40)]
    timed.write_text("\n\n".join(["WEBVTT", *minutes]), encoding="utf-8")
    window.source_import.import_paths([timed])
    hand.qtbot.waitUntil(lambda: window.source_import.dialog is not None, timeout=30_000)
    assert window.source_import.dialog is not None
    hand.come_to(window.source_import.dialog)
    hand.press(Key.Key_Return)
    hand.qtbot.waitUntil(lambda: window.notices.text == "1 source imported.", timeout=10_000)
    hand.come_to(window)
    hand.press(Key.Key_G, CTRL)
    hand.type("timed")
    hand.press(Key.Key_Return)
    hand.press(Key.Key_G, CTRL)
    hand.type("30:30")
    hand.press(Key.Key_Return)
    reader = window.columns.reader
    assert reader.source.text[reader.caret() :].startswith("Menit ke 30.")
