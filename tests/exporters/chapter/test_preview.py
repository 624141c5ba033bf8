"""What the window's page says is what the document says."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.analysis.chapter.chapter import chapter_content
from app.analysis.chapter.section import chapter_section, passages_under
from app.exporters.chapter.chapter import chapter_docx
from app.exporters.chapter.preview import MOST, heading_number, section_lines
from app.exporters.word.text import Line
from app.interchange.thesis.profiles import shipped_profiles
from app.models.format_profile import DEFAULT_PROFILE, BlockQuotes, FormatProfile, ThesisFormat
from app.models.span import Span
from app.operations.chapter import shorten_passage, write_lead_in, write_section
from app.queries.passages import passages
from app.words import Language, Words
from tests.coded_study import CONTRACT, CodedStudy
from tests.exporters.documents import MADE_AT
from tests.exporters.reopened import all_paragraphs, words_in

BLOCKS = replace(DEFAULT_PROFILE, quotes=BlockQuotes(from_words=1))


def preview(
    harbour: CodedStudy, label: str, profile: FormatProfile, language: Language = "en"
) -> list[Line]:
    code = harbour.codes[label]
    with harbour.study.project.read() as session:
        place = chapter_section(session, code, passages_under(session, code))
    assert place is not None
    return section_lines(place, Words(language), profile)


def said(lines: Sequence[Line]) -> list[tuple[str, str]]:
    return [(line.style, "".join(piece.text for piece in line.pieces)) for line in lines]


def printed(
    harbour: CodedStudy, profile: FormatProfile, language: Language
) -> list[tuple[str, str]]:
    with harbour.study.project.read() as session:
        content = chapter_content(session)
    made = chapter_docx(content, Words(language), MADE_AT, dressed=ThesisFormat(profile))
    found = ((each.style, words_in(each._p)) for each in all_paragraphs(made))
    return [(style.name or "", text) for style, text in found if style is not None]


@pytest.mark.parametrize("profile", [DEFAULT_PROFILE, BLOCKS], ids=["in the line", "blocks"])
@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("label", ["C1", "C2", "C3", "E1", "E2"])
def test_every_line_of_a_section_stands_in_the_document(
    harbour: CodedStudy, label: str, profile: FormatProfile, language: Language
) -> None:
    """The lead-ins alone take turns through the whole document and may be others there."""
    with harbour.study.project.edit() as session:
        for row in passages(session):
            for coding in row.codings:
                write_lead_in(session, coding.code_id, row.id, "So it was said:")
        row = next(row for row in passages(session) if row.text == CONTRACT)
        shorten_passage(session, harbour.codes["C1"], row.id, [Span(4, 12)])
        write_section(session, harbour.codes["E1"], "contrary", "Weighed.\nTwice.")
        write_section(session, harbour.codes["C1"], "opening", "First.")
        write_section(session, harbour.codes["C2"], "synthesis", "Together.")
    document = printed(harbour, profile, language)
    shown = said(preview(harbour, label, profile, language))
    paragraphs = [line for line in shown if not line[0].startswith("Heading")]
    first = document.index(paragraphs[0])
    assert document[first : first + len(paragraphs)] == paragraphs


def test_headings_are_numbered_as_each_profile_numbers_them(harbour: CodedStudy) -> None:
    found = {
        profile.key: [
            text for style, text in said(preview(harbour, "E1", profile)) if "Heading" in style
        ]
        for profile in shipped_profiles()
    }
    assert found["skripsi"] == [
        "4.5 Efforts",
        "4.5.1 Efforts of Harbour office",
        "4.5.1.1 Signs (E1)",
    ]
    assert found["skripsi_huruf"] == ["E. Efforts", "1. Efforts of Harbour office", "a. Signs (E1)"]
    assert found["apa7"] == ["Efforts", "Efforts of Harbour office", "Signs (E1)"]


def test_an_article_counts_its_sections_without_a_chapter() -> None:
    article = next(each for each in shipped_profiles() if each.key == "artikel")
    assert article.headings.results_number == 0
    assert heading_number(article, "1") == "4. "
    assert heading_number(article, "1.2") == "4.2 "


def test_a_long_section_is_shown_round_the_passage_that_is_looked_at(harbour: CodedStudy) -> None:
    code = harbour.codes["C1"]
    with harbour.study.project.read() as session:
        place = chapter_section(session, code, passages_under(session, code))
    assert place is not None
    first = place.code.supporting[0]
    many = tuple(
        replace(first, passage=replace(first.passage, id=number, number=f"K-{number:04}"))
        for number in range(1, 3 * MOST)
    )
    long = replace(place, code=replace(place.code, supporting=many))
    lines = section_lines(long, Words("en"), DEFAULT_PROFILE, passage_id=MOST + 5)
    text = "\n".join(text for _, text in said(lines))
    assert f"K-{MOST + 5:04}" in text
    assert "K-0001)" not in text
    assert f"[{2 * MOST - 1} further passages" in text
