from app.analysis.chapter.chapter import ChapterContent, chapter_content
from app.analysis.chapter.tables import Voices
from app.operations.chapter import leave_out_section
from tests.coded_study import NEVER, CodedStudy


def content(harbour: CodedStudy) -> ChapterContent:
    with harbour.study.project.read() as session:
        return chapter_content(session)


def test_categories_that_support_and_contradict_are_told_apart(harbour: CodedStudy) -> None:
    found = content(harbour).triangulation
    rows = {row.code.called: row for row in found.rows}
    yes, no, nothing = Voices(True, False), Voices(False, True), Voices(False, False)
    assert found.categories == ("Harbour office", "Fishers")
    assert rows["C1"].voices == (yes, yes)
    assert (rows["E1"].voices, rows["E1"].agreeing) == ((yes, no), 1)
    assert rows["E2"].voices == (nothing, nothing)


def test_context_supports_nothing(harbour: CodedStudy) -> None:
    rows = {row.code.called: row for row in content(harbour).triangulation.rows}
    assert rows["R1"].agreeing == 0


def test_efforts_and_causes_are_set_against_each_other(harbour: CodedStudy) -> None:
    found = content(harbour).discussion
    assert [code.called for code in found.unanswered] == ["C1", "C3"]
    assert [code.called for code in found.unprompted] == ["E2"]
    assert [code.called for code in found.self_reports] == ["E1"]
    (signs, meetings) = found.efforts
    assert (signs.institution, signs.evidence) == ("Harbour office", ("K-0002",))
    assert [code.called for code in signs.causes] == ["C2"]
    assert meetings.evidence == ()


def test_a_contradicted_effort_that_gains_support_is_no_self_report(harbour: CodedStudy) -> None:
    harbour.stance(NEVER, "E1", "supports")
    assert not content(harbour).discussion.self_reports


def test_a_section_that_is_left_out_is_in_no_table(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        leave_out_section(session, harbour.codes["C2"], leave_out=True)
    found = content(harbour)
    assert "C2" not in {row.code.called for row in found.triangulation.rows}
    assert "C2" not in {row.code.called for row in found.matrix.rows}
    assert found.discussion.efforts[0].causes == ()
