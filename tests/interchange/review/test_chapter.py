"""A chapter that came back with comments."""

from pathlib import Path

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from app.errors import ReviewOfAnotherProject
from app.importers.docx.returned_review import read_returned_review
from app.interchange.exporting import export
from app.interchange.review.applying import apply_review, review_deed
from app.interchange.review.preview import ReviewPreview
from app.interchange.review.word import Returned, preview
from app.operations.people import person_named
from app.queries.reviews import DecisionRow, decisions
from tests.coded_study import RAINS, CodedStudy
from tests.interchange.paper import ReviewPaper, run
from tests.study import a_study

MARTA = "Dr. Marta"


@pytest.fixture
def chapter(harbour: CodedStudy, tmp_path: Path) -> ReviewPaper:
    export(harbour.study.project, tmp_path / "chapter.docx", "chapter", "en")
    return ReviewPaper((tmp_path / "chapter.docx").read_bytes())


def read(harbour: CodedStudy, chapter: ReviewPaper) -> ReviewPreview:
    data = chapter.data()
    returned = Returned("chapter.docx", data, read_returned_review("chapter.docx", data))
    with harbour.study.project.read() as session:
        return preview(session, returned)


def applied(harbour: CodedStudy, found: ReviewPreview) -> list[DecisionRow]:
    with harbour.study.project.edit(review_deed(found)) as session:
        apply_review(session, found, person_named(session, found.reviewer, "supervisor"))
    with harbour.study.project.read() as session:
        return decisions(session)


def paragraph(chapter: ReviewPaper, words: str) -> Paragraph:
    """The first with these words in runs of its own: those of the contents are in links."""
    found = chapter.document.paragraphs
    return next(each for each in found if words in "".join(run.text for run in each.runs))


def comment(chapter: ReviewPaper, words: str, text: str) -> None:
    runs = paragraph(chapter, words).runs
    chapter.document.add_comment(runs, text=text, author=MARTA)


def test_untouched_chapter_says_nothing(harbour: CodedStudy, chapter: ReviewPaper) -> None:
    found = read(harbour, chapter)
    assert (found.printout.kind, found.rows, found.insertions) == ("chapter", (), ())


def test_comment_on_a_quotation_is_about_the_passage(
    harbour: CodedStudy, chapter: ReviewPaper
) -> None:
    comment(chapter, RAINS, "Who else?")
    (said,) = applied(harbour, read(harbour, chapter))
    assert (said.reviewer, said.remark, said.coding_id) == (MARTA, "Who else?", None)
    assert said.passage_id == next(
        row.id for row in (harbour.passage(f"K-{n:04}") for n in range(1, 7)) if row.text == RAINS
    )


@pytest.mark.parametrize("words", ["Heavy rains (C2)", "Rain carries soil"])
def test_comment_on_a_code_is_about_its_definition(
    words: str, harbour: CodedStudy, chapter: ReviewPaper
) -> None:
    comment(chapter, words, "Rename it.")
    (said,) = applied(harbour, read(harbour, chapter))
    assert (said.code_id, said.remark) == (harbour.codes["C2"], "Rename it.")


def test_heading_without_its_mark_is_known_by_its_words(
    harbour: CodedStudy, chapter: ReviewPaper
) -> None:
    heading = paragraph(chapter, "Heavy rains (C2)")._p
    for mark in [*heading.iter(qn("w:bookmarkStart"))]:
        heading.remove(mark)
    comment(chapter, "Heavy rains (C2)", "Rename it.")
    (said,) = applied(harbour, read(harbour, chapter))
    assert said.code_id == harbour.codes["C2"]


def test_any_other_comment_quotes_its_words(harbour: CodedStudy, chapter: ReviewPaper) -> None:
    comment(chapter, "Set out below", "Shorter.")
    (said,) = applied(harbour, read(harbour, chapter))
    assert said.remark.startswith("“Set out below, in this order: Lapsed contract")
    assert said.remark.endswith("”: Shorter.")


def test_second_reading_changes_nothing(harbour: CodedStudy, chapter: ReviewPaper) -> None:
    comment(chapter, RAINS, "Who else?")
    before = applied(harbour, read(harbour, chapter))
    chapter.document.core_properties.title = "saved again"
    again = read(harbour, chapter)
    assert (again.of("decided"), applied(harbour, again)) == ((), before)


def test_what_the_student_wrote_is_not_reported_and_others_insertions_are_counted(
    harbour: CodedStudy, chapter: ReviewPaper
) -> None:
    chapter.write_outside("A whole new paragraph by the student.")
    for author in (MARTA, MARTA, "Sari"):
        inserted = OxmlElement("w:ins", {qn("w:id"): "900", qn("w:author"): author})
        inserted.append(run("typed"))
        paragraph(chapter, RAINS)._p.append(inserted)
    found = read(harbour, chapter)
    assert (found.outside, found.insertions) == ((), ((MARTA, 2),))


@pytest.fixture
def stranger(tmp_path: Path) -> ReviewPaper:
    (tmp_path / "other").mkdir()
    with a_study(tmp_path / "other") as study:
        study.coding(study.source(), "Nobody checked", study.code("A1", "Family"))
        export(study.project, tmp_path / "chapter.docx", "chapter", "en")
    return ReviewPaper((tmp_path / "chapter.docx").read_bytes())


def test_chapter_of_another_project_is_refused(harbour: CodedStudy, stranger: ReviewPaper) -> None:
    with pytest.raises(ReviewOfAnotherProject):
        read(harbour, stranger)
