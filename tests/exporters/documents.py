"""Every Word export of a study, for tests that hold for all of them and for the golden files.

``python -m tests.exporters.documents`` writes the golden files anew; look at the difference.
"""

import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path

from app.analysis.appendix import appendix_content
from app.analysis.chapter import chapter_content
from app.analysis.review_document import review_content
from app.exporters.word_appendix import appendix_docx, imprint
from app.exporters.word_chapter import chapter_docx
from app.exporters.word_codebook import codebook_docx
from app.exporters.word_passages import passages_docx
from app.exporters.word_review import review_docx
from app.queries.codes import codes
from app.queries.passages import passages
from app.queries.projects import project
from app.words import LANGUAGES, Words
from tests.coded_study import CodedStudy, coded_study
from tests.exporters.records import RECORDS
from tests.exporters.word import outline_of

GOLDEN = Path(__file__).parents[1] / "golden" / "exports"
MADE_AT = "2026-11-21T08:00:00Z"


def appendix(harbour: CodedStudy, words: Words) -> bytes:
    with harbour.study.project.read() as session:
        return appendix_docx(appendix_content(session), words, MADE_AT)


def chapter(harbour: CodedStudy, words: Words) -> bytes:
    with harbour.study.project.read() as session:
        return chapter_docx(chapter_content(session), words, MADE_AT)


def review(harbour: CodedStudy, words: Words) -> bytes:
    with harbour.study.project.read() as session:
        return review_docx(review_content(session), words, MADE_AT)


def only_passages(harbour: CodedStudy, words: Words) -> bytes:
    with harbour.study.project.read() as session:
        about = imprint(project(session), words("Coded Passages"), MADE_AT)
        return passages_docx(passages(session), codes(session), words, about)


def codebook(harbour: CodedStudy, words: Words) -> bytes:
    with harbour.study.project.read() as session:
        about = imprint(project(session), words("The Codebook"), MADE_AT)
        return codebook_docx(codes(session), words, about)


DOCUMENTS: dict[str, Callable[[CodedStudy, Words], bytes]] = {
    "appendix": appendix,
    "chapter": chapter,
    "review": review,
    "passages": only_passages,
    "codebook": codebook,
    **RECORDS,
}


def printed(harbour: CodedStudy, name: str, words: Words) -> str:
    """Styles and words of an export, what differs at every run taken out."""
    with harbour.study.project.read() as session:
        described = project(session)
    text = outline_of(DOCUMENTS[name](harbour, words))
    return text.replace(described.project_uuid, "PROJECT").replace(described.copy_id, "COPY")


def write_golden() -> None:
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for language, name in product(LANGUAGES, DOCUMENTS):
        with tempfile.TemporaryDirectory() as folder, coded_study(Path(folder)) as harbour:
            text = printed(harbour, name, Words(language))
        (GOLDEN / f"{name}_{language}.txt").write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    write_golden()
