from app.queries.recoding import codings_under, meeting
from tests.coded_study import EITHER, RAINS, CodedStudy


def test_what_codes_bring_to_another_is_told_before(harbour: CodedStudy) -> None:
    ids = harbour.codes
    with harbour.study.project.read() as session:
        found = meeting(session, [ids["C2"], ids["C3"], ids["C1"]], ids["C1"])
    assert (found.passages, found.doubled, found.apart) == (2, 1, 1)


def test_another_coder_doubles_nothing(harbour: CodedStudy) -> None:
    harbour.second_coder(RAINS, "C1")
    with harbour.study.project.read() as session:
        found = meeting(session, [harbour.codes["C2"]], harbour.codes["C1"])
    assert found.doubled == 1


def test_the_codings_of_a_code_stand_by_place(harbour: CodedStudy) -> None:
    harbour.second_coder(EITHER, "C2")
    with harbour.study.project.read() as session:
        rows = codings_under(session, harbour.codes["C2"])
    assert [(row.passage.text, row.coder, row.stance) for row in rows] == [
        (RAINS, "Sari", "supports"),
        (EITHER, "Sari", "partly"),
        (EITHER, "Budi", "supports"),
    ]
