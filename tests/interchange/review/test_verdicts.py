import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.interchange.review.verdicts import read_verdict
from app.models.review import Verdict

NOTATIONS: dict[Verdict, tuple[str, ...]] = {
    "agree": (
        "S",
        "setuju",
        "Disetujui",
        "agree",
        "Accept",
        "ok",
        "Ya",
        "yes",
        "\u2713",
        "v",
        "ACC",
    ),
    "revise": ("R", "revisi", "Revise", "perbaiki", "perlu revisi", "needs revision"),
    "reject": ("T", "tolak", "Ditolak", "tidak setuju", "Reject", "no", "\u2717", "\u274c"),
}
answers = st.sampled_from([(v, n) for v, names in NOTATIONS.items() for n in names])
noise = st.text(" .,!;:()-\n\u00a0", max_size=4)


@given(answers, noise, noise, st.sampled_from([str.upper, str.lower, str.title, str]))
def test_notation_is_read_in_any_case_and_punctuation(
    answer: tuple[Verdict, str], before: str, after: str, case: type[str]
) -> None:
    verdict, written = answer
    assert read_verdict(before + case(written) + after) == verdict


@pytest.mark.parametrize(
    "written",
    ["", "S/R/T", "setuju, tapi perbaiki", "setuju?", "belum", "setuju / revisi", "kurang jelas"],
)
def test_what_can_mean_several_things_is_no_verdict(written: str) -> None:
    assert read_verdict(written) is None


@pytest.mark.parametrize("written", ["x", "X", " x ", "\u00d7", "\u2612", "xx", "X."])
def test_lone_cross_may_be_a_tick_and_is_no_verdict(written: str) -> None:
    assert read_verdict(written) is None


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("Setuju, Bu.", "agree"),
        ("I don\u2019t agree", "reject"),
        ("[ ] Setuju [x] Revisi [ ] Tolak", "revise"),
        ("( ) Agree ( ) Revise (v) Reject", "reject"),
        ("[ ] Setuju [ ] Revisi [ ] Tolak", None),
        ("\u2610 Setuju \u2612 Revisi \u2610 Tolak", "revise"),
        ("\u2611 Agree  \u2610 Revise  \u2610 Reject", "agree"),
        ("\u2610 Setuju \u2610 Revisi \u2610 Tolak", None),
        ("\u2612 Setuju \u2612 Revisi \u2610 Tolak", None),
        ("Setuju \u2713", "agree"),
        ("R (revisi)", "revise"),
    ],
)
def test_ticked_box_decides(written: str, verdict: Verdict | None) -> None:
    assert read_verdict(written) == verdict


@given(st.text(string.ascii_letters + " ", min_size=12))
def test_longer_text_is_never_a_crash(written: str) -> None:
    assert read_verdict(written) in {None, "agree", "revise", "reject"}


def test_crossed_out_word_is_no_verdict() -> None:
    assert read_verdict("~~S~~") is None
