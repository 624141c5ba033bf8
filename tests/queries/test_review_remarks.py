from app.operations.codings import uncode
from app.operations.people import add_person
from app.operations.reviews import decide, remark_on
from app.queries.review_remarks import RemarkedRow, passages_decided_on, remarked
from app.queries.reviews import reviews
from tests.study import COUSIN, NOBODY, Study


def _remarked(study: Study) -> list[RemarkedRow]:
    with study.project.read() as session:
        return remarked(session)


def test_the_study_as_a_whole_can_always_be_remarked_on(study: Study) -> None:
    assert [(row.uuid, row.passage, row.decisions) for row in _remarked(study)] == [
        ("study", None, ())
    ]


def test_passages_with_remarks_of_their_own_follow(study: Study) -> None:
    source, code = study.source(), study.code()
    for words in (COUSIN, NOBODY):
        study.coding(source, words, code)
    with study.project.edit() as session:
        second = reviews(session)[1].passage.id
        remark_on(session, None, study.me, "Read more.")
        remark_on(session, second, study.me, "Begin earlier.")
    whole, passage = _remarked(study)
    assert [said.remark for said in whole.decisions] == ["Read more."]
    assert passage.passage is not None
    assert passage.passage.number == "K-0002"
    assert [said.remark for said in passage.decisions] == ["Begin earlier."]


def test_what_was_said_of_a_coding_that_went_is_here(study: Study) -> None:
    coding = study.coding(study.source(), COUSIN, study.code())
    with study.project.edit() as session:
        ani = add_person(session, "Dr. Ani", "supervisor")
        said = decide(session, coding, ani, "reject", "Not family.")
        passage = reviews(session)[0].passage.id
        uncode(session, coding)
    _, row = _remarked(study)
    assert row.passage is not None
    assert (row.passage.id, row.decisions[0].code_name) == (passage, "A1")
    with study.project.read() as session:
        assert passages_decided_on(session, [said]) == {passage}
