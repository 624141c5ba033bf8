import dataclasses
from collections.abc import Iterator

import pytest

from app.errors import FolderNotWritable, NotFound, ProjectError
from app.words import LANGUAGES, Language, Words
from app.words.errors import NOUNS, SENTENCES, sentence


def kinds(of: type[ProjectError] = ProjectError) -> Iterator[type[ProjectError]]:
    yield of
    for kind in of.__subclasses__():
        yield from kinds(kind)


def example(kind: type[ProjectError]) -> ProjectError:
    fields = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()
    return kind(**{field.name: "code" for field in fields})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [*kinds()], ids=lambda kind: kind.__name__)
def test_every_error_is_a_full_sentence(kind: type[ProjectError], language: Language) -> None:
    said = sentence(Words(language), example(kind))
    assert said.strip()
    assert "{" not in said


@pytest.mark.parametrize("said", [*SENTENCES.values(), *NOUNS.values()])
def test_every_sentence_has_an_indonesian_form(said: str) -> None:
    assert Words("id")(said) != said


def test_what_is_missing_is_named_in_the_readers_language() -> None:
    assert sentence(Words("id"), NotFound("code", "X9")) == "Tidak ada kode bernama X9."


def test_subclass_without_a_sentence_of_its_own_uses_its_parents() -> None:
    class Unheard(FolderNotWritable):
        pass

    assert sentence(Words("en"), Unheard("a.kutipan")) == (
        "a.kutipan cannot be written: its folder does not allow it."
    )
