import pytest

from app.operations.codings import set_stance
from app.operations.people import add_person
from app.operations.review_rounds import close_round, freeze_round
from app.operations.reviews import decide
from app.queries.codings import coded_passages
from app.queries.review_badges import Badge, review_badges
from app.queries.reviews import reviews
from tests.study import COUSIN, NOBODY, Study


class Coded:
    """A source with two codings and a supervisor."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.source, code = study.source(), study.code()
        self.first = study.coding(self.source, COUSIN, code)
        self.second = study.coding(self.source, NOBODY, code)
        with study.project.edit() as session:
            self.ani = add_person(session, "Dr. Ani", "supervisor")

    def badges(self) -> dict[int, Badge]:
        with self.study.project.read() as session:
            return review_badges(session, self.source)

    def states(self) -> dict[int, str]:
        with self.study.project.read() as session:
            found = {row.coding_id: row.state for row in reviews(session)}
        return {key: state for key, state in found.items() if state != "draft"}


@pytest.fixture
def coded(study: Study) -> Coded:
    return Coded(study)


def test_what_nobody_was_asked_about_has_no_badge(coded: Coded) -> None:
    assert coded.badges() == {}


def test_a_badge_says_the_state_and_the_last_remark(coded: Coded) -> None:
    with coded.study.project.edit() as session:
        decide(session, coded.first, coded.ani, "revise", "Who says this?")
        decide(session, coded.first, coded.ani, "agree")
    assert coded.badges() == {coded.first: Badge("agreed", "Dr. Ani", "Who says this?")}


def test_badges_say_what_the_queue_says(coded: Coded) -> None:
    with coded.study.project.edit() as session:
        made = freeze_round(session, "One", coded.study.me, [coded.ani])
        decide(session, coded.first, coded.ani, "agree")
    assert {key: badge.state for key, badge in coded.badges().items()} == coded.states()
    with coded.study.project.edit() as session:
        set_stance(session, coded.first, "partly")
    assert coded.badges()[coded.first].state == "changed"
    with coded.study.project.edit() as session:
        close_round(session, made)
    assert {key: badge.state for key, badge in coded.badges().items()} == coded.states()


def test_other_sources_are_left_out(coded: Coded) -> None:
    text = f"Another talk. {NOBODY}."
    source = coded.study.source(text, "other.txt")
    other = coded.study.coding(source, NOBODY, coded.study.code("A2", "Fear"), text)
    with coded.study.project.edit() as session:
        decide(session, other, coded.ani, "reject")
    assert coded.badges() == {}


def test_coded_passages_are_listed_by_source_and_place(coded: Coded) -> None:
    with coded.study.project.read() as session:
        rows = reviews(session)
        assert coded_passages(session) == [row.passage.id for row in rows]
