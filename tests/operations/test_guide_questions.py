import pytest

from app.errors import TextMissing
from app.operations.guide_questions import (
    GuideLine,
    add_question,
    change_question,
    delete_question,
    move_question,
)
from app.operations.projects import set_questions
from app.queries.activity import activities
from app.queries.guide_questions import GuideRow, guide_questions
from tests.study import Study


def rows(study: Study) -> list[GuideRow]:
    with study.project.read() as session:
        return guide_questions(session)


def ask(study: Study, *texts: str) -> list[int]:
    with study.project.edit() as session:
        return [add_question(session, GuideLine(text)) for text in texts]


def test_questions_stand_in_the_order_they_came_in(study: Study) -> None:
    ask(study, "Why?", "How?")
    assert [row.text for row in rows(study)] == ["Why?", "How?"]


@pytest.mark.parametrize(("place", "order"), [(0, "CAB"), (1, "ACB"), (9, "ABC")])
def test_a_question_moves_to_a_place(study: Study, place: int, order: str) -> None:
    *_, last = ask(study, "A", "B", "C")
    with study.project.edit() as session:
        move_question(session, last, place)
    assert "".join(row.text for row in rows(study)) == order


def test_a_question_is_rewritten_and_tied_to_a_research_question(study: Study) -> None:
    (made,) = ask(study, "Why?")
    with study.project.edit() as session:
        asked = set_questions(session, [("What causes it?", None)])
        change_question(session, made, GuideLine(" Since when? ", "Begin", "All", asked))
    assert rows(study) == [GuideRow(made, asked, "What causes it?", "Begin", "Since when?", "All")]


def test_what_does_not_change_leaves_no_trace(study: Study) -> None:
    (made,) = ask(study, "Why?")
    with study.project.read() as session:
        done = len(activities(session))
    with study.project.edit() as session:
        change_question(session, made, GuideLine("Why?"))
        move_question(session, made, 5)
    with study.project.read() as session:
        assert len(activities(session)) == done


def test_a_question_must_ask_something(study: Study) -> None:
    with study.project.edit() as session, pytest.raises(TextMissing):
        add_question(session, GuideLine("  "))


def test_undo_brings_a_deleted_question_back(study: Study) -> None:
    (made,) = ask(study, "Why?")
    with study.project.edit() as session:
        delete_question(session, made)
    assert rows(study) == []
    study.project.undo()
    assert [row.text for row in rows(study)] == ["Why?"]
