"""What is a quotation of an interview and what is not, blocks without marks included."""

import pytest

from app.analysis.quote_audit.quote_audit import audit
from app.analysis.quote_audit.study import AuditedStudy
from tests.analysis.drafts import FISHER, MASTER, MASTER_LEADS, audited, draft, only


@pytest.mark.parametrize(
    "text",
    [
        "Menurut Pasal 5 UU 8, \u201cpelabuhan adalah tempat kapal bersandar di sana\u201d.",
        "The term \u201cheavy rains\u201d is used here.",
        "\u201cA harbour is where ships lie in calm water all year\u201d (Budiarjo, 2008).",
        "Budiarjo (2008) writes: \u201ca harbour is where ships lie in calm water all year\u201d.",
    ],
)
def test_law_literature_and_terms_are_no_interview(text: str) -> None:
    assert only(text).status == "not_interview"


def test_quotation_of_nobody_is_not_found_where_an_informant_is_named() -> None:
    text = f"{MASTER_LEADS} \u201call the ships went home to their families in winter\u201d (2021)."
    assert only(text).status == "not_found"


def test_three_words_of_the_named_informant_are_a_quotation() -> None:
    assert only(f"{MASTER_LEADS} \u201cthe contract lapsed\u201d.").status == "exact"


def test_paragraph_after_a_colon_that_a_transcript_says_is_a_block_quotation() -> None:
    finding = only(f"{MASTER_LEADS}\n\n{MASTER} (I-01, 2021)\n\nThis is what we learn from it.")
    assert (finding.how, finding.status, finding.quotation) == ("plain", "exact", MASTER)


def test_altered_block_after_a_colon_is_found() -> None:
    altered = MASTER.replace("nobody", "somebody")
    assert only(f"{MASTER_LEADS}\n\n{altered}").status == "altered"


def test_prose_that_repeats_an_interview_in_passing_is_the_writers() -> None:
    text = f"{MASTER} In other words the town of the writer had never cared for its water at all."
    assert audited(text) == []


def test_list_items_are_no_block_quotations() -> None:
    assert audited(f"They said:\n\n1. {MASTER}\n\n2. {FISHER}") == []


def test_study_without_transcripts_finds_nothing() -> None:
    (finding,) = audit(AuditedStudy((), ()), draft(f"He said: \u201c{MASTER}\u201d."))
    assert finding.status == "not_found"


def test_draft_without_quotations_has_no_findings() -> None:
    assert audited("Nothing is quoted here.") == []


def test_progress_ends_at_the_last_quotation() -> None:
    told: list[tuple[int, int]] = []
    audit(
        AuditedStudy((), ()),
        draft("\u201cone two\u201d and \u201cthree four\u201d"),
        lambda *now: told.append(now),
    )
    assert told == [(0, 2), (1, 2), (2, 2)]
