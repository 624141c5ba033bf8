import pytest

from app.analysis.review.agenda import Reviewed, agenda, agenda_text, row_title
from app.models.review import Response, Verdict
from app.operations.people import add_person
from app.operations.reviews import answer, decide, judge_definition, remark_on
from app.queries.review_remarks import remarked
from app.queries.reviews import definitions, reviews
from app.words import Words
from tests.study import COUSIN, NOBODY, Study


class Reviewing:
    """Two codings and two supervisors who speak about them."""

    def __init__(self, study: Study) -> None:
        self.study = study
        source, self.family = study.source(), study.code()
        self.first = study.coding(source, COUSIN, self.family)
        self.second = study.coding(source, NOBODY, self.family)
        with study.project.edit() as session:
            self.ani = add_person(session, "Dr. Ani", "supervisor")
            self.budi = add_person(session, "Dr. Budi", "supervisor")

    def decide(self, coding: int, person: int, verdict: Verdict | None, remark: str = "") -> int:
        with self.study.project.edit() as session:
            return decide(session, coding, person, verdict, remark)

    def respond(self, decision: int, response: Response, text: str = "") -> None:
        with self.study.project.edit() as session:
            answer(session, decision, text, response)

    def rows(self) -> list[Reviewed]:
        with self.study.project.read() as session:
            return [*reviews(session), *definitions(session), *remarked(session)]


@pytest.fixture
def reviewing(study: Study) -> Reviewing:
    return Reviewing(study)


def test_agreement_is_nothing_to_talk_about(reviewing: Reviewing) -> None:
    for person in (reviewing.ani, reviewing.budi):
        reviewing.decide(reviewing.first, person, "agree")
    assert agenda(reviewing.rows()) == []


def test_what_two_reviewers_see_differently_is(reviewing: Reviewing) -> None:
    reviewing.decide(reviewing.first, reviewing.ani, "agree")
    reviewing.decide(reviewing.first, reviewing.budi, "reject", "Not family.")
    (item,) = agenda(reviewing.rows())
    assert (row_title(Words("en"), item.row), item.disagreed) == ("K-0001 · A1", True)
    assert [(said.reviewer, said.verdict) for said in item.said] == [
        ("Dr. Ani", "agree"),
        ("Dr. Budi", "reject"),
    ]


def test_a_verdict_that_was_taken_back_is_not(reviewing: Reviewing) -> None:
    reviewing.decide(reviewing.first, reviewing.ani, "reject")
    reviewing.decide(reviewing.first, reviewing.budi, "agree")
    reviewing.decide(reviewing.first, reviewing.ani, "agree")
    assert agenda(reviewing.rows()) == []


def test_remarks_to_be_discussed_are(reviewing: Reviewing) -> None:
    said = reviewing.decide(reviewing.second, reviewing.ani, "revise", "Who says this?")
    reviewing.respond(said, "discussed")
    with reviewing.study.project.edit() as session:
        general = remark_on(session, None, reviewing.budi, "Read more.")
        judged = judge_definition(session, reviewing.family, reviewing.budi, "revise", "Too wide.")
    reviewing.respond(general, "discussed")
    reviewing.respond(judged, "accepted")
    items = agenda(reviewing.rows())
    titles = [row_title(Words("en"), item.row) for item in items]
    assert titles == ["K-0002 · A1", "The study as a whole"]
    assert not any(item.disagreed for item in items)


def test_the_agenda_is_copied_with_what_everybody_said(reviewing: Reviewing) -> None:
    said = reviewing.decide(reviewing.second, reviewing.ani, "revise", "Who says this?")
    reviewing.respond(said, "discussed", "The farmer.")
    assert agenda_text(Words("en"), agenda(reviewing.rows())) == (
        "1. K-0002 · A1\nNobody checked\n- Dr. Ani: Revise: Who says this?\n  Answer: The farmer."
    )
