from app.analysis.chapter.chapter import chapter_content
from app.operations.chapter import (
    leave_out_passage,
    leave_out_section,
    order_as_codebook,
    order_passages,
    order_sections,
)
from app.operations.codes import move_code, order_codes
from tests.coded_study import CodedStudy


def labels(harbour: CodedStudy) -> list[str]:
    with harbour.study.project.read() as session:
        content = chapter_content(session)
    return [section.code.called for kind in content.kinds for section in kind.codes]


def numbers(harbour: CodedStudy, label: str) -> list[str]:
    with harbour.study.project.read() as session:
        content = chapter_content(session)
    sections = [section for kind in content.kinds for section in kind.codes]
    found = next(section for section in sections if section.code.called == label)
    return [quoted.passage.number for quoted in found.supporting]


def test_a_moved_section_stays_there_when_the_codebook_is_reversed(harbour: CodedStudy) -> None:
    moved = [harbour.codes[label] for label in ("C3", "C1", "C2")]
    with harbour.study.project.edit() as session:
        order_sections(session, moved)
    assert labels(harbour)[:3] == ["C3", "C1", "C2"]
    with harbour.study.project.edit() as session:
        order_codes(session, list(reversed(harbour.codes.values())))
    assert labels(harbour)[-3:] == ["C3", "C1", "C2"]
    with harbour.study.project.edit() as session:
        order_as_codebook(session)
    assert labels(harbour)[-3:] == ["C3", "C2", "C1"]


def test_what_stands_below_a_code_goes_with_it(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        move_code(session, harbour.codes["C3"], harbour.codes["C1"], 0)
        order_sections(session, [harbour.codes["C2"], harbour.codes["C1"]])
    assert labels(harbour)[:3] == ["C2", "C1", "C3"]
    with harbour.study.project.edit() as session:
        leave_out_section(session, harbour.codes["C1"], leave_out=True)
    assert labels(harbour) == ["C2", "E1", "E2", "R1"]


def test_a_kind_whose_codes_are_all_left_out_is_gone(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        leave_out_section(session, harbour.codes["R1"], leave_out=True)
    with harbour.study.project.read() as session:
        kinds = chapter_content(session).kinds
    assert [kind.number for kind in kinds] == ["1", "2"]


def test_passages_stand_in_their_own_order_and_are_printed_where_they_come_first(
    harbour: CodedStudy,
) -> None:
    code, first = harbour.codes["C1"], harbour.passage("K-0001").id
    both = harbour.passage("K-0005").id
    with harbour.study.project.edit() as session:
        order_passages(session, code, [both, first])
    assert numbers(harbour, "C1") == ["K-0005", "K-0001"]
    with harbour.study.project.edit() as session:
        leave_out_passage(session, code, both, leave_out=True)
    assert numbers(harbour, "C1") == ["K-0001"]
    with harbour.study.project.read() as session:
        rains = chapter_content(session).kinds[0].codes[1]
    assert [quoted.printed_under for quoted in rains.supporting] == ["", ""]
