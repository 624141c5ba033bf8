"""Claims of abstract, sections and conclusion, held against the coding and one another."""

import pytest

from app.analysis.quote_audit.claims import Claim, claims
from app.analysis.quote_audit.claims_names import ClaimedCode, CodeNames, stem
from tests.analysis.drafts import draft


def code(
    called: str, name: str, passages: int = 1, definition: str = "", kind: str = "cause"
) -> ClaimedCode:
    return ClaimedCode(called, (name,), definition, kind, "", passages)


BOOK = (
    code("P1", "Kontrak yang berakhir"),
    code("P2", "Hujan lebat"),
    code("P3", "Rendahnya pengetahuan nelayan"),
    code("P4", "Pencurian pasir", passages=0),
)
SECTIONS = """HASIL DAN PEMBAHASAN

Pengantar saja di sini.

1.1 Kontrak Yang Berakhir di Pelabuhan

Isi.

1.2 Adanya Hujan Lebat

Isi.

1.3 Rendahnya pengetahuan para nelayan

Isi.
"""
CONCLUSION = """KESIMPULAN

a) Penyebab pertama adalah kontrak yang berakhir.

b) Penyebab kedua adalah hujan lebat.

c) Penyebab ketiga adalah rendahnya pengetahuan nelayan.
"""


def told(*texts: str) -> list[tuple[str, tuple[str, ...], str]]:
    found = claims(BOOK, [draft(text) for text in texts])
    return [(each.kind, each.codes, each.zone) for one in found for each in one]


def test_draft_that_claims_what_was_coded_is_left_alone() -> None:
    assert told(SECTIONS + "\n" + CONCLUSION) == []


@pytest.mark.parametrize(
    ("title", "zone"),
    [
        ("ABSTRAK", "abstract"),
        ("HASIL PENELITIAN", "introduction"),
        ("BAB V PENUTUP", "conclusion"),
    ],
)
def test_code_without_a_passage_is_named(title: str, zone: str) -> None:
    named = "kontrak yang berakhir, hujan lebat, rendahnya pengetahuan nelayan, pencurian pasir"
    assert told(f"{title}\n\nPenyebabnya {named}.") == [("no_passage", ("P4",), zone)]


def test_heading_of_a_code_without_a_passage_is_named() -> None:
    text = "HASIL\n\nPengantar.\n\n1.4 Pencurian Pasir di Pelabuhan\n\nIsi."
    assert told(text) == [("no_passage", ("P4",), "heading")]


def test_code_that_the_conclusion_leaves_out_is_named() -> None:
    text = CONCLUSION.replace("b) Penyebab kedua adalah hujan lebat.\n\n", "").replace(
        "ketiga", "kedua"
    )
    assert told(text) == [("left_out", ("P2",), "conclusion")]


def test_conclusion_in_another_order_than_the_sections() -> None:
    turned = CONCLUSION.replace("hujan lebat", "X").replace(
        "rendahnya pengetahuan nelayan", "hujan lebat"
    )
    text = turned.replace("X", "rendahnya pengetahuan nelayan")
    assert told(SECTIONS, text) == [("order", ("P3", "P2"), "conclusion")]


def test_enumeration_in_a_sentence_has_an_order_too() -> None:
    named = "hujan lebat, kontrak yang berakhir, rendahnya pengetahuan nelayan"
    assert told(f"{SECTIONS}\nABSTRAK\n\nPenyebabnya {named}.") == [
        ("order", ("P2", "P1"), "abstract")
    ]


@pytest.mark.parametrize("word", ["ke tiga", "ketiga", "Ke-tiga", "third"])
def test_ordinal_words_that_contradict_the_list(word: str) -> None:
    text = CONCLUSION.replace("kedua", "X").replace("ketiga", "kedua").replace("X", word)
    (found,) = claims(BOOK, [draft(text)])
    assert [(each.kind, each.codes, each.expected) for each in found] == [
        ("numbering", ("P2", "P3"), ("P3", "P2"))
    ]


def test_place_is_the_paragraph_that_claims() -> None:
    text = draft(
        "KESIMPULAN\n\nAda pencurian pasir. Kontrak yang berakhir, hujan lebat, dan"
        " rendahnya pengetahuan nelayan."
    )
    (claim,) = (each for each in claims(BOOK, [text])[0] if each.kind == "no_passage")
    assert isinstance(claim, Claim)
    assert claim.place is not None
    assert claim.place.cut_from(text.text).startswith("Ada pencurian pasir")


def test_draft_without_titles_claims_nothing() -> None:
    assert told("Pencurian pasir saja.") == []


def test_empty_codebook_is_claimed_by_nobody() -> None:
    assert claims((), [draft(CONCLUSION)]) == [[]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("dengan meningkatkan pengawasan pada saat kampanye", "Peningkatan pengawasan kampanye"),
        ("ambisi karir jabatan", "Ambisi karier jabatan"),
        ("lemahnya pengegakan hukum", "Lemahnya penegakan hukum"),
        ("the low awareness of the public", "Low public awareness"),
    ],
)
def test_names_are_known_in_other_forms(text: str, name: str) -> None:
    names = CodeNames([code("A", name), code("B", "Hujan lebat"), code("C", "Kontrak")])
    assert [mention.code.called for mention in names.mentions(text)] == ["A"]


def test_sentence_that_says_the_definition_names_the_code() -> None:
    defined = code(
        "A", "Brosur", definition="Selebaran ke kantor, rumah ibadah, sekolah dan klinik"
    )
    names = CodeNames([defined, code("B", "Hujan lebat")])
    text = "Dibagikan ke kantor pemerintah, rumah ibadah, sekolah, dan klinik desa."
    assert [mention.code.called for mention in names.mentions(text)] == ["A"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("peningkatan", "meningkatkan"), ("kekeluargaan", "keluarga"), ("rendahnya", "rendah")],
)
def test_stems_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)
