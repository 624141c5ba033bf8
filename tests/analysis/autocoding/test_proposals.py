import pytest

from app.analysis.autocoding.coded import standings
from app.analysis.autocoding.matching import all_places
from app.analysis.autocoding.proposals import Proposal, proposals_in, stretches_of
from app.models.autocoding import Query, Search, Unit, Voices
from app.operations.speakers import set_speaker
from app.queries.codings import coded_spans
from app.queries.sources import speakers
from app.queries.spoken_texts import SpokenText, spoken_texts
from tests.study import COUSIN, NOBODY, TALK, Study

HEADED = f"Talk in the village\n\n{TALK}"


def _spoken(study: Study) -> list[SpokenText]:
    with study.project.read() as session:
        return spoken_texts(session)


def _proposed(spoken: SpokenText, search: Search) -> list[Proposal]:
    hits = None
    if search.query.text:
        asked = [(s.span.start, s.span.end) for s in stretches_of(spoken, search.voices)]
        (hits,) = all_places(search.query, [(spoken.text, asked)])
    return proposals_in(spoken, search, hits)


def _named(study: Study, source: int) -> int:
    """The farmer is informant I-01."""
    person = study.informant("I-01", source)
    with study.project.edit() as session:
        (farmer,) = (row for row in speakers(session, source) if row.label == "Farmer")
        set_speaker(session, farmer.id, "informant", person)
    return person


def test_two_hits_in_one_sentence_are_one_passage(study: Study) -> None:
    study.source()
    (spoken,) = _spoken(study)
    (found,) = _proposed(spoken, Search(Query("nobody everybody", "words")))
    assert found.text == "Nobody checked, so everybody joined."
    assert [hit.cut_from(TALK) for hit in found.hits] == ["Nobody", "everybody"]
    assert (found.paragraph, found.who, found.before, found.after) == (4, "Farmer", "Farmer: ", "")


def test_labels_are_never_found(study: Study) -> None:
    study.source()
    (spoken,) = _spoken(study)
    assert _proposed(spoken, Search(Query("farmer"))) == []


def test_what_stands_outside_of_turns_is_somebodys_only_when_everybody_is_meant(
    study: Study,
) -> None:
    study.source(HEADED)
    (spoken,) = _spoken(study)
    village = Query("village")
    assert [each.text for each in _proposed(spoken, Search(village, unit="turn"))] == [
        "Talk in the village"
    ]
    assert _proposed(spoken, Search(village, Voices(informants_only=True))) == []


@pytest.mark.parametrize(
    ("unit", "count"), [("hit", 2), ("turn", 2), ("paragraph", 2), ("sentence", 2)]
)
def test_all_that_an_informant_says(study: Study, unit: Unit, count: int) -> None:
    person = _named(study, study.source())
    (spoken,) = _spoken(study)
    voices = Voices(informant_ids=frozenset({person}))
    found = _proposed(spoken, Search(voices=voices, unit=unit))
    assert len(found) == count
    assert {each.who for each in found} == {"I-01"}
    assert found[0].text.startswith(COUSIN)


def test_a_label_is_a_voice_too(study: Study) -> None:
    study.source()
    (spoken,) = _spoken(study)
    found = _proposed(spoken, Search(voices=Voices(labels=frozenset({"interviewer"}))))
    assert [each.text for each in found] == ["How did it begin?", "And then?"]
    assert not any(each.aside for each in found)
    everybody = _proposed(spoken, Search(Query("then nobody", "words")))
    assert [each.aside for each in everybody] == [True, False]


def test_a_text_without_turns_belongs_to_its_only_informant(study: Study) -> None:
    person = study.informant("I-01", study.source("First line.\n\nSecond line.", "letter.txt"))
    (spoken,) = _spoken(study)
    assert spoken.alone == (person, "I-01")
    voices = Voices(informant_ids=frozenset({person}))
    found = _proposed(spoken, Search(voices=voices, unit="turn"))
    assert [(each.text, each.paragraph) for each in found] == [
        ("First line.", 1),
        ("Second line.", 2),
    ]
    assert _proposed(spoken, Search(voices=Voices(informant_ids=frozenset({99})))) == []


def test_what_is_coded_already_is_known(study: Study) -> None:
    source, code = study.source(), study.code()
    study.coding(source, NOBODY, code)
    (spoken,) = _spoken(study)
    hit = _proposed(spoken, Search(Query("nobody checked"), unit="hit"))
    sentence = _proposed(spoken, Search(Query("nobody")))
    other = _proposed(spoken, Search(Query("cousin")))
    with study.project.read() as session:
        coded = coded_spans(session, [code])
    exact, part, new = standings([*hit, *sentence, *other], coded, [code], study.me)
    assert (exact.done, exact.numbers) == (True, ("K-0001",))
    assert (part.done, part.numbers) == (False, ("K-0001",))
    assert (new.done, new.numbers) == (False, ())
    (by_another,) = standings(hit, coded, [code], study.me + 1)
    assert not by_another.done
