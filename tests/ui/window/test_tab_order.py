from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSplitter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.window.tab_order import order_tabs, tab_stops


def test_what_was_made_last_comes_where_it_stands(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    last, first, middle, split = QLineEdit(part), QLineEdit(part), QLineEdit(part), QSplitter(part)
    column, row = QVBoxLayout(part), QHBoxLayout()
    row.addWidget(QLabel("Words", part))
    row.addWidget(first)
    column.addLayout(row)
    split.addWidget(middle)
    column.addWidget(split)
    column.addWidget(last)
    stops = tab_stops(part)
    assert stops == [first, middle, last]
    order_tabs(stops)
    assert first.nextInFocusChain() is middle
