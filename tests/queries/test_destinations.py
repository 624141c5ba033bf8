import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.imported import ImportedText, Timestamp
from app.models.passage import printed_number
from app.models.span import Span
from app.operations.informants import add_informant
from app.operations.sources import add_source
from app.queries.destinations import MOST, Destination, Wish, destinations, wishes
from tests.study import COUSIN, NOBODY, TALK, Study

NUMBERS = st.integers(0, 999_999)
NAMES = st.from_regex(r"[A-Za-z]-?[0-9]{1,3}|[a-z_]{2,9}\.docx", fullmatch=True)


@given(st.text(max_size=40))
def test_whatever_is_typed_can_be_read(text: str) -> None:
    found = wishes(text)
    assert bool(found) == bool(text.split())
    assert len(found) == len(set(found))


@given(NUMBERS, st.sampled_from(["K", "KB", "kc"]))
def test_a_printed_number_is_a_passage(number: int, series: str) -> None:
    assert wishes(printed_number(series, number))[0] == Wish("passage", number, "", series.upper())


@given(NUMBERS)
def test_a_bare_number_may_be_a_passage_a_paragraph_or_a_turn(number: int) -> None:
    goals = [wish.goal for wish in wishes(str(number)) if wish.value == number]
    assert goals[:3] == ["passage", "paragraph", "turn"]


@given(NUMBERS, st.sampled_from(["¶{}", "¶ {}", "§{}", "p{}", "p. {}", "Par {}", "paragraf {}"]))
def test_a_paragraph_of_the_open_source(number: int, written: str) -> None:
    assert Wish("paragraph", number) in wishes(written.format(number))


@given(NAMES, NUMBERS)
def test_a_place_in_a_source_that_is_named(name: str, number: int) -> None:
    assert Wish("paragraph", number, name) in wishes(f"{name} ¶{number}")
    assert Wish("paragraph", number, name) in wishes(f"  {name},  ¶ {number} ")
    assert Wish("paragraph", number, name) in wishes(f"{name} p{number}")
    assert Wish("turn", number, name) in wishes(f"{name} turn {number}")
    assert Wish("turn", number, name) in wishes(f"{name} t{number}")
    assert Wish("turn", number, name) in wishes(f"{name} giliran bicara {number}")


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59), st.sampled_from(["", "I-04"]))
def test_a_time_comes_back(hours: int, minutes: int, seconds: int, source: str) -> None:
    value = ((hours * 60 + minutes) * 60 + seconds) * 1000
    full = f"{source} {hours:02}:{minutes:02}:{seconds:02}"
    assert Wish("time", value, source) in wishes(full)
    short = Wish("time", (minutes * 60 + seconds) * 1000, source)
    assert short in wishes(f"{source} {minutes}:{seconds:02}")


@pytest.mark.parametrize("text", ["1:60", "12:3", "¶", "turn", "K-", "¶x"])
def test_half_a_place_is_only_a_name(text: str) -> None:
    assert wishes(text) == [Wish("source", source=text)]


@pytest.fixture
def talks(study: Study) -> Study:
    """Two talks, the first coded twice and with an informant, the second with time marks."""
    first = study.source()
    study.informant("I-01", first)
    code = study.code()
    study.coding(first, COUSIN, code)
    study.coding(first, NOBODY, code)
    marks = (Timestamp(0, 0), Timestamp(TALK.index("Nobody"), 65_000))
    with study.project.edit() as session:
        add_source(session, "radio.txt", ImportedText(TALK, timestamps=marks))
    return study


def there(study: Study, text: str, here: int | None = 1) -> list[Destination]:
    with study.project.read() as session:
        return destinations(session, text, here)


def test_a_passage_is_shown_with_its_words(talks: Study) -> None:
    (found,) = there(talks, "k-2")
    assert (found.number, found.passage_id, found.excerpt) == ("K-0002", 2, NOBODY)
    assert found.span.cut_from(TALK) == NOBODY


def test_a_number_offers_all_that_it_may_be(talks: Study) -> None:
    assert [place.goal for place in there(talks, "2")] == ["passage", "paragraph", "turn"]
    assert [place.goal for place in there(talks, "4")] == ["paragraph", "turn"]


def test_paragraphs_and_turns_of_the_open_source(talks: Study) -> None:
    (paragraph,) = there(talks, "¶3")
    assert paragraph.span.cut_from(TALK).startswith("Interviewer: And then?")
    (turn,) = there(talks, "turn 4")
    assert turn.excerpt.startswith("Farmer: Nobody checked")
    assert there(talks, "¶3", here=None) == []


def test_a_source_is_named_by_its_informant_or_its_name(talks: Study) -> None:
    assert {place.source_id for place in there(talks, "i-01 ¶ 2", here=2)} == {1}
    assert {place.source_id for place in there(talks, "radio ¶2")} == {2}
    assert [place.source for place in there(talks, "I-01")] == ["talk.txt", "I-01"]
    assert [place.source for place in there(talks, "tal")] == ["talk.txt"]


def test_a_time_is_where_it_was_last_said(talks: Study) -> None:
    (found,) = there(talks, "1:30", here=2)
    assert (found.value, found.excerpt[:6]) == (65_000, "Nobody")
    assert found.span == Span(TALK.index("Nobody"), TALK.index("Nobody") + 1)
    assert there(talks, "1:30", here=1) == []


def test_nothing_typed_offers_sources_codes_and_informants(talks: Study) -> None:
    found = ["talk.txt", "radio.txt", "A1 Family", "I-01"]
    assert [place.source for place in there(talks, " ")] == found


def test_sources_that_were_read_lately_come_first(talks: Study) -> None:
    with talks.project.read() as session:
        found = destinations(session, "", recent=[2])
        assert [place.source_id for place in found[:2]] == [2, 1]


@pytest.mark.parametrize("typed", ["f", "fam", "A1", "a1 f", "famly"])
def test_a_code_is_found_from_its_first_letter_and_with_one_forgotten(
    talks: Study, typed: str
) -> None:
    assert ("code", "A1 Family") in [(each.goal, each.source) for each in there(talks, typed)]


def test_an_informant_is_found_by_name_and_role(study: Study) -> None:
    with study.project.edit() as session:
        add_informant(session, "I-07", {"name": "Budi Santoso", "role": "Village head"})
        add_informant(session, "I-08", {"name": "Vilma", "role": "Clerk"})
    for typed in ("budi", "san", "village", "bs"):
        assert ("informant", "I-07 Budi Santoso") in [
            (each.goal, each.source) for each in there(study, typed)
        ]
    assert [each.source for each in there(study, "vil")] == ["I-08 Vilma", "I-07 Budi Santoso"]


def test_not_more_than_a_list_full(study: Study) -> None:
    for number in range(MOST + 3):
        study.source(name=f"talk {number}.txt", text=str(number))
    assert len(there(study, "talk")) == MOST


@pytest.mark.parametrize("text", ["K-0099", "¶99", "turn 99", "nobody is called so", "I-09 ¶1"])
def test_what_is_not_there_leads_nowhere(talks: Study, text: str) -> None:
    assert there(talks, text) == []
