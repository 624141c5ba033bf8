import pytest

from app.errors import NotFound
from app.models.span import Span
from app.operations.codings import code_existing, set_stance
from app.operations.informants import take_part
from app.operations.interpretations import interpret
from app.operations.memos import write_memo
from app.queries.passages import PassageFilter, PassageRow, passages, resolve_number
from tests.study import COUSIN, NOBODY, TALK, Study


def _passages(study: Study, wanted: PassageFilter | None = None) -> list[PassageRow]:
    with study.project.read() as session:
        return passages(session, wanted or PassageFilter())


def test_a_passage_is_the_exact_words_with_their_place(study: Study) -> None:
    study.coding(study.source(), NOBODY, study.code())
    row = _passages(study)[0]
    assert (row.number, row.text, row.paragraph, row.turn) == ("K-0001", NOBODY, 4, 4)
    assert TALK[row.span.start : row.span.end] == NOBODY


def test_the_speaker_of_its_turn_said_it(study: Study) -> None:
    source = study.source()
    study.informant("I-01", source, role="Farmer")
    study.informant("I-02", source)
    study.coding(source, COUSIN, study.code())
    informant = _passages(study)[0].informant
    assert informant is not None
    assert informant.code == "I-01"


def test_without_turns_the_only_informant_said_it(study: Study) -> None:
    source = study.source("plain words", "notes.txt")
    study.informant("I-07", source)
    study.coding(source, "words", study.code(), "plain words")
    informant = _passages(study)[0].informant
    assert informant is not None
    assert informant.code == "I-07"


def test_without_turns_and_with_two_informants_nobody_is_guessed(study: Study) -> None:
    source = study.source("plain words", "notes.txt")
    for code in ("I-01", "I-02"):
        study.informant(code, source)
    study.coding(source, "words", study.code(), "plain words")
    assert _passages(study)[0].informant is None


def test_an_interviewers_words_are_marked(study: Study) -> None:
    source = study.source()
    study.informant("I-01", source)
    study.coding(source, "How did it begin", study.code())
    row = _passages(study)[0]
    assert row.by_interviewer
    assert row.informant is None


def test_the_date_is_the_sources_before_the_informants(study: Study) -> None:
    source = study.source()
    study.informant("I-01", source, interview_date="2019")
    study.coding(source, COUSIN, study.code())
    assert _passages(study)[0].date == "2020-11-21"


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (PassageFilter(kinds=frozenset({"effort"})), ["K-0002"]),
        (PassageFilter(categories=frozenset({"Farmers"})), ["K-0001", "K-0002"]),
        (PassageFilter(categories=frozenset({"Judges"})), []),
        (PassageFilter(code_ids=frozenset({1})), ["K-0001"]),
        (PassageFilter(source_ids=frozenset({99})), []),
        (PassageFilter(stances=frozenset({"contradicts"})), ["K-0002"]),
    ],
)
def test_filters_admit_what_they_name(
    study: Study, wanted: PassageFilter, numbers: list[str]
) -> None:
    source = study.source()
    study.informant("I-01", source, category="Farmers")
    study.coding(source, COUSIN, study.code())
    coding = study.coding(source, NOBODY, study.code("B1", "Checks", "effort"))
    with study.project.edit() as session:
        set_stance(session, coding, "contradicts")
    assert [row.number for row in _passages(study, wanted)] == numbers


def test_codes_on_a_passage_come_in_codebook_order(study: Study) -> None:
    first, second = study.code("A1"), study.code("A2", "Career")
    study.coding(study.source(), COUSIN, second)
    with study.project.edit() as session:
        code_existing(session, 1, first, study.me)
    assert [coding.label for coding in _passages(study)[0].codings] == ["A1", "A2"]


def test_an_interpretation_under_a_code_wins_in_its_section(study: Study) -> None:
    code, other = study.code("A1"), study.code("A2", "Career")
    study.coding(study.source(), COUSIN, code)
    with study.project.edit() as session:
        interpret(session, 1, study.me, "in general")
        interpret(session, 1, study.me, "as to family", code)
    row = _passages(study)[0]
    assert row.interpretation_under(code) == "as to family"
    assert row.interpretation_under(other) == "in general"


def test_memos_are_counted(study: Study) -> None:
    study.coding(study.source(), COUSIN, study.code())
    with study.project.edit() as session:
        write_memo(session, study.me, "passage", 1, "ask again")
    assert _passages(study)[0].memos == 1


def test_a_number_names_its_passage_in_any_case(study: Study) -> None:
    study.coding(study.source(), COUSIN, study.code())
    with study.project.read() as session:
        assert resolve_number(session, " k-0001 ") == 1


@pytest.mark.parametrize("number", ["", "K-", "K-0099", "0001", "K-one"])
def test_a_number_that_nothing_has_is_not_found(study: Study, number: str) -> None:
    with study.project.read() as session, pytest.raises(NotFound):
        resolve_number(session, number)


def test_reading_is_in_the_order_of_the_text(study: Study) -> None:
    source, code = study.source(), study.code()
    study.coding(source, NOBODY, code)
    study.coding(source, COUSIN, code)
    spans = [row.span for row in _passages(study)]
    assert spans == sorted(spans)
    assert spans[0] == Span(TALK.index(COUSIN), TALK.index(COUSIN) + len(COUSIN))


def test_an_informant_can_join_later(study: Study) -> None:
    source = study.source()
    study.coding(source, COUSIN, study.code())
    informant = study.informant()
    with study.project.edit() as session:
        take_part(session, source, informant)
    assert _passages(study)[0].informant is not None
