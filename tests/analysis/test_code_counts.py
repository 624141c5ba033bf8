from app.analysis.code_counts import NOBODY, given_by_informants
from app.queries.passages import passages
from tests.coded_study import EITHER, CodedStudy


def test_a_passage_stands_once_under_each_of_its_codes(harbour: CodedStudy) -> None:
    harbour.second_coder(EITHER, "C1")
    with harbour.study.project.read() as session:
        given = given_by_informants(passages(session))
    counts = {key: len(ids) for key, ids in given.items()}
    codes = harbour.codes
    assert counts[codes["C1"], 1] == 1
    assert counts[codes["C1"], 2] == 1
    assert counts[codes["E1"], NOBODY] == 1
    assert (codes["C3"], 1) not in counts
