import pytest
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.operations.codings import code_passage, set_stance, uncode
from app.operations.sources import delete_sources
from app.queries.passages import PassageFilter, PassageRow, passages
from app.ui.passages import rows
from app.ui.passages.rows import ListedRows
from app.ui.workspace import Workspace


@pytest.fixture
def listed(workspace: Workspace) -> ListedRows:
    made = ListedRows(workspace, workspace)
    workspace.changed.connect(made.note)
    made.read()
    return made


@pytest.fixture
def _slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "AT_ONCE", 1)
    monkeypatch.setattr(rows, "SLICE", 1)


def stored(workspace: Workspace) -> list[PassageRow]:
    return workspace.read(passages, PassageFilter(coded_only=True))


def test_few_are_there_at_once(listed: ListedRows, workspace: Workspace) -> None:
    assert listed.rows == stored(workspace)
    assert not listed.is_reading


@pytest.mark.usefixtures("_slowly")
def test_many_come_slice_by_slice(listed: ListedRows, workspace: Workspace, qtbot: QtBot) -> None:
    assert (listed.rows, listed.is_reading) == ([], True)
    with qtbot.waitSignal(listed.ready):
        listed.read()
    assert listed.rows == stored(workspace)


@pytest.mark.usefixtures("_slowly")
def test_what_changes_on_the_way_is_read_again(
    listed: ListedRows, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run(uncode, 1)
    listed.read()
    qtbot.waitUntil(lambda: not listed.is_reading)
    assert listed.rows == stored(workspace)


@pytest.mark.usefixtures("_slowly")
def test_an_edit_has_only_its_own_passages_read_anew(
    listed: ListedRows, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not listed.is_reading)
    before = {row.id: row for row in listed.rows}
    workspace.run(code_passage, listed.rows[-1].source_id, Span(0, 2), 1, workspace.person_id)
    workspace.run(set_stance, 4, "contradicts")
    workspace.run(uncode, 1)
    listed.read()
    assert not listed.is_reading
    assert listed.rows == stored(workspace)
    assert any(before.get(row.id) is row for row in listed.rows)
    workspace.undo()
    listed.read()
    assert listed.rows == stored(workspace)


def test_a_source_that_goes_takes_its_passages(listed: ListedRows, workspace: Workspace) -> None:
    workspace.run(delete_sources, [listed.rows[0].source_id])
    listed.read()
    assert listed.rows == stored(workspace)
    workspace.undo()
    listed.read()
    assert listed.rows == stored(workspace)
