from app.analysis.appendix.appendix import appendix_content
from app.analysis.chapter.chapter import chapter_content
from app.analysis.chapter.evidence import evidence_report
from app.analysis.contrary import contrary_by_code
from app.analysis.evidence import evidence
from app.operations.chapter import leave_out_passage, leave_out_section
from app.operations.codings import uncode
from app.operations.passage_links import link_passages
from app.queries.passage_links import contradictions
from app.queries.passages import passages
from tests.coded_study import CONTRACT, EITHER, NEVER, QUESTION, RAINS, CodedStudy


def _passage(harbour: CodedStudy, words: str) -> int:
    with harbour.study.project.read() as session:
        return next(row.id for row in passages(session) if row.text == words)


def _contradict(harbour: CodedStudy, words: str, other: str) -> None:
    ends = _passage(harbour, words), _passage(harbour, other)
    with harbour.study.project.edit() as session:
        link_passages(session, *ends, "contradicts", harbour.study.me)


def _against(harbour: CodedStudy, label: str) -> list[str]:
    with harbour.study.project.read() as session:
        found = contrary_by_code(passages(session), contradictions(session))
    return [row.text for row in found.get(harbour.codes[label], [])]


def test_what_a_coder_read_as_contrary_is_contrary(harbour: CodedStudy) -> None:
    assert _against(harbour, "E1") == [NEVER]
    assert _against(harbour, "C1") == []


def test_what_contradicts_the_support_of_a_code_speaks_against_it(harbour: CodedStudy) -> None:
    _contradict(harbour, RAINS, CONTRACT)
    assert _against(harbour, "C1") == [RAINS]
    assert _against(harbour, "R1") == []  # there the passage is context only
    assert _against(harbour, "C2") == []  # the other way round nothing is said


def test_what_an_interviewer_says_contradicts_nothing(harbour: CodedStudy) -> None:
    _contradict(harbour, QUESTION, CONTRACT)
    assert _against(harbour, "C1") == []


def test_the_report_names_codes_that_a_link_speaks_against(harbour: CodedStudy) -> None:
    _contradict(harbour, RAINS, EITHER)
    with harbour.study.project.read() as session:
        assert evidence(session).contradicting == ("C1", "C2", "E1")
        assert evidence_report(session).chapter.contrary_not_discussed == ("C1", "C2", "E1")


def test_linked_evidence_is_hidden_where_neither_section_prints_it(harbour: CodedStudy) -> None:
    _contradict(harbour, RAINS, CONTRACT)
    rains = _passage(harbour, RAINS)
    with harbour.study.project.edit() as session:
        leave_out_passage(session, harbour.codes["C2"], rains, leave_out=True)
    with harbour.study.project.read() as session:
        assert evidence_report(session).chapter.contrary_left_out == ()  # it stands under C1
    with harbour.study.project.edit() as session:
        leave_out_section(session, harbour.codes["C1"], leave_out=True)
    with harbour.study.project.read() as session:
        (hidden,) = evidence_report(session).chapter.contrary_left_out
    assert harbour.passage(hidden).id == rains


def test_linked_evidence_without_a_code_stands_in_the_section_it_speaks_against(
    harbour: CodedStudy,
) -> None:
    _contradict(harbour, RAINS, CONTRACT)
    with harbour.study.project.edit() as session:
        uncode(session, harbour.codings[RAINS, "C2"])
    assert _against(harbour, "C1") == [RAINS]
    with harbour.study.project.read() as session:
        assert evidence_report(session).chapter.contrary_left_out == ()
        (said,) = [
            section.contradicting
            for kind in chapter_content(session).kinds
            for section in kind.codes
            if section.code.label == "C1"
        ]
    assert [each.passage.text for each in said] == [RAINS]


def test_the_appendix_lists_linked_contradictions_among_the_negative_cases(
    harbour: CodedStudy,
) -> None:
    _contradict(harbour, RAINS, CONTRACT)
    with harbour.study.project.read() as session:
        cases = appendix_content(session).negative_cases
    assert [(case.code.label, case.passage.text) for case in cases] == [
        ("C1", RAINS),
        ("E1", NEVER),
    ]
