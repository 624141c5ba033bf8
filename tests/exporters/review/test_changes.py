import pytest
from docx.oxml.ns import qn

from app.analysis.review.document import review_content
from app.analysis.review.document_changes import Changed, Changes
from app.exporters.review.changes import add_answers, add_changes
from app.exporters.word.document import WordDocument
from app.queries.review_rounds import Change
from app.words import Words
from tests.coded_study import CodedStudy
from tests.exporters.documents import IMPRINT, two_rounds
from tests.exporters.reopened import cells, headings, opened, text_of, words_in


def changes(harbour: CodedStudy) -> Changes:
    with harbour.study.project.read() as session:
        return review_content(session, two_rounds(harbour)).changes


def printed(found: Changes) -> bytes:
    document = WordDocument(Words("en"), IMPRINT)
    add_changes(document, found)
    add_answers(document, found)
    return document.finished()


def marked(data: bytes) -> list[tuple[str, str]]:
    """What is struck through and what is underlined, with their styles."""
    runs = opened(data).element.body.iter(qn("w:r"))
    styles = [(next((s.get(qn("w:val")) for s in r.iter(qn("w:rStyle"))), ""), r) for r in runs]
    return [(style, words_in(r)) for style, r in styles if style in {"TakenOut", "PutIn"}]


def test_changes_stand_in_their_place(harbour: CodedStudy) -> None:
    data = printed(changes(harbour))
    assert ["C2\nDefinition", "Rain carries soil and sand into the basin."] in cells(data)
    assert next(words.strip() for style, words in marked(data) if style == "PutIn") == "and sand"


def test_a_stance_is_told_in_words(harbour: CodedStudy) -> None:
    found = cells(printed(changes(harbour)))
    assert ["C2 (K-0005)\nStance", "supports in part → contradicts"] in found


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("Somebody moves the sand.", "Thieves!", "Somebody moves the sand.\nThieves!"),
        ("", "All new.", "–\nAll new."),
        ("All gone.", "", "All gone.\n–"),
    ],
)
def test_a_text_that_was_written_anew_stands_below_the_old_one(
    before: str, now: str, expected: str, harbour: CodedStudy
) -> None:
    since = changes(harbour).since
    changed = Changed("", "C3", (Change("definition", before, now),))
    data = printed(Changes(since, (changed,), 0, (), (), 0))
    assert cells(data)[1] == ["C3\nDefinition", expected]


def test_new_and_deleted_codings_are_said(harbour: CodedStudy) -> None:
    said = [text_of(paragraph) for paragraph in opened(printed(changes(harbour))).paragraphs]
    assert "0 new codings · 2 changed · 1 deleted: E1 (K-0003)" in said


def test_answers_stand_beside_their_remarks(harbour: CodedStudy) -> None:
    expected = ["E1 (K-0006)", "Dr. Maria", "Which pier?", "Accepted", "The south one."]
    assert expected in cells(printed(changes(harbour)))


def test_a_first_round_has_neither_part(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        found = review_content(session).changes
    assert headings(printed(found)) == []
