"""What became of the words of a quotation, told apart from what became of their typography."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.quote_audit.quote_audit import audit
from tests.analysis.drafts import FISHER, MASTER, MASTER_LEADS, audited, draft, only, study

LEAD = f"{MASTER_LEADS} \u201c"


def master(words: str, *extra: tuple[str, str]) -> tuple[str, str]:
    finding = only(f"{LEAD}{words}\u201d.", *extra)
    return finding.status, finding.difference


@pytest.mark.parametrize(
    "words",
    [
        MASTER,
        MASTER.rstrip("."),
        "nobody dredges, and the contract lapsed",
        "silts up because\n\nnobody dredges, and the contract",
    ],
)
def test_same_signs_are_exact_also_over_a_page_break(words: str) -> None:
    assert master(words) == ("exact", "")


@pytest.mark.parametrize(
    "words",
    [
        "the harbour silts up because nobody dredges",
        "The  harbour silts up because nobody dredges",
        "The harbour silts\u00a0up because nobody dredges",
        "The harbour silts up because nobody dredges.",
        "The harbour silts up \u2013 because nobody dredges",
        "The har\u00adbour silts up because nobody dredges",
        "The har-bour silts up because no body dredges",
    ],
)
def test_other_typography_is_no_other_word(words: str) -> None:
    assert master(words)[0] == "typographic"


@pytest.mark.parametrize(
    ("words", "difference"),
    [
        (
            "The harbour silts up because somebody dredges",
            "The harbour silts up because [-nobody-]{+somebody+} dredges",
        ),
        (
            "The harbour silts because nobody dredges",
            "The harbour silts [-up -]because nobody dredges",
        ),
        (
            "The harbour often silts up because nobody dredges",
            "The harbour{+ often+} silts up because nobody dredges",
        ),
    ],
)
def test_changed_dropped_and_added_words_are_shown(words: str, difference: str) -> None:
    assert master(words) == ("altered", difference)


def test_turned_halves_are_altered() -> None:
    words = "the contract lapsed two years ago. The harbour silts up because nobody dredges, and"
    assert master(words)[0] == "altered"


def test_digits_and_their_commas_are_words() -> None:
    said = "The heavy rains carry soil, 75 tonnes, into the basin"
    assert only(f"\u201c{said}\u201d, said the Fisher of the South pier.").status == "altered"


@pytest.mark.parametrize("mark", ["[...]", "[\u2026]", "(...)", "...", "\u2026"])
def test_marked_gap_is_shortened(mark: str) -> None:
    finding = only(f"{LEAD}The harbour silts up {mark} the contract lapsed\u201d.")
    assert (finding.status, finding.marked) == ("shortened", True)


def test_long_gap_without_a_mark_is_shortened_and_said_so() -> None:
    more = "First they told us to wait for the dry season and then for the rains to end at last."
    words = "First they told us to wait for the rains to end at last"
    finding = only(
        f"{LEAD}{words}\u201d.", ("I-01", more.replace("dry season", "dry season of it"))
    )
    assert (finding.status, finding.marked) == ("shortened", False)


def test_explanation_in_brackets_is_typography() -> None:
    assert master("The harbour [of the town] silts up because nobody dredges")[0] == "typographic"


def test_word_that_turns_the_meaning_is_missed_at_the_edge() -> None:
    turn = ("I-01", "Tidak ada kapal yang pernah lewat di pelabuhan kami sejak itu.")
    status, difference = master("Ada kapal yang pernah lewat di pelabuhan kami", turn)
    assert (status, difference[:12]) == ("altered", "[-Tidak ada-")


def test_same_signs_behind_such_a_word_are_exact_and_the_word_is_told() -> None:
    turn = ("I-01", "Tidak ada kapal yang pernah lewat di pelabuhan kami sejak itu.")
    status, difference = master("ada kapal yang pernah lewat di pelabuhan kami", turn)
    assert (status, difference[:11]) == ("exact", "[-Tidak -]a")


def test_two_answers_run_together_are_not_exact() -> None:
    turn = ("I-01", "We wrote three letters.")
    assert (
        master("the contract lapsed two years ago. We wrote three letters.", turn)[0]
        == "typographic"
    )


def test_words_that_nobody_said_are_not_found() -> None:
    assert master("All the ships went home to their families in the cold winter")[0] == "not_found"


def test_same_words_quoted_twice_are_marked_both_times() -> None:
    findings = audited(f"{LEAD}{MASTER}\u201d.\n\nAgain: \u201c{MASTER}\u201d (I-01).")
    assert [each.used_twice for each in findings] == [True, True]


@given(st.integers(0, 10), st.integers(4, 12))
def test_span_holds_exactly_the_words_of_the_transcript(start: int, length: int) -> None:
    words = FISHER.split()[start : start + length]
    finding = audit(study(), draft(f"He said: \u201c{' '.join(words)}\u201d (I-02)."))[0]
    text = study().transcripts[1].text
    assert finding.span is not None
    assert finding.span.cut_from(text).split()[0].startswith(words[0].strip(".,"))
    assert len(finding.span.cut_from(text).split()) == len(words)


@given(st.integers(1, 12), st.sampled_from(["langit", "kapal"]))
def test_changed_word_never_reads_as_exact(place: int, other: str) -> None:
    words = MASTER.split()
    words[place] = other
    assert master(" ".join(words))[0] == "altered"
