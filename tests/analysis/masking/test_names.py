import pytest

from app.analysis.masking.names import NamesInText, find_occurrences, source_in_view
from app.models.span import Span
from app.operations.masking import add_masked_name, lay_masks
from app.queries.masking import MaskedNameRow, masked_names, masks
from tests.study import Study

TALK = "Farmer: Pak Budi Santoso datang. Budinya, BUDI  SANTOSO dan Budiman.\nFarmer: Ya, Budi."


def name(original: str, *variants: str, masked: str = "[A]", general: str = "") -> MaskedNameRow:
    return MaskedNameRow(1, "person", original, variants, masked, general, "")


def found(text: str, *names: MaskedNameRow) -> list[str]:
    return [span.cut_from(text) for span, _ in NamesInText(names).places(text)]


def test_name_is_found_whole_in_any_case_and_spacing() -> None:
    assert found(TALK, name("Budi Santoso", "Budi")) == [
        "Budi Santoso",
        "Budi",
        "BUDI  SANTOSO",
        "Budi",
    ]


@pytest.mark.parametrize("written", ["Camatnya", "camatlah", "camat2", "wawancara_camat.docx"])
def test_clitics_digits_and_underscores_hide_no_name(written: str) -> None:
    assert [each.casefold() for each in found(written, name("Camat"))] == ["camat"]


@pytest.mark.parametrize("written", ["Budiman", "sebudi", "budidaya"])
def test_name_inside_another_word_is_none(written: str) -> None:
    assert found(written, name("Budi")) == []


def test_public_view_shows_the_more_general_words() -> None:
    search = NamesInText([name("Budi", masked="[Camat A]", general="[an official]")])
    assert search.masked("Budinya", "masked") == "[Camat A]nya"
    assert search.masked("Budinya", "public") == "[an official]nya"


def test_full_name_of_the_informant_is_masked_too() -> None:
    row = MaskedNameRow(1, "person", "Budi", (), "[A]", "", "", 1, "I-01", "Budi Santoso")
    assert NamesInText([row]).masked("Budi Santoso, Budi", "masked") == "[A], [A]"


def test_places_under_a_mask_are_not_proposed_again(study: Study) -> None:
    source_id = study.source(TALK)
    with study.project.edit() as session:
        name_id = add_masked_name(session, "Budi Santoso", "[A]", variants=["Budi"])
        lay_masks(session, name_id, [(source_id, Span(12, 24))])
    with study.project.read() as session:
        rows = find_occurrences(session, masked_names(session))
        everything = find_occurrences(session, masked_names(session), also_masked=True)
    assert [row.found for row in rows] == ["Budi", "BUDI  SANTOSO", "Budi"]
    assert len(everything) == len(rows) + 1
    assert rows[0].before.endswith("datang. ")


def test_source_is_masked_only_where_masks_lie(study: Study) -> None:
    source_id = study.source(TALK)
    with study.project.edit() as session:
        name_id = add_masked_name(session, "Budi Santoso", "[A]")
        lay_masks(session, name_id, [(source_id, Span(12, 24))])
    with study.project.read() as session:
        made = source_in_view(TALK, masks(session), masked_names(session), "masked")
        same = source_in_view(TALK, masks(session), masked_names(session), "original")
    assert made.text.startswith("Farmer: Pak [A] datang. Budinya, BUDI  SANTOSO")
    assert same.text == TALK
