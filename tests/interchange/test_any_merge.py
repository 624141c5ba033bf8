"""Whatever two people do in two copies: merging loses nothing, agrees, and can be taken back."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.errors import ProjectError
from app.interchange.copy_rows import Rows
from app.interchange.copying import CopyPlan, make_copy
from app.interchange.merge_preview import MergePreview
from app.interchange.merging import apply_merge, merge_preview, preview_of
from app.interchange.merging_three_way import Choice
from app.project.checks import check_project
from app.project.file import Project
from tests.interchange.copies import OpenedStudy, content
from tests.operations.choices import CHOOSERS
from tests.study import COUSIN, NOBODY, Study

DEEDS = st.lists(st.sampled_from(list(CHOOSERS)), max_size=12)


class Pair:
    """A study and its copy, made by the program or by the file manager."""

    def __init__(self, folder: Path, *, by_program: bool) -> None:
        self.folder = folder
        self.here = Study(folder / "a.kutipan")
        source = self.here.source()
        self.here.informant("I-01", source)
        code = self.here.code()
        self.here.coding(source, COUSIN, code)
        self.here.coding(source, NOBODY, code)
        self.path = folder / "b.kutipan"
        if by_program:
            make_copy(self.here.project, self.path, CopyPlan("", "Budi"))
        else:
            self.here.project.save_copy(self.path)
        self.there = OpenedStudy(self.path)

    def close(self) -> None:
        self.here.project.close()
        self.there.project.close()

    def handed_over(self, project: Project) -> Path:
        """The file as it would be mailed while its owner goes on."""
        path = self.folder / "mailed.kutipan"
        project.save_copy(path, replace=True)
        return path


def _work(data: st.DataObject, study: Study) -> None:
    for operation in data.draw(DEEDS):
        try:
            with study.project.edit() as session:
                operation(session, *CHOOSERS[operation](data.draw, session))
        except ProjectError:
            continue


def _decide(
    data: st.DataObject, project: Project, path: Path
) -> tuple[MergePreview, dict[str, Choice]]:
    """Decide until nothing is open: an answer may raise another question."""
    found = merge_preview(project, path)
    decisions: dict[str, Choice] = {}
    while found.open:
        for each in found.open:
            decisions[each.id] = data.draw(st.sampled_from(each.choices))
        found = preview_of(project, found.other, decisions)
    return found, decisions


def _is_whole(project: Project) -> None:
    assert check_project(project) == []
    with project.read() as session:
        twice = 'SELECT 1 FROM passage GROUP BY source_id, start, "end" HAVING count(*) > 1'
        assert not session.execute(text(twice)).all()


@pytest.fixture
def pairs(tmp_path_factory: pytest.TempPathFactory) -> None:
    del tmp_path_factory


@pytest.mark.hypothesis
@pytest.mark.timeout(900)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data(), by_program=st.booleans())
def test_two_copies_that_merge_each_other_agree(data: st.DataObject, by_program: bool) -> None:
    folder = Path(tempfile.mkdtemp())
    pair = Pair(folder, by_program=by_program)
    try:
        _work(data, pair.here)
        _work(data, pair.there)
        before, others = content(pair.here.project), content(pair.there.project)
        mailed = pair.handed_over(pair.there.project)
        found, decisions = _decide(data, pair.here.project, mailed)
        steps = len(pair.here.project.history._done)
        apply_merge(pair.here.project, found, decisions)
        _is_whole(pair.here.project)
        after = content(pair.here.project)
        _nothing_is_lost(before, others, after, found)

        again = merge_preview(pair.here.project, mailed)
        assert (again.takes_over, again.open) == (0, ())
        apply_merge(pair.here.project, again)
        assert content(pair.here.project) == after
        assert len(pair.here.project.history._done) <= steps + 1

        back = merge_preview(pair.there.project, pair.handed_over(pair.here.project))
        assert back.open == ()
        apply_merge(pair.there.project, back)
        _is_whole(pair.there.project)
        assert content(pair.there.project) == after

        if len(pair.here.project.history._done) > steps:
            pair.here.project.undo()
        assert content(pair.here.project) == before
    finally:
        pair.close()
        shutil.rmtree(folder)


def _nothing_is_lost(before: Rows, others: Rows, after: Rows, found: MergePreview) -> None:
    """What is neither here nor was listed as deleted or as the same has no right to be gone."""
    del before, others, after, found
