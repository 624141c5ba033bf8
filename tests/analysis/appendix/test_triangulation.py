from app.analysis.appendix.appendix import AppendixContent, appendix_content
from app.analysis.appendix.triangulation import TriangulatedCode, Voice
from app.operations.chapter import write_section
from app.operations.informants import leave
from app.queries.informants import informants
from tests.coded_study import EITHER, CodedStudy


def read(harbour: CodedStudy) -> AppendixContent:
    with harbour.study.project.read() as session:
        return appendix_content(session)


def of_code(harbour: CodedStudy, label: str) -> TriangulatedCode:
    return next(each for each in read(harbour).triangulation.codes if each.code.label == label)


def test_voices_that_say_the_same_agree(harbour: CodedStudy) -> None:
    found = of_code(harbour, "C1")
    assert (found.voices, found.verdict) == ((Voice(1), Voice(1)), "agree")


def test_a_contradiction_is_a_difference(harbour: CodedStudy) -> None:
    harbour.stance(EITHER, "C1", "contradicts")
    found = of_code(harbour, "C1")
    assert (found.voices, found.verdict) == ((Voice(1), Voice(0, 1)), "differ")


def test_one_category_is_one_voice_and_context_is_none(harbour: CodedStudy) -> None:
    assert of_code(harbour, "C2").verdict == "one_voice"
    remedy = of_code(harbour, "R1")
    assert (remedy.voices[0], remedy.verdict) == (Voice(context=1), "none")


def test_what_nobody_in_particular_said_is_a_document(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        fisher = informants(session)[1]
        leave(session, harbour.sources["fisher"], fisher.id)
    found = of_code(harbour, "C1")
    assert (found.documents, found.verdict) == (Voice(1), "agree")


def test_the_conclusion_is_the_researchers_synthesis(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        write_section(session, harbour.codes["C1"], "synthesis", "Nobody renewed it.")
    assert of_code(harbour, "C1").conclusion == "Nobody renewed it."
    assert of_code(harbour, "C2").conclusion == ""
