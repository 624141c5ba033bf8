import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import select

from app.analysis.text_splices import text_splices
from app.errors import LabelTouched, PassageStandsThere, SameText, SpanOutsideText, TextMissing
from app.models.imported import FoundSpeaker, FoundTurn, ImportedText
from app.models.masking import Mask
from app.models.passage import Passage
from app.models.source import Blob, Source, SourceText, Speaker
from app.models.span import Span
from app.models.splice import Splice, trimmed
from app.models.tables import SPANNED
from app.models.thesis import ChapterPassage
from app.operations.chapter import shorten_passage
from app.operations.corrections import (
    Revised,
    correct_text,
    packed_splices,
    read_splices,
    replace_text,
    settle_passage,
)
from app.operations.masking import add_masked_name, lay_masks
from app.operations.moving_spans import MOVES
from app.operations.people import add_person
from app.operations.reviews import decide
from app.operations.second_codings import keep_second_coding
from app.operations.sources import Original
from app.operations.speakers import merge_speakers, replace_turns, set_speaker
from app.project.search_index import search
from app.queries.differences import differences_in
from app.queries.passages import passages
from app.queries.reviews import reviews
from app.queries.revisions import changed_passages, revisions, text_of_revision
from app.queries.second_codings import second_coding
from app.queries.sources import original, source_text, speakers, turns
from tests.study import COUSIN, NOBODY, TALK, Study, turns_of

_NEW_FILE = TALK.replace("he asked us all", "he asked all of us")


@pytest.fixture
def coded(study: Study) -> Study:
    """One source, its first passage about the cousin and its second about nobody."""
    source, code = study.source(), study.code()
    study.coding(source, COUSIN, code)
    study.coding(source, NOBODY, code)
    return study


def _correct(study: Study, *splices: Splice, going_on: int | None = None) -> int:
    with study.project.edit() as session:
        return correct_text(session, 1, splices, study.me, going_on)


def _instead(old: str, new: str, text: str = TALK) -> Splice:
    start = text.index(old)
    return Splice(start, start + len(old), new)


def _words(study: Study) -> list[str]:
    with study.project.read() as session:
        return [row.text for row in passages(session)]


def _text(study: Study) -> str:
    with study.project.read() as session:
        return source_text(session, 1)


def _revised(study: Study, text: str, *, from_file: bool = True) -> Revised:
    found = turns_of(text)
    return Revised(
        ImportedText(text),
        (trimmed(_text(study), text),),
        found,
        tuple(FoundSpeaker(label, 1) for label in dict.fromkeys(turn.label for turn in found)),
        original=Original("talk_corrected.txt", text.encode()) if from_file else None,
    )


def _replace(study: Study, revised: Revised) -> int:
    with study.project.edit() as session:
        return replace_text(session, 1, revised, study.me)


def test_every_table_with_spans_follows_a_correction() -> None:
    assert set(MOVES) == set(SPANNED)


def test_a_correction_before_passages_leaves_their_words(coded: Study) -> None:
    _correct(coded, _instead("begin", "all begin"))
    assert _words(coded) == [COUSIN, NOBODY]
    assert "all begin" in _text(coded)


def test_a_correction_inside_a_passage_is_noted_with_the_words_before(coded: Study) -> None:
    _correct(coded, _instead("cousin", "uncle"))
    with coded.project.read() as session:
        (changed,) = changed_passages(session)
    assert (changed.number, changed.former) == ("K-0001", COUSIN)
    assert changed.now == COUSIN.replace("cousin", "uncle")
    assert not changed.doubtful
    assert changed.person == "Sari"


def test_a_correction_that_is_corrected_back_is_none(coded: Study) -> None:
    revision = _correct(coded, _instead("cousin", "uncle"))
    _correct(coded, _instead("uncle", "cousin", _text(coded)), going_on=revision)
    with coded.project.read() as session:
        assert not changed_passages(session)


def test_a_passage_that_loses_all_its_words_stays_and_is_doubtful(coded: Study) -> None:
    _correct(coded, _instead(f"{NOBODY}, ", ""))
    with coded.project.read() as session:
        (changed,) = changed_passages(session)
        assert len(passages(session)) == 2
    assert changed.doubtful
    assert changed.former == NOBODY


def test_a_doubtful_passage_can_be_placed(coded: Study) -> None:
    _correct(coded, _instead(f"{NOBODY}, ", ""))
    place = _text(coded).index("everybody")
    with coded.project.edit() as session:
        settle_passage(session, 2, Span(place, place + 9))
    assert _words(coded)[1] == "everybody"
    with coded.project.read() as session:
        assert not any(row.doubtful for row in changed_passages(session))


def test_a_passage_cannot_be_placed_on_another(coded: Study) -> None:
    start = TALK.index(COUSIN)
    with pytest.raises(PassageStandsThere), coded.project.edit() as session:
        settle_passage(session, 2, Span(start, start + len(COUSIN)))


def test_a_sitting_makes_one_revision_and_the_next_another(coded: Study) -> None:
    first = _correct(coded, Splice(len(TALK), len(TALK), " So"))
    again = _correct(coded, Splice(len(TALK) + 3, len(TALK) + 3, " it"), going_on=first)
    later = _correct(coded, Splice(len(TALK) + 6, len(TALK) + 6, " went"))
    assert (first, again, later) == (2, 2, 3)
    with coded.project.read() as session:
        assert [row.reason for row in revisions(session, 1)] == [
            *("corrected", "corrected", "imported"),
        ]
        assert text_of_revision(session, 1, 1) == TALK
        assert text_of_revision(session, 1, 2) == f"{TALK} So it"
        assert text_of_revision(session, 1, 3) == f"{TALK} So it went"


def test_undo_brings_text_spans_and_search_back(coded: Study) -> None:
    _correct(coded, _instead("Nobody checked", "Neighbours helped"))
    with coded.project.read() as session:
        assert search(session, "neighbours helped")
    coded.project.undo()
    assert _text(coded) == TALK
    assert _words(coded) == [COUSIN, NOBODY]
    with coded.project.read() as session:
        assert search(session, "nobody checked")
        assert not search(session, "neighbours")
        assert [row.reason for row in revisions(session, 1)] == ["imported"]


def test_words_behind_a_turn_join_it(coded: Study) -> None:
    end = TALK.index("\n\n")
    _correct(coded, Splice(end, end, "\nAnd more."))
    with coded.project.read() as session:
        found = turns(session, 1)
        text = source_text(session, 1)
    assert found[1].span.cut_from(text).endswith("us all.\nAnd more.")
    assert text[found[2].span.start :].startswith("Interviewer: And then?")


@pytest.mark.parametrize(
    ("old", "new"),
    [("Farmer", "Fisher"), ("begin?\nFar", "Far"), ("\nFarmer: With", " Farmer: With")],
)
def test_a_speakers_label_cannot_be_touched(coded: Study, old: str, new: str) -> None:
    with pytest.raises(LabelTouched):
        _correct(coded, _instead(old, new))
    assert _text(coded) == TALK


def test_a_new_paragraph_before_a_label_belongs_to_nobody_or_the_turn_before(
    coded: Study,
) -> None:
    _correct(coded, Splice(0, 0, "In the harbour.\n"))
    with coded.project.read() as session:
        text, (first, *_) = source_text(session, 1), turns(session, 1)
    assert first.span.cut_from(text) == "Interviewer: How did it begin?"


def test_a_text_cannot_be_emptied(coded: Study) -> None:
    study = coded
    with pytest.raises((TextMissing, LabelTouched)):
        _correct(study, Splice(0, len(TALK), ""))


def test_an_edit_beyond_the_text_is_refused(coded: Study) -> None:
    with pytest.raises(SpanOutsideText):
        _correct(coded, Splice(len(TALK), len(TALK) + 1, ""))


def test_a_coding_that_was_agreed_needs_review_again(coded: Study) -> None:
    with coded.project.edit() as session:
        reviewer = add_person(session, "Dr. Rahman", role="supervisor")
        decide(session, 1, reviewer, "agree", "")
    _correct(coded, _instead("cousin", "uncle"))
    with coded.project.read() as session:
        states = {row.passage.number: row.state for row in reviews(session)}
    assert states["K-0001"] == "changed"


def test_masks_and_cuts_move_along(coded: Study) -> None:
    start = TALK.index("cousin")
    with coded.project.edit() as session:
        name = add_masked_name(session, "cousin", "K1")
        lay_masks(session, name, [(1, Span(start, start + 6))])
        shorten_passage(session, 1, 1, [Span(5, 7)])
    _correct(coded, Splice(start - 3, start - 3, "(laughs) "), _instead("begin", "it begin"))
    with coded.project.read() as session:
        text = source_text(session, 1)
        mask = session.scalars(select(Mask)).one()
        passage = session.get_one(Passage, 1)
        assert text[mask.start : mask.end] == "cousin"
        ((first, end),) = json.loads(session.scalars(select(ChapterPassage.cuts)).one())
        assert text[passage.start + first : passage.start + end] == "my"


def test_what_two_coders_coded_stays_on_its_words(coded: Study) -> None:
    with coded.project.edit() as session:
        other = add_person(session, "Budi")
        uuid = session.get_one(Source, 1).uuid
        keep_second_coding(session, coded.me, other, {uuid})
    _correct(coded, _instead("begin", "all begin"))
    with coded.project.read() as session:
        double = second_coding(session, 1).double
        text = source_text(session, 1)
    assert [each.span.cut_from(text) for each in differences_in(double)] == [COUSIN, NOBODY]


def test_a_replaced_file_keeps_passages_people_and_both_files(coded: Study) -> None:
    with coded.project.edit() as session:
        found = {row.label: row.id for row in speakers(session, 1)}
        merge_speakers(session, found["Interviewer"], [])
    _replace(coded, _revised(coded, _NEW_FILE))
    assert _words(coded) == [COUSIN, NOBODY]
    with coded.project.read() as session:
        assert original(session, 1) == ("talk_corrected.txt", _NEW_FILE.encode())
        roles = {row.label: row.role for row in speakers(session, 1)}
        assert [row.file_name for row in revisions(session, 1)] == [
            "talk_corrected.txt",
            "talk.txt",
        ]
        coded.project._sweep()
        assert len(session.scalars(select(Blob.id)).all()) == 2
    assert roles == {"Interviewer": "interviewer", "Farmer": "informant"}


def test_merged_labels_stay_merged_in_a_new_version(study: Study) -> None:
    text = "Farmer: Yes.\nFarm.: No.\nFarmer: Well."
    study.source(text)
    with study.project.edit() as session:
        found = {row.label: row.id for row in speakers(session, 1)}
        merge_speakers(session, found["Farmer"], [found["Farm."]])
    _replace(study, _revised(study, text.replace("Well", "Good")))
    with study.project.read() as session:
        assert [row.label for row in speakers(session, 1)] == ["Farmer"]
        assert [row.label for row in turns(session, 1)] == ["Farmer", "Farm.", "Farmer"]
        assert session.scalars(select(Speaker.label)).all() == ["Farmer"]


def test_a_passage_that_somebody_placed_stands_there(coded: Study) -> None:
    text = TALK.replace(NOBODY, "No one looked")
    start = text.index("No one")
    revised = _revised(coded, text)
    placed = Revised(
        revised.imported,
        revised.splices,
        revised.turns,
        revised.speakers,
        {2: Span(start, start + 13)},
        revised.original,
    )
    _replace(coded, placed)
    assert _words(coded)[1] == "No one looked"


def test_the_same_text_is_no_new_version(coded: Study) -> None:
    with pytest.raises(SameText):
        _replace(coded, _revised(coded, TALK))


def test_a_replacement_is_one_step(coded: Study) -> None:
    _replace(coded, _revised(coded, _NEW_FILE))
    coded.project.undo()
    assert _text(coded) == TALK
    with coded.project.read() as session:
        assert original(session, 1) == ("talk.txt", TALK.encode())
        assert session.scalars(select(SourceText.revision)).all() == [1]


@pytest.mark.parametrize(
    "splices", [[], [Splice(0, 2, '"\N{SEEDLING}\n')], [Splice(3, 3, "a", grows=True)]]
)
def test_stored_edits_are_read_back(splices: Sequence[Splice]) -> None:
    assert read_splices(packed_splices(splices)) == tuple(splices)
    assert read_splices('["what"]') == ()


def test_what_is_left_out_of_the_chapter_stays_the_same_words_when_a_passage_is_placed(
    coded: Study,
) -> None:
    start = TALK.index(COUSIN)
    with coded.project.edit() as session:
        shorten_passage(session, 1, 1, [Span(5, 7)])
        settle_passage(session, 1, Span(start + 2, start + 9))
    with coded.project.read() as session:
        assert session.scalars(select(ChapterPassage.cuts)).one() == "[[3, 5]]"
    with coded.project.edit() as session:
        settle_passage(session, 1, Span(0, 4))
    with coded.project.read() as session:
        assert session.scalars(select(ChapterPassage.cuts)).one() == "[]"


def _by_hand(study: Study, *said: tuple[str, str]) -> None:
    """Say who speaks where, without any label in the text."""
    text = _text(study)
    found = tuple(
        FoundTurn(span, span, label)
        for words, label in said
        for span in (Span(text.index(words), text.index(words) + len(words)),)
    )
    with study.project.edit() as session:
        replace_turns(session, 1, found, ())


def _said(study: Study) -> list[tuple[str, str]]:
    with study.project.read() as session:
        text = source_text(session, 1)
        return [(row.label, row.span.cut_from(text)) for row in turns(session, 1)]


@pytest.mark.parametrize("from_file", [True, False])
def test_turns_set_by_hand_move_with_a_new_version(study: Study, *, from_file: bool) -> None:
    study.source("How did it begin?\nMy cousin asked us.\nAnd then?")
    _by_hand(study, ("How did it begin?", "Me"), ("My cousin asked us.", "Farmer"))
    with study.project.edit() as session:
        (me,) = (row.id for row in speakers(session, 1) if row.label == "Me")
        set_speaker(session, me, "interviewer")
    text = _text(study).replace("How", "So how").replace("asked us.", "asked us all.")
    revised = _revised(study, text, from_file=from_file)
    edits = text_splices(_text(study), text)
    _replace(study, replace(revised, splices=edits, turns=(), speakers=()))
    assert _said(study) == [("Me", "So how did it begin?"), ("Farmer", "My cousin asked us all.")]
    with study.project.read() as session:
        assert {row.label: row.role for row in speakers(session, 1)}["Me"] == "interviewer"
    study.project.undo()
    assert _said(study) == [("Me", "How did it begin?"), ("Farmer", "My cousin asked us.")]


def test_a_turn_set_by_hand_inside_a_labelled_one_stays_there(study: Study) -> None:
    study.source("Farmer: We joined.\nDid you?\nFarmer: Yes.")
    labelled = turns_of(_text(study))
    with study.project.edit() as session:
        at = _text(study).index("Did you?")
        mine = FoundTurn(Span(at, at + 8), Span(at, at + 8), "Me")
        before = replace(labelled[0], span=Span(0, at - 1), speech=Span(8, at - 1))
        replace_turns(session, 1, (before, mine, labelled[1]), ())
    _replace(study, _revised(study, _text(study).replace("joined", "all joined")))
    assert _said(study) == [
        ("Farmer", "Farmer: We all joined."),
        ("Me", "Did you?"),
        ("Farmer", "Farmer: Yes."),
    ]


def test_a_turn_whose_label_went_is_none(coded: Study) -> None:
    text = TALK.replace("Farmer: With", "With")
    _replace(coded, _revised(coded, text))
    assert [label for label, _ in _said(coded)] == ["Interviewer", "Interviewer", "Farmer"]


def _delete(study: Study, words: str, going_on: int | None = None) -> int:
    return _correct(study, _instead(words, "", _text(study)), going_on=going_on)


def _write(study: Study, words: str, before: str, going_on: int | None = None) -> int:
    at = _text(study).index(before)
    return _correct(study, Splice(at, at, words), going_on=going_on)


def _doubtful(study: Study) -> list[str]:
    with study.project.read() as session:
        return [row.number for row in changed_passages(session)]


def test_words_that_are_cut_and_pasted_elsewhere_take_their_passage_along(coded: Study) -> None:
    with coded.project.edit() as session:
        at = NOBODY.index("checked")
        shorten_passage(session, 1, 2, [Span(at, at + 3)])
    gone = _instead(f"{NOBODY}, ", "")
    at = TALK.index("he asked")
    _correct(coded, gone, Splice(at, at, f"{NOBODY}, "))
    assert _words(coded) == [COUSIN, NOBODY]
    assert _doubtful(coded) == []
    with coded.project.read() as session:
        (cut,) = json.loads(session.scalars(select(ChapterPassage.cuts)).one())
    assert NOBODY[slice(*cut)] == "che"


def test_words_that_are_written_again_after_a_pause_are_the_passage_again(coded: Study) -> None:
    first = _delete(coded, f"{NOBODY}, ")
    assert _doubtful(coded) == ["K-0002"]
    for piece in ("Nobo", "dy che", "cked", ", "):
        _write(coded, piece, "so everybody", going_on=first)
    assert _words(coded) == [COUSIN, NOBODY]
    assert _doubtful(coded) == []


def test_words_that_are_pasted_elsewhere_after_a_pause_are_the_passage_again(coded: Study) -> None:
    first = _delete(coded, f"{NOBODY}, ")
    _write(coded, "(laughs) ", "With my", going_on=first)
    _write(coded, f"{NOBODY}, ", "he asked", going_on=first)
    assert _words(coded) == [COUSIN, NOBODY]
    assert _doubtful(coded) == []
    coded.project.undo()
    assert _doubtful(coded) == ["K-0002"]
    coded.project.undo()
    coded.project.undo()
    assert _words(coded) == [COUSIN, NOBODY]
    assert _text(coded) == TALK


def test_words_that_come_in_another_sitting_are_others(coded: Study) -> None:
    _delete(coded, f"{NOBODY}, ")
    _write(coded, f"{NOBODY}, ", "so everybody")
    assert _doubtful(coded) == ["K-0002"]


def test_words_that_stood_there_before_are_not_those_that_went(coded: Study) -> None:
    first = _write(coded, f"{NOBODY}. ", "he asked")
    where = _text(coded).rindex(f"{NOBODY}, ")
    _correct(coded, Splice(where, where + len(NOBODY) + 2, ""), going_on=first)
    assert _doubtful(coded) == ["K-0002"]


def test_a_short_word_comes_back_in_its_old_place_only(coded: Study) -> None:
    coded.coding(1, "joined", 1)
    first = _delete(coded, " joined")
    _write(coded, "joined ", "he asked", going_on=first)
    assert _doubtful(coded) == ["K-0003"]
    at = _text(coded).index("everybody") + len("everybody")
    _correct(coded, Splice(at, at, " joined"), going_on=first)
    assert _doubtful(coded) == []
    assert _words(coded)[-1] == "joined"
