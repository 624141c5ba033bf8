from pathlib import Path

import pytest

from app.errors import BadTable
from app.importers.child import ParsingProcess
from app.interchange.importing.importing import (
    TRANSCRIPT,
    apply_import,
    import_deed,
    known_study,
    plan_import,
)
from app.interchange.informants import apply_informants, informants_deed, read_informants_file
from app.interchange.reports import ReportRow
from app.queries.informants import InformantRow, informants
from tests.study import TALK, Study

HEADER = "code,role,category,year,transcript,seniority\n"


def taken_over(study: Study, reader: ParsingProcess, folder: Path, rows: str) -> list[ReportRow]:
    table = folder / "informants.csv"
    table.write_text(HEADER + rows, "utf-8")
    listed = read_informants_file(table, reader)
    with study.project.edit(informants_deed(table)) as session:
        return list(apply_informants(session, listed.informants))


def people(study: Study) -> list[InformantRow]:
    with study.project.read() as session:
        return informants(session)


def test_new_rows_become_informants_and_unknown_columns_attributes(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    taken_over(study, reader, tmp_path, "I-01,Farmer,Residents,2020,,7 years\n")
    (person,) = people(study)
    assert (person.role, person.category, person.interview_date) == ("Farmer", "Residents", "2020")
    assert person.attributes == (("seniority", "7 years"),)


def test_informant_is_connected_with_a_source_that_is_here(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    study.source()
    taken_over(study, reader, tmp_path, "I-01,,,,talk,\n")
    assert people(study)[0].sources == ("talk.txt",)


def test_informant_is_connected_with_a_source_that_comes_later(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    taken_over(study, reader, tmp_path, "I-01,,,,later.txt; third.txt,\n")
    assert people(study)[0].attributes == ((TRANSCRIPT, "later.txt; third.txt"),)
    (tmp_path / "later.txt").write_text(TALK, "utf-8")
    with study.project.read() as session:
        plan = plan_import([tmp_path / "later.txt"], reader, known_study(session))
    with study.project.edit(import_deed(plan)) as session:
        assert len(list(apply_import(session, plan))) == 1
    (person,) = people(study)
    assert person.sources == ("later.txt",)
    assert person.attributes == ((TRANSCRIPT, "third.txt"),)


def test_second_reading_changes_nothing(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    rows = "I-01,Farmer,Residents,2020,later.txt,7\nI-02,,,,,\n"
    first = taken_over(study, reader, tmp_path, rows)
    assert [row.outcome for row in first] == ["added", "added"]
    before = people(study)
    again = taken_over(study, reader, tmp_path, rows)
    assert ([row.outcome for row in again], people(study)) == (["unchanged"] * 2, before)


def test_empty_cells_leave_what_is_known(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    study.informant("I-01", role="Farmer")
    (row,) = taken_over(study, reader, tmp_path, "i-01,,Residents,,,\n")
    (person,) = people(study)
    assert (row.outcome, person.role, person.category) == ("changed", "Farmer", "Residents")


def test_name_that_fits_two_sources_connects_neither(
    study: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    study.source(TALK, "talk.txt")
    study.source(TALK + ".", "talk.odt")
    taken_over(study, reader, tmp_path, "I-01,,,,talk,\n")
    assert people(study)[0].sources == ()


def test_bad_table_changes_nothing(study: Study, reader: ParsingProcess, tmp_path: Path) -> None:
    with pytest.raises(BadTable):
        taken_over(study, reader, tmp_path, "I-01,,,,,\nI-01,,,,,\n")
    assert people(study) == []
