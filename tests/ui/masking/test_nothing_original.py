"""While names are masked nothing in the window holds one: all its widgets are walked through."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    Qt,
)
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleTextInterface, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.errors import NamesMasked, ProjectError
from app.models.masking import View
from app.operations.codes import change_code
from app.operations.masking import add_masked_name
from app.operations.memos import write_memo
from app.project.file import open_project
from app.queries.codes import codes
from app.ui.codebook.example_dialog import ExampleDialog
from app.ui.messages import Notice
from app.ui.program.program import Program
from app.ui.window.main_window import MainWindow
from tests.full_study import NAME, a_full_study

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)

COMMANDS = (
    *("properties", "text_versions", "appendix_material", "rounds", "enter_answers"),
    *("autocode", "check_draft", "new_round", "find", "print"),
)


@pytest.fixture
def named(program: Program, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """A study with the name in every text, in a window with masked names."""
    with a_full_study(tmp_path) as study:
        path = study.project.path
    window = program.show_project(open_project(path))
    qtbot.waitExposed(window)
    window.columns.open_source(1)
    window.masking.show_view("masked")
    return window


@pytest.fixture
def raised(named: MainWindow) -> list[ProjectError]:
    """What was refused."""
    errors: list[ProjectError] = []
    named.workspace.failed.connect(errors.append)
    return errors


def cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (str(index.data(role) or "") for role in ROLES)
        yield from cells(model, model.index(row, 0, parent))


def texts(widget: QWidget) -> Iterator[str]:
    """Everything that a widget says to the eye, to the pointer and to a screen reader."""
    yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield from (widget.text(), widget.placeholderText())
        case QTextEdit() | QPlainTextEdit():
            yield from (widget.toPlainText(), widget.placeholderText())
        case QGroupBox() | QMenu():
            yield widget.title()
        case QTabBar():
            yield from (widget.tabText(nth) for nth in range(widget.count()))
            yield from (widget.tabToolTip(nth) for nth in range(widget.count()))
        case QAbstractItemView():
            if (model := widget.model()) is not None:
                yield from cells(model, QModelIndex())
        case QComboBox():
            yield from cells(widget.model(), QModelIndex())
    for action in widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
        yield from (action.text(), action.toolTip(), action.statusTip())


def spoken(widget: QWidget) -> str:
    """What a screen reader finds in a widget's text."""
    found: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
    text: QAccessibleTextInterface | None = found.textInterface() if found else None
    return text.text(0, text.characterCount()) if text else ""


def leaks(*, seen: bool = False) -> list[str]:
    """Where the name stands in any window of the program, or in what is ``seen`` of them."""
    tops = QApplication.topLevelWidgets()
    every = [widget for top in tops for widget in [top, *top.findChildren(QWidget)]]
    closed = {each for each in every if isinstance(each, QDialog) and not each.isVisible()}
    widgets = [
        each for each in every if each.window() not in closed and (each.isVisible() or not seen)
    ]
    return [
        f"{path_of(widget)}: {text}"
        for widget in widgets
        for text in [*texts(widget), spoken(widget)]
        if NAME.casefold() in text.casefold()
    ]


def path_of(widget: QWidget | None) -> str:
    names = []
    while widget is not None:
        names.append(widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return "/".join(reversed(names[:5]))


def settle() -> None:
    """Let everything happen that waits, and widgets go that are to be deleted."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def dialogs(window: MainWindow) -> Iterator[str]:
    """What everything says that can be opened beside the panels, one after the other."""
    columns = window.columns
    code = window.workspace.read(codes)[0]
    openers: list[Callable[[], object]] = [
        lambda: columns.codebook.desk.ask_split(code),
        lambda: ExampleDialog(window.workspace, window.words, code, window).show(),
        lambda: window.workspace.run(change_code, 1, name=f"{NAME} again"),
        *(columns.ask_codes, window.travelling.ask, columns.show_history),
        lambda: columns.show_code(1),
        columns.codebook.edit_code,
        lambda: columns.informants.edit(1),
        *(window.commands_shown[key].trigger for key in COMMANDS),
    ]
    for open_one in openers:
        open_one()
        settle()
        yield from leaks()


def test_no_widget_holds_a_masked_name(named: MainWindow) -> None:
    columns = named.columns
    columns.inspector.show_passage(1)
    columns.inspector.sections["history"].set_open(on=True)
    said = list[str]()
    for view in columns.centre.keys:
        columns.centre.show_view(view)
        settle()
        said += leaks()
    said += dialogs(named)
    assert not said


def test_what_is_open_already_is_masked_at_once(named: MainWindow, qtbot: QtBot) -> None:
    """Everything was on the screen when somebody came to look over a shoulder."""
    named.masking.show_view("original")
    columns = named.columns
    columns.inspector.show_passage(1)
    columns.inspector.sections["history"].set_open(on=True)
    for view in columns.centre.keys:
        columns.centre.show_view(view)
        settle()
    assert [*dialogs(named)]
    settle()
    named.masking.show_view("masked")
    for view in columns.centre.keys:
        columns.centre.show_view(view)
        settle()
    columns.below.setCurrentWidget(columns.inspector)
    qtbot.waitUntil(lambda: not leaks(seen=True))


def test_all_of_it_is_there_again_as_it_was_said(named: MainWindow, qtbot: QtBot) -> None:
    named.columns.inspector.show_passage(1)
    assert named.columns.inspector.meaning.toPlainText() == "[Kin A] is kin."
    named.masking.show_view("original")
    qtbot.waitUntil(lambda: named.columns.inspector.meaning.toPlainText() == f"{NAME} is kin.")
    assert NAME in named.columns.reader.toPlainText()
    assert NAME in named.windowTitle()


def test_what_was_looked_for_and_said_before_is_masked_too(named: MainWindow) -> None:
    named.masking.show_view("original")
    named.columns.search.field.setText(NAME)
    named.notices.show_notice(Notice(f"{NAME} is done."))
    named.masking.show_view("masked")
    assert named.columns.search.field.text() == ""
    assert named.notices.text == "[Kin A] is done."


def test_the_transcript_is_found_copied_and_spoken_masked(named: MainWindow) -> None:
    reader, bar = named.columns.reader, named.columns.transcript.find_bar
    reader.selectAll()
    assert "[Kin A] begged us" in reader.createMimeDataFromSelection().text()
    assert "[Kin A] begged us" in spoken(reader)
    named.find_here()
    bar.field.setText("[Kin A]")
    source = named.columns.reading.source
    assert source is not None
    found = reader.selected_span()
    assert found is not None
    assert found.cut_from(source.text) == NAME
    bar.field.setText(NAME)
    assert reader.selected_span() == found


@pytest.mark.parametrize("view", ["masked", "public"])
def test_words_of_a_mask_are_never_stored(
    named: MainWindow, view: View, raised: list[ProjectError]
) -> None:
    named.masking.show_view(view)
    text = {"masked": "[Kin A] said it", "public": "[somebody] said it"}[view]
    workspace = named.workspace
    assert workspace.run(write_memo, workspace.person_id, "project", None, text) is None
    assert workspace.run(change_code, 1, texts={"note": text}) is None
    assert [type(error) for error in raised] == [NamesMasked, NamesMasked]
    assert workspace.run(add_masked_name, "Pearwood", "[Kin A] too") is not None


def test_a_text_is_not_corrected_under_its_masks(
    named: MainWindow, raised: list[ProjectError]
) -> None:
    correcting = named.columns.correcting
    correcting.toggle()
    said = [correcting.active]
    named.masking.show_view("original")
    correcting.toggle()
    said.append(correcting.active)
    named.masking.show_view("masked")
    assert [*said, correcting.active] == [False, True, False]
    assert [type(error) for error in raised] == [NamesMasked]


def test_what_takes_the_words_themselves_waits_for_them(
    named: MainWindow, raised: list[ProjectError], tmp_path: Path
) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(b"")
    named.review_import.import_paths([draft])
    named.exchange.merges.look_at(draft)
    assert [type(error) for error in raised] == [NamesMasked, NamesMasked]
    assert named.tasks.current is None
