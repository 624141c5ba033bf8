import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadDate
from app.interchange.importing.import_plan import PlannedInformant, PlannedSource, PlannedSpeaker
from app.models.imported import ImportedText
from app.ui.importing.corrections import (
    SpeakerLine,
    confirmed,
    dated,
    example_line,
    named,
    of_kind,
    speaker_lines,
    told_by,
    without_circles,
)
from tests.study import TALK, turns_of

ROW = PlannedSource(
    "talk.txt",
    imported=ImportedText(TALK),
    turns=turns_of(TALK),
    speakers=(
        PlannedSpeaker("Interviewer", 2, "interviewer"),
        PlannedSpeaker("Farmer", 2, informant="I-01"),
    ),
    informants=(PlannedInformant("I-01", {"role": "Farmer"}),),
)


def test_a_blank_name_keeps_the_former() -> None:
    assert named(ROW, "  ").name == "talk.txt"
    assert named(ROW, " Farmer ").name == "Farmer"


def test_an_unknown_kind_changes_nothing() -> None:
    assert of_kind(ROW, "field_note").kind == "field_note"
    assert of_kind(ROW, "song") is ROW


def test_dates_are_stored_at_the_precision_they_have() -> None:
    assert dated(ROW, "Maret 2021").date == "2021-03"
    with pytest.raises(BadDate):
        dated(ROW, "soon")


def test_an_informant_spelled_anew_keeps_what_the_head_lines_say() -> None:
    row = told_by(ROW, "F-1", [])
    assert row.informants == (PlannedInformant("F-1", {"role": "Farmer"}),)
    assert row.speakers[1].informant == "F-1"


def test_a_code_of_the_project_is_known_however_it_is_spelled() -> None:
    (person,) = told_by(ROW, "i-09", ["I-09"]).informants
    assert (person.code, person.known) == ("I-09", True)


def test_several_informants_take_part() -> None:
    row = told_by(ROW, "I-01, I-02;I-02", [])
    assert [person.code for person in row.informants] == ["I-01", "I-02"]
    assert row.speakers[1].informant == "I-01"


def test_nobody_takes_part_when_the_cell_is_emptied() -> None:
    row = told_by(ROW, "", [])
    assert row.informants == ()
    assert row.speakers[1].informant == ""


def test_a_label_comes_with_the_first_words_said_under_it() -> None:
    farmer = speaker_lines(ROW)[1]
    assert farmer.example.startswith("With my cousin")


@given(st.text())
def test_examples_are_one_short_line(speech: str) -> None:
    line = example_line(speech)
    assert "\n" not in line
    assert len(line) <= 92


def test_confirming_takes_roles_and_makes_new_informants_take_part() -> None:
    interviewer, farmer = speaker_lines(ROW)
    row = confirmed(ROW, [interviewer, SpeakerLine("Farmer", 2, "", "informant", "I-07")], [])
    assert row.speakers[1].informant == "I-07"
    assert [person.code for person in row.informants] == ["I-01", "I-07"]
    assert farmer.informant == "I-01"


def line(label: str, into: str = "") -> SpeakerLine:
    return SpeakerLine(label, 1, "", "informant", merge_into=into)


def test_variants_of_variants_end_at_the_last() -> None:
    found = without_circles([line("a", "b"), line("b", "c"), line("c")])
    assert [each.merge_into for each in found] == ["c", "c", ""]


def test_labels_that_would_be_variants_of_each_other_stay_apart() -> None:
    found = without_circles([line("a", "b"), line("b", "a")])
    assert [each.merge_into for each in found] == ["", ""]
