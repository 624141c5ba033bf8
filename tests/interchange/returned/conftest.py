"""The large study, and its review documents as they left; built once for a whole module."""

import io
from collections.abc import Iterator

import docx
import pytest

from app.models.printed import PrintedPaper
from app.queries.review_rounds import rounds
from app.words import LANGUAGES
from tests.interchange.returned.kept import printed
from tests.interchange.returned.large_study import large_study
from tests.study import Study


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    """The study, which remembers the review documents in both languages."""
    with large_study(tmp_path_factory.mktemp("large")) as study:
        for language in LANGUAGES:
            data = printed(language)
            paper = PrintedPaper(_document_uuid(data), _round_uuid(study), "review", language, data)
            study.project.keep_printed(paper)
        yield study


def _round_uuid(study: Study) -> str:
    with study.project.read() as session:
        (made,) = rounds(session)
        return made.uuid


def _document_uuid(data: bytes) -> str:
    """As it is printed on the first page."""
    rows = docx.Document(io.BytesIO(data)).tables[0].rows
    found = {row.cells[0].text: row.cells[1].text for row in rows}
    return str(found.get("Document") or found["Dokumen"])
