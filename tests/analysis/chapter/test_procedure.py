from app.analysis.chapter.chapter import chapter_content
from app.analysis.chapter.procedure import Procedure
from app.operations.people import add_person
from app.operations.review_rounds import freeze_round
from tests.coded_study import CONTRACT, CodedStudy


def done(harbour: CodedStudy) -> Procedure:
    with harbour.study.project.read() as session:
        return chapter_content(session).procedure


def test_the_figures_are_those_of_the_file(harbour: CodedStudy) -> None:
    found = done(harbour)
    assert (found.documents, found.informants) == (2, 2)
    assert (found.passages, found.codings) == (6, 8)
    assert (found.codes, found.unused_codes) == (4, 2)
    assert (found.rounds, found.reviewers) == (0, ())


def test_coders_and_reviewers_are_named(harbour: CodedStudy) -> None:
    harbour.second_coder(CONTRACT, "C1")
    with harbour.study.project.edit() as session:
        maria = add_person(session, "Dr. Maria", "supervisor")
        freeze_round(session, "One", harbour.study.me, [maria])
        freeze_round(session, "Two", harbour.study.me, [maria])
    found = done(harbour)
    assert found.coders[-1] == "Budi"
    assert (found.rounds, found.reviewers) == (2, ("Dr. Maria",))
