from app.operations.memos import write_memo
from app.queries.memos import listed_memos, memos_on
from tests.study import COUSIN, Study


def test_memos_are_listed_with_what_they_are_on(study: Study) -> None:
    source = study.source()
    informant = study.informant("I-01", source, role="Farmer")
    study.coding(source, COUSIN, study.code("A1", "Family"))
    with study.project.edit() as session:
        write_memo(session, study.me, "project", None, "  one\ntwo")
        write_memo(session, study.me, "source", source, "x")
        write_memo(session, study.me, "informant", informant, "x")
        write_memo(session, study.me, "code", 1, "x")
        write_memo(session, study.me, "passage", 1, "x")
        found = listed_memos(session)
        on_source = memos_on(session, "source", source)
        on_project = memos_on(session, "project", None)
    assert {(row.memo.subject, row.about) for row in found} == {
        ("project", ""),
        ("source", "talk.txt"),
        ("informant", "I-01, Farmer"),
        ("code", "A1 Family"),
        ("passage", "K-0001"),
    }
    assert [memo.subject_id for memo in on_source] == [source]
    assert [memo.title for memo in on_project] == ["one"]
