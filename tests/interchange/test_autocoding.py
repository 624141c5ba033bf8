from collections.abc import Iterator
from contextlib import closing

import pytest

from app.analysis.autocoding.proposals import Proposal
from app.errors import BadPattern, PatternTooSlow
from app.importers.child import ParsingProcess
from app.interchange.autocoding import autocode, autocoding_deed, pattern_process, proposals
from app.models.autocoding import Query, Search, Voices
from app.queries.activity import activities
from app.queries.passages import passages
from app.queries.spoken_texts import spoken_texts
from app.words import Words
from app.words.deeds import deed_sentence
from tests.study import Study


@pytest.fixture(scope="module")
def child() -> Iterator[ParsingProcess]:
    with closing(pattern_process()) as child:
        yield child


def _found(study: Study, search: Search, child: ParsingProcess) -> list[Proposal]:
    with study.project.read() as session:
        texts = spoken_texts(session)
    return proposals(texts, search, child, lambda _done, _of: None)


def test_words_and_patterns_find_the_same(study: Study, child: ParsingProcess) -> None:
    study.source()
    words = _found(study, Search(Query("cousin nobody", "words")), child)
    assert len(words) == 2
    assert _found(study, Search(Query("cousin|nobody", "pattern")), child) == words


def test_a_search_for_nothing_finds_nothing(study: Study, child: ParsingProcess) -> None:
    study.source()
    assert _found(study, Search(), child) == []


def test_only_the_chosen_sources_are_searched(study: Study, child: ParsingProcess) -> None:
    study.source()
    second = study.source("Sari: My cousin again.", "second.txt")
    search = Search(Query("cousin"), source_ids=frozenset({second}))
    assert [each.source for each in _found(study, search, child)] == ["second.txt"]


def test_a_pattern_that_takes_for_ever_is_stopped(study: Study) -> None:
    study.source("a" * 60 + "!")
    with closing(ParsingProcess(seconds=1.0)) as child, pytest.raises(PatternTooSlow):
        _found(study, Search(Query("(a+)+$", "pattern", whole_words=False)), child)


def test_a_bad_pattern_is_refused_before_any_text_is_sent(
    study: Study, child: ParsingProcess
) -> None:
    study.source()
    with pytest.raises(BadPattern):
        _found(study, Search(Query("(", "pattern")), child)


def test_what_was_confirmed_is_coded_in_one_step(study: Study, child: ParsingProcess) -> None:
    study.source()
    codes = [study.code(), study.code("A2", "Control")]
    search = Search(Query("cousin nobody", "words"))
    found = _found(study, search, child)
    deed = autocoding_deed(search, "", ["A1", "A2"], len(found))
    with study.project.edit(deed) as session:
        steps = list(autocode(session, found, codes, study.me, deed))
    assert steps == [(0, 2), (2, 2)]
    with study.project.read() as session:
        rows = passages(session)
        said = [row.key for row in activities(session)]
    assert [(row.text, len(row.codings)) for row in rows] == [(each.text, 2) for each in found]
    assert said[-5:] == ["autocoded", "coded", "coded", "coded", "coded"]
    study.project.undo()
    with study.project.read() as session:
        assert passages(session) == []


def test_the_step_is_named_after_the_query() -> None:
    deed = autocoding_deed(Search(Query("the rain")), "", ["A1"], 37)
    said = deed_sentence(Words("en"), deed.key, deed.parameters)
    assert said == "Coded 37 places of “the rain” with A1"


def test_without_words_the_step_is_named_after_the_speaker() -> None:
    search = Search(voices=Voices(informants_only=True))
    deed = autocoding_deed(search, "I-03", ["A1", "A2"], 4)
    said = deed_sentence(Words("en"), deed.key, deed.parameters)
    assert said == "Coded 4 places said by I-03 with A1, A2"
