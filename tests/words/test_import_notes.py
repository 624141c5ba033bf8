import pytest

from app.words import LANGUAGES, Language, Words, import_notes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(import_notes.KEYS))
def test_every_note_is_a_finished_sentence(language: Language, key: str) -> None:
    sentence = import_notes.sentence(Words(language), key, 3)
    assert sentence.endswith((".", "\ufffd"))
    assert "{" not in sentence


def test_one_thing_is_said_in_the_singular() -> None:
    assert import_notes.sentence(Words("en"), "comments_left_out", 1) == "1 comment was left out."


def test_notes_are_translated() -> None:
    assert (
        import_notes.sentence(Words("id"), "comments_left_out", 2) == "2 komentar tidak disertakan."
    )
