import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from app.ui.tables.row_table import DOWN, OWN_ORDER, ROW, UP, Column, RowTable
from app.words import Words

FRUIT = [("pear", 3), ("Apple", 3), ("<b>fig</b>\tdried", 1)]
NAME, COUNT = range(2)


class Fruits(RowTable[tuple[str, int]]):
    """Named and counted; ``least`` are not let through below it."""

    least = 0

    def admits(self, row: tuple[str, int]) -> bool:
        return row[1] >= self.least


def fruits(words: Words, rows: list[tuple[str, int]]) -> Fruits:
    columns = (
        Column[tuple[str, int]]("Name", lambda row: row[0]),
        Column[tuple[str, int]]("Count", lambda row: str(row[1]), lambda row: row[1]),
    )
    table = Fruits(words, columns)
    table.show_rows(rows)
    return table


@pytest.fixture
def table(words: Words) -> Fruits:
    return fruits(words, FRUIT)


def names(table: Fruits) -> list[str]:
    return [name for name, _ in table.rows()]


def test_it_is_a_sound_model(table: Fruits, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table)  # type: ignore[no-untyped-call] # of pytest-qt


def test_words_sort_without_their_case_and_numbers_by_value(table: Fruits) -> None:
    table.sort(NAME)
    assert names(table) == ["<b>fig</b>\tdried", "Apple", "pear"]
    table.sort(COUNT, DOWN)
    assert names(table) == ["pear", "Apple", "<b>fig</b>\tdried"]
    table.sort(*OWN_ORDER)
    assert table.rows() == FRUIT


def test_a_copy_is_lines_of_cells_under_their_titles(table: Fruits) -> None:
    lines = table.as_text(table.rows()).split("\n")
    assert lines == ["Name\tCount", "pear\t3", "Apple\t3", "<b>fig</b> dried\t1"]


def test_a_cell_explains_itself_without_markup(table: Fruits) -> None:
    cell = table.index(2, NAME)
    assert "&lt;b&gt;fig" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Name: <b>fig")
    assert cell.data(ROW) == FRUIT[2]


@given(
    rows=st.lists(st.tuples(st.text(max_size=3), st.integers(0, 3)), unique=True, max_size=12),
    least=st.integers(0, 3),
    column=st.integers(-1, 1),
    order=st.sampled_from((UP, DOWN)),
)
def test_nothing_but_the_filter_takes_rows_away(
    rows: list[tuple[str, int]], least: int, column: int, order: Qt.SortOrder
) -> None:
    table = fruits(Words("en"), rows)
    table.sort(column, order)
    table.least = least
    table.arrange()
    wanted = [row for row in rows if row[1] >= least]
    assert sorted(table.rows()) == sorted(wanted)
    assert [table.number_of(row) for row in table.rows()] == [*range(len(wanted))]
    assert table.count_of_all == len(rows)


def test_a_column_has_boxes_where_a_row_can_be_ticked(words: Words) -> None:
    ticked: list[tuple[str, bool]] = []

    class Baskets(RowTable[str]):
        def set_ticked(self, row: str, *, on: bool) -> None:
            ticked.append((row, on))

    columns = (Column[str]("", str, ticked=lambda row: None if row == "none" else row == "full"),)
    table = Baskets(words, columns)
    table.show_rows(["full", "empty", "none"])
    box = Qt.ItemDataRole.CheckStateRole
    shown = [table.index(row, 0).data(box) for row in range(3)]
    assert shown == [Qt.CheckState.Checked, Qt.CheckState.Unchecked, None]
    assert not table.flags(table.index(2, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    taken = [table.setData(table.index(row, 0), Qt.CheckState.Checked.value, box) for row in (1, 2)]
    assert (taken, ticked) == ([True, False], [("empty", True)])
