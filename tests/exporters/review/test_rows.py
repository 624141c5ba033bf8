from docx.oxml.ns import qn

from app.analysis.review.document import review_content
from app.exporters.review.marks import (
    EARLIER,
    GENERAL_BOOKMARK,
    NOT_DECIDED,
    REVIEWER_BOOKMARK,
    definition_bookmark,
    earlier_lines,
    row_bookmark,
    turn_bookmark,
)
from app.models.review import Origin
from app.models.scope import Scope
from app.operations.people import add_person
from app.operations.review_rounds import freeze_round
from app.operations.reviews import answer, decide
from app.queries.reviews import coding_uuids, decisions, definitions
from app.words import Words
from tests.coded_study import NEVER, RAINS, SIGNS, CodedStudy
from tests.exporters.documents import UNCODED, review_paper, words_of_rows
from tests.exporters.reopened import cells, headings, names, opened, words_in

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
    found = [
        name for name in names(review_paper(harbour), "name", "bookmarkStart") if name[:2] == "k_"
    ]
    assert sorted(found) == sorted([*expected, GENERAL_BOOKMARK, REVIEWER_BOOKMARK])
    assert {len(name) for name in expected} == {34}


def test_a_bookmark_lies_in_the_first_cell_of_its_row(harbour: CodedStudy) -> None:
    body = opened(review_paper(harbour)).element.body
    for row in body.iter(qn("w:tr")):
        first = next(row.iter(qn("w:tc")))
        if words_in(first).startswith("K-"):
            assert [found.get(qn("w:name"))[:2] for found in first.iter(qn("w:bookmarkStart"))] == [
                "k_"
            ]


def test_a_row_shows_number_code_informant_and_quotation_in_context(harbour: CodedStudy) -> None:
    row = words_of_rows(harbour)["K-0002 · E1"]
    assert row[1].split("\n") == ["I-01", "Harbour master, North pier", "21 November 2020"]
    assert SIGNS in row[2]
    assert row[2].startswith("Interviewer: Why does it silt up?")
    assert row[3:] == ["E1 Signs", NOT_DECIDED, ""]


def test_stances_other_than_support_are_shown(harbour: CodedStudy) -> None:
    assert words_of_rows(harbour)["K-0006 · E1"][3].endswith("contradicts")


def test_earlier_remarks_are_marked_and_room_is_left(harbour: CodedStudy) -> None:
    remark(harbour)
    lines = words_of_rows(harbour)["K-0006 · E1"][5].split("\n")
    assert lines == [
        f"{EARLIER} Dr. Maria, 1 November 2026: Revise. Which pier?",
        f"{EARLIER} Answer: The south one.",
        "",
    ]


def test_whoever_reads_back_can_tell_what_was_printed(harbour: CodedStudy) -> None:
    remark(harbour)
    with harbour.study.project.read() as session:
        known = earlier_lines(Words("en"), decisions(session))
    assert set(known) < set(words_of_rows(harbour)["K-0006 · E1"][5].split("\n"))


def test_the_decision_can_be_chosen_in_the_language_of_the_document(harbour: CodedStudy) -> None:
    offered = names(review_paper(harbour, language="id"), "displayText", "listItem")[:3]
    assert offered == ["Setuju", "Revisi", "Tolak"]


def test_codes_come_in_codebook_order_with_their_definition(harbour: CodedStudy) -> None:
    data = review_paper(harbour)
    assert [each for each in headings(data) if each.startswith(("C1 ", "C2 "))] == [
        "C1 Lapsed contract",
        "C2 Heavy rains",
    ]
    defined = {row[0].split("\n")[0]: row[1] for row in cells(data) if len(row) == 4}
    assert defined["C1"] == "Definition: The dredging contract ended without a new one"
    assert defined["E2"] == "[Definition not written yet]"


def test_coders_are_named_where_there_are_several(harbour: CodedStudy) -> None:
    harbour.second_coder(RAINS, "C2")
    named = [row[1] for row in cells(review_paper(harbour)) if row[0] == "K-0004 · C2"]
    assert [text.rpartition("\n")[2] for text in named] == ["coded by Sari", "coded by Budi"]


def test_every_definition_has_a_bookmarked_row(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        expected = [definition_bookmark(row.uuid) for row in definitions(session)]
    found = names(review_paper(harbour), "name", "bookmarkStart")
    assert [name for name in found if name.startswith("d_")] == expected


def test_a_turn_without_a_code_has_a_bookmarked_row(harbour: CodedStudy) -> None:
    source = harbour.study.source(UNCODED, "keeper.txt")
    harbour.study.informant("I-03", source)
    with harbour.study.project.read() as session:
        [sampled] = review_content(session).uncoded
    data = review_paper(harbour)
    assert turn_bookmark(sampled.turn.uuid) in names(data, "name", "bookmarkStart")
    assert ["I-03, turn 2\nkeeper.txt", sampled.text, ""] in cells(data)


def test_key_quotations_come_first_and_are_starred(harbour: CodedStudy) -> None:
    of_code = [row for name, row in words_of_rows(harbour).items() if name.endswith("C1")]
    assert [row[3].split("\n") for row in of_code] == [
        ["C1 Lapsed contract", "★ key quotation"],
        ["C1 Lapsed contract"],
    ]


def test_a_limited_round_says_what_it_does_not_show(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        made = freeze_round(session, "One", harbour.study.me, scope=Scope(at_most=1))
    notes = [paragraph.text for paragraph in opened(review_paper(harbour, made)).paragraphs]
    assert "1 passage; the round is limited, 2 more with this code are not shown." in notes


def test_a_code_without_a_passage_says_so(harbour: CodedStudy) -> None:
    notes = [paragraph.text for paragraph in opened(review_paper(harbour)).paragraphs]
    assert notes.count("No passage carries this code: it has no evidence.") == 2


def test_every_list_of_decisions_has_its_own_id(harbour: CodedStudy) -> None:
    found = [
        each.get(qn("w:val"))
        for each in opened(review_paper(harbour)).element.body.iter(qn("w:id"))
        if each.getparent().tag == qn("w:sdtPr")
    ]
    assert len(found) == len(set(found)) == 8 + 6
