import pytest

from app.errors import BadDate, NameMissing, NameTaken
from app.operations.informants import (
    add_informant,
    change_informant,
    delete_informant,
    leave,
    set_attribute,
)
from app.queries.informants import InformantRow, find_informant, informants
from app.queries.sources import speakers
from tests.study import Study


def _informants(study: Study) -> list[InformantRow]:
    with study.project.read() as session:
        return informants(session)


def test_a_code_is_unique_ignoring_case(study: Study) -> None:
    study.informant("I-01")
    with pytest.raises(NameTaken):
        study.informant("i-01")


def test_a_code_is_needed(study: Study) -> None:
    with pytest.raises(NameMissing), study.project.edit() as session:
        add_informant(session, " ")


def test_an_unreadable_date_is_refused(study: Study) -> None:
    with pytest.raises(BadDate):
        study.informant(interview_date="when it rained")


def test_dates_come_from_the_sources_first(study: Study) -> None:
    study.informant("I-01", study.source(), interview_date="2019")
    study.informant("I-02", interview_date="2019")
    assert [row.dates for row in _informants(study)] == [("2020-11-21",), ("2019",)]


def test_the_only_open_label_is_the_informants(study: Study) -> None:
    informant = study.informant("I-01", study.source())
    with study.project.read() as session:
        assert {row.label: row.informant_id for row in speakers(session, 1)} == {
            "Interviewer": None,
            "Farmer": informant,
        }


def test_leaving_a_source_frees_the_label(study: Study) -> None:
    informant = study.informant("I-01", study.source())
    with study.project.edit() as session:
        leave(session, 1, informant)
    with study.project.read() as session:
        assert [row.informant_id for row in speakers(session, 1)] == [None, None]
    assert _informants(study)[0].sources == ()


def test_a_deleted_informant_leaves_sources_and_labels(study: Study) -> None:
    informant = study.informant("I-01", study.source())
    with study.project.edit() as session:
        delete_informant(session, informant)
    with study.project.read() as session:
        assert len(speakers(session, 1)) == 2


def test_attributes_are_kept_as_written_and_removed_when_emptied(study: Study) -> None:
    informant = study.informant()
    with study.project.edit() as session:
        set_attribute(session, informant, "Years", "about 3")
        set_attribute(session, informant, "years", "4")
    assert _informants(study)[0].attributes == (("Years", "4"),)
    with study.project.edit() as session:
        set_attribute(session, informant, "Years", "")
    assert _informants(study)[0].attributes == ()


def test_an_informant_is_found_by_code(study: Study) -> None:
    study.informant("I-01")
    with study.project.edit() as session:
        change_informant(session, 1, {"role": "Farmer"}, code="N-1")
    assert find_informant(_informants(study), "n-1").role == "Farmer"
