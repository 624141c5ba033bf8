from collections.abc import Callable

import pytest

from app.analysis.appendix.appendix import PARTS, AppendixChoice, Part, appendix_content
from app.exporters.word.appendix import appendix_docx
from app.operations.informants import add_informant
from app.operations.projects import describe_project
from app.words import Language, Words
from app.words.appendix import EMPTY
from tests.coded_study import CONTRACT, EITHER, NEVER, RAINS, SIGNS, CodedStudy
from tests.exporters.reopened import cells, headings, names, opened, part
from tests.study import Study

MADE_AT = "2026-11-21T08:00:00Z"


def appendix(
    harbour: CodedStudy,
    language: Language = "en",
    progress: Callable[[int, int], None] | None = None,
    choice: AppendixChoice = AppendixChoice(),  # noqa: B008 - frozen
) -> bytes:
    with harbour.study.project.read() as session:
        content = appendix_content(session, choice)
    return appendix_docx(content, Words(language), MADE_AT, progress)


def test_every_quotation_is_verbatim_in_a_cell_of_its_own(harbour: CodedStudy) -> None:
    written = [cell for row in cells(appendix(harbour)) for cell in row]
    assert {CONTRACT, SIGNS, RAINS, EITHER, NEVER} <= set(written)


def test_parts_are_numbered_and_in_order(harbour: CodedStudy) -> None:
    parts = [text for text in headings(appendix(harbour, "id")) if text.startswith("Lampiran")]
    assert parts == [
        "Lampiran 1. Daftar Informan",
        "Lampiran 2. Transkrip Wawancara",
        "Lampiran 3. Buku Kode",
        "Lampiran 4. Kutipan Berkode",
        "Lampiran 5. Reduksi Data",
        "Lampiran 6. Penyajian Data: Tema menurut Informan",
        "Lampiran 7. Kode menurut Informan",
        "Lampiran 8. Triangulasi Sumber",
        "Lampiran 9. Kasus Negatif",
        "Lampiran 10. Jejak Audit",
    ]


def coded_rows(harbour: CodedStudy) -> list[list[str]]:
    return cells(appendix(harbour, choice=AppendixChoice(("passages",))))[1:]


def test_chosen_parts_come_in_the_order_asked_for(harbour: CodedStudy) -> None:
    chosen: tuple[Part, ...] = ("codebook", "guide", "informants")
    assert headings(appendix(harbour, choice=AppendixChoice(chosen))) == [
        "Appendix 1. The Codebook",
        "Appendix 2. Interview Guide",
        "Appendix 3. List of Informants",
    ]


def test_passages_stand_in_the_order_of_the_codebook(harbour: CodedStudy) -> None:
    rows = coded_rows(harbour)
    assert [(row[0], row[1], row[6]) for row in rows][:4] == [
        ("1", "K-0001", "C1"),
        ("2", "K-0005", "C1"),
        ("3", "K-0004", "C2"),
        ("4", "K-0005", "C2"),
    ]


def test_a_row_names_number_informant_date_place_stance_and_review(harbour: CodedStudy) -> None:
    (row,) = [row for row in coded_rows(harbour) if row[1] == "K-0006"]
    assert row == [
        *("7", "K-0006", "I-02, Fisher of the South pier", "21 November 2020"),
        *("fisher.txt\nturn 3, paragraph 3", NEVER, "E1", "contradicts", "Not reviewed"),
    ]


def test_coders_are_named_once_there_are_several(harbour: CodedStudy) -> None:
    assert "coded by" not in str(coded_rows(harbour))
    harbour.second_coder(RAINS, "C2")
    rows = [row for row in coded_rows(harbour) if row[1] == "K-0004"]
    assert rows[0][6] == "C2\ncoded by Sari, Budi"


def test_codes_without_passages_are_named(harbour: CodedStudy) -> None:
    said = [p.text for p in opened(appendix(harbour)).paragraphs]
    assert "Codes without a passage: C3, E2." in said


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


def test_wide_tables_lie_and_come_in_pieces(harbour: CodedStudy) -> None:
    with harbour.study.project.edit() as session:
        for number in range(3, 25):
            add_informant(session, f"I-{number:02}")
    data = appendix(harbour, choice=AppendixChoice(("informants", "counts", "informants")))
    assert names(data, "orient", "pgSz") == ["", "landscape"]
    header = [row for row in cells(data) if row[0] == "Code"]
    assert [len(row) for row in header] == [16, 11]
    assert header[1][-1] == "Total"


def test_an_upright_part_behind_a_lying_one_stands_again(harbour: CodedStudy) -> None:
    data = appendix(harbour, choice=AppendixChoice(("informants", "negative", "codebook")))
    assert names(data, "orient", "pgSz") == ["", "landscape", ""]


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


def test_an_empty_part_that_was_asked_for_says_what_would_fill_it(study: Study) -> None:
    with study.project.read() as session:
        content = appendix_content(session, AppendixChoice(PARTS))
    data = appendix_docx(content, Words("en"), MADE_AT)
    said = [p.text for p in opened(data).paragraphs]
    assert set(EMPTY.values()) - {EMPTY["audit"]} <= set(said)


def test_parts_without_content_are_left_out_unless_asked_for(study: Study) -> None:
    with study.project.read() as session:
        content = appendix_content(session)
    assert content.parts == ("audit",)
    assert set(content.left_out) == {*PARTS} - {"audit"}
