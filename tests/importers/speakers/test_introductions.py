import pytest

from app.importers.speakers.introductions import introduction_lines, legend, name_like
from app.importers.speakers.label_readings import readings, text_lines
from app.importers.speakers.words import speaker_words


def _introducing(text: str) -> list[str]:
    lines = list(text_lines(text))
    numbers = introduction_lines(text, [each for line in lines for each in readings(text, line)])
    return [text[line.start : line.end] for line in lines if line.number in numbers]


def test_a_head_is_told_from_the_turns_below_it() -> None:
    head = "Informan: I-05\nJabatan: Ketua\nPewawancara: Rina"
    talk = "Pewawancara: Apa kabar?\nInforman: Baik.\nPewawancara: Lalu?\nInforman: Ya."
    assert _introducing(f"{head}\n{talk}") == head.split("\n")


def test_a_legend_is_told_from_the_turns_below_it() -> None:
    key = "AL: Ana Lee\nBO: Ben Ott"
    assert _introducing(f"{key}\nAL: So?\nBO: Fine.\nAL: Oh?\nBO: Yes.") == key.split("\n")


def test_the_fields_of_a_repeated_form_are_no_turns() -> None:
    form = "Time: 10\nGender: female\nCollege: A"
    assert _introducing(f"{form}\n\n{form}") == form.split("\n") * 2


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("P = Pewawancara; I = Informan", {"p": "Pewawancara", "i": "Informan"}),
        ("[P] – Peneliti\t[I] - Ibu Sari", {"p": "Peneliti", "i": "Ibu Sari"}),
        ("Peneliti: Ana Lee (P)", {"p": "Ana Lee"}),
        ("Interviewer: P", {"p": "Interviewer"}),
        ("Kategori: P", {}),
        ("", {}),
    ],
)
def test_a_legend_names_the_labels(head: str, names: dict[str, str]) -> None:
    assert legend(head, frozenset({"p", "i"})) == names


@pytest.mark.parametrize(
    ("value", "is_name"),
    [
        ("I-05", True),
        ("Ana van der Lee", True),
        ("Selamat Pagi", False),
        ("Ya.", False),
        ("", False),
    ],
)
def test_names_are_told_from_greetings(value: str, is_name: bool) -> None:
    assert name_like(value, speaker_words()) is is_name
