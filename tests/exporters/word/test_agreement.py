import csv
import io

import pytest

from app.analysis.agreement.report import agreement_content
from app.analysis.moments import Days
from app.exporters.agreement_table import COLUMNS, agreement_csv
from app.exporters.word.agreement import agreement_docx
from app.words import LANGUAGES, Language, Words
from tests.double_coded import BUDI, SARI, Coded, double_coded
from tests.exporters.reopened import opened, outline_of
from tests.study import Study

MADE_AT = "2026-11-21T08:00:00Z"


def minus(*figures: str) -> list[str]:
    return [f"\N{MINUS SIGN}{figure}" for figure in figures]


def report(study: Study, language: Language = "en") -> bytes:
    with study.project.read() as session:
        content = agreement_content(session)
    return agreement_docx(content, Days(Words(language)), MADE_AT)


def test_differences_come_before_figures(study: Study) -> None:
    double_coded(study, SARI, BUDI).settle("only_second", "second", "It fits.")
    tables = opened(report(study)).tables
    assert [cell.text for cell in tables[0].rows[1].cells] == [
        *("1", "talk.txt, paragraph 2", "all year", "–", "B2", "Only Budi"),
        "As Budi coded it: It fits.",
    ]
    assert [cell.text for cell in tables[1].rows[2].cells] == [
        *("B2", "0.0 %", "3", "71.2 %", *minus("0.15", "0.16"), "51.1 %", *minus("0.29", "0.31")),
    ]
    assert len(tables) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_how_to_read_it(study: Study, language: Language) -> None:
    double_coded(study, SARI, BUDI)
    text = outline_of(report(study, language))
    assert "Krippendorff, K. (2011)" in text
    assert ("0,667" in text) == (language == "id")
    assert ("reflexive" in text) == (language == "en")


def test_equal_coding_has_no_table_of_differences(study: Study) -> None:
    double_coded(study, SARI, SARI)
    made = report(study)
    assert "The two coded everything alike." in outline_of(made)
    assert opened(made).tables[0].rows[1].cells[5].text == "1.00"


@pytest.mark.parametrize(("first", "second"), [((), ()), (SARI, ())])
def test_a_report_of_little_or_nothing_has_dashes_and_says_why(
    study: Study, first: tuple[Coded, ...], second: tuple[Coded, ...]
) -> None:
    double_coded(study, first, second)
    assert "No kappa and alpha for" in outline_of(report(study))


def test_the_table_has_a_row_for_each_level_and_code(study: Study) -> None:
    double_coded(study, SARI, BUDI)
    with study.project.read() as session:
        made = agreement_csv(agreement_content(session), Words("en"))
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert [(row[0], row[2]) for row in rows[1:4]] == [
        ("By character", "A1"),
        ("By character", "B2"),
        ("By character", "All codes"),
    ]
    assert len(rows) == 10
    assert rows[2][6:8] == minus("0.15", "0.16")
