from docx.oxml.ns import qn

from app.analysis.review_document import review_content
from app.exporters.review_marks import (
    EARLIER,
    GENERAL_BOOKMARK,
    NOT_DECIDED,
    REVIEWER_BOOKMARK,
    earlier_lines,
    row_bookmark,
)
from app.exporters.word_review import review_docx
from app.models.review import Origin
from app.operations.people import add_person
from app.operations.reviews import answer, decide
from app.queries.reviews import coding_uuids, decisions
from app.words import Language, Words
from tests.coded_study import NEVER, RAINS, SIGNS, CodedStudy
from tests.exporters.word import cells, headings, names, opened, words_in

MADE_AT = "2026-11-21T08:00:00Z"


def review(harbour: CodedStudy, language: Language = "en") -> bytes:
    with harbour.study.project.read() as session:
        content = review_content(session)
    return review_docx(content, Words(language), MADE_AT)


def rows(harbour: CodedStudy) -> dict[str, list[str]]:
    return {row[0]: row for row in cells(review(harbour)) if row[0].startswith("K-")}


THEN = Origin(decided_at="2026-11-01")


def remark(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        reviewer = add_person(session, "Dr. Maria", "supervisor")
        coding = harbour.codings[NEVER, "E1"]
        made = decide(session, coding, reviewer, "revise", "Which\npier?", THEN)
        answer(session, made, "The south one.")


def test_every_coding_has_a_bookmarked_row(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        expected = {row_bookmark(uuid) for uuid in coding_uuids(session).values()}
    found = [name for name in names(review(harbour), "name", "bookmarkStart") if name[:2] == "k_"]
    assert sorted(found) == sorted([*expected, GENERAL_BOOKMARK, REVIEWER_BOOKMARK])
    assert {len(name) for name in expected} == {34}


def test_a_bookmark_lies_in_the_first_cell_of_its_row(harbour: CodedStudy) -> None:
    body = opened(review(harbour)).element.body
    for row in body.iter(qn("w:tr")):
        first = next(row.iter(qn("w:tc")))
        if words_in(first).startswith("K-"):
            assert [found.get(qn("w:name"))[:2] for found in first.iter(qn("w:bookmarkStart"))] == [
                "k_"
            ]


def test_a_row_shows_number_code_informant_and_quotation_in_context(harbour: CodedStudy) -> None:
    row = rows(harbour)["K-0002 · E1"]
    assert row[1].split("\n") == ["I-01", "Harbour master, North pier", "21 November 2020"]
    assert SIGNS in row[2]
    assert row[2].startswith("Interviewer: Why does it silt up?")
    assert row[3:] == ["E1 Signs", NOT_DECIDED, ""]


def test_stances_other_than_support_are_shown(harbour: CodedStudy) -> None:
    assert rows(harbour)["K-0006 · E1"][3].endswith("contradicts")


def test_earlier_remarks_are_marked_and_room_is_left(harbour: CodedStudy) -> None:
    remark(harbour)
    lines = rows(harbour)["K-0006 · E1"][5].split("\n")
    assert lines == [
        f"{EARLIER} Dr. Maria, 1 November 2026: Revise. Which pier?",
        f"{EARLIER} Answer: The south one.",
        "",
    ]


def test_whoever_reads_back_can_tell_what_was_printed(harbour: CodedStudy) -> None:
    remark(harbour)
    with harbour.study.project.read() as session:
        known = earlier_lines(Words("en"), decisions(session))
    assert set(known) < set(rows(harbour)["K-0006 · E1"][5].split("\n"))


def test_the_decision_can_be_chosen_in_the_language_of_the_document(harbour: CodedStudy) -> None:
    offered = names(review(harbour, "id"), "displayText", "listItem")[:3]
    assert offered == ["Setuju", "Revisi", "Tolak"]


def test_codes_come_in_codebook_order_with_their_definition(harbour: CodedStudy) -> None:
    data = review(harbour)
    assert ["C1 Lapsed contract", "C2 Heavy rains"] == [
        each for each in headings(data) if each.startswith("C1 ") or each.startswith("C2 ")
    ]
    defined = {row[0].split("\n")[0]: row[1] for row in cells(data) if len(row) == 4}
    assert defined["C1"] == "Definition: The dredging contract ended without a new one"
    assert defined["E2"] == "[Definition not written yet]"


def test_project_copy_and_date_are_printed_on_the_page_and_below_it(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        described = review_content(session).project
    data = review(harbour)
    first = dict(row for row in cells(data) if len(row) == 2)
    assert first["Project"] == described.project_uuid
    assert first["Copy"] == described.copy_id
    footer = "".join(p.text for p in opened(data).sections[0].footer.paragraphs)
    assert described.copy_id in footer
    assert "21 November 2026" in footer


def test_coders_are_named_where_there_are_several(harbour: CodedStudy) -> None:
    harbour.second_coder(RAINS, "C2")
    named = [row[1] for row in cells(review(harbour)) if row[0] == "K-0004 · C2"]
    assert [text.rpartition("\n")[2] for text in named] == ["coded by Sari", "coded by Budi"]


def test_rows_stay_whole_and_headers_repeat(harbour: CodedStudy) -> None:
    body = opened(review(harbour)).element.body
    for row in body.iter(qn("w:tr")):
        assert row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None
    assert len(list(body.iter(qn("w:tblHeader")))) == 6
