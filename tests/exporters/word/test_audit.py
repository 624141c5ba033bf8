"""Comments in a copy of a draft: at their words, and nothing else of the draft touched."""

import io
from zipfile import BadZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exporters.word.audit import Remark, audit_report_docx, commented_docx
from app.exporters.word.document import Imprint
from app.importers.drafts.drafts import read_draft
from app.models.span import Span
from app.words import Words


def document(*runs: str) -> bytes:
    made = docx.Document()
    paragraph = made.add_paragraph()
    for nth, text in enumerate(runs):
        paragraph.add_run(text).bold = bool(nth % 2)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def commented(data: bytes, *remarks: Remark) -> Document:
    made = commented_docx(read_draft("thesis.docx", data), data, remarks)
    return docx.Document(io.BytesIO(made))


def remark(place: Span | None, said: str = "Not so.") -> Remark:
    return Remark(place, "Altered", "words", (said,))


def words_under(document: Document, comment_id: int) -> str:
    """The words between the start and the end of a comment."""
    inside, text = False, ""
    for element in document.element.body.iter():
        if element.get(qn("w:id")) == str(comment_id):
            inside = {qn("w:commentRangeStart"): True}.get(element.tag, False) or (
                inside and element.tag != qn("w:commentRangeEnd")
            )
        elif inside and element.tag == qn("w:t"):
            text += element.text or ""
    return text


@settings(max_examples=20)
@given(
    st.lists(st.text(alphabet="ab \N{SAILBOAT}", min_size=1, max_size=6), min_size=1, max_size=5),
    st.integers(0, 20),
    st.integers(1, 12),
)
def test_comment_holds_exactly_its_words(runs: list[str], start: int, length: int) -> None:
    data = document("x", *runs, "y")
    text = read_draft("thesis.docx", data).text
    place = Span(min(start, len(text) - 1), min(min(start, len(text) - 1) + length, len(text)))
    made = commented(data, remark(place))
    assert words_under(made, 0) == place.cut_from(text)
    assert made.paragraphs[0].text == text


def test_split_runs_look_as_before() -> None:
    made = commented(document("plain ", "bold words"), remark(Span(8, 12)))
    looks = [(run.text, bool(run.bold)) for run in made.paragraphs[0].runs if run.text]
    assert looks == [("plain ", False), ("bo", True), ("ld w", True), ("ords", True)]


def test_two_comments_may_overlap() -> None:
    made = commented(document("one two three four"), remark(Span(0, 7)), remark(Span(4, 13)))
    assert [words_under(made, nth) for nth in (0, 1)] == ["one two", "two three"]


def test_comment_says_who_wrote_it_and_what_is_wrong() -> None:
    (comment,) = commented(document("one two"), remark(Span(0, 3), "Said \x00otherwise.")).comments
    assert (comment.author, comment.initials) == ("Kutipan", "K")
    assert comment.text.startswith("Altered\nSaid ")


def test_remark_without_a_place_stands_at_the_first_words() -> None:
    made = commented(document("one two"), remark(None))
    assert words_under(made, 0) == "one two"


def test_empty_paragraphs_before_and_no_run_at_all_are_no_obstacle() -> None:
    made = docx.Document()
    made.add_paragraph()
    table = made.add_table(1, 1)
    table.cell(0, 0).text = "one two"
    out = io.BytesIO()
    made.save(out)
    assert len(list(commented(out.getvalue(), remark(None)).comments)) == 1


def test_words_of_a_table_are_commented_in_their_cell() -> None:
    made = docx.Document()
    made.add_table(1, 2).cell(0, 1).text = "one two"
    out = io.BytesIO()
    made.save(out)
    at = read_draft("thesis.docx", out.getvalue()).text.index("two")
    assert words_under(commented(out.getvalue(), remark(Span(at, at + 3))), 0) == "two"


def test_damaged_file_is_not_opened() -> None:
    with pytest.raises(BadZipFile):
        commented_docx(read_draft("thesis.docx", document("one")), b"PK no", [])


def test_report_holds_quotation_and_sentences() -> None:
    imprint = Imprint("Audit", "Kutipan", "2026-01-02T03:04:05Z")
    made = audit_report_docx("Audit", "1 quotation", [remark(None)], Words("en"), imprint)
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    assert [text for text in texts if text] == [
        *("Audit", "1 quotation", "Altered", "\u201cwords\u201d", "Not so."),
    ]
