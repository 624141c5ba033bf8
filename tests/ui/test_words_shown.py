"""Everything that the window says comes from the catalogue: nothing stays English in Indonesian."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QTabWidget,
    QWidget,
)

from app.interchange.thesis.profiles import shipped_profiles
from app.queries.people import people
from app.ui.codebook.palette import PALETTE_KEYS
from app.ui.look.qt_words import TEXTS, QtWords
from app.ui.program.about import AboutDialog
from app.ui.program.program import Program
from app.ui.program.welcome import Welcome
from app.ui.reader.selectable_text import TEXT_KEYS
from app.ui.typing.keys import all_called
from app.ui.window.actions import commands
from app.ui.window.main_window import MainWindow
from app.ui.window.shortcuts_sheet import ShortcutsSheet
from app.words import Words
from tests.ui.conftest import FIRST_TEXT

OWN_NAMES = {"Kutipan", "English", "Bahasa Indonesia"}


class Marked(Words):
    """A language in which every sentence of ours stands in guillemets."""

    def __init__(self) -> None:
        super().__init__("en")

    def __call__(self, sentence: str, /, **parameters: object) -> str:
        return f"«{super().__call__(sentence, **parameters)}»" if sentence else ""

    def plural(self, one: str, many: str, n: int, /, **parameters: object) -> str:
        return f"«{super().plural(one, many, n, **parameters)}»"


def texts_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.windowTitle())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    if isinstance(widget, QTabWidget | QTabBar):
        yield from (widget.tabText(number) for number in range(widget.count()))


def said(window: QWidget) -> set[str]:
    found = {text for widget in window.findChildren(QWidget) for text in texts_of(widget)}
    for action in window.findChildren(QAction):
        found |= {action.text(), action.toolTip()}
    return {text for text in found if any(letter.isalpha() for letter in text)}


@pytest.fixture
def marked(program: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setattr(program, "words", Marked())
    return program


DATA = {"chair.txt", "note.txt", "Small study", "small study", "C1", "C2", "E1", "I-01", "Chair"}
DATA |= {profile.name for profile in shipped_profiles()}
DATA |= {"C1 Family", "E1 Warning", "C2 Unused", "I-01 Chair", "Supervisors", "Family", "Warning"}


def unmarked(texts: set[str]) -> set[str]:
    ours = {" ".join(text.split()) for text in texts if "«" not in text}
    return ours - DATA - OWN_NAMES - TEXTS


def test_window_says_nothing_past_the_catalogue(marked: Program, window: MainWindow) -> None:
    assert marked is window.program
    for view in window.columns.centre.keys:
        window.columns.centre.show_view(view)
    people_here = {person.name for person in window.workspace.read(people)}
    foreign = unmarked(said(window)) - people_here
    quoted = " ".join(FIRST_TEXT.split())
    assert not {text for text in foreign if text not in quoted and not text.startswith("K-")}


def test_start_page_says_nothing_past_the_catalogue(marked: Program) -> None:
    page = Welcome(marked, "«line»")
    assert not unmarked(said(page))
    page.deleteLater()


def test_sheet_of_shortcuts_says_nothing_past_the_catalogue(
    marked: Program, window: MainWindow
) -> None:
    sheet = ShortcutsSheet(marked.words, window.commands_shown, window.program.theme, window)
    tables = [(*command.shortcuts, *command.reading) for command in commands()]
    tables += [key.keys for key in (*PALETTE_KEYS, *TEXT_KEYS)]
    keys = {printed for keys in tables for printed in all_called(keys)}
    assert not unmarked(said(sheet)) - keys - {"1 … 9", "Ctrl+Alt+1 … 9"}


def test_about_says_nothing_past_the_catalogue(marked: Program, window: MainWindow) -> None:
    about = AboutDialog(marked.words, window)
    assert not {text for text in unmarked(said(about)) if not text.startswith("Kutipan ")}


@pytest.mark.usefixtures("dressed")
def test_qt_speaks_indonesian_too(program: Program) -> None:
    program.choose_language("id")
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save
    )
    assert {button.text().replace("&", "") for button in buttons.buttons()} == {"Batal", "Simpan"}
    program.choose_language("en")


def test_what_is_not_ours_stays_as_qt_has_it() -> None:
    translator = QtWords(Words("id"))
    assert translator.translate("QShortcut", "Hyper Space") is None
    assert not translator.isEmpty()
    assert all(Words("id")(text) for text in TEXTS)
