import pytest
from sqlalchemy import func, select

from app.errors import BadDate, NameMissing, NameTaken, NotFound, SameSource, SpanOutsideText
from app.models.imported import FoundSpeaker, ImportedText
from app.models.source import Blob
from app.operations.sources import Original, add_source, add_turns, delete_sources, describe_source
from app.operations.speakers import merge_speakers, replace_turns, set_speaker
from app.queries.informants import informants
from app.queries.sources import SourceRow, SpeakerRow, sources, speakers, turns
from tests.study import TALK, Study, turns_of


def _source(study: Study) -> SourceRow:
    with study.project.read() as session:
        return sources(session)[0]


def _speakers(study: Study) -> list[SpeakerRow]:
    with study.project.read() as session:
        return sorted(speakers(session, 1), key=lambda row: row.id)


def test_the_same_bytes_are_refused_whatever_they_are_called(study: Study) -> None:
    study.source()
    with pytest.raises(SameSource) as refusal:
        study.source(name="copy.txt")
    assert refusal.value.name == "talk.txt"


def test_a_name_is_unique_ignoring_case(study: Study) -> None:
    study.source()
    with pytest.raises(NameTaken):
        study.source(TALK + "!", "TALK.txt")


def test_a_source_needs_a_name(study: Study) -> None:
    with pytest.raises(NameMissing), study.project.edit() as session:
        add_source(session, " ", ImportedText("words"))


def test_labels_that_differ_in_case_or_spaces_are_one_speaker(study: Study) -> None:
    study.source("Ibu W: yes\nIBU  W: no\nBu W: well")
    assert [row.label for row in _speakers(study)] == ["Ibu W", "Bu W"]
    with study.project.read() as session:
        assert [turn.label for turn in turns(session, 1)] == ["Ibu W", "IBU  W", "Bu W"]


def test_dates_are_kept_at_their_precision(study: Study) -> None:
    study.source()
    with study.project.edit() as session:
        describe_source(session, 1, {"date": "Maret 2021"})
    assert _source(study).date == "2021-03"


def test_a_date_that_is_none_is_refused_and_nothing_changes(study: Study) -> None:
    study.source()
    with pytest.raises(BadDate), study.project.edit() as session:
        describe_source(session, 1, {"name": "new.txt", "date": "soon"})
    assert _source(study).name == "talk.txt"


def test_two_sources_from_the_same_bytes_share_them_after_undo(study: Study) -> None:
    study.source()
    study.project.undo()
    study.source()
    with study.project.read() as session:
        assert session.scalar(select(func.count()).select_from(Blob)) == 1


def test_deleting_what_is_not_there_is_refused(study: Study) -> None:
    with pytest.raises(NotFound), study.project.edit() as session:
        delete_sources(session, [3])


def test_pasted_text_has_no_original(study: Study) -> None:
    with study.project.edit() as session:
        add_source(session, "Pasted", ImportedText("words", kind="field_note"))
    assert (_source(study).kind, _source(study).original_name) == ("field_note", "")


def test_original_bytes_are_named_by_their_hash() -> None:
    assert Original("x", b"").sha256.startswith("e3b0c442")


def test_saying_who_a_label_is_makes_them_take_part(study: Study) -> None:
    study.source()
    farmer = _speakers(study)[1]
    informant = study.informant()
    with study.project.edit() as session:
        set_speaker(session, farmer.id, "informant", informant)
    with study.project.read() as session:
        assert informants(session)[0].sources == ("talk.txt",)
    assert _speakers(study)[1].informant_id == informant


def test_an_interviewer_is_no_informant(study: Study) -> None:
    study.source()
    informant = study.informant()
    with study.project.edit() as session:
        set_speaker(session, _speakers(study)[0].id, "interviewer", informant)
    assert _speakers(study)[0].informant_id is None


def test_merged_variants_speak_as_one(study: Study) -> None:
    study.source("Bu W: yes\nIbu W: no")
    first, second = _speakers(study)
    with study.project.edit() as session:
        merge_speakers(session, first.id, [second.id, first.id])
    assert [(row.label, row.turns) for row in _speakers(study)] == [("Bu W", 2)]


def test_reading_turns_again_keeps_what_was_said_of_a_label(study: Study) -> None:
    study.source()
    with study.project.edit() as session:
        set_speaker(session, _speakers(study)[1].id, "other")
        replace_turns(session, 1, turns_of(TALK), [FoundSpeaker("Farmer", 2)])
    assert {row.label: row.role for row in _speakers(study)}["Farmer"] == "other"


def test_turns_of_another_text_are_refused(study: Study) -> None:
    source = study.source("Farmer: Short.")
    with pytest.raises(SpanOutsideText), study.project.edit() as session:
        add_turns(session, source, turns_of(TALK), ())
