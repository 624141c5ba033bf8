from app.analysis.masking.variants import find_variants, variants_in
from app.operations.masking import add_masked_name
from app.queries.masking import masked_names
from tests.study import Study


def spellings(text: str, *names: str) -> list[str]:
    return [variant.spelling for variant in variants_in([text], names)]


def test_spelling_one_letter_apart_is_proposed() -> None:
    text = "Tanah Sangketa itu, bukan Sengketanya dan bukan Serikat."
    assert spellings(text, "Sengketa") == ["Sangketa"]


def test_part_of_a_name_is_proposed() -> None:
    assert spellings("Kata Santoso begitu, kata Santoso.", "Budi Santoso") == ["Santoso"]


def test_short_and_small_words_are_no_names() -> None:
    assert spellings("Ani, Ati dan sengkata", "Ana", "Sengketa") == []


def test_name_of_several_words_with_a_typing_error_is_proposed() -> None:
    assert "Budi Santosa" in spellings("Oleh Budi Santosa kemarin.", "Budi Santoso")


def test_those_most_often_met_come_first(study: Study) -> None:
    study.source("Farmer: Sangketa Sangketa Sengketo.\nFarmer: Ya, Sengketa.")
    with study.project.edit() as session:
        add_masked_name(session, "Sengketa", "[X]")
    with study.project.read() as session:
        found = find_variants(session, masked_names(session)[0])
    assert [(each.spelling, each.times) for each in found] == [("Sangketa", 2), ("Sengketo", 1)]
