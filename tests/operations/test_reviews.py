import pytest
from sqlalchemy import select

from app.errors import NotFound
from app.models.activity import Activity
from app.models.review import Origin, Verdict
from app.models.review_round import fingerprint
from app.operations.codes import change_code
from app.operations.people import add_person, person_named
from app.operations.review_rounds import freeze_round
from app.operations.reviews import decide_all, remark_on, resolve
from app.queries.people import people
from app.queries.reviews import decisions, reviews
from tests.study import COUSIN, NOBODY, Study


def test_many_decisions_are_about_what_their_round_submitted(study: Study) -> None:
    source, family = study.source(), study.code()
    both = [study.coding(source, words, family) for words in (COUSIN, NOBODY)]
    with study.project.edit() as session:
        round_id = freeze_round(session, "First", study.me)
        seen = [fingerprint(row.seen) for row in reviews(session)]
        change_code(session, family, texts={"definition": "Another"})
        marta = add_person(session, "Dr. Marta", "supervisor")
        words: list[tuple[int, Verdict | None, str]]
        words = [(both[0], "agree", ""), (both[1], None, " Why? ")]
        made = decide_all(session, words, marta, Origin(round_id, on_paper=True))
    with study.project.read() as session:
        said = decisions(session)
    assert [(row.id, row.verdict, row.remark) for row in said] == [
        (made[0], "agree", ""),
        (made[1], None, "Why?"),
    ]
    assert [row.fingerprint for row in said] == seen


def test_one_coding_that_is_gone_leaves_all_of_them_unsaid(study: Study) -> None:
    coding = study.coding(study.source(), COUSIN, study.code())
    with pytest.raises(NotFound), study.project.edit() as session:
        decide_all(session, [(coding, "agree", ""), (999, "agree", "")], study.me)
    with study.project.read() as session:
        assert decisions(session) == []


def test_names_that_differ_only_in_spacing_are_one_person(study: Study) -> None:
    with study.project.edit() as session:
        first = person_named(session, "Dr.  Marta ")
        assert person_named(session, "dr. marta") == first
    with study.project.read() as session:
        assert [each.name for each in people(session)] == ["Sari", "Dr. Marta"]


def test_remark_is_resolved_once_and_that_is_told_once(study: Study) -> None:
    with study.project.edit() as session:
        remark = remark_on(session, None, study.me, "Why?")
    for _ in range(2):
        with study.project.edit() as session:
            resolve(session, remark)
    with study.project.read() as session:
        assert [row.resolved for row in decisions(session)] == [True]
        told = [entry.key for entry in session.scalars(select(Activity))]
    assert told.count("remark_resolved") == 1


def test_remark_that_is_gone_is_not_resolved(study: Study) -> None:
    with pytest.raises(NotFound), study.project.edit() as session:
        resolve(session, 999)
