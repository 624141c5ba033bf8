from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.program.raising import Door, knock, knock_file
from app.ui.tasks import Progress, Tasks


def test_a_knock_is_heard_by_the_one_who_has_the_project(
    dressed: object, tmp_path: Path, qtbot: QtBot
) -> None:
    assert dressed
    path, tasks = tmp_path / "a.kutipan", Tasks()
    door, other = Door(path), Door(tmp_path / "b.kutipan")
    other.knocked.connect(lambda: pytest.fail("it was not for this one"))

    def ask(_progress: Progress) -> bool:
        return knock(path, 10)

    with qtbot.waitSignals([door.knocked]):
        task = tasks.run("Knocking", ask)
    with qtbot.waitSignal(task.done) as answered:
        pass
    assert answered.args == [True]
    tasks.drain()


def test_nobody_answers_and_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.kutipan"
    assert not knock(path, 0.05)
    assert not knock_file(path).exists()


def test_a_knock_tells_nothing_of_the_project(tmp_path: Path) -> None:
    assert "secret" not in str(knock_file(tmp_path / "secret.kutipan").name)
