import pytest

from app.analysis.naming import NameSearch

RUSDI = ("I-01", "H. Ahmad Rusdi, S.H.", "Pak Karim")


def found(text: str, *people: tuple[str, str, str]) -> list[tuple[str, str]]:
    return NameSearch(people).names_in(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("So ahmad rusdi told us.", "ahmad rusdi"),
        ("So Ahmad\n Rusdi told us.", "Ahmad Rusdi"),
        ("\N{SEEDLING} Pak Rusdi told us.", "Rusdi"),
        ("RUSDI told us.", "RUSDI"),
    ],
)
def test_a_name_is_found_whole_or_in_part(text: str, name: str) -> None:
    assert found(text, RUSDI) == [("I-01", name)]


@pytest.mark.parametrize("text", ["Rusdian told us.", "Pak Karim, H. S.", "Pak S.H. said"])
def test_other_words_titles_and_the_pseudonym_are_no_names(text: str) -> None:
    assert found(text, RUSDI) == []


def test_a_part_that_is_an_ordinary_word_counts_only_when_written_as_a_name() -> None:
    bunga = ("I-02", "Bunga Lestari", "Ibu A")
    assert found("We planted bunga there.", bunga) == []
    assert found("We asked Bunga there.", bunga) == [("I-02", "Bunga")]


def test_a_part_of_the_name_that_the_pseudonym_has_too_is_no_secret() -> None:
    assert found("Karim came.", ("I-03", "Karim Abdullah", "Karim")) == []


def test_who_is_named_twice_is_found_once_by_the_longest_name() -> None:
    assert found("Rusdi, I mean Ahmad Rusdi.", RUSDI) == [("I-01", "Ahmad Rusdi")]


def test_a_name_cut_by_the_borders_is_none() -> None:
    text = "We saw Rusdian there."
    assert NameSearch([RUSDI]).names_in(text, 0, text.index("an there")) == []


@pytest.mark.parametrize("people", [[], [("I-01", "", "A")], [("I-01", "Pak H.", "A")]])
def test_without_names_there_is_nothing_to_look_for(people: list[tuple[str, str, str]]) -> None:
    assert not NameSearch(people)
    assert NameSearch(people).names_in("Pak H.", 0, 6) == []
