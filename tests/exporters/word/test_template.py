from dataclasses import replace

from docx.shared import Cm, Pt

from app.analysis.chapter.chapter import chapter_content
from app.exporters.chapter.chapter import chapter_docx
from app.importers.docx.template import read_word_template
from app.models.format_profile import DEFAULT_PROFILE, BlockQuotes, ThesisFormat
from app.words import Words
from tests.coded_study import CodedStudy
from tests.exporters.reopened import opened, part
from tests.importers.docx.test_template import faculty

APART = replace(DEFAULT_PROFILE, quotes=BlockQuotes(from_words=1))


def chapter(harbour: CodedStudy) -> bytes:
    template = read_word_template("faculty.docx", faculty())
    with harbour.study.project.read() as session:
        content = chapter_content(session)
    made_at = "2026-11-21T08:00:00Z"
    return chapter_docx(content, Words("id"), made_at, dressed=ThesisFormat(APART, template))


def test_the_facultys_styles_and_page_come_before_the_profile(harbour: CodedStudy) -> None:
    document = opened(chapter(harbour))
    assert document.styles["Heading 1"].font.size == Pt(15)
    left = document.sections[-1].left_margin
    assert left is not None
    assert abs(left - Cm(4)) < Cm(0.01)


def test_styles_that_the_faculty_has_not_are_ours(harbour: CodedStudy) -> None:
    document = opened(chapter(harbour))
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Lead In", "Quote", "Source Line"} <= used
    ids = [style.style_id for style in document.styles]
    assert len(ids) == len(set(ids))


def test_headings_are_numbered_by_the_profile_and_nothing_else_comes_along(
    harbour: CodedStudy,
) -> None:
    data = chapter(harbour)
    assert "BAB IV" in part(data, "word/numbering.xml")
    assert "SECRET" not in part(data, "word/document.xml")
    assert "python-docx" not in part(data, "docProps/core.xml")
