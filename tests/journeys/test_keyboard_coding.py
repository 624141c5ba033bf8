"""Twenty passages of the sample study coded anew, key by key, with stances and key quotations.

Presses are counted that code; those that walk to the words and select them are not.
"""

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.cli import main
from app.models.span import Span
from app.project.file import open_project
from app.queries.codes import codes
from app.queries.favourites import favourites
from app.queries.passages import passages
from app.queries.sources import sources
from app.resources import resource
from app.ui.codebook.tree import CodeTree
from app.ui.program.program import Program
from app.ui.window.main_window import MainWindow
from tests.journeys.hand import CTRL, PLAIN, SHIFT, Hand, Key
from tests.journeys.studies import ENDINGS, rows

PASSAGES = 20
MOST_KEYS, MOST_FOR_ONE = 60, 5
FAVOURITES = ("P1", "P2", "P3", "P4", "UB6", "UB1", "UB3", "S2", "UP4")
STANCE_KEYS = {"partly": "P", "contradicts": "C", "context": "T"}
TYPED = {"UB5": "b5", "UB7": "7", "S1": "s1", "P6": "p6"}
"""What is typed for a code that is no favourite; the palette puts it first."""


@pytest.fixture(scope="module")
def uncoded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file, folder = tmp_path_factory.mktemp("study") / "study.kutipan", resource("sample")
    transcripts = [str(p) for p in sorted(folder.iterdir()) if p.suffix in ENDINGS]
    assert main(["new", str(file)]) == 0
    assert main(["import", str(file), *transcripts]) == 0
    assert main(["codebook", str(file), "import", str(folder / "codebook.csv")]) == 0
    return file


@pytest.fixture
def window(program: Program, uncoded_once: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    file = shutil.copy(uncoded_once, tmp_path / "study.kutipan")
    shown = program.show_project(open_project(Path(file)))
    Hand(qtbot).come_to(shown)
    return shown


class Keyboard:
    """Presses keys in the window and counts those that code."""

    def __init__(self, hand: Hand, window: MainWindow) -> None:
        self.hand, self.window = hand, window
        self.reader = window.columns.reader
        self.pressed: list[int] = []

    def press(self, *keys: str) -> None:
        """Press keys wherever the keyboard is; each counts as one, held keys with it."""
        for each in keys:
            focused = QApplication.focusWindow()
            assert focused is not None
            QTest.keySequence(focused, QKeySequence(each))
            self.pressed[-1] += 1

    def type(self, text: str) -> None:
        self.hand.type(text)
        self.pressed[-1] += len(text)

    def open(self, source: str) -> None:
        """Begin at the top of a source (choosing it is no part of coding)."""
        found = {row.name: row.id for row in self.window.workspace.read(sources)}
        self.window.columns.open_source(found[source])
        self.reader.setFocus()
        self.hand.press(Key.Key_Home, CTRL)

    def select(self, quotation: str) -> Span:
        """Walk to the words with the arrows, and select them with Shift held."""
        text = self.reader.source.text
        found = re.search(r"\s+".join(map(re.escape, quotation.split())), text)
        assert found is not None, quotation
        self._walk(found.start(), PLAIN)
        self._walk(found.end(), SHIFT)
        span = Span(*found.span())
        assert self.reader.selected_span() == span
        self.pressed.append(0)
        return span

    def _walk(self, to: int, held: Qt.KeyboardModifier) -> None:
        steps = ((Key.Key_Down, -1), (Key.Key_Up, 1), (Key.Key_Right, -1))
        for key, side in steps:
            while (self.reader.caret() - to) * side > 0:
                self.hand.press(key, held)


@pytest.fixture
def keyboard(window: MainWindow, hand: Hand) -> Keyboard:
    return Keyboard(hand, window)


def given() -> list[list[dict[str, str]]]:
    """The first passages of the sample, each with its codings."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows(resource("sample") / "codings.csv"):
        found.setdefault(row["passage"], []).append(row)
    return list(found.values())[:PASSAGES]


def choose_favourites(keyboard: Keyboard) -> None:
    """Once for a study: walk through the codebook and give digits, by keys alone."""
    view = keyboard.window.columns.codebook.view
    view.setFocus()
    tree = view.model()
    assert isinstance(tree, CodeTree)
    keyboard.pressed.append(0)
    keyboard.hand.press(Key.Key_Home)
    last = None
    while view.currentIndex() != last:
        last = view.currentIndex()
        code = tree.branch_at(last).code
        if code is not None and code.label in FAVOURITES:
            keyboard.press(f"Ctrl+Alt+{FAVOURITES.index(code.label) + 1}")
        keyboard.hand.press(Key.Key_Down)
    assert keyboard.pressed.pop() == len(FAVOURITES)


def code(keyboard: Keyboard, coding: dict[str, str], former: str) -> None:
    label = coding["code"]
    if label == former:
        keyboard.press("R")
    elif label in FAVOURITES:
        keyboard.press(str(FAVOURITES.index(label) + 1))
    else:
        keyboard.press("Return")
        keyboard.type(TYPED[label])
        keyboard.press("Return")
    if coding["stance"] in STANCE_KEYS:
        keyboard.press(STANCE_KEYS[coding["stance"]])
    if coding["key_quote"] == "yes":
        keyboard.press("Q")


def made(window: MainWindow) -> set[tuple[str, str | None, str, bool]]:
    return {
        (" ".join(row.text.split()), coding.label, coding.stance, coding.key_quote)
        for row in window.workspace.read(passages)
        for coding in row.codings
    }


@pytest.mark.timeout(300)
def test_twenty_passages_take_sixty_keys_and_all_can_be_undone(keyboard: Keyboard) -> None:
    window, wanted = keyboard.window, given()
    choose_favourites(keyboard)
    assert len(window.workspace.read(favourites)) == len(FAVOURITES)
    opened, former, repeated = "", "", []
    for codings in wanted:
        if codings[0]["source"] != opened:
            opened = codings[0]["source"]
            keyboard.open(opened)
        keyboard.select(codings[0]["quotation"])
        for coding in codings:
            if coding["code"] == former:
                repeated.append(coding["passage"])
            code(keyboard, coding, former)
            former = coding["code"]
    assert made(window) == {
        (" ".join(c["quotation"].split()), c["code"], c["stance"], c["key_quote"] == "yes")
        for codings in wanted
        for c in codings
    }
    assert len(keyboard.pressed) == PASSAGES
    assert sum(keyboard.pressed) <= MOST_KEYS, keyboard.pressed
    assert max(keyboard.pressed) <= MOST_FOR_ONE, keyboard.pressed
    assert min(keyboard.pressed) == 1
    assert repeated
    while made(window):
        keyboard.hand.press(Key.Key_Z, CTRL)
    assert window.workspace.read(passages) == []
    assert len(window.workspace.read(favourites)) == len(FAVOURITES)


def test_a_passage_is_selected_coded_renamed_and_found_again_without_the_mouse(
    keyboard: Keyboard, qtbot: QtBot
) -> None:
    window, reader = keyboard.window, keyboard.reader
    keyboard.open(given()[0][0]["source"])
    keyboard.pressed.append(0)
    keyboard.press("U", "I")
    (row,) = window.workspace.read(passages)
    (coding,) = row.codings
    assert row.text.startswith(coding.name.rstrip("…"))
    keyboard.press("F2")
    keyboard.type("Begin")
    keyboard.press("Return")
    qtbot.waitUntil(reader.hasFocus)
    assert "Begin" in [each.name for each in window.workspace.read(codes)]
    keyboard.press("U", "Shift+E", "Return")
    keyboard.type("begin")
    keyboard.press("Return", "S", "Shift+N", "Shift+U", "N")
    assert len(window.workspace.read(passages)) == 2
    keyboard.press("Del")
    assert len(window.workspace.read(passages)) == 1


def test_the_keyboard_opens_and_closes_the_sheet(keyboard: Keyboard, qtbot: QtBot) -> None:
    window = keyboard.window
    keyboard.open(given()[0][0]["source"])
    keyboard.pressed.append(0)
    keyboard.press("?")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    keyboard.type("favour")
    keyboard.press("Esc")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert window.focusWidget() is window.columns.reader


@pytest.mark.real_window
def test_several_codes_at_once_recent_ones_first_and_a_group_by_its_name(
    keyboard: Keyboard,
) -> None:
    """Two codes are ticked; over the next passage they are on top, and a group is typed."""
    window, palette = keyboard.window, keyboard.window.columns.palette_of_codes
    first, second = given()[:2]
    keyboard.open(first[0]["source"])
    keyboard.select(first[0]["quotation"])
    keyboard.press("Return")
    keyboard.type("p3")
    keyboard.press("Ctrl+Return")
    keyboard.type("ub1")
    keyboard.press("Return")
    (row,) = window.workspace.read(passages)
    assert {coding.label for coding in row.codings} == {"P3", "UB1"}
    keyboard.select(second[0]["quotation"])
    keyboard.press("Return")
    offers = [palette.offers.offer_at(palette.offers.index(nth)) for nth in range(3)]
    labels = [offer.code.label for offer in offers if offer and offer.code]
    assert set(labels[:2]) == {"P3", "UB1"}
    group = next(row.group for row in window.workspace.read(codes) if row.group)
    keyboard.type(group[:8].lower())
    offer = palette.offers.offer_at(palette.view.currentIndex())
    assert offer is not None
    assert offer.code is not None
    assert offer.code.group == group
    keyboard.hand.leave_picture("02-coding-by-keyboard")
    keyboard.press("Esc")
    assert window.columns.reader.hasFocus()
    keyboard.press("Ctrl+Z")
    assert window.workspace.read(passages) == []
