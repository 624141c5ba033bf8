from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Ambiguous, NotFound
from app.models.span import Span
from app.operations.codings import code_places
from app.queries.sources import (
    characters_covered,
    covered,
    find_source,
    import_notes,
    newly_covered,
    open_source,
    original,
    source_text,
    sources,
    sources_of,
    speakers,
    turns,
)
from tests.study import COUSIN, TALK, Study, a_study


@pytest.fixture(scope="module")
def shared_study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    with a_study(tmp_path_factory.mktemp("study")) as study:
        study.source()
        study.code()
        yield study


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda p: (p[0], sum(p))))


@given(SPANS)
def test_covered_counts_each_character_once(spans: list[tuple[int, int]]) -> None:
    characters = {position for start, end in spans for position in range(start, end)}
    assert covered(spans) == len(characters)


def test_a_source_is_listed_with_its_counts(study: Study) -> None:
    source = study.source()
    study.informant("I-01", source)
    study.coding(source, COUSIN, study.code())
    with study.project.read() as session:
        row = sources(session)[0]
    assert (row.turns, row.passages, row.informants) == (4, 1, ("I-01",))
    assert row.coded_share == len(COUSIN) / len(TALK)
    assert row.status == "in_work"


@pytest.mark.parametrize(
    "spans",
    [
        [(0, 4), (4, 8)],
        [(2, 9), (2, 5), (3, 4), (6, 12)],
        [(0, 20), (1, 2), (5, 8), (19, 25), (30, 31)],
    ],
)
def test_a_listed_source_counts_each_covered_character_once(
    study: Study, spans: list[tuple[int, int]]
) -> None:
    source, other, code = study.source(), study.source(TALK + " Yes.", "other.txt"), study.code()
    places = [(source, Span(*span)) for span in spans]
    with study.project.edit() as session:
        code_places(session, [*places, (other, Span(1, 3))], [code], study.me)
        first, second = sources(session)
    assert (first.passages, first.coded_share) == (len(spans), covered(spans) / len(TALK))
    assert (second.passages, second.coded_share) == (1, 2 / len(TALK + " Yes."))


@given(SPANS.filter(bool), st.integers(1, 12))
def test_stretch_by_stretch_as_many_characters_are_covered(
    shared_study: Study, spans: list[tuple[int, int]], step: int
) -> None:
    places = [(1, Span(*span)) for span in spans]
    with shared_study.project.edit() as session:
        code_places(session, places, [1], shared_study.me)
        found = reached = 0
        for start in range(0, len(TALK), step):
            new, reached = newly_covered(session, 1, Span(start, start + step), reached)
            found += new
        assert characters_covered(session) == {1: found} == {1: covered(spans)}
    shared_study.project.undo()


def test_counts_are_only_taken_where_they_are_wanted(study: Study) -> None:
    passage = study.coding(study.source(), COUSIN, study.code())
    with study.project.read() as session:
        [row] = sources(session, counted=False)
        [known] = sources(session, covered={1: len(TALK) // 2})
        assert sources_of(session, [passage]) == {1}
    assert (row.name, row.turns, row.passages, row.coded_share) == ("talk.txt", 0, 0, 0.0)
    assert (known.passages, known.coded_share) == (1, len(TALK) // 2 / len(TALK))


def test_an_open_source_has_text_turns_and_paragraphs(study: Study) -> None:
    source = study.source()
    with study.project.read() as session:
        opened = open_source(session, source)
    assert opened.text == TALK
    assert [turn.role for turn in opened.turns[:2]] == ["interviewer", "informant"]
    assert TALK[opened.turns[1].speech_start :].startswith(COUSIN)
    assert [TALK[start] for _, start in opened.paragraphs] == ["I", "F", "I", "F"]


def test_labels_belong_to_their_source(study: Study) -> None:
    first, second = study.source(), study.source(name="second.txt", text=TALK + " Yes.")
    with study.project.read() as session:
        ids = [{row.id for row in speakers(session, source)} for source in (first, second)]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("called", ["talk.txt", "TALK", "talk"])
def test_a_source_is_found_with_or_without_ending(study: Study, called: str) -> None:
    source = study.source()
    with study.project.read() as session:
        assert find_source(sources(session), called).id == source


def test_a_stem_of_two_sources_is_ambiguous(study: Study) -> None:
    study.source()
    study.source(TALK + " Yes.", "talk.md")
    with study.project.read() as session:
        rows = sources(session)
    with pytest.raises(Ambiguous):
        find_source(rows, "talk")
    assert find_source(rows, "talk.md").name == "talk.md"


def test_a_source_that_is_not_there_is_not_found(study: Study) -> None:
    with study.project.read() as session, pytest.raises(NotFound):
        source_text(session, 1)


def test_the_original_is_kept_byte_for_byte(study: Study) -> None:
    source = study.source()
    with study.project.read() as session:
        assert original(session, source) == ("talk.txt", TALK.encode())
        assert import_notes(session, source) == []


@given(st.integers(0, len(TALK) - 1), st.integers(1, 40))
def test_turns_of_a_stretch_are_those_that_overlap_it(
    shared_study: Study, start: int, length: int
) -> None:
    stretch = Span(start, start + length)
    with shared_study.project.read() as session:
        (source,) = sources(session)
        whole, found = turns(session, source.id), turns(session, source.id, stretch)
    assert found == [turn for turn in whole if turn.span.overlaps(stretch)]
