"""Ten scenes of work at the desk, each in the real window on the sample study, and what each shows.

A scene does with keys, mouse and widgets what a researcher does, and yields pictures by name. It
leaves the window as the next one finds it, the study need not be as it was.
"""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.models.span import Span
from app.operations.codes import change_code
from app.operations.passage_links import link_passages
from app.operations.source_folders import add_folder
from app.queries.codes import codes
from app.queries.passages import PassageRow, passages
from app.queries.sources import sources
from app.ui.window.main_window import MainWindow

Pictures = Iterator[tuple[str, QPixmap]]
SEARCHED = "netral"
SPOKEN_OF = "keluarga"
OVERLAPPING = "pulang ke rumah mertua ya tidak"
"""Of the first interview, under no code."""
EIGHT = 8
ABOVE = 160
_LEFT, _PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_DIM = 72
_PATIENCE = 200


def settle(milliseconds: int = 300) -> None:
    """Let the window lay itself out, and flashes fade."""
    QTest.qWait(milliseconds)


def wait_until(true: Callable[[], object]) -> None:
    """Wait for something that another thread or process answers.

    Raises:
        TimeoutError: it does not come.
    """
    for _ in range(_PATIENCE):
        if true():
            return
        settle(50)
    raise TimeoutError


def with_dialog(window: QWidget, dialog: QWidget) -> QPixmap:
    """A picture of a window with a dialog before it; behind it everything is dimmer."""
    picture = window.grab()
    painter = QPainter(picture)
    painter.fillRect(window.rect(), QColor(0, 0, 0, _DIM))
    over = dialog.grab()
    place = QPoint(window.width() - dialog.width(), window.height() - dialog.height()) / 2
    painter.drawPixmap(place, over)
    painter.end()
    return picture


def overlapping_passage(window: MainWindow) -> PassageRow:
    """A passage with the most codes: there is most to see."""
    rows = window.workspace.read(passages)
    return max(rows, key=lambda row: (len(row.codings), bool(row.interpretation)))


def read(window: MainWindow) -> Pictures:
    """1. Sources in folders, a coded transcript, hits of a search in text and strip."""
    columns = window.columns
    rows = window.workspace.read(sources)
    for name, some in (("Pengawas", rows[:2]), ("Warga", rows[4:])):
        window.workspace.run(add_folder, name, [row.id for row in some])
    columns.show_passage(overlapping_passage(window).id)
    settle(1500)
    yield "transcript", window.grab()
    window.find_here()
    columns.transcript.find_bar.field.setText(SPOKEN_OF)
    settle()
    yield "find", window.grab()
    columns.transcript.find_bar.close_bar()


def code_by_keyboard(window: MainWindow) -> Pictures:
    """2. The palette over selected words, with several codes ticked."""
    columns = window.columns
    columns.show_passage(overlapping_passage(window).id)
    columns.reader.select_span(speech_to_code(window))
    settle(1500)
    columns.ask_codes()
    palette = columns.palette_of_codes
    for row in (1, 3):
        palette.view.setCurrentIndex(palette.offers.index(row))
        palette.mark_current()
    settle()
    yield "palette", window.grab()
    palette.close_palette()
    columns.reader.clear_selection()


def speech_to_code(window: MainWindow) -> Span:
    """The first sentence that is under no code, below the passage that is shown."""
    window.columns.reading.step_uncoded(1)
    span = window.columns.reader.selected_span()
    assert span is not None  # noqa: S101 - the sample leaves much worth coding
    words = span.cut_from(window.columns.reader.source.text)
    return Span(span.start, span.start + (words.find(". ") + 1 or len(words)))


def code_by_mouse(window: MainWindow) -> Pictures:
    """3. The end of a passage in the hand: where it would lie shows before the button is let go."""
    columns = window.columns
    span = speech_to_code(window)
    columns.coding.code_span(span, [window.workspace.read(codes)[1].id])
    columns.reader.clear_selection()
    columns.reading.choose_passage(columns.reading.passage_of(span))
    settle(1500)
    page = columns.reader.viewport()
    grip = columns.reader.grips()["end"].p1().toPoint()
    handle = window.windowHandle()
    begin, end = (page.mapTo(window, at) for at in (grip, grip + QPoint(-180, 56)))
    QTest.mouseMove(handle, begin)
    QTest.mousePress(handle, _LEFT, _PLAIN, begin)
    for place in ((begin + end) / 2, end):
        QTest.mouseMove(handle, place)
        settle(50)
    yield "resizing", window.grab()
    QTest.keyClick(columns.reader, Qt.Key.Key_Escape)
    QTest.mouseRelease(handle, _LEFT, _PLAIN, end)
    window.workspace.undo()


def overlap(window: MainWindow) -> Pictures:
    """4. Eight codes on the same words, causes and efforts."""
    columns = window.columns
    columns.open_source(window.workspace.read(sources)[0].id)
    start = columns.reader.source.text.index(OVERLAPPING)
    span = Span(start, start + len(OVERLAPPING))
    rows = window.workspace.read(codes)
    columns.coding.code_span(span, [row.id for row in rows[:EIGHT]])
    columns.reader.show_span(span, flash=False)
    bar = columns.reader.verticalScrollBar()
    bar.setValue(bar.value() - ABOVE)
    columns.reader.clear_selection()
    window.notices.withdraw()
    settle(1500)
    yield "overlaps", window.grab()
    window.workspace.undo()


def work_on_codebook(window: MainWindow) -> Pictures:
    """5. A definition with its history, and a code that is split passage by passage."""
    columns = window.columns
    panel = columns.codebook
    code = max(window.workspace.read(codes), key=lambda row: row.passages)
    fuller = code.definition + " " + code.when_to_use
    window.workspace.run(change_code, code.id, texts={"definition": fuller})
    sizes = columns.right.sizes()
    columns.right.setSizes([sum(sizes), 0])
    panel.show_code(code.id)
    panel.edit_code()
    panel.editor.form_area.ensureWidgetVisible(panel.editor.history, 0, 0)
    settle()
    yield "code", window.grab()
    panel.editor.go_back()
    columns.right.setSizes(sizes)
    panel.show_code(code.id)
    dialog = panel.desk.ask_split(panel.selected()[0])
    assert dialog is not None  # noqa: S101 - the code has passages
    dialog.view.selectRow(1)
    dialog.picker.query.setText("Ipar dan menantu")
    dialog.put()
    settle()
    yield "split", with_dialog(window, dialog)
    dialog.reject()


def inspect(window: MainWindow) -> Pictures:
    """6. Everything about a passage: codes, meaning, memos, links, and its history."""
    columns = window.columns
    row = overlapping_passage(window)
    others = [each for each in window.workspace.read(passages) if each.id != row.id]
    person = window.workspace.person_id
    window.workspace.run(link_passages, row.id, others[-1].id, "contradicts", person)
    window.workspace.run(link_passages, others[3].id, row.id, "explains", person)
    sizes = columns.right.sizes()
    columns.right.setSizes([0, sum(sizes)])
    columns.show_passage(row.id)
    columns.inspector.sections["history"].set_open(on=True)
    columns.inspector.sections["memos"].set_open(on=False)
    settle(1500)
    area = columns.inspector.pages.currentWidget()
    assert isinstance(area, QScrollArea)  # noqa: S101 - a passage is shown
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    settle()
    yield "inspector", window.grab()
    columns.inspector.sections["history"].set_open(on=False)
    columns.inspector.sections["memos"].set_open(on=True)
    area.verticalScrollBar().setValue(0)
    columns.right.setSizes(sizes)


def read_memos(window: MainWindow) -> Pictures:
    """7. All memos of the study."""
    window.columns.centre.show_view("memos")
    settle()
    yield "memos", window.grab()


def correct(window: MainWindow) -> Pictures:
    """8. Words of a transcript are corrected; the passage says so, and all versions are kept."""
    columns = window.columns
    row = window.workspace.read(passages)[0]
    columns.show_passage(row.id)
    columns.correcting.enter()
    text = columns.correcting.text
    assert text is not None  # noqa: S101 - the source is open
    cursor = text.textCursor()
    cursor.setPosition(text.live.offsets.to_qt(row.span.start + row.text.index(" ")))
    text.setTextCursor(cursor)
    QTest.keyClicks(text, " memang")
    settle(1500)
    yield "correcting", window.grab()
    columns.correcting.leave()
    columns.show_passage(row.id)
    columns.inspector.changed.show_words.click()
    settle(1500)
    yield "changed", window.grab()
    window.corrections.show_versions(row.source_id)
    dialog = window.corrections.dialog
    assert dialog is not None  # noqa: S101 - just shown
    settle(600)
    yield "versions", with_dialog(window, dialog)
    dialog.reject()


def autocode(window: MainWindow) -> Pictures:
    """9. Hits of a search, to be confirmed one by one."""
    dialog = window.autocoding.show_dialog()
    dialog.question.field.setText(SPOKEN_OF)
    wait_until(lambda: dialog.table.count_of_all)
    row = next(row for row in window.workspace.read(codes) if row.passages)
    dialog.codes.choose([row.id])
    settle(600)
    yield "autocoding", with_dialog(window, dialog)
    dialog.reject()
    wait_until(lambda: window.autocoding.dialog is None)


def comfort(window: MainWindow) -> Pictures:
    """10. A notice with Undo in place of a question, and *Go to* over everything."""
    columns = window.columns
    columns.show_passage(overlapping_passage(window).id)
    row = window.workspace.read(codes)[2]
    columns.codebook.show_code(row.id)
    columns.codebook.delete_selected()
    settle(1500)
    yield "notice", window.grab()
    window.travelling.ask()
    window.travelling.palette.query.setText("1")
    settle()
    yield "go-to", window.grab()
    window.travelling.palette.close_palette()
    window.workspace.undo()


TEN: tuple[Callable[[MainWindow], Pictures], ...] = (
    *(read, code_by_keyboard, code_by_mouse, overlap, work_on_codebook),
    *(inspect, read_memos, correct, autocode, comfort),
)
"""In the order in which the desk is described."""


def other_views(window: MainWindow) -> Pictures:
    """What else can be seen in the middle: lists, search, review, coders, the thesis."""
    columns = window.columns
    for view in ("passages", "search", "review", "agreement", "thesis"):
        columns.centre.show_view(view)
        if view == "search":
            columns.search.look_for(SEARCHED)
        settle()
        yield view, window.grab()


def dialogs(window: MainWindow) -> Pictures:
    """Windows before the window: material for the appendix, all keys, a page before printing."""
    window.columns.centre.show_view("transcript")
    enclosures = window.enclosures.show_dialog()
    settle()
    yield "appendix", with_dialog(window, enclosures)
    enclosures.reject()
    window.commands_shown["shortcuts"].trigger()
    settle()
    yield "shortcuts", with_dialog(window, shown_dialog(window))
    shown_dialog(window).close()
    window.printing.show_preview()
    wait_until(lambda: window.printing.preview is not None)
    preview = window.printing.preview
    assert preview is not None  # noqa: S101 - waited for
    settle(1000)
    yield "print", with_dialog(window, preview)
    preview.reject()


def shown_dialog(window: MainWindow) -> QWidget:
    """The dialog that is open."""
    tops: Iterable[QWidget] = QApplication.topLevelWidgets()
    return next(each for each in tops if each.isVisible() and each is not window)


def all_pictures(window: MainWindow) -> Pictures:
    """Every picture of a window, by name."""
    for scene in (*TEN, other_views, dialogs):
        yield from scene(window)
