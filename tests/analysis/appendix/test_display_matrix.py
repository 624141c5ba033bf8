from app.analysis.appendix.appendix import appendix_content
from app.analysis.appendix.display_matrix import LONGEST_QUOTE, DisplayCell, DisplayMatrix
from app.operations.informants import add_informant
from tests.coded_study import FISHER, NEVER, CodedStudy


def matrix(harbour: CodedStudy) -> DisplayMatrix:
    with harbour.study.project.read() as session:
        return appendix_content(session).display


def cell(harbour: CodedStudy, label: str, informant: str) -> DisplayCell:
    found = matrix(harbour)
    row = next(row for row in found.rows if row.code.label == label)
    return row.cells[found.columns.index(informant)]


def test_each_informant_has_a_column_even_without_a_word(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        add_informant(session, "I-03")
    assert matrix(harbour).columns == ("I-01", "I-02", "I-03")
    assert cell(harbour, "C1", "I-03") == DisplayCell()


def test_quotations_say_their_number_and_what_contradicts(harbour: CodedStudy) -> None:
    (quote,) = cell(harbour, "E1", "I-02").quotes
    assert (quote.number, quote.text, quote.contradicts) == ("K-0006", NEVER, True)


def test_an_interviewers_words_and_codes_without_any_are_left_out(harbour: CodedStudy) -> None:
    assert [row.code.label for row in matrix(harbour).rows] == ["C1", "C2", "E1", "R1"]
    assert [quote.number for quote in cell(harbour, "E1", "I-01").quotes] == ["K-0002"]


def test_long_quotations_are_cut_and_more_are_counted(harbour: CodedStudy) -> None:
    harbour.code(FISHER, "Fisher: The rains, I think. =And nobody dredges either.", "C2")
    found = cell(harbour, "C2", "I-02")
    assert (len(found.quotes), found.more) == (2, 1)
    assert all(len(quote.text) <= LONGEST_QUOTE for quote in found.quotes)
