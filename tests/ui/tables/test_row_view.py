from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.tables.column_widths import ColumnWidths
from app.ui.tables.row_table import DOWN, Column, RowTable
from app.ui.tables.row_view import RowView
from app.words import Words

COLUMNS = (Column[str]("Word", str), Column[str]("Letters", lambda word: str(len(word)), len))


def viewed(qtbot: QtBot, words: Words, window: QWidget) -> RowView[str]:
    table = RowTable[str](words, COLUMNS, window)
    table.show_rows(["oak", "birch", "ash"])
    view = RowView(table, "Trees", {1: 80}, 0, window)
    view.resize(300, 200)
    qtbot.addWidget(window)
    window.show()
    return view


@pytest.fixture
def view(qtbot: QtBot, words: Words) -> Iterator[RowView[str]]:
    window = QWidget()
    yield viewed(qtbot, words, window)
    window.close()


def test_what_is_chosen_stays_so_through_sorting(view: RowView[str]) -> None:
    view.choose(1)
    view.selectionModel().select(
        view.table.index(2, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert view.table.rows() == ["ash", "birch", "oak"]
    assert view.chosen_rows() == ["ash", "birch"]
    assert view.table.row_at(view.currentIndex()) == "birch"
    view.table.show_rows(["birch", "elm"])
    assert view.chosen_rows() == ["birch"]


def test_what_is_gone_is_chosen_no_longer(view: RowView[str]) -> None:
    view.choose(0)
    view.table.show_rows(["elm"])
    assert view.chosen_rows() == []
    view.choose_some()
    assert view.chosen_rows() == ["elm"]


def test_a_click_on_the_title_sorts_and_the_third_one_gives_the_own_order_back(
    view: RowView[str],
) -> None:
    header = view.horizontalHeader()
    orders = []
    for _ in range(3):
        place = header.viewport().rect().center()
        place.setX(header.sectionViewportPosition(1) + 20)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        orders.append(view.table.rows())
    assert orders == [["oak", "ash", "birch"], ["birch", "oak", "ash"], ["oak", "birch", "ash"]]


def test_chosen_rows_are_copied_as_a_table(view: RowView[str]) -> None:
    view.setFocus()
    view.choose(1)
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "Word\tLetters\nbirch\t5"
    view.clearSelection()
    view.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 4


def test_the_owners_commands_stand_over_the_copy(view: RowView[str]) -> None:
    view.menu_wanted.connect(lambda menu: menu.addAction("Fell"))
    texts = [action.text() for action in view.menu().actions()]
    assert texts == ["Fell", "", "Copy as a table"]


def test_widths_are_remembered_by_the_window_round_a_table(qtbot: QtBot, words: Words) -> None:
    first, second = QWidget(), QWidget()
    kept = ColumnWidths({}, first)
    viewed(qtbot, words, QWidget(first)).setColumnWidth(1, 80)
    view = viewed(qtbot, words, first)
    view.show()
    view.setColumnWidth(1, 132)
    assert kept.sizes == {"table:RowTable": (0, 132)}
    ColumnWidths(kept.sizes | {"window": (1, 2)}, second)
    assert viewed(qtbot, words, second).columnWidth(1) == 132


def test_sorted_at_first_as_the_table_is(qtbot: QtBot, words: Words) -> None:
    table = RowTable[str](words, COLUMNS, order=(1, DOWN))
    table.show_rows(["oak", "birch"])
    view = RowView(table, "Trees", {}, 0)
    table.setParent(view)
    qtbot.addWidget(view)
    assert table.rows() == ["birch", "oak"]
    assert view.horizontalHeader().sortIndicatorSection() == 1
