import pytest

from app.errors import Ambiguous, NotFound
from app.operations.codings import uncode
from app.operations.review_rounds import freeze_round
from app.queries.review_paper import (
    find_round,
    passage_numbers,
    still_stands,
    submitted_numbers,
    uncoded_turns,
)
from app.queries.review_rounds import rounds
from tests.coded_study import NEVER, CodedStudy
from tests.study import COUSIN, Study


def freeze(harbour: CodedStudy, name: str = "One") -> int:
    with harbour.study.project.edit() as session:
        return freeze_round(session, name, harbour.study.me)


def stands(harbour: CodedStudy) -> bool:
    with harbour.study.project.read() as session:
        return still_stands(session, rounds(session)[-1])


def test_numbers_of_a_round_outlive_their_codings(harbour: CodedStudy) -> None:
    made = freeze(harbour)
    with harbour.study.project.edit() as session:
        uncode(session, harbour.codings[NEVER, "E1"])
        assert "K-0006" in submitted_numbers(session, made).values()
        assert "K-0006" not in passage_numbers(session).values()


def test_a_round_stands_until_something_in_it_changes(harbour: CodedStudy) -> None:
    freeze(harbour)
    assert stands(harbour)
    harbour.stance(NEVER, "E1", "supports")
    assert not stands(harbour)
    harbour.stance(NEVER, "E1", "contradicts")
    assert stands(harbour)


def test_a_deleted_coding_ends_a_round(harbour: CodedStudy) -> None:
    freeze(harbour)
    with harbour.study.project.edit() as session:
        uncode(session, harbour.codings[NEVER, "E1"])
    assert not stands(harbour)


def test_a_number_wins_over_a_name(harbour: CodedStudy) -> None:
    freeze(harbour, "2")
    freeze(harbour, "One")
    with harbour.study.project.read() as session:
        assert find_round(session, "2").name == "One"
        assert find_round(session, " one ").number == 2


def test_round_that_nobody_can_tell_is_refused(harbour: CodedStudy) -> None:
    freeze(harbour)
    freeze(harbour)
    with harbour.study.project.read() as session:
        with pytest.raises(Ambiguous):
            find_round(session, "one")
        with pytest.raises(NotFound):
            find_round(session, "three")


def test_a_turn_is_uncoded_until_a_coding_touches_it(study: Study) -> None:
    source = study.source()
    study.informant("F-1", source)
    study.coding(source, COUSIN, study.code())
    with study.project.read() as session:
        found = uncoded_turns(session, 1)
    assert [(turn.number, turn.informant) for turn in found] == [(4, "F-1")]
