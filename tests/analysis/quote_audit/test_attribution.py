"""Whom the draft names for a quotation, however it names them."""

from dataclasses import replace

import pytest

from app.analysis.quote_audit.attribution import Informants, attribution
from tests.analysis.drafts import (
    FISHER,
    FISHER_LEADS,
    INFORMANTS,
    MASTER,
    MASTER_LEADS,
    audited,
    draft,
    found,
    informant,
    only,
)

COUNTY = (
    informant("I-01", "Anggota Dewan Kabupaten Lembah Divisi Hukum dan Data Informasi"),
    informant("I-02", "Anggota Dewan Kabupaten Lembah Divisi Penyelesaian Sengketa"),
    informant("I-03", "Ketua Panitia Kecamatan Sungai Batu", category="Panitia"),
    informant("I-04", "Ketua Panitia Kecamatan Kota VII", category="Panitia"),
    informant("I-05", "Masyarakat Kabupaten Lembah"),
    informant("I-06", "Guru", name="Ibu Ratna", pseudonym="Melati"),
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "disampaikan oleh Anggota Dewan Kabuapten Lembah Divisi Hukum dan Data Informasi",
            ["I-01"],
        ),
        ("kata anggota Dewan Kabupaten Lembah Divisi Penyelesaian Sangketa", ["I-02"]),
        ("oleh Ketua panitia Kecamatan Sungai Batu di Kabupaten Lembah", ["I-03"]),
        ("Ketua Panitia Kota VII menyatakan", ["I-04"]),
        ("menurut Masyarakat Kabupaten Lembah", ["I-05"]),
        ("Ibu Ratna berkata", ["I-06"]),
        ("Ma\u00adsya\u00adra\u00adkat Kabu\u00adpaten Lembah", ["I-05"]),
        ("Melati (nama samaran) berkata", ["I-06"]),
        ("informan I.03 dan i04 berkata", ["I-03", "I-04"]),
        ("kasus Camat Kecamatan Kota VII yang", []),
        ("Ketua Panitia saja", []),
        ("Hal ini disampaikan oleh Panitia", ["I-03", "I-04"]),
        ("Hal ini menyangkut Panitia", []),
        ("tentang Camat Kecamatan Kota VII oleh Ketua Panitia Kecamatan Sungai Batu", ["I-03"]),
    ],
)
def test_informants_are_known_by_role_code_name_and_pseudonym(text: str, codes: list[str]) -> None:
    assert list(Informants(COUNTY).named_in(text).codes) == codes


def test_role_that_two_share_names_both() -> None:
    people = Informants(
        (informant("A", "Penyuluh pertanian"), informant("B", "Penyuluh pertanian"))
    )
    assert people.named_in("menurut Penyuluh pertanian").codes == ("A", "B")


def test_lead_in_names_the_informant() -> None:
    finding = only(f"{MASTER_LEADS}\n\n\u201c{MASTER}\u201d")
    assert (finding.status, finding.informant, finding.attributed_to) == ("exact", "I-01", "I-01")


def test_lead_in_may_be_broken_by_a_page_and_followed_by_a_citation() -> None:
    lead = "It was said by the Harbour\n\nmaster of the North pier : (harbour, 2021)"
    assert only(f"{lead}\n\n\u201c{MASTER}\u201d").attributed_to == "I-01"


@pytest.mark.parametrize(
    "after",
    [
        "(I-02, 2021)",
        "(Fisher of the South pier, interview)",
        ", said the Fisher of the South pier.",
    ],
)
def test_what_follows_names_the_informant_too(after: str) -> None:
    assert only(f"One of them: \u201c{FISHER}\u201d {after}").attributed_to == "I-02"


TWO_IN_A_ROW = (
    f"\u201c{MASTER}\u201d (interview with the Harbour master of the North pier, 2025; K-0001)\n"
    f"As put by the Fisher of the South pier: \u201c{FISHER}\u201d"
)


def test_the_bracket_of_the_quotation_before_names_nobody_for_the_next_one() -> None:
    first, second = audited(TWO_IN_A_ROW.replace("Fisher of the South pier", "other one"))
    assert (first.attributed_to, second.attributed_to) == ("I-01", "")
    assert [each.attributed_to for each in audited(TWO_IN_A_ROW)] == ["I-01", "I-02"]


def test_a_bracket_that_belongs_to_a_role_is_no_citation() -> None:
    people = (informant("I-01", "Chair of the East"), informant("I-02", "Villagers (three men)"))
    text = f"The Chair of the East left. So said the Villagers (three men): \u201c{FISHER}\u201d"
    made = draft(text)
    (quotation,) = found(text)
    assert attribution(made, quotation, 0, Informants(people)).codes == ("I-02",)


def test_a_bracket_of_a_pdf_goes_on_in_the_next_line() -> None:
    text = f"\u201c{FISHER}\u201d (interview with the\nFisher of the South pier, 2025)"
    made = replace(draft(text), hyphens_of_lines=True, wrapped=False)
    (quotation,) = found(text)
    assert attribution(made, quotation, 0, Informants(INFORMANTS)).codes == ("I-02",)


def test_words_of_another_informant_are_reported_with_both_names() -> None:
    finding = only(f"{FISHER_LEADS} \u201c{MASTER}\u201d.")
    assert (finding.status, finding.text_status) == ("other_informant", "exact")
    assert (finding.informant, finding.attributed_to) == ("I-01", "I-02")


def test_question_of_the_interviewer_is_nobodys_answer() -> None:
    finding = only(f"{MASTER_LEADS} \u201cWhy does the harbour silt up?\u201d.")
    assert (finding.status, finding.by_interviewer) == ("other_informant", True)


def test_without_an_attribution_nobody_is_accused() -> None:
    finding = only(f"Somebody else noted: \u201c{MASTER}\u201d.")
    assert (finding.status, finding.attributed_to) == ("exact", "")


def test_same_words_of_two_informants_are_those_of_the_named_one() -> None:
    findings = audited(f"{FISHER_LEADS} \u201c{FISHER}\u201d.", ("I-01", FISHER))
    assert [(each.status, each.informant) for each in findings] == [("exact", "I-02")]


def test_sentence_before_the_last_one_names_nobody() -> None:
    lead = f"{MASTER_LEADS.rstrip(':')}. But the others on the pier said something else:"
    assert only(f"{lead} \u201c{FISHER}\u201d").status == "exact"


def test_heading_names_nobody() -> None:
    text = f"1.2 Fisher of the South pier\n\n\u201c{MASTER}\u201d"
    assert only(text).status == "exact"
