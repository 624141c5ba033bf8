import pytest

from app.analysis.review.log import LoggedCode, LoggedCoding, LoggedRound, ReviewLog, review_log
from app.operations.codes import delete_code
from app.operations.review_rounds import delete_round
from app.queries.review_rounds import rounds
from app.queries.reviews import decisions
from tests.coded_study import CodedStudy
from tests.reviewed_study import FIRST, REMARK, SECOND, reviewed


@pytest.fixture
def study(harbour: CodedStudy) -> CodedStudy:
    return reviewed(harbour)


def log_of(study: CodedStudy, round_id: int | None = None) -> ReviewLog:
    with study.study.project.read() as session:
        return review_log(session, round_id)


def round_id(study: CodedStudy, name: str) -> int:
    with study.study.project.read() as session:
        return next(row.id for row in rounds(session) if row.name == name)


def entry(made: LoggedRound, number: str, called: str) -> LoggedCoding:
    return next(each for each in made.codings if (each.number, each.called) == (number, called))


def test_rounds_are_logged_in_order_and_what_was_said_outside_follows(study: CodedStudy) -> None:
    names = [made.row.name if made.row else None for made in log_of(study).rounds]
    assert names == [FIRST, SECOND, None]


def test_one_round_is_logged_alone(study: CodedStudy) -> None:
    (made,) = log_of(study, round_id(study, SECOND)).rounds
    assert made.scope_codes == ("E1",)
    assert [code.called for code in made.codes] == ["E1"]


def test_every_word_is_logged_exactly_once(study: CodedStudy) -> None:
    with study.study.project.read() as session:
        said = {row.id for row in decisions(session)}
    logged = [word.id for made in log_of(study).rounds for word in made.said]
    assert sorted(logged) == sorted(said)


def test_words_answers_and_state_stand_with_their_coding(study: CodedStudy) -> None:
    first = log_of(study).rounds[0]
    contract = entry(first, "K-0001", "C1")
    assert [word.reviewer for word in contract.said] == ["Rahma", "Prof. Hadi"]
    assert (contract.said[0].remark, contract.said[0].response) == (REMARK, "declined")
    assert contract.state == "revise"


def test_changes_are_those_since_the_round(study: CodedStudy) -> None:
    first, second, _ = log_of(study).rounds
    (change,) = entry(first, "K-0002", "E1").changes
    assert (change.field, change.now) == ("definition", "Written signs at a pier")
    assert entry(second, "K-0002", "E1").changes == ()


def test_a_removed_coding_keeps_its_words(study: CodedStudy) -> None:
    gone = entry(log_of(study).rounds[0], "K-0005", "C2")
    assert (gone.state, gone.passage, gone.quotation) == (None, None, "=And nobody dredges either.")
    assert [word.remark for word in gone.said] == ["This is about dredging."]


def test_a_deleted_code_keeps_its_words(study: CodedStudy) -> None:
    with study.study.project.edit() as session:
        delete_code(session, study.codes["E1"])
    first = log_of(study).rounds[0]
    gone = next(code for code in first.codes if code.called == "E1")
    assert isinstance(gone, LoggedCode)
    assert gone.code is None
    assert [word.remark for each in gone.codings for word in each.said] == [
        "Too wide.",
        "Too wide.",
    ]
    assert [(each.called, each.state) for each in first.definitions] == [("E1", None)]


def test_words_of_a_round_that_was_taken_back_are_not_lost(study: CodedStudy) -> None:
    before = {word.id for made in log_of(study).rounds for word in made.said}
    first = round_id(study, FIRST)
    with study.study.project.edit() as session:
        delete_round(session, first)
    assert {word.id for made in log_of(study).rounds for word in made.said} == before


def test_each_coding_is_counted_once_in_the_approvals(study: CodedStudy) -> None:
    found = {approval.called: dict(approval.codings) for approval in log_of(study).approvals}
    assert found["C2"] == {"agreed": 1, None: 1}
    assert found["E1"] == {"submitted": 3}


def test_a_study_without_reviews_has_an_empty_log(harbour: CodedStudy) -> None:
    log = log_of(harbour)
    assert (log.rounds, log.approvals, log.reviewers) == ((), (), [])
