import pytest
from sqlalchemy import select

from app.errors import NotFound, NotTwoCoders
from app.models.source import Source
from app.operations.people import add_person
from app.queries.second_codings import (
    coders,
    comparison,
    double_coding,
    kept_last,
    second_coding,
    second_codings,
)
from tests.double_coded import BUDI, SARI, double_coded
from tests.study import Study


def test_what_is_kept_is_preferred_to_what_was_settled_since(study: Study) -> None:
    two = double_coded(study, SARI, BUDI)
    two.settle("code", "neither")
    with study.project.read() as session:
        assert comparison(session).double == comparison(session, ("Budi", "Sari")).double
        assert comparison(session) == second_coding(session, two.kept)


def test_the_latest_comparison_is_the_first(study: Study) -> None:
    two = double_coded(study, SARI, BUDI)
    two.settle("code", "neither")
    two.keep()
    with study.project.read() as session:
        assert [each.id for each in second_codings(session)] == [2, 1]
        assert comparison(session).id == 2


def test_what_was_kept_last_is_known_without_its_codings(study: Study) -> None:
    with study.project.read() as session, pytest.raises(NotFound):
        kept_last(session)
    two = double_coded(study, SARI, BUDI)
    two.keep()
    with study.project.read() as session:
        newest = second_codings(session)[0]
        assert kept_last(session) == (newest.id, newest.kept_at)


def test_nobody_has_coded_yet(study: Study) -> None:
    with study.project.read() as session, pytest.raises(NotTwoCoders) as refused:
        comparison(session)
    assert refused.value.coders == "-"


def test_who_only_reads_is_no_coder(study: Study) -> None:
    double_coded(study, SARI, BUDI)
    with study.project.edit() as session:
        add_person(session, "Dr. Ani", "supervisor")
    with study.project.read() as session:
        assert [person.name for person in coders(session)] == ["Sari", "Budi"]


def test_a_comparison_that_is_not_there_is_refused(study: Study) -> None:
    with study.project.read() as session, pytest.raises(NotFound):
        second_coding(session, 1)


@pytest.mark.parametrize(
    ("text", "turns", "sentences"),
    [
        ("One. Two.\n\n  Three.", ["One. Two.", "  Three."], ["One.", "Two.", "Three."]),
        ("Interviewer: Why?\nFarmer: Rain. Snow.", ["Rain. Snow."], ["Rain.", "Snow."]),
    ],
)
def test_units_are_what_informants_say_or_paragraphs(
    study: Study, text: str, turns: list[str], sentences: list[str]
) -> None:
    study.source(text)
    with study.project.read() as session:
        uuids = session.scalars(select(Source.uuid)).all()
        double = double_coding(session, study.me, study.me, uuids)
    found = double.sources[0]
    assert [span.cut_from(text) for span in found.turns] == turns
    assert [span.cut_from(text) for span in found.sentences] == sentences


def test_only_codes_that_were_used_are_compared(study: Study) -> None:
    double = double_coded(study, SARI[:1], ()).compared().double
    assert [code.called for code in double.codes] == ["A1"]
