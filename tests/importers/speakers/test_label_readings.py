import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importers.speakers.label_readings import is_label, readings, text_lines
from app.importers.speakers.words import folded


def _shapes(line: str) -> dict[str, str]:
    [only] = text_lines(line)
    return {reading.shape: reading.label for reading in readings(line, only)}


@pytest.mark.parametrize(
    ("line", "shape", "label"),
    [
        ("Ibu Sari : ya", "colon", "Ibu Sari"),
        ("\t• 3. **Ana:** ya", "colon", "Ana"),
        ("[00:01:02] Ana [00:01:03]: ya", "colon", "Ana"),
        ("Ana (SL): ya", "colon", "Ana (SL)"),
        ("Ana\t00:12", "timed", "Ana"),
        ("Ana\tya", "tab", "Ana"),
        ("(Ana) ya", "bracket", "Ana"),
        ("Ana – ya", "dash", "Ana"),
        ("Ana", "alone", "Ana"),
    ],
)
def test_a_line_is_read_in_its_shape(line: str, shape: str, label: str) -> None:
    assert _shapes(line)[shape] == label


@pytest.mark.parametrize("line", ["10:30 rapat", "http://x.id", "C:\\data", "std::vector", "1:2"])
def test_colons_of_other_things_are_no_labels(line: str) -> None:
    assert "colon" not in _shapes(line)


def test_a_line_may_be_read_in_several_ways() -> None:
    assert set(_shapes("Ana - Ketua RT: ya")) == {"colon", "dash"}


@pytest.mark.parametrize(
    "words",
    [
        "Yang pertama",
        "Menurut saya",
        "The following",
        "Benar?",
        "123",
        "",
        "我觉得这个问题其实非常非常复杂难说",
    ],
)
def test_the_start_of_a_sentence_is_no_label(words: str) -> None:
    assert not is_label(words, folded(words))


@pytest.mark.parametrize(
    "words",
    [
        "I",
        "P1",
        "ibu rumah tangga",
        "Divisi Hukum dan Data",
        "H. Muhammad Yusuf, S.Sos., M.Si",
        "受访者",
    ],
)
def test_names_and_roles_are_labels(words: str) -> None:
    assert is_label(words, folded(words))


def test_times_on_their_own_lines_belong_to_the_line_beside_them() -> None:
    first, second = text_lines("[00:01]\nAna\n\n00:02 --> 00:03\nBen\n")
    assert (first.opens, first.after_time, first.before_time) == (0, True, True)
    assert (second.after_blank, second.after_time, second.before_time) == (True, True, False)


def test_a_line_of_spaces_is_blank() -> None:
    assert [line.after_blank for line in text_lines("a\n \t\nb\nc")] == [True, True, False]


@given(st.text(st.sampled_from("ab \n\t\u2028😀"), max_size=80))
def test_lines_hold_everything_but_white_space(text: str) -> None:
    between = list(text)
    for line in text_lines(text):
        between[line.start : line.end] = [" "] * (line.end - line.start)
    assert not "".join(between).strip()
