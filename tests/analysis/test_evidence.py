from app.analysis.evidence import Evidence, evidence
from app.operations.codes import add_code
from app.operations.codings import uncode
from app.operations.informants import change_informant
from app.operations.sources import describe_source
from app.queries.informants import find_informant, informants
from tests.coded_study import EITHER, MASTER, NEVER, SIGNS, CodedStudy


def report(harbour: CodedStudy) -> Evidence:
    with harbour.study.project.read() as session:
        return evidence(session)


def test_codes_that_nobody_spoke_of_have_no_passage(harbour: CodedStudy) -> None:
    assert report(harbour).codes_without_passage == ("C3", "E2")


def test_a_question_of_the_interviewer_is_no_evidence(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        for text in (SIGNS, NEVER):
            uncode(session, harbour.codings[text, "E1"])
    assert "E1" in report(harbour).codes_without_passage


def test_support_from_one_voice_is_named(harbour: CodedStudy) -> None:
    assert report(harbour).single_informant == ("C2", "E1")


def test_support_from_one_category_is_named(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        fisher = find_informant(informants(session), "I-02")
        change_informant(session, fisher.id, {"category": "harbour  office"})
    assert report(harbour).single_category == ("C1", "C2", "E1")


def test_an_effort_that_only_its_own_institution_tells_of_is_a_self_report(
    harbour: CodedStudy,
) -> None:
    assert report(harbour).self_report_only == ("E1",)


def test_a_code_below_an_effort_is_of_its_kind_and_institution(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        harbour.codes["E1a"] = add_code(session, "Painted signs", parent_id=harbour.codes["E1"])
    harbour.code(MASTER, SIGNS, "E1a")
    assert report(harbour).self_report_only == ("E1", "Painted signs")


def test_another_voice_ends_a_self_report(harbour: CodedStudy) -> None:
    harbour.stance(NEVER, "E1", "supports")
    assert report(harbour).self_report_only == ()


def test_contradicted_codes_are_named_though_others_support_them(harbour: CodedStudy) -> None:
    harbour.second_coder(EITHER, "C1", "contradicts")
    assert report(harbour).contradicting == ("C1", "E1")


def test_causes_and_efforts_without_a_link_are_named(harbour: CodedStudy) -> None:
    found = report(harbour)
    assert found.causes_without_effort == ("C1", "C3")
    assert found.efforts_without_cause == ("E2",)


def test_passages_without_the_day_are_named(harbour: CodedStudy) -> None:
    assert report(harbour).without_full_date == ()
    with harbour.study.project.edit() as session:
        describe_source(session, harbour.sources["fisher"], {"date": "2021-03"})
    assert report(harbour).without_full_date == ("K-0004", "K-0005", "K-0006")


def test_passages_without_interpretation_are_named(harbour: CodedStudy) -> None:
    assert report(harbour).without_interpretation == ("K-0002", "K-0004", "K-0005", "K-0006")
