"""Quotation marks of every form, matched, mixed, nested, forgotten and broken over pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.drafts import draft, found, quoted

PAIRS = [
    ('"', '"'),
    ("\u201c", "\u201d"),
    ("\u201c", '"'),
    ('"', "\u201d"),
    ("\u201e", "\u201c"),
    ("\u00ab", "\u00bb"),
    ("``", "''"),
]
WORDS = st.lists(st.sampled_from(["one", "dua", "tiga's", "vier\N{SAILBOAT}"]), min_size=1).map(
    " ".join
)


@pytest.mark.parametrize(("opening", "closing"), PAIRS)
def test_marks_of_every_form_enclose_a_quotation(opening: str, closing: str) -> None:
    text = f"He said: {opening}one two three{closing}. And {opening}four{closing} as well."
    assert quoted(text) == ["one two three", "four"]


@pytest.mark.parametrize(("opening", "closing"), PAIRS)
def test_prose_between_two_quotations_is_never_taken(opening: str, closing: str) -> None:
    text = f"{opening}one two{closing}. (2021)\n\nThen she added:\n\n{opening}three four{closing}."
    assert quoted(text) == ["one two", "three four"]


def test_nested_marks_belong_to_the_outer_quotation() -> None:
    assert quoted('\u201cHe shouted "stop it" at us\u201d twice') == ['He shouted "stop it" at us']
    assert quoted('"He shouted "stop it" at us" twice') == ['He shouted "stop it" at us']


def test_quotation_goes_on_over_a_page_break_and_its_number() -> None:
    text = "She said: \u201cthe contract lapsed\n\n63\n\nTwo years ago\u201d. More prose."
    (each,) = found(text)
    assert each.how == "marks"
    assert each.span.cut_from(text).split() == [
        "the",
        "contract",
        "lapsed",
        "63",
        "Two",
        "years",
        "ago",
    ]


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "\u201cnobody dredges the harbour\n\nThis is prose.\n\n\u201cthe contract lapsed\u201d."
    assert [(each.how, each.span.cut_from(text)) for each in found(text)] == [
        ("unclosed", "nobody dredges the harbour"),
        ("marks", "the contract lapsed"),
    ]


def test_stray_closing_mark_does_not_make_a_quotation_of_prose() -> None:
    said = "nobody dredges the harbour since last year"
    text = (
        f"\u201c{said}\n\nThis is a long paragraph of prose by the writer herself\u201d, she wrote."
    )
    assert quoted(text, f"Well, {said} again")[0] == said


def test_transcript_that_goes_on_holds_a_broken_quotation_together() -> None:
    said = (
        "nobody dredges the harbour since last year because the \u201ccontract\u201d lapsed again"
    )
    first, second = said.split(" because ")
    text = f"\u201c{first}\n\nbecause {second}\u201d. Prose."
    assert " ".join(quoted(text, said)[0].split()) == said


def test_quotation_at_the_end_of_the_draft_may_be_unclosed() -> None:
    assert [each.how for each in found("He said: \u201cone two three")] == ["unclosed"]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert quoted("On Jum'at the master's boat left the fishers' pier.") == []


def test_single_marks_enclose_a_quotation() -> None:
    assert quoted("He called it \u2018the captain\u2019s end\u2019 and 'no harbour'.") == [
        "the captain\u2019s end",
        "no harbour",
    ]


def test_inches_open_nothing() -> None:
    assert quoted('A pipe of 6" and one of 8" lay there, "he said" so.') == ["he said"]


def test_heading_ends_what_was_not_closed() -> None:
    text = "\u201cone two three\n\n1.2 The next section\n\nProse\u201d here."
    assert quoted(text)[0] == "one two three"


@given(st.lists(st.tuples(WORDS, st.sampled_from(PAIRS)), max_size=5))
def test_spans_are_exactly_what_stands_between_the_marks(
    quotations: list[tuple[str, tuple[str, str]]],
) -> None:
    paragraphs = [f"Prose: {a}{words}{b}." for words, (a, b) in quotations]
    assert quoted("\n\n".join(["Prose.", *paragraphs])) == [words for words, _ in quotations]


@given(st.text(alphabet="ab \n\"'\u201c\u201d\u201e\u00ab\u00bb.", max_size=80))
def test_any_text_gives_quotations_in_order_inside_the_draft(text: str) -> None:
    from app.errors import EmptyFile  # noqa: PLC0415 - only here

    try:
        length = len(draft(text).text)
    except EmptyFile:
        return
    spans = [each.span for each in found(text)]
    assert spans == sorted(spans)
    assert all(span.end <= length for span in spans)
