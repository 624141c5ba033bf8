from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import SameText
from app.importers.child import ParsingProcess
from app.interchange.replacing import (
    ReplacementPlan,
    apply_plan,
    plan_replacement,
    plan_restoration,
    replaceable,
)
from app.models.span import Span
from app.queries.passages import passages
from app.queries.revisions import changed_passages, text_of_revision
from app.queries.sources import source_text, turns
from tests.study import COUSIN, NOBODY, TALK, Study


@pytest.fixture(scope="module")
def reader() -> Iterator[ParsingProcess]:
    with ParsingProcess() as made:
        yield made


@pytest.fixture
def coded(study: Study) -> Study:
    source, code = study.source(), study.code()
    study.coding(source, COUSIN, code)
    study.coding(source, NOBODY, code)
    return study


def _plan(study: Study, reader: ParsingProcess, folder: Path, text: str) -> ReplacementPlan:
    path = folder / "talk_corrected.txt"
    path.write_text(text, "utf-8")
    with study.project.read() as session:
        known = replaceable(session, 1)
    return plan_replacement(known, path, reader)


def _applied(study: Study, plan: ReplacementPlan, placed: dict[int, Span] | None = None) -> None:
    with study.project.edit() as session:
        apply_plan(session, plan, study.me, placed)


def _fates(plan: ReplacementPlan) -> dict[str, str]:
    return {each.passage.number: each.fate for each in plan.fates}


def test_passages_stay_on_their_words_in_a_corrected_file(
    coded: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    plan = _plan(coded, reader, tmp_path, "A head line.\n\n" + TALK.replace("asked us", "told us"))
    assert _fates(plan) == {"K-0001": "unchanged", "K-0002": "unchanged"}
    _applied(coded, plan)
    with coded.project.read() as session:
        assert [row.text for row in passages(session)] == [COUSIN, NOBODY]
        assert source_text(session, 1).startswith("A head line.")
        assert [turn.label for turn in turns(session, 1)] == [
            *("Interviewer", "Farmer", "Interviewer", "Farmer"),
        ]


def test_changed_words_are_listed_before_anything_is_done(
    coded: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    plan = _plan(coded, reader, tmp_path, TALK.replace("cousin", "uncle"))
    (changed,) = plan.of_fate("changed")
    assert (changed.former, changed.now) == (COUSIN, COUSIN.replace("cousin", "uncle"))
    with coded.project.read() as session:
        assert source_text(session, 1) == TALK


def test_a_passage_goes_along_with_a_paragraph_of_which_letters_seem_to_stay(
    coded: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    moved = TALK.replace(NOBODY, "No, he asked us with")
    plan = _plan(coded, reader, tmp_path, f"{moved}\n\nIn the end: {NOBODY}!")
    assert _fates(plan) == {"K-0001": "unchanged", "K-0002": "unchanged"}
    _applied(coded, plan)
    with coded.project.read() as session:
        assert [row.text for row in passages(session)] == [COUSIN, NOBODY]
        assert not changed_passages(session)
    coded.project.undo()
    with coded.project.read() as session:
        assert source_text(session, 1) == TALK
        assert [row.text for row in passages(session)] == [COUSIN, NOBODY]


def test_words_that_stand_twice_in_the_file_are_not_guessed_at(
    coded: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    rest = TALK.replace(NOBODY, "He")
    plan = _plan(coded, reader, tmp_path, f"{NOBODY}.\n\n{rest}\n\n{NOBODY}.")
    assert _fates(plan)["K-0002"] != "unchanged"


def test_a_passage_that_is_gone_is_kept_with_its_words(
    coded: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    plan = _plan(coded, reader, tmp_path, TALK.replace(f"{NOBODY}, so everybody", "Everybody"))
    assert _fates(plan)["K-0002"] == "doubtful"
    _applied(coded, plan)
    with coded.project.read() as session:
        (row,) = changed_passages(session)
        assert (row.number, row.former, row.doubtful) == ("K-0002", NOBODY, True)


def test_words_that_moved_are_offered_and_taken(
    coded: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    moved = TALK.replace(f"{NOBODY}, so", "So").replace("he asked", f"{NOBODY}. He asked")
    plan = _plan(coded, reader, tmp_path, moved)
    (lost,) = plan.of_fate("doubtful")
    assert lost.now == NOBODY
    assert lost.span is not None
    _applied(coded, plan, {lost.passage.id: lost.span})
    with coded.project.read() as session:
        assert sorted(row.text for row in passages(session)) == sorted([COUSIN, NOBODY])
        assert not changed_passages(session)


def test_an_earlier_version_comes_back_as_a_new_one(
    coded: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    _applied(coded, _plan(coded, reader, tmp_path, TALK.replace("cousin", "uncle")))
    with coded.project.read() as session:
        known, first = replaceable(session, 1), text_of_revision(session, 1, 1)
    _applied(coded, plan_restoration(known, first, reader))
    with coded.project.read() as session:
        assert source_text(session, 1) == TALK
        assert [row.text for row in passages(session)] == [COUSIN, NOBODY]
        assert not changed_passages(session)
        assert len(turns(session, 1)) == 4


def test_the_same_text_in_another_file_is_said(
    coded: Study, reader: ParsingProcess, tmp_path: Path
) -> None:
    with pytest.raises(SameText):
        _plan(coded, reader, tmp_path, TALK)
