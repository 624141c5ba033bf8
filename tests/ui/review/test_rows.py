import pytest
from pytestqt.qtbot import QtBot

from app.ui.review import rows as rows_module
from app.ui.review.rows import ReviewedRows
from tests.study import COUSIN, NOBODY
from tests.ui.review.reviewing import Shown


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if three codings were more than can be read in one go."""
    monkeypatch.setattr(rows_module, "AT_ONCE", 1)
    monkeypatch.setattr(rows_module, "SLICE", 1)


def test_many_codings_are_read_in_slices(qtbot: QtBot, shown: Shown, few_at_once: None) -> None:
    assert few_at_once is None
    rows = ReviewedRows(shown.workspace)
    with qtbot.waitSignal(rows.ready):
        rows.read()
        assert rows.is_reading
        assert rows.codings == []
    assert rows.codings == shown.panel.rows.codings


def test_codings_stand_in_the_codebooks_order(shown: Shown) -> None:
    assert [row.called for row in shown.panel.rows.codings] == ["A1", "A2", "A2"]
    assert [row.passage.text for row in shown.panel.rows.codings][1:] == [COUSIN, NOBODY]


def test_a_decision_made_while_reading_is_not_lost(
    qtbot: QtBot, shown: Shown, few_at_once: None
) -> None:
    assert few_at_once is None
    rows = ReviewedRows(shown.workspace)
    rows.read()
    qtbot.wait(0)
    shown.say(shown.first, "agree")
    with qtbot.waitSignal(rows.ready):
        rows.patch({row.passage.id for row in shown.reviews().values()})
    assert [row.state for row in rows.codings] == ["agreed", "draft", "draft"]


def test_nothing_is_read_after_the_end(qtbot: QtBot, shown: Shown, few_at_once: None) -> None:
    assert few_at_once is None
    rows = ReviewedRows(shown.workspace)
    rows.read()
    rows.stop()
    with qtbot.assertNotEmitted(rows.ready, wait=30):
        assert not rows.is_reading
