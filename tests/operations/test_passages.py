import pytest

from app.errors import NotFound, SpanOutsideText
from app.models.passage import Passage
from app.models.span import Span
from app.operations.codings import code_passage, uncode
from app.operations.interpretations import interpret
from app.operations.memos import delete_memo, write_memo
from app.operations.passages import delete_passage, passage_at, passage_name, passages_at
from app.operations.people import add_person
from app.operations.reviews import decide
from app.queries.passages import passages
from app.queries.sources import sources
from tests.study import COUSIN, TALK, Study


def _numbers(study: Study) -> list[str]:
    with study.project.read() as session:
        return [row.number for row in passages(session)]


def test_the_same_span_is_the_same_passage(study: Study) -> None:
    source, code, other = study.source(), study.code(), study.code("A2", "Career")
    study.coding(source, COUSIN, code)
    study.coding(source, COUSIN, other)
    assert _numbers(study) == ["K-0001"]


def test_the_same_span_of_another_source_is_another_passage(study: Study) -> None:
    code = study.code()
    study.coding(study.source(), COUSIN, code)
    study.coding(study.source(TALK + " Yes.", "more.txt"), COUSIN, code)
    assert _numbers(study) == ["K-0001", "K-0002"]


def test_a_span_beyond_the_text_is_refused(study: Study) -> None:
    source = study.source()
    with pytest.raises(SpanOutsideText), study.project.edit() as session:
        passage_at(session, source, Span(0, len(TALK) + 1))


def test_a_source_that_is_not_there_is_refused(study: Study) -> None:
    with pytest.raises(NotFound), study.project.edit() as session:
        passage_at(session, 7, Span(0, 1))


def test_coding_begins_the_work_on_a_source(study: Study) -> None:
    source = study.source()
    study.coding(source, COUSIN, study.code())
    with study.project.read() as session:
        assert sources(session)[0].status == "in_work"


def test_a_bare_passage_goes_with_its_last_coding(study: Study) -> None:
    coding = study.coding(study.source(), COUSIN, study.code())
    with study.project.edit() as session:
        uncode(session, coding)
    assert _numbers(study) == []


@pytest.mark.parametrize("what", ["interpretation", "memo", "decision"])
def test_a_passage_that_something_hangs_on_stays(study: Study, what: str) -> None:
    coding = study.coding(study.source(), COUSIN, study.code())
    with study.project.edit() as session:
        if what == "interpretation":
            interpret(session, 1, study.me, "It began in the family.")
        elif what == "memo":
            write_memo(session, study.me, "passage", 1, "Ask again.")
        else:
            decide(session, coding, add_person(session, "Dr. Ani"), "reject")
        uncode(session, coding)
    assert _numbers(study) == ["K-0001"]


def test_an_uncoded_passage_goes_with_its_last_memo(study: Study) -> None:
    coding = study.coding(study.source(), COUSIN, study.code())
    with study.project.edit() as session:
        memo = write_memo(session, study.me, "passage", 1, "Ask again.")
        uncode(session, coding)
        delete_memo(session, memo)
    assert _numbers(study) == []


def test_a_number_is_never_given_again(study: Study) -> None:
    source, code = study.source(), study.code()
    study.coding(source, COUSIN, code)
    with study.project.edit() as session:
        delete_passage(session, 1)
    study.coding(source, COUSIN, code)
    assert _numbers(study) == ["K-0002"]


def test_coding_twice_is_one_coding(study: Study) -> None:
    source, code = study.source(), study.code()
    first = study.coding(source, COUSIN, code)
    assert study.coding(source, COUSIN, code) == first


def test_two_coders_can_code_one_passage(study: Study) -> None:
    source, code = study.source(), study.code()
    study.coding(source, COUSIN, code)
    start = TALK.index(COUSIN)
    with study.project.edit() as session:
        other = add_person(session, "Budi")
        code_passage(session, source, Span(start, start + len(COUSIN)), code, other)
    with study.project.read() as session:
        assert [coding.coder for coding in passages(session)[0].codings] == ["Sari", "Budi"]


def test_many_places_are_numbered_in_their_order_and_known_ones_kept(study: Study) -> None:
    source = study.source()
    study.coding(source, COUSIN, study.code())
    first = Span(TALK.index(COUSIN), TALK.index(COUSIN) + len(COUSIN))
    places = [(source, Span(nth, nth + 1)) for nth in range(60, 0, -1)]
    with study.project.edit() as session:
        ids = passages_at(session, [*places, (source, first), places[0]])
        assert ids[-2:] == [1, ids[0]]
        names = [passage_name(session.get_one(Passage, key)) for key in ids[:60]]
    assert names == [f"K-{number:04d}" for number in range(2, 62)]


def test_one_place_outside_its_text_refuses_them_all(study: Study) -> None:
    source = study.source()
    with pytest.raises(SpanOutsideText), study.project.edit() as session:
        passages_at(session, [(source, Span(0, 1)), (source, Span(0, 10_000))])
    with study.project.read() as session:
        assert passages(session) == []
