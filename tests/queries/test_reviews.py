from hashlib import sha256

from app.models.review import Origin, Verdict
from app.operations.codes import change_code
from app.operations.codings import set_stance, uncode
from app.operations.people import add_person
from app.operations.reviews import answer, decide, keep_returned
from app.queries.reviews import ReviewRow, decisions, returned_by, reviews
from tests.study import COUSIN, Study


def _coded(study: Study) -> int:
    return study.coding(study.source(), COUSIN, study.code())


def _decide(study: Study, coding: int, verdict: Verdict | None, reviewer: str = "Dr. Ani") -> int:
    with study.project.edit() as session:
        people = {row.reviewer: row.person_id for row in decisions(session)}
        person = people.get(reviewer) or add_person(session, reviewer, "supervisor")
        return decide(session, coding, person, verdict, "A remark.")


def _review(study: Study) -> ReviewRow:
    with study.project.read() as session:
        return reviews(session)[0]


def test_a_coding_that_nobody_reviewed_is_a_draft(study: Study) -> None:
    _coded(study)
    assert _review(study).state == "draft"


def test_the_latest_verdict_of_a_reviewer_counts(study: Study) -> None:
    coding = _coded(study)
    _decide(study, coding, "reject")
    _decide(study, coding, "agree")
    assert _review(study).state == "agreed"
    assert len(_review(study).decisions) == 2


def test_the_strictest_of_two_reviewers_counts(study: Study) -> None:
    coding = _coded(study)
    _decide(study, coding, "revise", "Dr. Ani")
    _decide(study, coding, "agree", "Dr. Budi")
    assert _review(study).state == "revise"


def test_a_remark_alone_decides_nothing(study: Study) -> None:
    _decide(study, _coded(study), None)
    assert _review(study).state == "draft"


def test_a_coding_that_changed_after_its_review_says_so(study: Study) -> None:
    coding = _coded(study)
    _decide(study, coding, "agree")
    with study.project.edit() as session:
        set_stance(session, coding, "contradicts")
    assert _review(study).state == "changed"


def test_a_changed_definition_asks_for_another_look(study: Study) -> None:
    coding = _coded(study)
    _decide(study, coding, "agree")
    with study.project.edit() as session:
        change_code(session, 1, texts={"definition": "Another meaning."})
    assert _review(study).state == "changed"


def test_a_decision_outlives_its_coding(study: Study) -> None:
    coding = _coded(study)
    _decide(study, coding, "reject")
    with study.project.edit() as session:
        uncode(session, coding)
    with study.project.read() as session:
        (decision,) = decisions(session)
    assert (decision.coding_id, decision.code_name, decision.remark) == (None, "A1", "A remark.")


def test_an_answer_stands_under_the_remark(study: Study) -> None:
    decision = _decide(study, _coded(study), "revise")
    with study.project.edit() as session:
        answer(session, decision, "Done.")
    assert _review(study).decisions[0].answer == "Done."


def test_the_same_document_is_known_again(study: Study) -> None:
    with study.project.edit() as session:
        first = keep_returned(session, "back.docx", b"answers", study.me)
        assert keep_returned(session, "renamed.docx", b"answers", study.me) == first
    with study.project.read() as session:
        assert returned_by(session, sha256(b"answers").hexdigest()) == ["Sari"]


def test_the_latest_verdict_is_the_one_decided_last_not_the_one_recorded_last(
    study: Study,
) -> None:
    """A merged copy brings decisions that were made before ours."""
    coding = study.coding(study.source(), COUSIN, study.code())
    earlier = Origin(decided_at="2020-01-01T00:00:00Z")
    with study.project.edit() as session:
        decide(session, coding, study.me, "agree")
        decide(session, coding, study.me, "reject", "Merged.", earlier)
    assert _review(study).state == "agreed"
    assert [said.verdict for said in _review(study).decisions] == ["reject", "agree"]
