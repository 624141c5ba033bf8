import pytest

from app.models.base import now
from app.models.code import CodeRevision
from app.models.passage import Coding
from app.models.span import Span
from app.operations.codes import change_code, give_reason
from app.operations.codings import code_passage
from app.operations.people import add_person
from app.queries.code_history import RevisionRow, coded_before, revisions
from tests.study import COUSIN, NOBODY, TALK, Study

LONG_AGO = "2020-03-01T08:00:00Z"


def define(study: Study, code: int, text: str) -> None:
    with study.project.edit() as session:
        change_code(session, code, texts={"definition": text})


def history(study: Study, code: int) -> list[RevisionRow]:
    with study.project.read() as session:
        return revisions(session, code)


def age(study: Study) -> None:
    """As if the latest change had been made long ago."""
    with study.project.edit() as session:
        for revision in session.query(CodeRevision):
            if revision.changed_at != LONG_AGO:
                revision.changed_at = LONG_AGO


@pytest.fixture
def used(study: Study) -> int:
    """A code that a passage carries."""
    code = study.code()
    study.coding(study.source(), COUSIN, code)
    return code


def test_a_changed_definition_is_remembered_with_who_changed_it(study: Study, used: int) -> None:
    define(study, used, "Relatives.")
    (row,) = history(study, used)
    assert (row.person, row.coded_before) == ("Sari", 1)
    assert [(each.field, each.before, each.after) for each in row.changes] == [
        ("definition", "", "Relatives.")
    ]


def test_typing_in_one_sitting_is_one_revision(study: Study, used: int) -> None:
    for text in ("R", "Rel", "Relatives."):
        define(study, used, text)
    (row,) = history(study, used)
    assert row.changes[0].after == "Relatives."


def test_a_later_sitting_is_another_revision(study: Study, used: int) -> None:
    define(study, used, "Relatives.")
    age(study)
    define(study, used, "Relatives and friends.")
    later, earlier = history(study, used)
    assert (later.changes[0].before, later.changes[0].after) == (
        "Relatives.",
        "Relatives and friends.",
    )
    assert earlier.changes[0].after == "Relatives."


def test_somebody_else_makes_a_revision_of_their_own(study: Study, used: int) -> None:
    define(study, used, "Relatives.")
    with study.project.edit() as session:
        budi = add_person(session, "Budi")
    study.project.person_id = budi
    define(study, used, "Kin.")
    assert [row.person for row in history(study, used)] == ["Budi", "Sari"]


def test_a_reason_ends_the_sitting(study: Study, used: int) -> None:
    define(study, used, "Relatives.")
    with study.project.edit() as session:
        give_reason(session, history(study, used)[0].id, " After the first round ")
    define(study, used, "Kin.")
    assert [row.reason for row in history(study, used)] == ["", "After the first round"]


def test_what_was_typed_and_taken_out_again_is_no_revision(study: Study, used: int) -> None:
    define(study, used, "Relatives.")
    define(study, used, "")
    assert history(study, used) == []


def test_a_name_is_part_of_the_history_and_the_colour_is_not(study: Study, used: int) -> None:
    with study.project.edit() as session:
        change_code(session, used, name="Kinship", label="K1", texts={"group": "x"})
    (row,) = history(study, used)
    assert {each.field for each in row.changes} == {"name", "label"}


def test_a_code_that_nobody_defined_or_used_has_no_history(study: Study) -> None:
    code = study.code()
    define(study, code, "Relatives.")
    assert history(study, code) == []
    define(study, code, "Kin.")
    assert len(history(study, code)) == 1


def test_passages_coded_before_are_told_from_those_coded_after(study: Study, used: int) -> None:
    define(study, used, "Relatives.")
    age(study)
    with study.project.edit() as session:
        for coding in session.query(Coding):
            coding.created_at = "2019-12-31T23:59:59Z"
    study.coding(1, NOBODY, used)
    with study.project.read() as session:
        assert coded_before(session, used, LONG_AGO) == [1]
        assert coded_before(session, used, now()) == [1, 2]


def test_a_passage_that_a_second_coder_gave_the_code_later_was_coded_before(
    study: Study, used: int
) -> None:
    with study.project.edit() as session:
        for coding in session.query(Coding):
            coding.created_at = LONG_AGO
        budi = add_person(session, "Budi")
        start = TALK.index(COUSIN)
        code_passage(session, 1, Span(start, start + len(COUSIN)), used, budi)
    with study.project.read() as session:
        assert coded_before(session, used, LONG_AGO) == [1]


def test_undo_takes_the_revision_back_with_the_change(study: Study, used: int) -> None:
    define(study, used, "Relatives.")
    study.project.undo()
    assert history(study, used) == []


@pytest.mark.parametrize("former", ["", "[]", "{", '{"definition": 3, "x": "y"}'])
def test_what_a_foreign_file_keeps_there_does_no_harm(study: Study, used: int, former: str) -> None:
    define(study, used, "Relatives.")
    with study.project.edit() as session:
        session.query(CodeRevision).one().former = former
    (row,) = history(study, used)
    assert {each.field for each in row.changes} <= {"definition"}
    define(study, used, "Kin.")
