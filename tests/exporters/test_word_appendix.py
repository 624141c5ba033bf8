from collections.abc import Callable

import pytest

from app.analysis.appendix import AppendixContent, appendix_content
from app.analysis.matrix import Matrix
from app.exporters.word_appendix import appendix_docx
from app.operations.informants import add_informant
from app.operations.projects import describe_project
from app.words import Language, Words
from tests.coded_study import CONTRACT, EITHER, NEVER, RAINS, SIGNS, CodedStudy
from tests.exporters.word import cells, headings, names, opened, part

MADE_AT = "2026-11-21T08:00:00Z"


def appendix(
    harbour: CodedStudy,
    language: Language = "en",
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    with harbour.study.project.read() as session:
        content = appendix_content(session)
    return appendix_docx(content, Words(language), MADE_AT, progress)


def test_every_quotation_is_verbatim_in_a_cell_of_its_own(harbour: CodedStudy) -> None:
    written = [cell for row in cells(appendix(harbour)) for cell in row]
    assert {CONTRACT, SIGNS, RAINS, EITHER, NEVER} <= set(written)


def test_parts_are_numbered_and_in_order(harbour: CodedStudy) -> None:
    parts = [text for text in headings(appendix(harbour, "id")) if text.startswith("Lampiran")]
    assert parts == [
        "Lampiran 1. Daftar Informan",
        "Lampiran 2. Buku Kode",
        "Lampiran 3. Kutipan Berkode",
        "Lampiran 4. Kode menurut Informan",
        "Lampiran 5. Transkrip Wawancara",
    ]


def test_passages_stand_under_kind_group_and_code(harbour: CodedStudy) -> None:
    found = headings(appendix(harbour))
    assert found[3:10] == [
        *("Causes", "C1 Lapsed contract", "C2 Heavy rains", "C3 Sand thieves"),
        *("Efforts: Harbour office", "E1 Signs", "Efforts: Fishers"),
    ]


def test_a_row_names_number_informant_date_place_and_stance(harbour: CodedStudy) -> None:
    (row,) = [row for row in cells(appendix(harbour)) if row[0] == "K-0006"]
    assert row[2].split("\n") == [
        "I-02, Fisher of the South pier",
        "21 November 2020",
        "turn 3, paragraph 3",
        "fisher.txt",
        "contradicts",
    ]


def test_coders_are_named_once_there_are_several(harbour: CodedStudy) -> None:
    assert "coded by" not in str(cells(appendix(harbour)))
    harbour.second_coder(RAINS, "C2")
    rows = [row for row in cells(appendix(harbour)) if row[0] == "K-0004"]
    assert rows[0][2].endswith("coded by Sari, Budi")


def test_codes_without_passages_say_so(harbour: CodedStudy) -> None:
    said = [p.text for p in opened(appendix(harbour)).paragraphs if "no evidence" in p.text]
    assert [text.partition(":")[0] for text in said] == ["C3", "E2"]


def test_every_link_has_its_target_and_names_are_unique(harbour: CodedStudy) -> None:
    data = appendix(harbour)
    targets = names(data, "name", "bookmarkStart")
    assert set(names(data, "anchor", "hyperlink")) <= set(targets)
    assert len(targets) == len(set(targets))
    assert max(map(len, targets)) <= 40


def test_turns_are_numbered_with_codes_beside_them(harbour: CodedStudy) -> None:
    rows = [row for row in cells(appendix(harbour)) if row[-1] == "K-0002 E1"]
    assert rows == [
        ["3", "Master: We put up signs\tat every pier.", "K-0002 E1"],
        ["¶4", "So people knew.", "K-0002 E1"],
    ]


def test_a_source_without_speakers_has_numbered_paragraphs(harbour: CodedStudy) -> None:
    harbour.study.source("A report.\n\nSecond part.", "report.txt")
    rows = [row[:2] for row in cells(appendix(harbour)) if row[0].startswith("¶")]
    assert rows[1:] == [["¶1", "A report."], ["¶2", "Second part."]]


def test_the_table_lies_when_there_are_many_informants(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        for number in range(3, 25):
            add_informant(session, f"I-{number:02}")
    data = appendix(harbour)
    assert names(data, "orient", "pgSz") == ["", "landscape", ""]
    header = [row for row in cells(data) if row[-1] in {"I-14", "Total"}]
    assert len(header) == 2


def test_the_file_names_its_study_and_nothing_of_a_template(harbour: CodedStudy) -> None:
    properties = opened(appendix(harbour)).core_properties
    assert properties.title == "Appendices: Why the harbour silts up"
    assert (properties.author, properties.last_modified_by) == ("Sari", "Sari")
    assert properties.created.year == properties.modified.year == 2026
    assert not properties.comments


@pytest.mark.parametrize(("language", "tag"), [("id", "id-ID"), ("en", "en-US")])
def test_word_checks_the_spelling_of_the_right_language(
    harbour: CodedStudy, language: Language, tag: str
) -> None:
    assert f'<w:lang w:val="{tag}"' in part(appendix(harbour, language), "word/styles.xml")


def test_characters_that_xml_cannot_carry_do_not_break_the_file(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        describe_project(session, {"title": "A\x00\x0b]]>&\ud800"[:6]})
    assert "A\ufffd\ufffd]]>" in opened(appendix(harbour)).paragraphs[1].text


def test_cancelling_from_the_progress_ends_the_export(harbour: CodedStudy) -> None:
    def cancel(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        appendix(harbour, progress=cancel)


def test_an_empty_project_has_an_appendix_too(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        content = appendix_content(session)
    nothing = Matrix("informant", (), (), ())
    empty = AppendixContent(content.project, (), (), (), {}, nothing, ())
    said = [p.text for p in opened(appendix_docx(empty, Words("en"), MADE_AT)).paragraphs]
    assert {"There are no codes yet.", "There are no sources yet."} <= set(said)
