import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.masking.names import CLITICS
from app.exporters.leaks.names import SecretSearch

words = st.text("abé-2% ", max_size=8)


def spellings(text: str, search: SecretSearch) -> list[str]:
    return [spelling for _, _, spelling in search.hits(search.folded(text))]


@given(st.lists(words.filter(lambda word: any(map(str.isalpha, word))), min_size=1), words, words)
def test_no_name_is_ruled_out_that_a_plain_search_finds(
    names: list[str], before: str, behind: str
) -> None:
    search = SecretSearch([("[A]", names)], ())
    for name in names:
        text = search.folded(f"{before} {name} {behind}")
        folded = search.folded(name)
        ends = "|".join(CLITICS)
        plainly = rf"(?<![^\W\d_]){re.escape(folded)}(?=(?:{ends})?(?![^\W\d_]))"
        if folded and re.search(plainly, text):
            assert [*search.hits(text)]
            assert [*search.first_hits(text)]


def test_first_place_of_each_name_is_enough_to_say_which_stand_there() -> None:
    search = SecretSearch([("[A]", ["Budi"]), ("[B]", ["Sari"]), ("[C]", ["Tono"])], ())
    text = search.folded("Sari, Budi, Sari, Budi")
    assert {name for _, name, _ in search.first_hits(text)} == {"[A]", "[B]"}


def test_name_is_looked_for_with_a_blank_after_each_letter() -> None:
    search = SecretSearch([("[A]", ["Budi"])], ())
    assert spellings("a B-u-d-i b", search) == ["b u d i"]
    assert spellings("ibu di rumah", search) == []


def test_mask_that_holds_the_name_hides_its_own_words_alone() -> None:
    search = SecretSearch([("[A]", ["Camat"])], ["[Camat A]"])
    assert spellings("di [Camat A]", search) == []
    text = search.folded("camat a x camatnya")
    assert [start for start, _, _ in search.hits(text)] == [10]


def test_words_that_were_forgotten_rule_no_name_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.exporters.leaks.names._MOST_WORDS", 2)
    search = SecretSearch([("[A]", ["Budi Santoso"])], ())
    assert spellings("one two three Budi Santoso four five six", search) == ["budi santoso"]
