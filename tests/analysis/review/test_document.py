from app.analysis.review.document import ReviewContent, ReviewEntry, review_content
from app.operations.reviews import decide
from app.queries.reviews import coding_uuids
from tests.coded_study import CONTRACT, NEVER, RAINS, CodedStudy


def content(harbour: CodedStudy) -> ReviewContent:
    with harbour.study.project.read() as session:
        return review_content(session)


def entry(harbour: CodedStudy, words: str) -> ReviewEntry:
    entries = (each for code in content(harbour).codes for each in code.entries)
    return next(each for each in entries if each.row.passage.text == words)


def test_there_is_a_row_for_every_coding_in_codebook_order(harbour: CodedStudy) -> None:
    found = content(harbour)
    rows = {code.code.called: len(code.entries) for code in found.codes}
    assert rows == {"C1": 2, "C2": 2, "C3": 0, "E1": 3, "E2": 0, "R1": 1}
    assert found.rows == 8


def test_two_coders_make_two_rows(harbour: CodedStudy) -> None:
    assert not content(harbour).several_coders
    harbour.second_coder(RAINS, "C2")
    found = content(harbour)
    assert found.several_coders
    assert found.rows == 9


def test_the_words_around_a_quotation_are_its_context(harbour: CodedStudy) -> None:
    found = entry(harbour, CONTRACT)
    assert found.before == "Interviewer: Why does it silt up? Master: Nobody dredges."
    assert found.after.startswith("Master: We put up signs")


def test_context_ends_at_whole_words(harbour: CodedStudy) -> None:
    long = "".join(f"word{number:03} " for number in range(200))
    source = harbour.study.source(f"{long}HERE {long}", "long.txt")
    harbour.study.coding(source, "HERE", harbour.codes["C1"], f"{long}HERE {long}")
    found = entry(harbour, "HERE")
    assert found.before.startswith("… word")
    assert found.after.endswith(" …")
    assert {len(word) for word in f"{found.before} {found.after}".split()} == {1, len("word000")}


def test_earlier_decisions_come_along(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        decide(session, harbour.codings[NEVER, "E1"], harbour.study.me, "revise", "Which pier?")
    assert [row.remark for row in entry(harbour, NEVER).row.decisions] == ["Which pier?"]


def test_a_row_carries_the_uuid_of_its_coding(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        known = coding_uuids(session)
    assert entry(harbour, NEVER).row.uuid == known[harbour.codings[NEVER, "E1"]]
