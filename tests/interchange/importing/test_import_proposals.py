import pytest

from app.importers.transcripts import Transcript
from app.interchange.importing.import_plan import KnownInformant
from app.interchange.importing.import_proposals import (
    next_code,
    proposed_informants,
    proposed_kind,
    proposed_speakers,
    same_file,
)
from app.models.imported import FoundSpeaker, HeadLines, ImportedText

NOBODY = HeadLines()
TABLE = (KnownInformant("I-01", "Sari", ("talk.docx",)), KnownInformant("P7", "Budi"))


def codes(name: str, head: HeadLines = NOBODY) -> list[str]:
    return [person.code for person in proposed_informants(name, head, TABLE)]


@pytest.mark.parametrize("written", ["talk.docx", "TALK", "talk.DOCX", "talk"])
def test_table_may_name_a_file_with_or_without_its_ending(written: str) -> None:
    assert same_file(written, "Talk.docx")


def test_another_ending_is_another_file() -> None:
    assert not same_file("talk.odt", "talk.docx")


def test_table_that_names_the_file_comes_before_the_head_lines() -> None:
    assert codes("talk.docx", HeadLines(informant="I-05")) == ["I-01"]


def test_code_in_the_head_comes_before_the_files_name() -> None:
    assert codes("I-03_x.txt", HeadLines(informant="I-05 (Ketua)")) == ["I-05"]


def test_name_in_the_head_finds_the_known_informant() -> None:
    assert codes("x.txt", HeadLines(informant="budi")) == ["P7"]


def test_unknown_name_gets_the_next_code_and_keeps_the_name() -> None:
    (person,) = proposed_informants("x.txt", HeadLines(informant="Rina"), TABLE)
    assert (person.code, dict(person.fields)) == ("I-02", {"name": "Rina"})


def test_code_at_the_start_of_the_files_name_is_taken() -> None:
    assert codes("P7_second talk.txt") == ["P7"]
    assert codes("INF 12 - farmer.txt") == ["INF 12"]


@pytest.mark.parametrize("name", ["interview.txt", "2020 notes.txt", "en16_x.txt", "COVID19.txt"])
def test_nobody_is_made_up_from_an_ordinary_name(name: str) -> None:
    assert codes(name) == []


def test_next_code_goes_on_counting() -> None:
    assert next_code(["I-01", "i-09", "P30"]) == "I-10"


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("peraturan.pdf", "Pasal 1. Pegawai wajib netral.", "document"),
        ("Catatan lapangan 3.txt", "Pagi itu pasar ramai.", "field_note"),
        ("x.txt", "Transkrip wawancara\n\nDia bercerita lama.", "interview"),
    ],
)
def test_kind_follows_from_name_and_beginning(name: str, text: str, kind: str) -> None:
    transcript = Transcript(ImportedText(text), (), (), NOBODY)
    assert proposed_kind(name, transcript) == kind


def test_saved_web_page_stays_one() -> None:
    transcript = Transcript(ImportedText("Interview", kind="web_page"), (), (), NOBODY)
    assert proposed_kind("x.html", transcript) == "web_page"


def test_interviewer_named_in_the_head_asks() -> None:
    found = [FoundSpeaker("Nadira", 3), FoundSpeaker("Mak Odah", 3)]
    speakers = proposed_speakers(found, HeadLines(interviewer="nadira"), ())
    assert [each.role for each in speakers] == ["interviewer", "informant"]


def test_two_informants_and_one_label_are_left_to_the_person() -> None:
    people = proposed_informants("talk.docx", NOBODY, (*TABLE, KnownInformant("X", "", ("talk",))))
    (speaker,) = proposed_speakers([FoundSpeaker("N", 3)], NOBODY, people)
    assert (len(people), speaker.informant) == (2, "")
