import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.ui.agreement.figures_desk import counted
from app.ui.agreement.figures_dialog import FiguresDialog
from app.ui.agreement.figures_table import AGREED, CODE, DIFFERENCES, KAPPA, OVERLAP
from app.ui.look.theme import Theme
from app.words import Words
from tests.double_coded import DoubleCoded


@pytest.fixture
def dialog(qtbot: QtBot, coded: DoubleCoded, words: Words, theme: Theme) -> FiguresDialog:
    compared, found = coded.compared(), coded.differences()
    figures = counted(lambda _done, _of: None, compared, found)
    dialog = FiguresDialog(words, theme, compared, figures)
    qtbot.addWidget(dialog)
    return dialog


def cell(dialog: FiguresDialog, row: int, column: int) -> str:
    return str(dialog.table.index(row, column).data())


def test_the_codes_stand_over_all_of_them(dialog: FiguresDialog) -> None:
    rows = range(dialog.table.rowCount())
    assert [cell(dialog, row, CODE) for row in rows] == ["A1", "B2", "All codes"]
    assert [cell(dialog, row, DIFFERENCES) for row in rows] == ["2", "3", "4"]


def test_overlap_stands_beside_every_percentage(dialog: FiguresDialog) -> None:
    """A1: 20 of 36 characters by both; B2: nowhere."""
    assert cell(dialog, 0, OVERLAP) == "55.6 %"
    assert cell(dialog, 1, OVERLAP) == "0.0 %"
    assert cell(dialog, 1, AGREED).endswith(" %")


def test_another_level_counts_other_units(dialog: FiguresDialog) -> None:
    before = cell(dialog, 2, AGREED)
    dialog.level.setCurrentIndex(1)
    assert dialog.units.text() == "3 sentences"
    assert cell(dialog, 2, AGREED) != before


def test_without_uncoded_text_there_are_fewer_units(dialog: FiguresDialog) -> None:
    whole = int(dialog.units.text().split()[0])
    dialog.with_uncoded.setChecked(False)
    assert int(dialog.units.text().split()[0]) < whole


def test_a_missing_figure_is_a_dash_with_its_reason(dialog: FiguresDialog) -> None:
    dialog.level.setCurrentIndex(2)
    assert cell(dialog, 0, KAPPA) == "–"
    reason = dialog.table.index(0, KAPPA).data(Qt.ItemDataRole.ToolTipRole)
    assert "every unit got the same from both" in reason


def test_the_table_is_copied_for_other_programs(dialog: FiguresDialog) -> None:
    dialog.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Code", "Overlap", "Differences"]
    assert lines[-1].startswith("All codes\t")
    assert all(line.count("\t") == 5 for line in lines)
