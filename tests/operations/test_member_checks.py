import pytest

from app.errors import BadDate
from app.operations.member_checks import (
    change_member_check,
    delete_member_check,
    record_member_check,
)
from app.queries.member_checks import MemberCheckRow, member_checks
from tests.study import Study


def rows(study: Study) -> list[MemberCheckRow]:
    with study.project.read() as session:
        return member_checks(session)


def check(study: Study, date: str = "12 Maret 2021") -> int:
    informant = study.informant("I-01")
    with study.project.edit() as session:
        return record_member_check(session, informant, {"date": date, "sent": "The findings"})


def test_a_check_names_informant_date_and_what_was_sent(study: Study) -> None:
    made = check(study)
    (row,) = rows(study)
    assert (row.id, row.informant, row.date) == (made, "I-01", "2021-03-12")
    assert (row.sent, row.response) == ("The findings", "")


def test_the_answer_is_written_later_and_undone(study: Study) -> None:
    made = check(study)
    with study.project.edit() as session:
        change_member_check(session, made, {"response": "True enough."})
    assert rows(study)[0].response == "True enough."
    study.project.undo()
    assert rows(study)[0].response == ""


def test_a_date_that_is_none_is_refused(study: Study) -> None:
    with pytest.raises(BadDate):
        check(study, "soon")


def test_undo_brings_a_deleted_check_back(study: Study) -> None:
    made = check(study)
    with study.project.edit() as session:
        delete_member_check(session, made)
    assert rows(study) == []
    study.project.undo()
    assert len(rows(study)) == 1
