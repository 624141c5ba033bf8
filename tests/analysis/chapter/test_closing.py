from app.analysis.chapter.chapter import chapter_content
from app.analysis.chapter.closing import ClosingContent, closing_content
from app.operations.chapter import add_recommendation, leave_out_section, order_sections
from tests.coded_study import CodedStudy


def closing(harbour: CodedStudy) -> ClosingContent:
    with harbour.study.project.read() as session:
        return closing_content(session)


def test_the_closing_chapter_has_the_chapters_sections(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        order_sections(session, [harbour.codes["C2"], harbour.codes["C1"]])
        leave_out_section(session, harbour.codes["R1"], leave_out=True)
    with harbour.study.project.read() as session:
        assert closing_content(session).kinds == chapter_content(session).kinds


def test_proven_causes_wait_for_a_recommendation(harbour: CodedStudy) -> None:
    assert [code.called for code in closing(harbour).open] == ["C1", "C2"]
    with harbour.study.project.edit() as session:
        add_recommendation(session, "Renew it.", [harbour.codes["E1"], harbour.codes["C1"]])
    found = closing(harbour)
    assert [code.called for code in found.open] == ["C2"]
    assert [code.called for code in found.suggestions[0].codes] == ["C1", "E1"]


def test_a_study_without_causes_waits_for_all_that_is_proven(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        for label in ("C1", "C2", "C3"):
            leave_out_section(session, harbour.codes[label], leave_out=True)
    assert [code.called for code in closing(harbour).open] == ["E1"]
