from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.interchange.copying import CopyPlan, make_copy
from app.interchange.merging.merging import merge_preview
from app.interchange.merging.revisions import _edits_between
from app.models.source import Source
from app.models.span import Span
from app.models.splice import Splice, spliced
from app.operations.chapter import shorten_passage
from app.operations.corrections import correct_text
from app.operations.passages import delete_passage
from app.operations.people import add_person
from app.operations.second_codings import keep_second_coding, settle
from app.queries.chapter import arrangement
from app.queries.differences import differences, differences_in
from app.queries.passages import passages
from app.queries.revisions import changed_passages, revisions, text_of_revision
from app.queries.second_codings import second_coding
from app.queries.sources import source_text, turns
from app.words import Words
from tests.interchange.copies import OpenedStudy, content, copy_of, mailed, merged, twin_of
from tests.study import COUSIN, NOBODY, TALK, Study


@pytest.fixture
def other(study: Study, tmp_path: Path) -> Iterator[OpenedStudy]:
    """A copy of a study with one coded source."""
    source, code = study.source(), study.code()
    study.coding(source, COUSIN, code)
    with twin_of(study, tmp_path / "twin.kutipan") as twin:
        yield twin


def _corrected(study: Study, old: str, new: str) -> None:
    with study.project.edit() as session:
        start = source_text(session, 1).index(old)
        correct_text(session, 1, [Splice(start, start + len(old), new)], study.me)


def _quoted(study: Study) -> list[str]:
    with study.project.read() as session:
        return [row.text for row in passages(session)]


def _text(study: Study) -> str:
    with study.project.read() as session:
        return source_text(session, 1)


def test_what_was_coded_in_the_old_text_stands_on_its_words_in_the_corrected_one(
    study: Study, other: OpenedStudy
) -> None:
    _corrected(study, "begin", "all begin in the village")
    other.coding(1, NOBODY, 1)
    found = merged(study, mailed(other))
    assert found.conflicts == ()
    assert _quoted(study) == [COUSIN, NOBODY]
    assert not merge_preview(study.project, mailed(other)).conflicts


def test_corrections_come_back_with_a_copy(study: Study, other: OpenedStudy) -> None:
    _corrected(other, "begin", "all begin")
    study.coding(1, NOBODY, 1)
    assert merged(study, mailed(other)).conflicts == ()
    assert _text(study) == TALK.replace("begin", "all begin")
    assert _quoted(study) == [COUSIN, NOBODY]
    with study.project.read() as session:
        text = source_text(session, 1)
        assert [turn.span.cut_from(text)[:8] for turn in turns(session, 1)] == [
            *("Intervie", "Farmer: ", "Intervie", "Farmer: "),
        ]


def test_a_passage_whose_words_were_corrected_meanwhile_is_marked(
    study: Study, other: OpenedStudy
) -> None:
    _corrected(study, "Nobody checked", "No one looked")
    other.coding(1, NOBODY, 1)
    merged(study, mailed(other))
    with study.project.read() as session:
        (changed,) = changed_passages(session)
    assert changed.former == NOBODY


def test_corrections_of_both_are_put_together_and_all_versions_stay(
    study: Study, other: OpenedStudy
) -> None:
    _corrected(study, "begin", "all begin")
    _corrected(other, "everybody", "all of us")
    other.coding(1, NOBODY, 1)
    study.coding(1, "asked us", 1, _text(study))
    back = copy_of(study)
    assert merged(study, mailed(other)).conflicts == ()
    both = TALK.replace("begin", "all begin").replace("everybody", "all of us")
    assert _text(study) == both
    assert _quoted(study) == [COUSIN, "asked us", NOBODY]
    with study.project.read() as session:
        numbers = [row.revision for row in revisions(session, 1)]
        texts = {text_of_revision(session, 1, number) for number in numbers}
    assert TALK.replace("begin", "all begin") in texts
    assert TALK.replace("everybody", "all of us") in texts
    assert merged(other, back).conflicts == ()
    assert _text(other) == both
    assert _quoted(other) == _quoted(study)
    assert content(other.project)["source_text"] == content(study.project)["source_text"]


def test_after_both_met_work_can_go_on_with_either(study: Study, other: OpenedStudy) -> None:
    _corrected(study, "begin", "all begin")
    _corrected(other, "everybody", "all of us")
    back = copy_of(study)
    merged(study, mailed(other))
    merged(other, back)
    _corrected(other, "And then", "So then")
    assert merged(study, mailed(other)).conflicts == ()
    assert _text(study) == _text(other)
    assert _quoted(study) == [COUSIN]


def _left_out(study: Study) -> list[str]:
    with study.project.read() as session:
        (row,) = passages(session)
        (printed,) = arrangement(session).passages.values()
    return [cut.cut_from(row.text) for cut in printed.cuts]


def _shorten(study: Study) -> None:
    at = COUSIN.index("my")
    with study.project.edit() as session:
        shorten_passage(session, 1, 1, [Span(at, at + 2)])


@pytest.mark.parametrize("both_correct", [False, True])
def test_a_quotation_that_was_shortened_meanwhile_leaves_out_the_same_words(
    study: Study, other: OpenedStudy, both_correct: bool
) -> None:
    _corrected(study, "With", "Together with")
    _shorten(other)
    if both_correct:
        _corrected(other, "Nobody", "No one")
    assert merged(study, mailed(other)).conflicts == ()
    assert _left_out(study) == ["my"]
    assert merged(other, copy_of(study)).conflicts == ()
    assert content(other.project) == content(study.project)


def test_a_quotation_that_both_know_as_shortened_is_no_question(
    study: Study, tmp_path: Path
) -> None:
    study.coding(study.source(), COUSIN, study.code())
    _shorten(study)
    with twin_of(study, tmp_path / "twin.kutipan") as other:
        _corrected(study, "With", "Together with")
        _corrected(other, "Nobody", "No one")
        assert merged(study, mailed(other)).conflicts == ()
        assert _left_out(study) == ["my"]


def test_a_passage_that_was_corrected_and_deleted_goes_without_a_question(
    study: Study, tmp_path: Path
) -> None:
    study.coding(study.source(), COUSIN, study.code())
    make_copy(study.project, tmp_path / "copy.kutipan", CopyPlan("", "Budi"))
    _corrected(study, "cousin", "uncle")
    with study.project.edit() as session:
        delete_passage(session, 1)
    for _ in range(2):
        assert merged(study, tmp_path / "copy.kutipan").conflicts == ()
        assert _quoted(study) == []


def _compared(study: Study) -> int:
    """What the first person and another coded is kept, as a blind copy's return keeps it."""
    with study.project.edit() as session:
        other = add_person(session, "Budi")
        return keep_second_coding(session, study.me, other, {session.get_one(Source, 1).uuid})


def _differing(study: Study) -> list[str]:
    with study.project.read() as session:
        double, text = second_coding(session, 1).double, source_text(session, 1)
        assert double.sources[0].characters == len(text)
        return [each.span.cut_from(text) for each in differences_in(double)]


def _settled(study: Study) -> list[tuple[str, str]]:
    """What each difference is about, and what was decided on it."""
    with study.project.read() as session:
        kept = second_coding(session, 1)
        found = differences(session, kept)
    return [(each.quotation, each.settlement.note) for each in found if each.settlement]


def _settle(study: Study, note: str) -> None:
    with study.project.edit() as session:
        difference = differences_in(second_coding(session, 1).double)[0]
        settle(session, 1, difference.key, "later", note, study.me)


@pytest.mark.parametrize("both_correct", [False, True])
def test_a_comparison_kept_only_beside_the_older_text_moves_with_it(
    study: Study, other: OpenedStudy, both_correct: bool
) -> None:
    _compared(other)
    _settle(other, "Talk about it")
    _corrected(study, "begin", "all begin")
    _corrected(study, "With", "Together with")
    if both_correct:
        _corrected(other, "And then", "So then")
    assert merged(study, mailed(other)).conflicts == ()
    assert _differing(study) == _quoted(study)
    assert _settled(study) == [(_quoted(study)[0], "Talk about it")]
    assert merged(other, copy_of(study)).conflicts == ()
    assert content(other.project) == content(study.project)


@pytest.mark.parametrize("both_correct", [False, True])
def test_a_comparison_that_both_keep_is_no_question(
    study: Study, tmp_path: Path, both_correct: bool
) -> None:
    study.coding(study.source(), COUSIN, study.code())
    _compared(study)
    _settle(study, "Before")
    with twin_of(study, tmp_path / "twin.kutipan") as other:
        if both_correct:
            _corrected(other, "And then", "So then")
            _corrected(study, "cousin", "uncle")
        else:
            _corrected(study, f"{COUSIN}, ", "")
        _corrected(study, "begin", "all begin")
        assert merged(study, mailed(other)).conflicts == ()
        assert [note for _, note in _settled(study)] == ["Before"]
        assert merged(other, copy_of(study)).conflicts == ()
        assert content(other.project) == content(study.project)


def _versions(study: Study) -> set[str]:
    with study.project.read() as session:
        return {text_of_revision(session, 1, row.revision) for row in revisions(session, 1)}


def test_words_that_both_corrected_are_named_and_no_version_is_lost(
    study: Study, other: OpenedStudy
) -> None:
    other.coding(1, NOBODY, 1)
    _corrected(study, "begin", "all begin")
    _corrected(study, "Nobody checked", "No one looked")
    _corrected(other, "Nobody checked", "Nobody came")
    ours, theirs, back = _text(study), _text(other), copy_of(study)
    found = merged(study, mailed(other))
    (met,) = found.met
    text = _text(study)
    stands = "No one looked" if "No one looked" in text else "Nobody came"
    assert met.said(Words("en")) == (
        f"talk.txt: \u201c{stands}\u201d stands, the other copy has \u201cNobody came\u201d"
        if stands == "No one looked"
        else f"talk.txt: \u201c{stands}\u201d of the other copy stands in the place of "
        "\u201cNo one looked\u201d"
    )
    assert text == TALK.replace("begin", "all begin").replace(NOBODY, stands)
    assert {TALK, ours, theirs} <= _versions(study)
    assert _quoted(study) == [COUSIN, stands]
    assert merged(other, back).conflicts == ()
    assert _text(other) == text
    assert {TALK, ours, theirs} <= _versions(other)
    assert not merge_preview(study.project, mailed(other)).met


def test_corrections_that_do_not_meet_are_not_named(study: Study, other: OpenedStudy) -> None:
    _corrected(study, "begin", "all begin")
    _corrected(other, "everybody", "all of us")
    assert merged(study, mailed(other)).met == ()


TEXTS = st.text(st.sampled_from("ab \n,\N{SEEDLING}"), max_size=24)


@example("\u5341\u4e8c\u4e09\u56db", "\u5341 \u4e8c\u4e09 \u56db")
@example("ring road", "ri n g road")
@given(TEXTS, TEXTS)
def test_edits_of_whole_words_lead_to_the_same_text_and_stand_apart(before: str, now: str) -> None:
    edits = _edits_between(before, now)
    assert spliced(before, reversed(edits)) == now
    assert all(one.end < other.start for one, other in pairwise(edits))
