import pytest

from app.errors import NotFound
from app.operations.interpretations import interpret
from app.operations.memos import Subject, change_memo, delete_memo, write_memo
from app.operations.people import add_person, person_named, rename_person
from app.operations.projects import describe_project, set_questions
from app.queries.activity import activities
from app.queries.memos import memos, memos_on_passage
from app.queries.passages import passages
from app.queries.people import people
from app.queries.projects import project
from tests.study import COUSIN, Study


@pytest.mark.parametrize("subject", ["project", "source", "code", "informant", "passage"])
def test_anything_can_have_a_memo(study: Study, subject: Subject) -> None:
    study.informant("I-01", study.source())
    study.coding(1, COUSIN, study.code())
    with study.project.edit() as session:
        write_memo(session, study.me, subject, 1, " Remember this. ")
    with study.project.read() as session:
        (memo,) = memos(session)
    assert memo.text == "Remember this."
    assert {"source": memo.source_id, "code": memo.code_id}.get(subject, 1) == 1


def test_an_emptied_memo_is_deleted(study: Study) -> None:
    with study.project.edit() as session:
        change_memo(session, write_memo(session, study.me, "project", None, "x"), " ")
    with study.project.read() as session:
        assert memos(session) == []


def test_a_memo_that_is_gone_is_not_found(study: Study) -> None:
    with pytest.raises(NotFound), study.project.edit() as session:
        change_memo(session, 4, "x")


def test_memos_of_a_passage(study: Study) -> None:
    study.coding(study.source(), COUSIN, study.code())
    with study.project.edit() as session:
        write_memo(session, study.me, "project", None, "general")
        write_memo(session, study.me, "passage", 1, "here")
    with study.project.read() as session:
        assert [memo.text for memo in memos_on_passage(session, 1)] == ["here"]


def test_an_interpretation_is_rewritten_and_removed(study: Study) -> None:
    study.coding(study.source(), COUSIN, study.code())
    for text in ("first", "second", " "):
        with study.project.edit() as session:
            interpret(session, 1, study.me, text)
        with study.project.read() as session:
            assert passages(session)[0].interpretation == text.strip()


def test_people_are_found_by_name_or_added(study: Study) -> None:
    with study.project.edit() as session:
        assert person_named(session, "sari") == study.me
        budi = person_named(session, "Budi")
        assert rename_person(session, budi, "Budi S.") == budi
    with study.project.read() as session:
        assert [row.name for row in people(session)] == ["Sari", "Budi S."]


def test_a_known_person_keeps_their_uuid(study: Study) -> None:
    with study.project.edit() as session:
        add_person(session, "Budi", uuid="b" * 36)
    with study.project.read() as session:
        assert people(session)[1].uuid == "b" * 36


def test_the_project_says_what_it_is_and_asks(study: Study) -> None:
    study.code()
    with study.project.edit() as session:
        describe_project(session, {"faculty": "Law", "researcher": "Sari"})
        set_questions(session, [("Why?", 1), (" ", None), ("What then?", None)])
    with study.project.read() as session:
        found = project(session)
    assert (found.title, found.faculty) == ("Why they joined", "Law")
    assert [(q.text, q.kind) for q in found.questions] == [("Why?", "cause"), ("What then?", None)]


def test_a_description_that_is_the_same_leaves_no_trace(study: Study) -> None:
    with study.project.edit() as session:
        describe_project(session, {"title": "Why they joined"})
    with study.project.read() as session:
        assert [row.key for row in activities(session)] == ["person_added"]


def test_the_trail_says_who_did_what(study: Study) -> None:
    study.coding(study.source(), COUSIN, study.code())
    with study.project.read() as session:
        last = activities(session)[-1]
    assert (last.person, last.key) == ("Sari", "coded")
    assert last.parameters == {"passage": "K-0001", "code": "A1"}


def test_nothing_is_written_on_what_is_gone(study: Study) -> None:
    with pytest.raises(NotFound), study.project.edit() as session:
        write_memo(session, study.me, "source", 9, "x")
    with pytest.raises(NotFound), study.project.edit() as session:
        delete_memo(session, 9)
    passage = study.coding(study.source(), COUSIN, study.code())
    for passage_id, code_id in ((9, None), (passage, 9)):
        with pytest.raises(NotFound), study.project.edit() as session:
            interpret(session, passage_id, study.me, "x", code_id)
