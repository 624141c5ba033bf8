from app.analysis.chapter import chapter_content
from app.exporters.word_chapter import chapter_docx
from app.exporters.word_conclusion import letter
from app.operations.codes import order_codes
from app.operations.sources import describe_source
from app.words import Language, Words
from tests.coded_study import CONTRACT, EITHER, NEVER, SIGNS, CodedStudy
from tests.exporters.word import all_paragraphs, headings, names, opened, words_in

MADE_AT = "2026-11-21T08:00:00Z"


def chapter(harbour: CodedStudy, language: Language = "en") -> bytes:
    with harbour.study.project.read() as session:
        content = chapter_content(session)
    return chapter_docx(content, Words(language), MADE_AT)


def written(harbour: CodedStudy, style: str) -> list[str]:
    return [
        words_in(paragraph._p)
        for paragraph in all_paragraphs(chapter(harbour))
        if paragraph.style and paragraph.style.name == style
    ]


def test_headings_follow_the_codebook(harbour: CodedStudy) -> None:
    assert headings(chapter(harbour)) == [
        *("1. Causes", "1.1 Lapsed contract (C1)", "1.2 Heavy rains (C2)"),
        *("1.3 Sand thieves (C3)", "2. Efforts", "2.1 Efforts of Harbour office"),
        *("2.1.1 Signs (E1)", "2.2 Efforts of Fishers", "2.2.1 Meetings (E2)"),
        *("3. Remedies", "3.1 Renew it (R1)", "Conclusion"),
    ]


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
    assert "This is also shown by K-0005 (Fisher of the South pier), quoted in 1.1." in said
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
    assert marked[:5] == [
        "[Interpretation not written yet: K-0005]",
        "[Interpretation not written yet: K-0004]",
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
        *("1.\tCauses", "a)\tLapsed contract", "b)\tHeavy rains", "c)\tSand thieves"),
        *("2.\tEfforts", "a)\tHarbour office", "1)\tSigns", "b)\tFishers"),
        "1)\tMeetings. [without evidence",
        *("3.\tRemedies", "a)\tRenew it"),
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


def test_lists_are_lettered_beyond_z() -> None:
    assert [letter(number) for number in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
