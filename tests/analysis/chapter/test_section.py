import pytest

from app.analysis.chapter.chapter import chapter_content
from app.analysis.chapter.section import (
    SectionInPlace,
    chapter_section,
    listed_passages,
    passages_under,
    whole_outline,
)
from app.operations.chapter import (
    leave_out_passage,
    leave_out_section,
    order_passages,
    order_sections,
)
from tests.coded_study import CodedStudy


def section(harbour: CodedStudy, label: str) -> SectionInPlace | None:
    code = harbour.codes[label]
    with harbour.study.project.read() as session:
        return chapter_section(session, code, passages_under(session, code))


@pytest.mark.parametrize("label", ["C1", "C2", "C3", "E1", "E2", "R1"])
def test_a_section_alone_is_what_the_whole_chapter_has(harbour: CodedStudy, label: str) -> None:
    with harbour.study.project.read() as session:
        kinds = chapter_content(session).kinds
    whole = {code.code.label: code for kind in kinds for code in kind.codes}
    alone = section(harbour, label)
    assert alone is not None
    assert alone.code == whole[label]


def test_it_stays_so_when_the_chapter_is_arranged(harbour: CodedStudy) -> None:
    ids = harbour.codes
    with harbour.study.project.edit() as session:
        order_sections(session, [ids["C2"], ids["C1"], ids["C3"]])
        order_passages(session, ids["C2"], [row.id for row in passages_under(session, ids["C2"])])
    test_a_section_alone_is_what_the_whole_chapter_has(harbour, "C1")
    test_a_section_alone_is_what_the_whole_chapter_has(harbour, "C2")


def test_what_is_left_out_has_no_section_but_stands_in_the_outline(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        leave_out_section(session, harbour.codes["C1"], leave_out=True)
    assert section(harbour, "C1") is None
    with harbour.study.project.read() as session:
        parts, decided = whole_outline(session)
    listed = [code.label for part in parts for group in part.groups for code in group.codes]
    assert listed == ["C1", "C2", "C3", "E1", "E2", "R1"]
    assert decided.section(harbour.codes["C1"]).excluded


def test_listed_are_passages_that_can_be_printed_the_contrary_ones_last(
    harbour: CodedStudy,
) -> None:
    code = harbour.codes["E1"]
    with harbour.study.project.edit() as session:
        rows = passages_under(session, code)
        leave_out_passage(session, code, rows[0].id, leave_out=True)
    with harbour.study.project.read() as session:
        _, decided = whole_outline(session)
        listed = listed_passages(passages_under(session, code), code, decided)
    assert [(row.passage.text[:2], row.contradicts) for row in listed] == [
        ("We", False),
        ("I ", True),
    ]
