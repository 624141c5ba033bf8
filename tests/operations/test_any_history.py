"""Whatever a person does in whatever order: undo and redo lead through exactly the same states."""

import importlib
import inspect
import pkgutil
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select, text
from sqlalchemy.orm import Session

import app.operations
from app.errors import NothingToUndo, ProjectError
from app.models.activity import Activity
from app.models.base import Base
from app.models.tables import journalled_tables
from app.project.checks import check_project
from app.words import Words
from app.words.deeds import DEEDS
from app.words.errors import sentence
from tests.full_study import a_full_study
from tests.operations import choices
from tests.operations.choices import CHOOSERS
from tests.operations.drawing import DrawFn, carry_out, some_id
from tests.study import COUSIN, Study

STALE = 987_654

State = dict[str, list[tuple[object, ...]]]


def _state(study: Study) -> State:
    raw = study.project._raw()
    return {
        table.name: raw.execute(f'SELECT * FROM "{table.name}" ORDER BY id').fetchall()
        for table in journalled_tables()
    }


class AnyHistory(RuleBasedStateMachine):
    """``before`` holds a state for each step that can be undone, ``after`` for each redo."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.study = Study(self.folder / "study.kutipan")
        source = self.study.source()
        self.study.informant("I-01", source)
        self.study.coding(source, COUSIN, self.study.code())
        self.study.project.history.clear()
        self.before: list[State] = []
        self.after: list[State] = []

    @rule(operation=st.sampled_from(list(CHOOSERS)), data=st.data())
    def do(self, operation: object, data: st.DataObject) -> None:
        assert callable(operation)
        state = _state(self.study)
        steps = len(self.study.project.history._done)
        try:
            with self.study.project.edit() as session:
                arguments = CHOOSERS[operation](data.draw, session)
                carry_out(operation, session, arguments)
        except ProjectError:
            assert _state(self.study) == state
        if len(self.study.project.history._done) > steps:
            self.before.append(state)
            self.after.clear()

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        state = _state(self.study)
        self.study.project.undo()
        assert _state(self.study) == self.before.pop()
        self.after.append(state)

    @precondition(lambda self: self.after)
    @rule()
    def redo(self) -> None:
        state = _state(self.study)
        self.study.project.redo()
        assert _state(self.study) == self.after.pop()
        self.before.append(state)

    @invariant()
    def the_file_is_whole(self) -> None:
        with self.study.project.read() as session:
            assert not session.execute(text("PRAGMA foreign_key_check")).all()
            outside = (
                'SELECT 1 FROM passage JOIN source s ON s.id = source_id WHERE "end" > characters'
            )
            assert not session.execute(text(outside)).all()
            check = "INSERT INTO paragraph_fts (paragraph_fts, rank) VALUES ('integrity-check', 1)"
            session.execute(text(check))
            said = set(session.scalars(select(Activity.key)))
        assert said <= DEEDS.keys()

    @rule()
    def check(self) -> None:
        """Rarer than the invariant: it reads every page of the file."""
        assert check_project(self.study.project) == []

    def teardown(self) -> None:
        self.study.project.close()
        shutil.rmtree(self.folder)


AnyHistory.TestCase.settings = settings(
    max_examples=max(20, settings().max_examples // 2), stateful_step_count=30
)
TestAnyHistory = pytest.mark.timeout(900)(pytest.mark.hypothesis(AnyHistory.TestCase))


def _public_operations() -> set[object]:
    found: set[object] = set()
    for module in pkgutil.iter_modules(app.operations.__path__):
        loaded = importlib.import_module(f"app.operations.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            own = function.__module__ == loaded.__name__ and not name.startswith("_")
            if own and "session" in inspect.signature(function).parameters:
                found.add(function)
    return found


def test_every_operation_is_part_of_the_histories() -> None:
    assert _public_operations() == set(CHOOSERS)


class _Back(NothingToUndo):
    """Whatever was done is taken back."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    """Rows in every table."""
    with a_full_study(tmp_path_factory.mktemp("full")) as study:
        yield study


@pytest.mark.hypothesis
@given(operation=st.sampled_from(list(CHOOSERS)), gone=st.integers(0, 3), data=st.data())
def test_an_id_of_something_deleted_is_said_plainly(
    full: Study, operation: Callable[..., object], gone: int, data: st.DataObject
) -> None:
    """One of the ids that an operation is given belongs to nothing (any more)."""
    ids = count()

    def one_is_stale(draw: DrawFn, session: Session, entity: type[Base]) -> int:
        return STALE if next(ids) == gone else some_id(draw, session, entity)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(choices, "some_id", one_is_stale)
        with pytest.raises(ProjectError) as refused:
            _do_for_a_moment(full, operation, data.draw)
    assert str(STALE) not in sentence(Words("en"), refused.value)


def _do_for_a_moment(study: Study, operation: Callable[..., object], draw: DrawFn) -> None:
    with study.project.edit() as session:
        carry_out(operation, session, CHOOSERS[operation](draw, session))
        session.flush()
        raise _Back
