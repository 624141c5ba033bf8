import pytest

from app.exporters.word.numbering import HeadingNumbers, chapter_mark, letters, roman
from app.models.format_profile import Headings, Scheme
from app.words import Words


def counted(scheme: Scheme, chapter: int, mark: str = "") -> list[tuple[str, str]]:
    numbers = HeadingNumbers(scheme, chapter, mark)
    found = [numbers.next(level) for level in (1, 2, 3, 4, 4, 2, 3)]
    return [(number.shown, number.full) for number in found]


def test_decimal_numbers_begin_with_the_chapters() -> None:
    assert [shown for shown, _ in counted("decimal", 4, "BAB IV")] == [
        *("BAB IV", "4.1", "4.1.1", "4.1.1.1", "4.1.1.2", "4.2", "4.2.1"),
    ]


def test_an_article_has_no_chapter() -> None:
    assert [shown for shown, _ in counted("decimal", 0)] == [
        *("", "1.", "1.1", "1.1.1", "1.1.2", "2.", "2.1"),
    ]


def test_letters_are_shown_alone_and_named_in_full() -> None:
    assert counted("letters", 4)[1:5] == [
        *(("A.", "A"), ("1.", "A.1"), ("a.", "A.1.a"), ("b.", "A.1.b")),
    ]


def test_plain_headings_have_no_number() -> None:
    assert set(counted("plain", 4)[1:]) == {("", "")}


@pytest.mark.parametrize(("number", "figure"), [(1, "I"), (4, "IV"), (9, "IX"), (30, "XXX")])
def test_chapters_have_roman_numbers(number: int, figure: str) -> None:
    assert roman(number) == figure


def test_the_chapters_word_is_the_profiles_or_the_languages() -> None:
    assert chapter_mark(Headings(), 4, Words("id")) == "BAB IV"
    assert chapter_mark(Headings(capitals=False, numerals="arabic"), 2, Words("en")) == "Chapter 2"
    assert chapter_mark(Headings(chapter="Bagian"), 4, Words("id")) == "BAGIAN IV"
    assert not chapter_mark(Headings(), 0, Words("id"))


def test_lists_are_lettered_beyond_z() -> None:
    assert [letters(number) for number in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
