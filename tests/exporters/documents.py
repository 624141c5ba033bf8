"""Every Word export of a study, for tests that hold for all of them and for the golden files.

``python -m tests.exporters.documents`` writes the golden files anew; look at the difference.
"""

import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path

from app import __version__
from app.analysis.chapter.chapter import chapter_content
from app.analysis.chapter.closing import closing_content
from app.analysis.review.document import review_content
from app.exporters.chapter.chapter import chapter_docx
from app.exporters.chapter.closing import closing_docx
from app.exporters.review.document import review_docx
from app.exporters.word.appendix import imprint
from app.exporters.word.codebook import codebook_docx
from app.exporters.word.document import Imprint
from app.exporters.word.passages import passages_docx
from app.models.review import Origin
from app.operations.codes import change_code
from app.operations.codings import uncode
from app.operations.people import add_person
from app.operations.review_rounds import freeze_round
from app.operations.reviews import answer, decide, judge_definition
from app.queries.codes import codes
from app.queries.passages import passages
from app.queries.projects import project
from app.queries.review_rounds import rounds
from app.words import LANGUAGES, Language, Words
from tests.coded_study import EITHER, NEVER, QUESTION, CodedStudy, coded_study
from tests.exporters.appendices import TEXTS, in_comments, in_margin
from tests.exporters.records import RECORDS
from tests.exporters.reopened import cells, outline_of

GOLDEN = Path(__file__).parents[1] / "golden" / "exports"
MADE_AT = "2026-11-21T08:00:00Z"
IMPRINT = Imprint("A paper", "Sari", MADE_AT)
THEN = Origin(decided_at="2026-11-01")
LESS_RAIN = "Rain carries soil and sand into the basin."
UNCODED = (
    "Interviewer: And you?\n"
    "Keeper: I have watched the sand come in for thirty years now.\n"
    "Interviewer: Yes?"
)


def chapter(harbour: CodedStudy, words: Words) -> bytes:
    with harbour.study.project.read() as session:
        return chapter_docx(chapter_content(session), words, MADE_AT)


def closing(harbour: CodedStudy, words: Words) -> bytes:
    with harbour.study.project.read() as session:
        return closing_docx(closing_content(session), words, MADE_AT)


def review(harbour: CodedStudy, words: Words) -> bytes:
    """The second of two rounds: with answers, changes and reviewers who disagree."""
    return review_paper(harbour, two_rounds(harbour), words.language)


def review_paper(
    harbour: CodedStudy, round_id: int | None = None, language: Language = "en"
) -> bytes:
    """The review document as it stands now, of a round or of everything."""
    with harbour.study.project.read() as session:
        content = review_content(session, round_id)
    return review_docx(content, Words(language), MADE_AT, document_uuid="DOCUMENT")


def words_of_rows(harbour: CodedStudy, round_id: int | None = None) -> dict[str, list[str]]:
    """The cells of each coding's row by what stands in the first."""
    found = cells(review_paper(harbour, round_id))
    return {row[0]: row for row in found if row[0].startswith("K-")}


def two_rounds(harbour: CodedStudy) -> int:
    """Two rounds with what happens between them; returns the second."""
    project, me = harbour.study.project, harbour.study.me
    with project.edit() as session:
        maria = add_person(session, "Dr. Maria", "supervisor")
        tono = add_person(session, "Prof. Tono", "supervisor")
        freeze_round(session, "One", me, [maria, tono])
        coding = harbour.codings[NEVER, "E1"]
        made = decide(session, coding, maria, "revise", "Which pier?", THEN)
        decide(session, coding, tono, "agree", "", THEN)
        judge_definition(session, harbour.codes["C2"], tono, "agree", "Good.", THEN)
        answer(session, made, "The south one.", "accepted")
        change_code(session, harbour.codes["C2"], texts={"definition": LESS_RAIN})
        uncode(session, harbour.codings[QUESTION, "E1"])
    harbour.stance(EITHER, "C2", "contradicts")
    source = harbour.study.source(UNCODED, "keeper.txt")
    harbour.study.informant("N-01", source, role="Keeper")
    with project.edit() as session:
        return freeze_round(session, "Two", me, [maria])


def only_passages(harbour: CodedStudy, words: Words) -> bytes:
    with harbour.study.project.read() as session:
        about = imprint(project(session), words("Coded Passages"), MADE_AT)
        return passages_docx(passages(session), codes(session), words, about)


def codebook(harbour: CodedStudy, words: Words) -> bytes:
    with harbour.study.project.read() as session:
        about = imprint(project(session), words("The Codebook"), MADE_AT)
        return codebook_docx(codes(session), words, about)


DOCUMENTS: dict[str, Callable[[CodedStudy, Words], bytes]] = {
    "appendix": in_margin,
    "appendix_comments": in_comments,
    "chapter": chapter,
    "closing": closing,
    "review": review,
    "passages": only_passages,
    "codebook": codebook,
    **RECORDS,
}


def printed(harbour: CodedStudy, name: str, words: Words) -> str:
    """Styles and words of an export, what differs at every run taken out."""
    text = outline_of(DOCUMENTS[name](harbour, words)).replace(__version__, "VERSION")
    with harbour.study.project.read() as session:
        described, made = project(session), rounds(session)
    for row in made:
        text = text.replace(row.uuid, f"ROUND {row.number}")
    return text.replace(described.project_uuid, "PROJECT").replace(described.copy_id, "COPY")


def write_golden() -> None:
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for language, name in product(LANGUAGES, DOCUMENTS):
        with tempfile.TemporaryDirectory() as folder, coded_study(Path(folder)) as harbour:
            text = printed(harbour, name, Words(language))
        (GOLDEN / f"{name}_{language}.txt").write_text(text, "utf-8", newline="\n")
    for name, write in TEXTS.items():
        with tempfile.TemporaryDirectory() as folder, coded_study(Path(folder)) as harbour:
            (GOLDEN / name).write_bytes(write(harbour, Words("id")))


if __name__ == "__main__":
    write_golden()
