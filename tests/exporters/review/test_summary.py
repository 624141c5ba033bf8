import re

from app.analysis.review.document import ReviewContent, review_content
from app.exporters.review.summary import (
    MOST_POINTS,
    ROOM,
    add_contradicting_evidence,
    add_summary,
)
from app.exporters.word.document import WordDocument
from app.operations.codes import add_code, kind_with_key
from app.operations.people import add_person
from app.operations.reviews import decide
from app.words import Words
from tests.coded_study import MASTER, CodedStudy
from tests.exporters.documents import IMPRINT, review_paper, two_rounds
from tests.exporters.reopened import cells, names, opened, text_of


def content(harbour: CodedStudy, round_id: int | None = None) -> ReviewContent:
    with harbour.study.project.read() as session:
        return review_content(session, round_id)


def summary(found: ReviewContent) -> bytes:
    document = WordDocument(Words("en"), IMPRINT)
    add_summary(document, found)
    return document.finished()


def paragraphs(data: bytes) -> list[str]:
    return [text_of(paragraph) for paragraph in opened(data).paragraphs]


def test_codings_are_counted_by_kind_code_and_state(harbour: CodedStudy) -> None:
    figures = {row[0]: row[1:] for row in cells(summary(content(harbour, two_rounds(harbour))))}
    assert figures["Kind"][2:6] == ["Agreed", "To be revised", "Rejected", "Needs review again"]
    assert figures["Efforts"] == ["E1 (2)", "2", "0", "1", "0", "0", "1"]
    assert figures["Total"] == ["", "7", "0", "1", "0", "0", "6"]
    assert figures["Definitions"] == ["", "4", "0", "0", "0", "0", "4"]


def test_disagreement_and_contradiction_are_named(harbour: CodedStudy) -> None:
    said = paragraphs(summary(content(harbour, two_rounds(harbour))))
    assert "E1 (K-0006) – Dr. Maria: Revise; Prof. Tono: Agree" in said
    assert "C2 (K-0005), E1 (K-0006)" in said
    assert "Codes without a passage, not in this round: C3 Sand thieves, E2 Meetings." in said


def test_what_is_gone_since_the_round_is_named(harbour: CodedStudy) -> None:
    two_rounds(harbour)
    said = paragraphs(summary(content(harbour, 1)))
    assert "Submitted, but deleted since and not shown: E1 (K-0003)." in said


def test_a_quiet_study_says_so(harbour: CodedStudy) -> None:
    harbour.stance("I never saw a sign.", "E1", "supports")
    said = paragraphs(summary(content(harbour)))
    assert "Nowhere so far." in said
    assert "No passage is marked as contradicting its code." in said


def test_the_summary_stays_short_however_much_is_disputed(harbour: CodedStudy) -> None:
    for label in ("C1", "C2", "C3", "E2"):
        harbour.code(MASTER, "So people knew", label)
    with harbour.study.project.edit() as session:
        both = add_person(session, "Dr. Maria"), add_person(session, "Prof. Tono")
        rows = [entry.row for entry in review_content(session).entries]
        for row in rows:
            decide(session, row.coding_id, both[0], "agree")
            decide(session, row.coding_id, both[1], "reject")
    assert len(rows) > MOST_POINTS
    assert f"and {len(rows) - MOST_POINTS} more" in paragraphs(summary(content(harbour)))


def test_a_long_codebook_is_named_in_part(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        kind = kind_with_key(session, "effort")
        for number in range(ROOM // 40):
            add_code(session, f"An effort with a really long name, number {number}", kind_id=kind)
    efforts = next(row for row in cells(summary(content(harbour))) if row[0] == "Efforts")
    assert re.search(r"E1 \(3\), E2 \(0\), An effort .* and \d+ more", efforts[1])
    assert len(efforts[1]) < ROOM


def test_contradicting_evidence_leads_to_its_rows(harbour: CodedStudy) -> None:
    document = WordDocument(Words("en"), IMPRINT)
    add_contradicting_evidence(document, content(harbour))
    assert "E1 Signs: K-0006 (I-02)" in paragraphs(document.finished())
    data = review_paper(harbour)
    assert set(names(data, "anchor", "hyperlink")) <= set(names(data, "name", "bookmarkStart"))
    assert len(names(data, "anchor", "hyperlink")) > 2


def test_no_quotation_stands_twice_to_be_decided_on(harbour: CodedStudy) -> None:
    rows = [row[0] for row in cells(review_paper(harbour)) if len(row) == 6]
    assert len(rows) == len(set(rows)) + rows.count("Number and code") - 1
