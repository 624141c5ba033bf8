import pytest

from app.words import LANGUAGES, Language, Words
from tests.coded_study import CodedStudy
from tests.exporters.documents import DOCUMENTS, GOLDEN, printed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_export_is_what_it_was(harbour: CodedStudy, name: str, language: Language) -> None:
    expected = (GOLDEN / f"{name}_{language}.txt").read_text("utf-8")
    assert printed(harbour, name, Words(language)) == expected
