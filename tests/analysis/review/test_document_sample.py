from itertools import pairwise

from app.analysis.review.document_sample import MOST, SHOWN, SampledTurn, uncoded_sample
from tests.study import Study

SPOKEN = "a sentence that is long enough to deserve a code of its own, I think."


def talk(study: Study, turns: int, name: str) -> int:
    lines = [f"Farmer: {name} {number} {SPOKEN}\nInterviewer: Yes?" for number in range(turns)]
    return study.source("\n".join(lines), f"{name}.txt")


def sample(study: Study, draw: int = 0) -> tuple[SampledTurn, ...]:
    with study.project.read() as session:
        return uncoded_sample(session, draw)


def test_turns_are_spread_over_all_sources(study: Study) -> None:
    for name, turns in (("first", 40), ("second", 1), ("third", 40)):
        talk(study, turns, name)
    found = [each.turn.source for each in sample(study)]
    assert len(found) == MOST
    assert {name: found.count(name) for name in found} == {
        "first.txt": 5,
        "second.txt": 1,
        "third.txt": 4,
    }


def test_many_sources_give_one_turn_each(study: Study) -> None:
    for number in range(14):
        talk(study, 3, f"talk{number}")
    found = [each.turn.source_id for each in sample(study)]
    assert len(found) == len(set(found)) == MOST


def test_turns_are_spread_within_a_source(study: Study) -> None:
    talk(study, 100, "only")
    numbers = [each.turn.number for each in sample(study)]
    assert {late - early for early, late in pairwise(numbers)} == {20}


def test_a_round_gets_the_same_turns_again_and_the_next_one_others(study: Study) -> None:
    talk(study, 100, "only")
    assert sample(study, 1) == sample(study, 1)
    assert not set(sample(study, 1)) & set(sample(study, 2))


def test_coded_short_and_interviewers_turns_are_left_out(study: Study) -> None:
    study.coding(talk(study, 2, "talk"), "How", study.code())
    study.source(f"Interviewer: {SPOKEN}\nFarmer: Yes.", "short.txt")
    assert [each.text for each in sample(study)] == [f"talk 1 {SPOKEN}"]


def test_a_very_long_turn_is_cut_at_a_word(study: Study) -> None:
    study.source(f"Farmer: {SPOKEN * 40}", "long.txt")
    [found] = sample(study)
    assert len(found.text) <= SHOWN + 2
    assert found.text.endswith(" …")


def test_only_these_informants_are_asked(study: Study) -> None:
    study.informant("F-1", talk(study, 3, "one"))
    study.informant("F-2", talk(study, 3, "two"))
    with study.project.read() as session:
        chosen = uncoded_sample(session, 0, {"F-2"})
    assert {each.turn.source for each in chosen} == {"two.txt"}
