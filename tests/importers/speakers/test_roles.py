import pytest

from app.importers.speakers.roles import find_speakers
from app.importers.speakers.speakers import find_turns
from app.models.imported import FoundSpeaker


def _speakers(text: str) -> dict[str, FoundSpeaker]:
    return {speaker.label: speaker for speaker in find_speakers(text, find_turns(text))}


def _interviewers(text: str) -> set[str]:
    return {label for label, found in _speakers(text).items() if found.role == "interviewer"}


@pytest.mark.parametrize(
    ("text", "interviewers"),
    [
        ("Pewawancara: A?\nInforman: B.\nPewawancara: C?\nInforman: D.", {"Pewawancara"}),
        ("P: Apa itu?\nI: Itu.\nP: Kenapa?\nI: Begitu.", {"P"}),
        ("I: What is it?\nP: That.\nI: Why?\nP: So.", {"I"}),
        ("R: What is it?\nMary: That.\nR: Why?\nMary: So.", {"R"}),
        ("HR: Why?\nC: So.\nTE: How?\nC: Thus.\nHR: When?\nTE: Where?\nC: Here.", {"HR", "TE"}),
        ("T: apa itu\nJ: itu\nT: kenapa\nJ: begitu", {"T"}),
        ("Pewara Pria: Ya.\n01 Ana: Oh.\nPewara Pria: Baik.\n01 Ana: Ya.", {"Pewara Pria"}),
        ("问：您好？\n答：很好。\n问：多久了？\n答：十年。", {"问"}),
        ("Ana: Yes.\nBen: No.\nAna: Yes.\nBen: No.", set()),
        ("Guru: Ya?\nGuru: Tidak?\nGuru: Ya?", set()),
    ],
)
def test_whoever_asks_is_proposed_as_interviewer(text: str, interviewers: set[str]) -> None:
    assert _interviewers(text) == interviewers


@pytest.mark.parametrize(
    "legend",
    [
        "AL: Ana Lee\nBO: Ben Ott",
        "Keterangan: AL = Ana Lee, BO = Ben Ott",
        "Interviewer: Ana Lee (AL)\nInterviewee: Ben Ott (BO)",
    ],
)
def test_a_legend_gives_the_names(legend: str) -> None:
    found = _speakers(f"{legend}\n\nAL: So?\nBO: Fine.\nAL: Well?\nBO: Yes.")
    assert {label: speaker.name for label, speaker in found.items()} == {
        "AL": "Ana Lee",
        "BO": "Ben Ott",
    }


def test_a_legend_tells_roles_that_letters_do_not() -> None:
    text = "Keterangan: I = Informan; P = Peneliti\n\nI: Ya.\nP: Oh.\nI: Ya.\nP: Oh."
    assert _interviewers(text) == {"P"}


def test_a_spelled_out_label_is_offered_as_the_short_one() -> None:
    text = "Researcher: Who are you?\nParticipant: Ana.\n" + "R: So?\nP: Fine.\n" * 2
    found = _speakers(text)
    assert (found["Researcher"].same_as, found["Participant"].same_as) == ("R", "P")
    assert (found["R"].name, found["R"].role) == ("Researcher", "interviewer")


def test_an_interpreter_is_neither_interviewer_nor_informant() -> None:
    text = "Peneliti: Apa?\nPenerjemah: What?\nAna: So.\nPeneliti: Oh?\nPenerjemah: Oh?\nAna: Ya."
    assert _speakers(text)["Penerjemah"].role == "other"


def test_speakers_come_in_order_of_appearance_with_their_turns() -> None:
    found = find_speakers(text := "N: A.\nI: B?\nN: C.\nI: D?\nN: E.", find_turns(text))
    assert [(speaker.label, speaker.turns) for speaker in found] == [("N", 3), ("I", 2)]


def test_a_text_without_turns_has_no_speakers() -> None:
    assert find_speakers("Kafe ini ramai.", ()) == ()


def test_speakers_that_a_program_counted_are_told_by_who_asks() -> None:
    text = "Speaker 1: Why?\nSpeaker 2: Because.\nSpeaker 1: Since when?\nSpeaker 2: Long ago."
    speakers = find_speakers(text, find_turns(text))
    assert [speaker.role for speaker in speakers] == ["interviewer", "informant"]
