from datetime import UTC

import pytest

from app.analysis.review.consultation import Sheet, consultations, supervisors
from app.operations.people import add_person
from app.operations.projects import describe_project
from app.queries.people import PersonRow
from tests.coded_study import CodedStudy
from tests.reviewed_study import reviewed


def sheets_of(study: CodedStudy) -> tuple[Sheet, ...]:
    with study.study.project.read() as session:
        return consultations(session, UTC).sheets


@pytest.fixture
def sheets(harbour: CodedStudy) -> tuple[Sheet, ...]:
    return sheets_of(reviewed(harbour))


def person(name: str, role: str = "supervisor") -> PersonRow:
    return PersonRow(1, "", name, role)


@pytest.mark.parametrize(
    "written", ["Dr. Rahma, M.Si.\nProf. Hadi", "Dr. Rahma, M.Si.; Prof. Hadi"]
)
def test_the_project_gives_the_order_and_titles_make_no_difference(written: str) -> None:
    found = supervisors(written, [person("hadi"), person("Rahma")])
    assert found == {"Dr. Rahma, M.Si.": {"Rahma"}, "Prof. Hadi": {"hadi"}}


def test_a_supervisor_whom_the_project_does_not_name_follows() -> None:
    found = supervisors("Rahma", [person("Hadi"), person("Sari", "researcher")])
    assert found == {"Rahma": frozenset(), "Hadi": {"Hadi"}}


def test_there_is_a_row_for_each_round_of_the_supervisor(sheets: tuple[Sheet, ...]) -> None:
    rahma, hadi = sheets
    assert [each.row.name for each in rahma.consultations if each.row] == [
        "First draft",
        "Second draft",
    ]
    assert [each.row.name if each.row else None for each in hadi.consultations] == [
        "First draft",
        None,
    ]


def test_the_date_is_that_of_the_words_else_of_submitting(sheets: tuple[Sheet, ...]) -> None:
    first, second = sheets[0].consultations
    assert (first.first[:10], first.last[:10]) == ("2026-03-03", "2026-03-05")
    assert (second.first[:10], second.remarks) == ("2026-04-01", ())


def test_verdicts_on_removed_codings_count_too(sheets: tuple[Sheet, ...]) -> None:
    assert sheets[1].consultations[0].verdicts == {"agree": 1, "reject": 1}


def test_remarks_say_what_they_are_about(sheets: tuple[Sheet, ...]) -> None:
    about = [remark.about for remark in sheets[0].consultations[0].remarks]
    assert about[0] == (("K-0001", "C1"),)
    assert about[-2:] == [(("K-0005", ""),), (("", ""),)]


def test_a_study_without_supervisors_has_a_sheet_to_fill_in(harbour: CodedStudy) -> None:
    assert sheets_of(harbour) == (Sheet("", 1, ()),)


def test_a_new_supervisor_has_an_empty_sheet(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        describe_project(session, {"supervisors": "Rahma"})
        add_person(session, "Budi", "coder")
    assert sheets_of(harbour) == (Sheet("Rahma", 1, ()),)
