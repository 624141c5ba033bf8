from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from app.errors import ProjectExists
from app.interchange.sample import SampleSummary, make_sample
from app.models.review import ReviewState
from app.project.checks import check_project
from app.project.file import Project, open_project
from app.queries.memos import memos
from app.queries.passages import passages
from app.queries.people import people
from app.queries.projects import project as described
from app.queries.review_rounds import changes_since, disagree, rounds
from app.queries.reviews import decisions, definitions, reviews
from app.queries.sources import sources, speakers

ALL_STATES = get_args(ReviewState)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SampleSummary]:
    path = tmp_path_factory.mktemp("sample") / "s.kutipan"
    return path, make_sample(path)


@pytest.fixture
def sample(made: tuple[Path, SampleSummary]) -> Iterator[Project]:
    with closing(open_project(made[0])) as project:
        yield project


def test_summary_counts_what_is_in_the_file(made: tuple[Path, SampleSummary]) -> None:
    assert made[1] == SampleSummary(6, 6, 20, 50, 64, 14)


def test_every_label_is_somebody(sample: Project) -> None:
    with sample.read() as session:
        rows = [row for source in sources(session) for row in speakers(session, source.id)]
    assert {row.role for row in rows} == {"interviewer", "informant"}
    assert all(row.informant_id for row in rows if row.role == "informant")


def test_every_passage_was_said_by_an_informant_on_a_known_day(sample: Project) -> None:
    with sample.read() as session:
        rows = passages(session)
    assert all(row.informant and not row.by_interviewer for row in rows)
    assert all(len(row.date) == len("2025-01-14") for row in rows)
    assert [row.number for row in rows] == [f"K-{n:04}" for n in range(1, 51)]


def test_study_shows_memos_reviews_and_questions(sample: Project) -> None:
    with sample.read() as session:
        assert len(memos(session)) > 10
        assert {row.state for row in reviews(session)} == {*ALL_STATES} - {"draft"}
        assert [question.kind for question in described(session).questions] == [
            "cause",
            "effort",
            "saran",
        ]
        assert [person.role for person in people(session)] == ["researcher"] + ["supervisor"] * 2


def test_thirteen_decisions_stand_in_its_frozen_round(sample: Project) -> None:
    with sample.read() as session:
        (made,) = rounds(session)
        said = decisions(session)
    assert (made.number, made.codings, made.is_open, len(made.reviewers)) == (1, 64, True, 2)
    assert {each.round_id for each in said} == {made.id}
    assert len([each for each in said if each.coding_id]) == 13


def test_supervisors_disagree_once_and_one_agreed_coding_has_changed(sample: Project) -> None:
    with sample.read() as session:
        rows = reviews(session)
        (changed,) = (row for row in rows if row.state == "changed")
        changes = changes_since(session, [changed])[changed.uuid]
        states = {row.called: row.state for row in definitions(session)}
    assert [row.passage.number for row in rows if disagree(row)] == ["K-0043"]
    assert (changed.passage.number, changed.called) == ("K-0024", "UB2")
    assert [change.field for change in changes] == ["definition"]
    assert states["P6"] == "revise"


def test_sample_is_sound(sample: Project) -> None:
    assert check_project(sample) == []


def test_sample_never_overwrites(made: tuple[Path, SampleSummary]) -> None:
    with pytest.raises(ProjectExists):
        make_sample(made[0])
