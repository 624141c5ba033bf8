from dataclasses import replace

from app.models.format_profile import DEFAULT_PROFILE, BlockQuotes


def test_quotations_of_forty_words_stand_apart() -> None:
    profile = replace(DEFAULT_PROFILE, quotes=BlockQuotes(from_words=40, from_lines=0))
    assert profile.sets_apart("word " * 40)
    assert not profile.sets_apart("word " * 39)


def test_quotations_of_so_many_lines_stand_apart() -> None:
    profile = replace(DEFAULT_PROFILE, quotes=BlockQuotes(from_words=0, from_lines=3))
    assert profile.sets_apart("one\ntwo\nthree")
    assert profile.sets_apart("x" * 200)
    assert not profile.sets_apart("x" * 100)


def test_without_a_rule_no_quotation_stands_apart() -> None:
    profile = replace(DEFAULT_PROFILE, quotes=BlockQuotes(from_words=0, from_lines=0))
    assert not profile.sets_apart("word\n" * 400)


def test_the_text_is_as_wide_as_the_margins_leave_it() -> None:
    assert DEFAULT_PROFILE.page.text_width == 14
