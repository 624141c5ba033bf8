from datetime import UTC, date, timedelta, timezone

import pytest
from sqlalchemy import update

from app.analysis.appendix.audit_trail import AuditTrail, audit_trail
from app.models.activity import Activity
from app.operations.projects import describe_project
from app.queries.activity import activities
from tests.coded_study import CodedStudy
from tests.study import Study

JAKARTA = timezone(timedelta(hours=7))
EVENING = "2026-03-01T20:00:00Z"


def set_moments(study: Study, at: str) -> None:
    with study.project.edit() as session:
        describe_project(session, {"faculty": "An edit without a change is dropped."})
        session.execute(update(Activity).values(at=at))


def trail_of(study: Study, zone: timezone = UTC) -> AuditTrail:
    with study.project.read() as session:
        return audit_trail(session, zone)


def test_equal_deeds_that_follow_one_another_are_one_run(harbour: CodedStudy) -> None:
    trail = trail_of(harbour.study)
    told = [(run.first.done.key, run.count) for run in trail.runs]
    assert ("code_added", 6) in told
    assert sum(count for _, count in told) == len(trail.events)


def test_runs_of_coding_end_with_the_code(study: Study) -> None:
    source, family, fear = study.source(), study.code("A1"), study.code("A2", "Fear")
    for words, code in (("How", family), ("did", family), ("it", fear)):
        study.coding(source, words, code)
    runs = [run for run in trail_of(study).runs if run.first.done.key == "coded"]
    assert [(run.count, run.first.done.parameters["code"]) for run in runs] == [
        (2, "A1"),
        (1, "A2"),
    ]


def test_what_was_undone_is_no_part_of_a_run(study: Study) -> None:
    study.code("A1")
    study.code("A2", "Fear")
    study.project.undo()
    last = trail_of(study).runs[-1]
    assert (last.first.done.happened, last.count) == ("undone", 1)


def test_days_are_those_of_the_place(study: Study) -> None:
    set_moments(study, EVENING)
    assert {event.day for event in trail_of(study).events} == {date(2026, 3, 1)}
    assert {event.day for event in trail_of(study, JAKARTA).events} == {date(2026, 3, 2)}


@pytest.mark.parametrize("at", ["", "yesterday", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_a_moment_that_no_calendar_has_hides_no_deed(study: Study, at: str) -> None:
    set_moments(study, at)
    with study.project.read() as session:
        count = len(activities(session))
    events = trail_of(study, JAKARTA).events
    assert [event.done.at for event in events] == [at] * count


def test_who_did_how_much_is_counted(harbour: CodedStudy) -> None:
    busiest, *_ = trail_of(harbour.study).parts
    assert (busiest.person, busiest.count) == ("Sari", len(trail_of(harbour.study).events) - 1)
