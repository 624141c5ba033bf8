from docx.oxml.ns import qn

from app.analysis.review.document import review_content
from app.operations.review_rounds import freeze_round
from tests.coded_study import CodedStudy
from tests.exporters.documents import review_paper
from tests.exporters.reopened import cells, headings, opened


def identity(data: bytes) -> dict[str, str]:
    return {row[0]: row[1] for row in cells(data) if len(row) == 2}


def test_project_copy_and_date_are_printed_on_the_page_and_below_it(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        described = review_content(session).project
    data = review_paper(harbour)
    first = dict(row for row in cells(data) if len(row) == 2)
    assert first["Project"] == described.project_uuid
    assert first["Copy"] == described.copy_id
    footer = "".join(p.text for p in opened(data).sections[0].footer.paragraphs)
    assert described.copy_id in footer
    assert "21 November 2026" in footer


def test_round_and_document_are_printed_too(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        made = freeze_round(session, "One", harbour.study.me)
    with harbour.study.project.read() as session:
        about = review_content(session, made).round
    data = review_paper(harbour, made)
    assert about is not None
    assert identity(data)["Round"] == f"One · {about.uuid}"
    assert identity(data)["Document"] == "DOCUMENT"
    assert "DOCUMENT" in "".join(p.text for p in opened(data).sections[0].footer.paragraphs)


def test_a_draft_says_that_it_is_outside_any_round(harbour: CodedStudy) -> None:
    assert identity(review_paper(harbour))["Round"] == "Draft, outside any round"


def test_the_parts_come_in_the_order_in_which_they_are_read(harbour: CodedStudy) -> None:
    codes = ("C1 ", "C2 ", "C3 ", "E1 ", "E2 ", "R1 ")
    found = [each for each in headings(review_paper(harbour)) if not each.startswith(codes)]
    assert found == [
        "Summary",
        "The Codebook",
        "Coded Passages",
        "Contradicting evidence",
        "Turns without a code",
        "Codes by Informant",
        "General remarks",
    ]


def test_the_instructions_are_short(harbour: CodedStudy) -> None:
    styles = [p.style.name for p in opened(review_paper(harbour)).paragraphs if p.style]
    assert styles.count("Instruction") <= 8


def test_rows_stay_whole_and_headers_repeat(harbour: CodedStudy) -> None:
    body = opened(review_paper(harbour)).element.body
    for row in body.iter(qn("w:tr")):
        assert row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None
    assert len(list(body.iter(qn("w:tblHeader")))) == 7
