import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from app.models.splice import Splice, trimmed
from app.operations.corrections import correct_text
from app.project.search_index import paragraphs, search, search_inside_words
from tests.study import COUSIN, TALK, Study, a_study


def _found(study: Study, words: str) -> list[str]:
    with study.project.read() as session:
        hits = search(session, words)
    return [TALK[span.start : span.end] for hit in hits for span in hit.spans]


def test_a_hit_is_exactly_the_words_in_the_text(study: Study) -> None:
    study.source()
    assert _found(study, "cousin") == ["cousin"]


def test_words_are_found_next_to_each_other_only(study: Study) -> None:
    study.source()
    assert _found(study, "my cousin") == ["my cousin"]
    assert _found(study, "cousin my") == []


def test_the_last_word_may_be_a_beginning(study: Study) -> None:
    study.source()
    assert _found(study, "every") == ["everybody"]


@pytest.mark.parametrize(
    "words", ["", "  ", "-", '"', "*", "AND OR", "a-b", "NEAR(", "text:x", "^", "a\0b"]
)
def test_nothing_that_is_typed_is_syntax(study: Study, words: str) -> None:
    study.source()
    assert _found(study, words) == []


def test_letters_are_found_inside_words(study: Study) -> None:
    study.source()
    with study.project.read() as session:
        hits = search_inside_words(session, "OUSI")
    assert [TALK[span.start : span.end] for span in hits[0].spans] == ["ousi"]


def test_hits_follow_undo_and_redo(study: Study) -> None:
    study.source()
    study.project.undo()
    assert _found(study, "cousin") == []
    study.project.redo()
    assert _found(study, "cousin") == ["cousin"]


def test_a_hit_names_its_source_and_paragraph(study: Study) -> None:
    study.source()
    with study.project.read() as session:
        hit = search(session, COUSIN.split()[2])[0]
    assert (hit.source, hit.paragraph_number) == ("talk.txt", 2)
    assert hit.paragraph == TALK.split("\n")[1]


@given(st.text(alphabet="a\n \N{SEEDLING}", max_size=40))
def test_paragraphs_are_slices_of_the_text(text: str) -> None:
    for _, start, end, paragraph in paragraphs(text):
        assert text[start:end] == paragraph
        assert paragraph.strip()
        assert "\n" not in paragraph


def test_private_characters_of_a_text_move_no_hit(study: Study) -> None:
    text = "x \ue000 the cousin \ue001 came"
    study.source(text)
    with study.project.read() as session:
        (hit,) = search(session, "cousin")
    assert [span.cut_from(text) for span in hit.spans] == ["cousin"]


PARAGRAPHS = st.lists(st.sampled_from(["", "one", "two words", "three"]), max_size=6)


@given(before=PARAGRAPHS, now=PARAGRAPHS)
def test_the_paragraphs_of_a_new_version_are_those_of_its_text(
    before: list[str], now: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder, a_study(Path(folder)) as study:
        old, new = "\n".join([*before, "x"]), "\n".join([*now, "y"])
        source = study.source(old)
        with study.project.edit() as session:
            correct_text(session, source, [trimmed(old, new)], study.me)
        with study.project.read() as session:
            query = 'SELECT number, start, "end", text FROM paragraph ORDER BY number'
            assert list(map(tuple, session.execute(text(query)))) == paragraphs(new)
            check = "INSERT INTO paragraph_fts (paragraph_fts, rank) VALUES ('integrity-check', 1)"
            session.execute(text(check))


def test_blank_lines_at_two_places_move_what_stands_between(study: Study) -> None:
    source = study.source("a\nb\nc")
    with study.project.edit() as session:
        correct_text(session, source, [Splice(1, 1, "\n"), Splice(4, 4, "\n")], study.me)
    with study.project.read() as session:
        starts = session.execute(text("SELECT start FROM paragraph ORDER BY number")).scalars()
        assert list(starts) == [0, 3, 6]
