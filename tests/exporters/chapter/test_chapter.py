from dataclasses import replace

import pytest

from app.analysis.chapter.chapter import chapter_content
from app.exporters.chapter.chapter import chapter_docx
from app.exporters.chapter.sections import QuotationChangedError
from app.models.format_profile import (
    DEFAULT_PROFILE,
    BlockQuotes,
    Headings,
    PageSetup,
    ThesisFormat,
)
from app.models.span import Span
from app.operations.chapter import (
    leave_out_section,
    order_passages,
    shorten_passage,
    write_lead_in,
    write_section,
)
from app.operations.codes import order_codes
from app.operations.sources import describe_source
from app.words import Language, Words
from tests.coded_study import CONTRACT, EITHER, NEVER, SIGNS, CodedStudy
from tests.exporters.reopened import all_paragraphs, headings, names, opened, part, words_in
from tests.study import Study

MADE_AT = "2026-11-21T08:00:00Z"


BLOCKS = ThesisFormat(replace(DEFAULT_PROFILE, quotes=BlockQuotes(from_words=1)))
"""Everything stands apart; the quotations of this study are short."""


def chapter(
    harbour: CodedStudy, language: Language = "en", dressed: ThesisFormat = BLOCKS
) -> bytes:
    with harbour.study.project.read() as session:
        content = chapter_content(session)
    return chapter_docx(content, Words(language), MADE_AT, dressed=dressed)


def written(harbour: CodedStudy, style: str, dressed: ThesisFormat = BLOCKS) -> list[str]:
    return [
        words_in(paragraph._p)
        for paragraph in all_paragraphs(chapter(harbour, dressed=dressed))
        if paragraph.style and paragraph.style.name == style
    ]


def test_headings_follow_the_codebook(harbour: CodedStudy) -> None:
    assert headings(chapter(harbour)) == [
        *("\nRESULTS AND DISCUSSION", "Participants", "Analysis procedure", "Findings matrix"),
        *("Causes", "Lapsed contract (C1)", "Heavy rains (C2)", "Sand thieves (C3)"),
        *("Efforts", "Efforts of Harbour office", "Signs (E1)"),
        *("Efforts of Fishers", "Meetings (E2)"),
        *("Remedies", "Renew it (R1)", "Discussion", "Conclusion"),
    ]


def test_the_contents_list_the_numbers_that_word_will_count(harbour: CodedStudy) -> None:
    listed = [
        words_in(paragraph._p)
        for paragraph in all_paragraphs(chapter(harbour))
        if paragraph.style and str(paragraph.style.name).startswith("toc ")
    ]
    assert listed[:6] == [
        "CHAPTER IV RESULTS AND DISCUSSION",
        *("4.1 Participants", "4.2 Analysis procedure", "4.3 Findings matrix"),
        *("4.4 Causes", "4.4.1 Lapsed contract (C1)"),
    ]
    assert "4.5.1.1 Signs (E1)" in listed


def test_tables_are_numbered_by_chapter_and_listed(harbour: CodedStudy) -> None:
    captions = written(harbour, "Caption")
    assert [caption.split()[1] for caption in captions] == ["4.1", "4.2", "4.3", "4.4", "4.5"]
    assert written(harbour, "table of figures") == captions


def test_sections_count_in_letters_where_the_profile_says_so(harbour: CodedStudy) -> None:
    letters = replace(DEFAULT_PROFILE, headings=Headings(scheme="letters"))
    said = written(harbour, "Body Text", ThesisFormat(letters))
    assert any("quoted in D.1." in text for text in said)
    assert written(harbour, "toc 2", ThesisFormat(letters))[3] == "D. Causes"


def test_without_numbers_sections_are_referred_to_by_name(harbour: CodedStudy) -> None:
    plain = replace(DEFAULT_PROFILE, headings=Headings(scheme="plain"))
    said = written(harbour, "Body Text", ThesisFormat(plain))
    assert any("quoted in “Lapsed contract”." in text for text in said)


def test_short_quotations_run_in_the_text(harbour: CodedStudy) -> None:
    said = written(harbour, "Body Text", ThesisFormat())
    assert (
        f"As Harbour master, North pier put it: “{CONTRACT}” "
        "(Interview with Harbour master, 21 November 2020; K-0001)"
    ) in said
    assert not written(harbour, "Quote", ThesisFormat())


def test_blocks_stand_without_marks_where_the_profile_says_so(harbour: CodedStudy) -> None:
    plain = replace(DEFAULT_PROFILE, quotes=BlockQuotes(from_words=1, marks=False))
    assert written(harbour, "Quote", ThesisFormat(plain))[0].startswith(f"{CONTRACT} (")


def test_what_the_researcher_arranged_and_wrote_is_printed(harbour: CodedStudy) -> None:
    code, passage = harbour.codes["C1"], harbour.passage("K-0001").id
    with harbour.study.project.edit() as session:
        write_section(session, code, "opening", "It began early.")
        write_section(session, code, "synthesis", "So the basin filled.")
        write_section(session, harbour.codes["E1"], "contrary", "He rarely goes there.")
        shorten_passage(session, code, passage, [Span(4, 13), Span(22, len(CONTRACT) - 1)])
        write_lead_in(session, code, passage, "The master knew it:")
        order_passages(session, code, [harbour.passage("K-0005").id, passage])
    assert written(harbour, "Lead In")[1] == "The master knew it:"
    assert written(harbour, "Quote")[1].startswith("“The […] \N{SAILBOAT} lapsed […].” (")
    said = written(harbour, "Body Text")
    assert {"It began early.", "So the basin filled.", "He rarely goes there."} <= {*said}
    assert "[Synthesis not written yet: C1]" not in said


def test_sections_left_out_are_in_neither_text_nor_tables(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        leave_out_section(session, harbour.codes["C2"], leave_out=True)
    text = "\n".join(words_in(paragraph._p) for paragraph in all_paragraphs(chapter(harbour)))
    assert "Heavy rains" not in text


def test_a_chapter_of_nothing_says_so(study: Study) -> None:
    with study.project.read() as session:
        data = chapter_docx(chapter_content(session), Words("en"), MADE_AT)
    assert "There are no codes yet." in [p.text for p in opened(data).paragraphs]


def test_a_reversed_codebook_makes_a_reversed_chapter(harbour: CodedStudy) -> None:
    def labels() -> list[str]:
        return [text[-3:-1] for text in headings(chapter(harbour)) if text.endswith(")")]

    before = labels()
    with harbour.study.project.edit() as session:
        order_codes(session, list(reversed(harbour.codes.values())))
    assert labels() == before[::-1]


def test_quotations_are_verbatim_and_attributed(harbour: CodedStudy) -> None:
    quotes = written(harbour, "Quote")
    assert quotes[0] == (f"“{CONTRACT}” (Interview with Harbour master, 21 November 2020; K-0001)")
    for text in (CONTRACT, EITHER, SIGNS, NEVER):
        assert any(text in quote for quote in quotes)


def test_a_lead_in_names_role_and_place(harbour: CodedStudy) -> None:
    assert written(harbour, "Lead In")[:2] == [
        "As Harbour master, North pier put it:",
        "Fisher of the South pier explained:",
    ]


def test_what_was_printed_before_is_referred_to(harbour: CodedStudy) -> None:
    said = written(harbour, "Body Text")
    assert "This is also shown by K-0005 (Fisher of the South pier), quoted in 4.4.1." in said
    assert sum(EITHER in quote for quote in written(harbour, "Quote")) == 1


def test_contrary_evidence_is_introduced_as_such(harbour: CodedStudy) -> None:
    assert "Contrary to this, Fisher of the South pier said:" in written(harbour, "Lead In")


def test_open_slots_are_highlighted_and_nothing_is_invented(harbour: CodedStudy) -> None:
    marked = [
        run.text
        for paragraph in opened(chapter(harbour)).paragraphs
        for run in paragraph.runs
        if run.font.highlight_color is not None
    ]
    assert marked[:7] == [
        "[Interpretation not written yet: K-0005]",
        "[Synthesis not written yet: C1]",
        "[Interpretation not written yet: K-0004]",
        "[Synthesis not written yet: C2]",
        "[No passage supports C3: not to be concluded.]",
        "[Only Harbour office itself tells of E1: another voice is needed.]",
        "[Not evidence, said by the interviewer: K-0003]",
    ]


def test_a_missing_date_is_marked_in_the_attribution(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        describe_source(session, harbour.sources["master"], {"date": ""})
    assert "Harbour master, [date not recorded]; K-0001)" in written(harbour, "Quote")[0]


def test_the_conclusion_has_the_same_codes_in_the_same_order(harbour: CodedStudy) -> None:
    items = [
        words_in(paragraph._p)
        for paragraph in all_paragraphs(chapter(harbour))
        if paragraph.style and str(paragraph.style.name).startswith("List")
    ]
    assert [item.split(":")[0] for item in items] == [
        *("1.\tCauses", "a)\tLapsed contract (C1)", "b)\tHeavy rains (C2)"),
        "c)\tSand thieves (C3)",
        *("2.\tEfforts", "a)\tHarbour office", "1)\tSigns (E1)", "b)\tFishers"),
        "1)\tMeetings (E2). [without evidence",
        *("3.\tRemedies", "a)\tRenew it (R1)"),
    ]
    assert items[3].endswith("[without evidence: not to be concluded]")
    assert items[6].endswith("(K-0002) Contradicted by K-0006.")


def test_references_lead_to_the_quotation(harbour: CodedStudy) -> None:
    data = chapter(harbour)
    assert set(names(data, "anchor", "hyperlink")) <= set(names(data, "name", "bookmarkStart"))


def test_the_chapter_speaks_indonesian(harbour: CodedStudy) -> None:
    data = chapter(harbour, "id")
    assert "Kesimpulan" in headings(data)
    said = "\n".join(words_in(paragraph._p) for paragraph in all_paragraphs(data))
    assert "(Wawancara dengan Harbour master, 21 November 2020; K-0001)" in said
    assert "[Tafsiran belum ditulis: K-0005]" in said


def test_pages_are_roman_in_front_and_arabic_from_the_text_on(harbour: CodedStudy) -> None:
    data = chapter(harbour)
    assert names(data, "fmt", "pgNumType") == ["lowerRoman", "decimal"]
    assert names(data, "start", "pgNumType") == ["1", "1"]


def test_numbers_above_leave_the_first_page_of_a_chapter_its_number_below(
    harbour: CodedStudy,
) -> None:
    above = replace(DEFAULT_PROFILE, page=PageSetup(numbers="top"))
    section = opened(chapter(harbour, dressed=ThesisFormat(above))).sections[-1]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert "PAGE" in section.first_page_footer.paragraphs[0]._p.xml
    assert "PAGE" not in section.footer.paragraphs[0]._p.xml


@pytest.mark.parametrize(
    ("tag", "language", "expected"),
    [("", "id", "id-ID"), ("en-GB", "en", "en-GB"), ("en-GB", "id", "id-ID")],
)
def test_the_tag_of_the_profile_holds_for_its_own_language(
    harbour: CodedStudy, tag: str, language: Language, expected: str
) -> None:
    data = chapter(harbour, language, ThesisFormat(replace(DEFAULT_PROFILE, language=tag)))
    properties = opened(data).core_properties
    assert properties.language == expected
    assert (properties.author, properties.comments, properties.keywords) == ("Sari", "", "")
    assert f'w:val="{expected}"' in part(data, "word/styles.xml")


def test_months_have_the_profiles_names(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        describe_source(session, harbour.sources["master"], {"date": "2021-03-12"})
    english = ThesisFormat(replace(DEFAULT_PROFILE, months="en"))
    text = "\n".join(words_in(p._p) for p in all_paragraphs(chapter(harbour, "id", english)))
    assert "Wawancara dengan Harbour master, 12 March 2021" in text


def test_a_quotation_that_would_be_printed_otherwise_stops_the_export(
    harbour: CodedStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.exporters.word.document.run_xml", lambda *_: "<w:r/>")
    with pytest.raises(QuotationChangedError):
        chapter(harbour)
