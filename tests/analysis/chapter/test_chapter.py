from app.analysis.chapter.chapter import ChapterContent, CodeSection, chapter_content
from app.analysis.chapter.section import chapter_section, passages_under
from app.operations.codes import move_code, order_codes
from app.operations.passage_links import link_passages
from app.queries.passages import passages
from tests.coded_study import CONTRACT, EITHER, NEVER, RAINS, CodedStudy


def plan(harbour: CodedStudy) -> ChapterContent:
    with harbour.study.project.read() as session:
        return chapter_content(session)


def sections(harbour: CodedStudy) -> dict[str, CodeSection]:
    return {code.code.called: code for kind in plan(harbour).kinds for code in kind.codes}


def numbers(harbour: CodedStudy) -> dict[str, str]:
    return {called: section.number for called, section in sections(harbour).items()}


def test_codes_are_numbered_by_kind_group_and_place(harbour: CodedStudy) -> None:
    assert numbers(harbour) == {
        "C1": "1.1",
        "C2": "1.2",
        "C3": "1.3",
        "E1": "2.1.1",
        "E2": "2.2.1",
        "R1": "3.1",
    }


def test_reversing_the_codebook_reverses_the_chapter(harbour: CodedStudy) -> None:
    before = list(sections(harbour))
    with harbour.study.project.edit() as session:
        order_codes(session, list(reversed(harbour.codes.values())))
    assert list(sections(harbour)) == before[::-1]


def test_a_child_is_numbered_below_its_parent(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        move_code(session, harbour.codes["C3"], harbour.codes["C1"], 0)
    found = sections(harbour)
    assert (found["C3"].number, found["C3"].level) == ("1.1.1", 3)
    assert found["C2"].number == "1.2"


def test_the_questions_of_a_kind_stand_over_it(harbour: CodedStudy) -> None:
    assert [kind.questions for kind in plan(harbour).kinds] == [("Why does it silt up?",), (), ()]


def test_contradicting_passages_stand_apart(harbour: CodedStudy) -> None:
    signs = sections(harbour)["E1"]
    assert [each.passage.number for each in signs.supporting] == ["K-0002"]
    assert [each.passage.text for each in signs.contradicting] == [NEVER]


def test_what_an_interviewer_says_is_no_evidence(harbour: CodedStudy) -> None:
    assert sections(harbour)["E1"].asked == ("K-0003",)


def test_a_passage_is_printed_once_in_a_section(harbour: CodedStudy) -> None:
    found = sections(harbour)
    (again,) = [each for each in found["C2"].supporting if each.passage.text == EITHER]
    assert again.printed_under == "1.1"
    assert not found["R1"].supporting[0].printed_under


def test_the_interpretation_of_the_code_comes_before_the_passages(harbour: CodedStudy) -> None:
    found = sections(harbour)
    assert found["C1"].supporting[0].interpretation == "It was nobody's task."
    assert found["R1"].supporting[0].interpretation == "So renewing it would help."


def test_context_alone_is_no_evidence(harbour: CodedStudy) -> None:
    remedy = sections(harbour)["R1"]
    assert remedy.supporting[0].passage.text == CONTRACT
    assert not remedy.has_evidence


def test_efforts_told_only_by_their_institution_are_self_reports(harbour: CodedStudy) -> None:
    reported = [called for called, each in sections(harbour).items() if each.is_self_report]
    assert reported == ["E1"]


def test_what_only_a_link_sets_against_a_code_is_contrary_evidence_in_its_section(
    harbour: CodedStudy,
) -> None:
    """The rains are coded as another cause; the link alone says that they speak against C1."""
    link(harbour, RAINS, CONTRACT)
    found = sections(harbour)
    assert RAINS not in [each.passage.text for each in found["C1"].supporting]
    assert [each.passage.text for each in found["C1"].contradicting] == [RAINS]
    (later,) = [each for each in found["C2"].supporting if each.passage.text == RAINS]
    assert later.printed_under == "1.1"


def test_one_section_alone_reads_what_is_linked_against_it(harbour: CodedStudy) -> None:
    link(harbour, RAINS, CONTRACT)
    with harbour.study.project.read() as session:
        code_id = harbour.codes["C1"]
        place = chapter_section(session, code_id, passages_under(session, code_id))
    assert place is not None
    assert [each.passage.text for each in place.code.contradicting] == [RAINS]


def test_a_passage_that_supports_the_code_stays_among_its_supporters(harbour: CodedStudy) -> None:
    link(harbour, EITHER, CONTRACT)
    found = sections(harbour)["C1"]
    assert EITHER in [each.passage.text for each in found.supporting]
    assert found.contradicting == ()


def link(harbour: CodedStudy, words: str, against: str) -> None:
    with harbour.study.project.edit() as session:
        ids = {row.text: row.id for row in passages(session)}
        link_passages(session, ids[words], ids[against], "contradicts", harbour.study.me)
