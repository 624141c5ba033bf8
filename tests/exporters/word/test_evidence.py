from app.analysis.chapter.evidence import evidence_report
from app.exporters.word.evidence import evidence_docx
from app.words import Language, Words
from app.words.evidence import CHAPTER_TITLES, TITLES
from tests.coded_study import CodedStudy
from tests.exporters.documents import IMPRINT
from tests.exporters.reopened import all_paragraphs, headings, words_in


def document(harbour: CodedStudy, language: Language = "en") -> bytes:
    with harbour.study.project.read() as session:
        return evidence_docx(evidence_report(session), Words(language), IMPRINT)


def text(data: bytes) -> str:
    return "\n".join(words_in(paragraph._p) for paragraph in all_paragraphs(data))


def test_every_finding_has_its_heading_with_a_count(harbour: CodedStudy) -> None:
    found = headings(document(harbour))
    assert len(found) == 2 + len(TITLES) + len(CHAPTER_TITLES)
    assert "Codes without a passage (2)" in found
    assert "Codes whose contrary evidence is not discussed (1)" in found


def test_codes_stand_with_their_names_and_passages_with_their_words(harbour: CodedStudy) -> None:
    said = text(document(harbour))
    assert "Sand thieves" in said
    assert "I-02: I never saw a sign." in said


def test_what_is_in_order_is_said_too(harbour: CodedStudy) -> None:
    assert "None." in text(document(harbour))
    assert "Tidak ada." in text(document(harbour, "id"))
