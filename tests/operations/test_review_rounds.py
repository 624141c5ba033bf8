import pytest
from sqlalchemy import func, select

from app.errors import NameMissing, NotFound, NothingToReview
from app.models.review import Origin
from app.models.review_round import RoundCode, RoundCoding
from app.models.scope import Scope
from app.operations.codings import set_stance
from app.operations.people import add_person
from app.operations.review_rounds import (
    close_round,
    delete_round,
    describe_round,
    freeze_round,
    name_reviewers,
    set_reviewers,
    submit_round,
)
from app.operations.reviews import decide
from app.queries.activity import activities
from app.queries.review_rounds import RoundRow, rounds, submitted, submitted_definitions
from app.queries.reviews import decisions, definitions, reviews
from tests.coded_study import RAINS, CodedStudy
from tests.study import COUSIN, NOBODY, Study

ALL_CODINGS = 8
UNUSED = {"C3", "E2"}


def freeze(study: Study, name: str = "Round 1", scope: Scope = Scope()) -> int:  # noqa: B008 - frozen
    with study.project.edit() as session:
        return freeze_round(session, name, study.me, scope=scope)


def supervisor(study: Study, name: str = "Dr. Ani") -> int:
    with study.project.edit() as session:
        return add_person(session, name, "supervisor")


def only_round(study: Study) -> RoundRow:
    with study.project.read() as session:
        (found,) = rounds(session)
    return found


def states(study: Study) -> list[str]:
    with study.project.read() as session:
        return [row.state for row in reviews(session)]


@pytest.fixture
def coded(study: Study) -> Study:
    source = study.source()
    study.coding(source, COUSIN, study.code("A1", "Family"))
    study.coding(source, NOBODY, study.code("A2", "Fear"))
    return study


def test_a_round_submits_every_coding_and_the_definitions_of_their_codes(
    harbour: CodedStudy,
) -> None:
    made = freeze(harbour.study)
    with harbour.study.project.read() as session:
        seen = submitted(session, made)
        defined = submitted_definitions(session, made)
        labels = {row.label for row in definitions(session) if row.uuid in defined}
    assert len(seen) == ALL_CODINGS
    assert labels == {label for label in harbour.codes if label not in UNUSED}


def test_rounds_are_numbered_and_know_whom_they_ask(coded: Study) -> None:
    freeze(coded)
    ani = supervisor(coded)
    with coded.project.edit() as session:
        made = freeze_round(session, "  Second ", coded.me, [ani, ani])
    with coded.project.read() as session:
        last = rounds(session)[-1]
    assert (last.id, last.number, last.name, last.by) == (made, 2, "Second", "Sari")
    assert [person.name for person in last.reviewers] == ["Dr. Ani"]
    assert (last.codings, last.codes) == (2, 2)


def test_the_printed_number_is_kept_with_what_was_submitted(coded: Study) -> None:
    freeze(coded)
    with coded.project.read() as session:
        numbers = session.scalars(select(RoundCoding.number).order_by(RoundCoding.id))
        assert list(numbers) == ["K-0001", "K-0002"]


def test_what_was_submitted_waits_for_a_reviewer(coded: Study) -> None:
    freeze(coded)
    assert states(coded) == ["submitted", "submitted"]


def test_undoing_a_round_takes_all_of_it_back(coded: Study) -> None:
    freeze(coded)
    coded.project.undo()
    assert states(coded) == ["draft", "draft"]
    with coded.project.read() as session:
        assert rounds(session) == []
    coded.project.redo()
    assert only_round(coded).codings == 2
    assert states(coded) == ["submitted", "submitted"]


@pytest.mark.parametrize("name", ["", "  \n"])
def test_a_round_needs_a_name(coded: Study, name: str) -> None:
    with pytest.raises(NameMissing), coded.project.edit() as session:
        freeze_round(session, name, coded.me)


def test_a_round_without_codings_is_refused(study: Study) -> None:
    study.code()
    with pytest.raises(NothingToReview):
        freeze(study)
    with study.project.read() as session:
        assert rounds(session) == []


def test_nobody_who_is_not_there_can_be_asked(coded: Study) -> None:
    with pytest.raises(NotFound), coded.project.edit() as session:
        freeze_round(session, "Round", coded.me, [99])
    with coded.project.read() as session:
        assert rounds(session) == []


def test_a_scope_is_kept_with_its_round(coded: Study) -> None:
    freeze(coded, scope=Scope(only_changed=True, at_most=1))
    assert only_round(coded).scope == Scope(only_changed=True, at_most=1)


def test_the_people_asked_can_be_said_anew(coded: Study) -> None:
    made = freeze(coded)
    ani, budi = supervisor(coded), supervisor(coded, "Dr. Budi")
    with coded.project.edit() as session:
        set_reviewers(session, made, [budi, ani])
    assert [person.name for person in only_round(coded).reviewers] == ["Dr. Budi", "Dr. Ani"]
    with pytest.raises(NotFound), coded.project.edit() as session:
        set_reviewers(session, made, [ani, 99])
    assert len(only_round(coded).reviewers) == 2


def test_asking_the_same_people_again_is_no_change(coded: Study) -> None:
    ani = supervisor(coded)
    made = freeze(coded)
    with coded.project.edit() as session:
        set_reviewers(session, made, [ani])
    with coded.project.read() as session:
        before = len(activities(session))
    with coded.project.edit() as session:
        set_reviewers(session, made, [ani, ani])
    with coded.project.read() as session:
        assert len(activities(session)) == before


def test_a_round_can_be_renamed_and_its_meeting_noted(coded: Study) -> None:
    made = freeze(coded)
    with coded.project.edit() as session:
        describe_round(session, made, " Putaran 1 ", "We agreed on A2.\n")
    assert (only_round(coded).name, only_round(coded).note) == ("Putaran 1", "We agreed on A2.")
    with pytest.raises(NameMissing), coded.project.edit() as session:
        describe_round(session, made, " ")


def test_in_a_closed_round_nothing_waits_any_more(coded: Study) -> None:
    made = freeze(coded)
    with coded.project.edit() as session:
        close_round(session, made)
    assert not only_round(coded).is_open
    assert states(coded) == ["draft", "draft"]
    with coded.project.edit() as session:
        close_round(session, made, closed=False)
    assert only_round(coded).is_open
    assert states(coded) == ["submitted", "submitted"]


def test_closing_a_closed_round_changes_nothing(coded: Study) -> None:
    made = freeze(coded)
    for _ in range(2):
        with coded.project.edit() as session:
            close_round(session, made)
    with coded.project.read() as session:
        closed = [each for each in activities(session) if each.key == "round_closed"]
    assert len(closed) == 1


def test_a_deleted_round_leaves_the_decisions_that_were_made_in_it(coded: Study) -> None:
    made, ani = freeze(coded), supervisor(coded)
    with coded.project.edit() as session:
        decide(session, 1, ani, "agree", origin=Origin(made))
    with coded.project.edit() as session:
        delete_round(session, made)
    with coded.project.read() as session:
        (said,) = decisions(session)
        assert (said.verdict, said.round_id) == ("agree", None)
        for entity in (RoundCoding, RoundCode):
            assert session.scalar(select(func.count()).select_from(entity)) == 0
    coded.project.undo()
    assert only_round(coded).codings == 2
    with coded.project.read() as session:
        assert decisions(session)[0].round_id == made


def test_a_decision_on_paper_is_about_what_the_round_submitted(harbour: CodedStudy) -> None:
    study = harbour.study
    made, ani = freeze(study), supervisor(study)
    coding = harbour.codings[RAINS, "C2"]
    with study.project.edit() as session:
        set_stance(session, coding, "partly")
    with study.project.edit() as session:
        decide(session, coding, ani, "agree", origin=Origin(made, on_paper=True))
    with study.project.read() as session:
        row = next(row for row in reviews(session) if row.coding_id == coding)
    assert row.state == "changed"


def test_a_round_for_new_supervisors_is_one_step_in_its_own_name(coded: Study) -> None:
    ani = supervisor(coded)
    with coded.project.edit() as session:
        submit_round(session, "Round 1", coded.me, ["dr. ani", " ", "Dr. Budi"], Scope())
    asked = only_round(coded).reviewers
    assert [(person.name, person.role) for person in asked] == [
        ("Dr. Ani", "supervisor"),
        ("Dr. Budi", "supervisor"),
    ]
    assert asked[0].id == ani
    deed = coded.project.history.undo_deed
    assert deed is not None
    assert deed.key == "round_frozen"


def test_naming_a_new_reviewer_is_a_change_of_the_round(coded: Study) -> None:
    made = freeze(coded)
    for names in (["Dr. Ani"], ["Dr. Ani", "Dr. Budi"], ["Dr. Budi"]):
        with coded.project.edit() as session:
            name_reviewers(session, made, names)
        assert [person.name for person in only_round(coded).reviewers] == names
        deed = coded.project.history.undo_deed
        assert deed is not None
        assert deed.key == "round_changed"
