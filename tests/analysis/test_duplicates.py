from hypothesis import given
from hypothesis import strategies as st

from app.analysis.duplicates import NEARLY_ALL, overlapping, repeated
from app.models.span import Span
from app.operations.codings import code_passage
from app.operations.people import add_person
from app.queries.passages import PassageRow, passages
from app.queries.reviews import ReviewRow, reviews
from tests.study import TALK, Study


def pairs(study: Study) -> list[tuple[str, str]]:
    with study.project.read() as session:
        rows = reviews(session)
    return [(one.passage.number, other.passage.number) for one, other in overlapping(rows)]


def test_the_same_words_in_two_sources_are_repeated(study: Study) -> None:
    code = study.code()
    study.coding(study.source(name="one.txt"), "With my cousin", code)
    study.coding(
        study.source("Farmer:  WITH my\ncousin", "two.txt"),
        "WITH my\ncousin",
        code,
        "Farmer:  WITH my\ncousin",
    )
    with study.project.read() as session:
        (group,) = repeated(passages(session))
    assert [row.number for row in group] == ["K-0001", "K-0002"]


def test_the_same_words_twice_in_one_source_and_a_mere_yes_are_not(study: Study) -> None:
    code, text = study.code(), "A: He asked us. Yes.\nB: He asked us. Yes."
    one, two = study.source(text, "one.txt"), study.source("A: Yes.", "two.txt")
    study.coding(one, "He asked us.", code, text)
    with study.project.edit() as session:
        start = text.rindex("He asked us.")
        code_passage(session, one, Span(start, start + 12), code, study.me)
    study.coding(one, "Yes.", code, text)
    study.coding(two, "Yes.", code, "A: Yes.")
    with study.project.read() as session:
        assert repeated(passages(session)) == []


def test_nearly_the_same_span_under_one_code_is_a_pair(study: Study) -> None:
    code, source = study.code(), study.source()
    study.coding(source, "Nobody checked, so everybody joined", code)
    study.coding(source, "checked, so everybody joined.", code)
    study.coding(source, "everybody joined", code)
    assert pairs(study) == [("K-0001", "K-0002")]


def test_another_code_or_another_coder_makes_no_pair(study: Study) -> None:
    source, start = study.source(), TALK.index("Nobody")
    study.coding(source, "Nobody checked, so everybody", study.code())
    study.coding(source, "Nobody checked, so everybody joined", study.code("A2", "Fear"))
    with study.project.edit() as session:
        budi = add_person(session, "Budi", "coder")
        code_passage(session, source, Span(start, start + 27), 1, budi)
    assert pairs(study) == []


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 30)).map(lambda s: Span(s[0], s[0] + s[1]))


@given(st.lists(SPANS, min_size=2, max_size=8, unique=True))
def test_every_pair_is_found_once_in_any_order(spans: list[Span]) -> None:
    rows = [_row(place, span) for place, span in enumerate(spans)]
    found = {frozenset((a.passage.id, b.passage.id)) for a, b in overlapping(rows)}
    expected = {
        frozenset((a, b))
        for a, one in enumerate(spans)
        for b, other in enumerate(spans[:a])
        if _share(one, other) >= NEARLY_ALL
    }
    assert found == expected


def _share(one: Span, other: Span) -> float:
    common = len(set(range(one.start, one.end)) & set(range(other.start, other.end)))
    return common / max(one.end - one.start, other.end - other.start)


def _row(place: int, span: Span) -> ReviewRow:
    passage = PassageRow(place, "", 1, "", span, "", 1, None, False, None, "", "")
    return ReviewRow(place, "", passage, 1, "A1", "", None, "", "", "", False, "", (), "draft")
