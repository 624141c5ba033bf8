import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.program.tidying import Tidying


@pytest.fixture
def tidying(qapp: QApplication) -> Iterator[Tidying]:
    thresholds = gc.get_threshold()
    made = Tidying(qapp)
    yield made
    made.tidy()
    made.setParent(None)
    made.deleteLater()
    gc.set_threshold(*thresholds)
    gc.unfreeze()


class Ring:
    """What only the collector can remove."""

    def __init__(self) -> None:
        self.me = self


def old_garbage() -> weakref.ref[Ring]:
    """A ring that has outlived the looks through young and middle-aged objects."""
    ring = Ring()
    gc.collect(1)
    return weakref.ref(ring)


def make_many() -> list[list[int]]:
    return [[number] for number in range(200_000)]


def test_however_much_is_made_not_everything_is_looked_through(tidying: Tidying) -> None:
    gone = old_garbage()
    make_many()
    assert gone() is not None
    tidying.tidy()
    assert gone() is None


def test_old_garbage_goes_in_a_pause(tidying: Tidying, qtbot: QtBot) -> None:
    gone = old_garbage()
    made = make_many()
    tidying.see()
    assert tidying.pause.isActive()
    qtbot.waitUntil(lambda: gone() is None)
    assert not tidying.pause.isActive()
    assert made


def test_nothing_is_waited_for_where_little_was_made(tidying: Tidying) -> None:
    tidying.tidy()
    tidying.see()
    assert not tidying.pause.isActive()


def test_the_pause_begins_anew_with_every_key(tidying: Tidying, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    made = make_many()
    tidying.see()
    tidying.pause.stop()
    QTest.keyClicks(field, "a")
    assert tidying.pause.isActive()
    assert made
