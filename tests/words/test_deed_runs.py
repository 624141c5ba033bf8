import pytest

from app.words import LANGUAGES, Language, Words
from app.words.deed_runs import _SENTENCES, comes_in_runs, run_sentence, shared_parameter
from app.words.deeds import DEEDS, deed_sentence

CODED = {"passage": "K-0001", "code": "P1"}


def test_a_run_is_one_sentence() -> None:
    assert run_sentence(Words("en"), "coded", CODED, 14) == "Coded 14 passages with P1"
    assert run_sentence(Words("id"), "coded", CODED, 14) == "Mengodekan 14 kutipan dengan P1"


def test_a_single_deed_is_told_in_full() -> None:
    words = Words("en")
    assert run_sentence(words, "coded", CODED, 1) == deed_sentence(words, "coded", CODED)


def test_what_comes_in_no_runs_is_told_as_it_is() -> None:
    assert not comes_in_runs("review_read")
    assert shared_parameter("review_read") == ""
    assert run_sentence(Words("en"), "review_read", {"document": "a"}, 2).endswith("document a")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", _SENTENCES)
def test_every_run_is_a_deed_and_counts(key: str, language: Language) -> None:
    assert key in DEEDS
    said = run_sentence(Words(language), key, {}, 7)
    assert "7" in said
    assert ("?" in said) == bool(shared_parameter(key))
