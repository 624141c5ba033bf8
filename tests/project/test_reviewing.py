from pathlib import Path

import pytest
from sqlalchemy import select

from app.errors import ReviewOnly
from app.models.project import Project as ProjectRow
from app.models.review import Decision
from app.operations.codings import set_key_quote
from app.operations.reviews import decide
from app.project.file import Project, open_project
from tests.study import COUSIN, Study


def _starred(study: Study, coding: int) -> None:
    with study.project.edit() as session:
        set_key_quote(session, coding, star=True)


def _decided(project: Project, coding: int, person: int) -> None:
    with project.edit() as session:
        decide(session, coding, person, "agree", "Good.")


def test_while_reviewing_decisions_are_recorded(study: Study) -> None:
    coding = study.coding(study.source(), COUSIN, study.code())
    study.project.reviewing = True
    _decided(study.project, coding, study.me)
    with study.project.read() as session:
        assert session.scalars(select(Decision)).one().verdict == "agree"


def test_while_reviewing_coding_is_refused_and_nothing_changes(study: Study) -> None:
    coding = study.coding(study.source(), COUSIN, study.code())
    study.project.reviewing = True
    with pytest.raises(ReviewOnly):
        _starred(study, coding)
    study.project.reviewing = False
    assert study.project.history.undo_deed is not None
    assert study.project.history.undo_deed.key == "coded"


def test_while_reviewing_coding_cannot_be_undone_either(study: Study) -> None:
    study.coding(study.source(), COUSIN, study.code())
    study.project.reviewing = True
    with pytest.raises(ReviewOnly):
        study.project.undo()
    study.project.reviewing = False
    assert study.project.undo().rows("coding").deleted


def test_a_copy_for_a_reviewer_opens_locked(study: Study, tmp_path: Path) -> None:
    copy = tmp_path / "copy.kutipan"
    with study.project.edit() as session:
        session.get_one(ProjectRow, 1).purpose = "review"
    study.project.save_copy(copy)
    opened = open_project(copy)
    assert opened.reviewing
    opened.close()
