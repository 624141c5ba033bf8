from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.operations.codings import code_passage, uncode
from app.operations.resizing import resize_passage
from app.queries.passages import passages
from app.queries.sources import characters_covered, sources
from app.ui.sources.coverage import SourceCoverage
from app.ui.workspace import Workspace


@pytest.fixture
def coverage(workspace: Workspace) -> Iterator[SourceCoverage]:
    made = SourceCoverage(workspace)
    workspace.changed.connect(made.note)
    follow(made)
    yield made
    made.stop()


def follow(coverage: SourceCoverage) -> None:
    coverage.follow(coverage.workspace.read(sources, covered=coverage.known()))


def is_counted_again(coverage: SourceCoverage, qtbot: QtBot) -> bool:
    before = coverage.known()
    with qtbot.waitSignal(coverage.counted):
        follow(coverage)
        assert coverage.known() == before
    return before != coverage.known() == coverage.workspace.read(characters_covered)


def test_what_is_coded_counts_when_there_is_time_for_it(
    coverage: SourceCoverage, workspace: Workspace, qtbot: QtBot
) -> None:
    coding = workspace.run(code_passage, 2, Span(0, 40), 1, workspace.person_id)
    assert coding is not None
    assert is_counted_again(coverage, qtbot)
    workspace.run(uncode, coding)
    assert is_counted_again(coverage, qtbot)
    workspace.undo()
    assert is_counted_again(coverage, qtbot)


def test_a_passage_that_is_resized_counts_anew(
    coverage: SourceCoverage, workspace: Workspace, qtbot: QtBot
) -> None:
    row = workspace.read(passages)[0]
    longer = Span(row.span.start, row.span.end + 5)
    workspace.run(resize_passage, row.id, longer, workspace.person_id)
    assert is_counted_again(coverage, qtbot)


def test_what_is_not_counted_in_the_end_is_noted(
    coverage: SourceCoverage, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run(code_passage, 2, Span(0, 40), 1, workspace.person_id)
    follow(coverage)
    assert coverage.is_counting
    coverage.stop()
    assert is_counted_again(coverage, qtbot)


def test_nothing_is_counted_where_no_passage_changed(
    coverage: SourceCoverage, workspace: Workspace
) -> None:
    workspace.run(uncode, workspace.run(code_passage, 2, Span(0, 40), 1, workspace.person_id) or 0)
    coverage.follow([])
    assert not coverage.is_counting
