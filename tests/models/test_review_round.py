from hypothesis import given
from hypothesis import strategies as st

from app.models.review_round import coding_seen, definition_seen, fingerprint

WORDS = st.text(max_size=6)


@given(WORDS, WORDS, WORDS, WORDS, WORDS)
def test_equal_contents_have_equal_fingerprints(a: str, b: str, c: str, d: str, e: str) -> None:
    assert fingerprint(coding_seen(a, b, c, d, e)) == fingerprint(coding_seen(a, b, c, d, e))


def test_each_thing_that_a_reviewer_judges_counts() -> None:
    first = coding_seen("words", "A1", "Family", "what it means", "supports")
    marks = {fingerprint({**first, field: "other"}) for field in first}
    assert len(marks - {fingerprint(first)}) == len(first)


def test_a_definition_is_judged_with_all_its_fields() -> None:
    seen = definition_seen("A1", "Family", {"definition": "kin", "note": ""})
    assert seen == {"label": "A1", "name": "Family", "definition": "kin", "note": ""}
