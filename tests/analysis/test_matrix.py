import pytest

from app.analysis.matrix import Columns, Matrix, matrix
from app.operations.informants import delete_informant
from app.queries.informants import find_informant, informants
from tests.coded_study import CONTRACT, CodedStudy


def table(harbour: CodedStudy, by: Columns = "informant") -> Matrix:
    with harbour.study.project.read() as session:
        return matrix(session, by)


def test_zeros_are_cells_like_any_other(harbour: CodedStudy) -> None:
    counts = {row.code.called: row.counts for row in table(harbour).rows}
    assert counts == {
        "C1": (1, 1),
        "C2": (0, 2),
        "C3": (0, 0),
        "E1": (1, 1),
        "E2": (0, 0),
        "R1": (1, 0),
    }


def test_totals_add_up_and_distinct_passages_count_once(harbour: CodedStudy) -> None:
    found = table(harbour)
    assert found.totals == (3, 4)
    assert sum(row.total for row in found.rows) == sum(found.totals)
    assert found.distinct == (2, 3)


@pytest.mark.parametrize(
    ("by", "columns"),
    [
        ("informant", ("I-01", "I-02")),
        ("category", ("Harbour office", "Fishers")),
        ("source", ("master.docx", "fisher.txt")),
    ],
)
def test_columns_are_in_their_own_order(
    harbour: CodedStudy, by: Columns, columns: tuple[str, ...]
) -> None:
    assert table(harbour, by).columns == columns


def test_two_coders_of_one_passage_count_once(harbour: CodedStudy) -> None:
    before = table(harbour)
    harbour.second_coder(CONTRACT, "C1")
    assert table(harbour) == before


def test_passages_of_nobody_get_a_column_of_their_own(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        delete_informant(session, find_informant(informants(session), "I-02").id)
    assert table(harbour).columns == ("I-01", "")
    assert table(harbour).distinct == (2, 3)
