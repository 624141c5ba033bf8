from app.analysis.chapter.closing import closing_content
from app.exporters.chapter.closing import closing_docx
from app.operations.chapter import add_recommendation
from app.operations.codes import order_codes
from app.words import Words
from tests.coded_study import CodedStudy
from tests.exporters.reopened import all_paragraphs, headings, words_in


def closing(harbour: CodedStudy) -> bytes:
    with harbour.study.project.read() as session:
        content = closing_content(session)
    return closing_docx(content, Words("en"), "2026-11-21T08:00:00Z")


def listed(harbour: CodedStudy) -> list[str]:
    return [
        words_in(paragraph._p)
        for paragraph in all_paragraphs(closing(harbour))
        if paragraph.style and str(paragraph.style.name).startswith("List")
    ]


def test_the_closing_chapter_concludes_and_recommends(harbour: CodedStudy) -> None:
    assert headings(closing(harbour)) == ["\nCLOSING", "Conclusion", "Recommendations"]


def test_conclusions_go_by_kind_institution_and_code(harbour: CodedStudy) -> None:
    marks = [text.split("\t")[0] for text in listed(harbour)]
    assert marks[:8] == ["1.", "a)", "b)", "c)", "2.", "a)", "1)", "b)"]


def test_a_reversed_codebook_reverses_the_conclusions(harbour: CodedStudy) -> None:
    before = [text.split("\t")[1][:9] for text in listed(harbour)[1:4]]
    with harbour.study.project.edit() as session:
        order_codes(session, list(reversed(harbour.codes.values())))
    after = [text.split("\t")[1][:9] for text in listed(harbour)]
    start = after.index(before[-1])
    assert after[start : start + 3] == before[::-1]


def test_proven_causes_without_a_recommendation_have_open_slots(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        add_recommendation(session, "Renew the contract.", [harbour.codes["C1"]])
        add_recommendation(session, "Be careful.")
    assert listed(harbour)[-3:] == [
        "1.\tRenew the contract. (answers C1)",
        "2.\tBe careful. [answers no code yet]",
        "3.\t[Recommendation not written yet, in answer to C2 Heavy rains]",
    ]
