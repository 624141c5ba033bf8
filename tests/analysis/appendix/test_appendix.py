from app.analysis.appendix.appendix import AppendixContent, appendix_content
from app.operations.codings import uncode
from tests.coded_study import CONTRACT, QUESTION, CodedStudy


def content(harbour: CodedStudy) -> AppendixContent:
    with harbour.study.project.read() as session:
        return appendix_content(session)


def test_every_coded_passage_is_under_each_of_its_codes(harbour: CodedStudy) -> None:
    found = content(harbour)
    numbers = {
        code.called: [row.number for row in found.quotations.get(code.id, ())]
        for code in found.codebook
    }
    assert numbers["C1"] == ["K-0001", "K-0005"]
    assert numbers["C3"] == []
    assert sum(len(text.passages) for text in found.transcripts) == 6


def test_a_passage_that_lost_its_codes_is_left_out(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        uncode(session, harbour.codings[CONTRACT, "C1"])
        uncode(session, harbour.codings[CONTRACT, "R1"])
    printed = [row.number for each in content(harbour).transcripts for row in each.passages]
    assert "K-0001" not in printed


def test_an_interviewers_coded_words_are_printed_but_not_counted(harbour: CodedStudy) -> None:
    found = content(harbour)
    assert QUESTION in [row.text for row in found.quotations[harbour.codes["E1"]]]
    assert sum(found.matrix.distinct) == sum(len(text.passages) for text in found.transcripts) - 1
