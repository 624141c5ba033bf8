from collections.abc import Iterator

import pytest

from app.errors import FolderNotWritable, ProjectError
from app.words import LANGUAGES, Language, Words
from app.words.errors import sentence


def kinds(of: type[ProjectError] = ProjectError) -> Iterator[type[ProjectError]]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def example(kind: type[ProjectError]) -> ProjectError:
    return kind(**dict.fromkeys(getattr(kind, "__dataclass_fields__", {}), "code"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [*kinds()], ids=lambda kind: kind.__name__)
def test_every_error_is_a_full_sentence(kind: type[ProjectError], language: Language) -> None:
    said = sentence(Words(language), example(kind))
    assert said.strip()
    assert "{" not in said


def test_subclass_without_a_sentence_of_its_own_uses_its_parents() -> None:
    class Unheard(FolderNotWritable):
        pass

    assert sentence(Words("en"), Unheard("a.kutipan")) == (
        "a.kutipan cannot be written there. Choose another folder."
    )
