import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.models.deed import Deed
from app.operations.codes import add_code
from app.queries.codes import codes
from app.ui.tasks import Progress, Tasks
from app.ui.workspace import Workspace


@pytest.fixture
def tasks(dressed: object) -> Iterator[Tasks]:
    assert dressed
    made = Tasks()
    yield made
    made.drain()


def doubled(progress: Progress, number: int) -> int:
    progress(1, 2)
    return number * 2


def test_the_result_comes_back_by_signal(tasks: Tasks, qtbot: QtBot) -> None:
    heard = threading.Event()

    def waiting(progress: Progress, number: int) -> int:
        heard.wait()
        return doubled(progress, number)

    task = tasks.run("Doubling", waiting, 21)
    seen: list[tuple[int, int]] = []
    task.progressed.connect(lambda done, of: seen.append((done, of)))
    with qtbot.waitSignal(task.done) as got:
        heard.set()
    assert got.args == [42]
    assert seen == [(1, 2)]
    assert tasks.current is None


def test_an_exception_comes_back_by_signal(tasks: Tasks, qtbot: QtBot) -> None:
    task = tasks.run("Dividing", lambda progress: 1 // 0 if progress else 0)
    with qtbot.waitSignal(task.failed) as got:
        pass
    assert isinstance(got.args[0], ZeroDivisionError)


def test_cancel_stops_at_the_next_progress(tasks: Tasks, qtbot: QtBot) -> None:
    asked = threading.Event()

    def endless(progress: Progress) -> None:
        while True:
            progress(0, 0)
            asked.set()

    task = tasks.run("Running on", endless)
    asked.wait()
    with qtbot.waitSignal(task.cancelled):
        task.cancel()
    assert tasks.current is None


def test_a_window_does_one_thing_at_a_time(tasks: Tasks) -> None:
    tasks.run("Doubling", doubled, 1)
    with pytest.raises(RuntimeError):
        tasks.run("Doubling", doubled, 2)


def thirty_codes(session: Any) -> Iterator[tuple[int, int]]:
    for number in range(30):
        add_code(session, f"Code {number}", f"N{number}")
        yield number + 1, 30


def test_a_sliced_edit_is_one_step(tasks: Tasks, workspace: Workspace, qtbot: QtBot) -> None:
    task = tasks.edit("Adding", workspace.project, Deed("codebook_imported"), thirty_codes)
    with qtbot.waitSignals([task.progressed, task.done]):
        pass
    assert len(workspace.read(codes)) == 33
    workspace.undo()
    assert len(workspace.read(codes)) == 3


def test_cancelling_a_sliced_edit_leaves_everything_as_it_was(
    tasks: Tasks, workspace: Workspace, qtbot: QtBot
) -> None:
    def endless(session: Any) -> Iterator[None]:
        yield from thirty_codes(session)  # type: ignore[misc]
        while True:
            yield

    task = tasks.edit("Adding", workspace.project, Deed("changed"), endless)
    qtbot.waitUntil(lambda: len(workspace.read(codes)) == 33)
    with qtbot.waitSignal(task.cancelled):
        task.cancel()
    assert len(workspace.read(codes)) == 3
    assert workspace.project.history.undo_deed is None


def test_a_failing_sliced_edit_leaves_everything_as_it_was(
    tasks: Tasks, workspace: Workspace, qtbot: QtBot
) -> None:
    def failing(session: Any) -> Iterator[None]:
        add_code(session, "Lost")
        yield
        raise ValueError

    task = tasks.edit("Adding", workspace.project, Deed("changed"), failing)
    with qtbot.waitSignal(task.failed) as got:
        pass
    assert isinstance(got.args[0], ValueError)
    assert len(workspace.read(codes)) == 3
