"""Whatever two people do in two copies: merging loses nothing, agrees, and can be taken back."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from app.errors import ProjectError
from app.interchange.copying import CopyPlan, make_copy
from app.interchange.merging.merging import apply_merge, merge_preview, preview_of
from app.interchange.merging.preview import DELETED, MergePreview
from app.interchange.merging.three_way import Choice, Decisions
from app.models.source import Source
from app.models.splice import Splice
from app.operations.corrections import correct_text
from app.operations.people import add_person
from app.operations.second_codings import keep_second_coding
from app.project.checks import check_project
from app.project.file import Project
from app.queries.second_codings import second_coding
from tests.interchange.copies import OpenedStudy, content
from tests.operations.choices import CHOOSERS
from tests.operations.drawing import carry_out
from tests.study import COUSIN, NOBODY, Study

DEEDS = st.lists(st.sampled_from(list(CHOOSERS)), max_size=12)
MIRRORED: dict[Choice, Choice] = {
    "ours": "theirs",
    "theirs": "ours",
    "both": "both",
    "same": "same",
}
MOST_QUESTIONS = 20
SEPARATOR = "\x1f"

Decider = Callable[[MergePreview], Decisions]
random_merges = settings(
    max_examples=max(15, settings().max_examples // 3),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class Pair:
    """Two open copies of one study, and what they held before they parted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.here, self.there = OpenedStudy(folder / "a.kutipan"), OpenedStudy(folder / "b.kutipan")
        self.before = content(self.here.project)
        self._mailed = count()

    def mailed(self, study: Study) -> Path:
        """The file as it is now, while its owner goes on."""
        path = self.folder / f"mailed{next(self._mailed)}.kutipan"
        study.project.save_copy(path)
        return path

    def close(self) -> None:
        self.here.project.close()
        self.there.project.close()


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with a copy made by the program, and one with a copy made by the file manager."""
    folder = tmp_path_factory.mktemp("originals")
    for kind in ("program", "file manager"):
        (folder / kind).mkdir()
        study = Study(folder / kind / "a.kutipan")
        source, code = study.source(), study.code()
        study.informant("I-01", source)
        study.coding(source, COUSIN, code)
        study.coding(source, NOBODY, code)
        if kind == "program":
            make_copy(study.project, folder / kind / "b.kutipan", CopyPlan("", "Budi"))
        else:
            study.project.save_copy(folder / kind / "b.kutipan")
        study.project.close()
    return folder


@contextmanager
def parted(data: st.DataObject, originals: Path) -> Iterator[Pair]:
    """A pair in which nobody did anything yet."""
    folder = originals / "now"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(originals / data.draw(st.sampled_from(["program", "file manager"])), folder)
    pair = Pair(folder)
    try:
        yield pair
    finally:
        pair.close()


@contextmanager
def worked_on(data: st.DataObject, originals: Path) -> Iterator[Pair]:
    """A pair in which both sides did something."""
    with parted(data, originals) as pair:
        for study in (pair.here, pair.there):
            _work(data, study)
        yield pair


def _work(data: st.DataObject, study: Study) -> None:
    for operation in data.draw(DEEDS):
        try:
            with study.project.edit() as session:
                carry_out(operation, session, CHOOSERS[operation](data.draw, session))
        except ProjectError:
            continue


def decided(project: Project, path: Path, choose: Decider) -> tuple[MergePreview, Decisions]:
    """Decide until nothing is open: an answer may raise another question."""
    found = merge_preview(project, path)
    decisions: dict[str, Choice] = {}
    for _ in range(MOST_QUESTIONS):
        if not found.open:
            break
        event(f"asked: {', '.join(sorted({each.id.split(':')[0] for each in found.open}))}")
        decisions |= choose(found)
        found = preview_of(project, found.other, decisions)
    return found, decisions


def anything(data: st.DataObject) -> Decider:
    """Any answer to every question."""
    return lambda found: {each.id: data.draw(st.sampled_from(each.choices)) for each in found.open}


def keeping_all(found: MergePreview) -> Decisions:
    """Keep what one side deleted, both texts and both namesakes."""
    chosen: dict[str, Choice] = {each.id: "both" for each in found.questions}
    for each in found.conflicts:
        side: Choice = "theirs" if each.ours == DELETED else "ours"
        chosen[each.id] = "both" if "both" in each.choices else side
    return {each.id: chosen[each.id] for each in found.open}


@pytest.mark.hypothesis
@pytest.mark.timeout(900)
@random_merges
@given(data=st.data())
def test_whoever_merges_second_is_asked_nothing_and_agrees(
    originals: Path, data: st.DataObject
) -> None:
    with worked_on(data, originals) as pair:
        found, decisions = decided(pair.here.project, pair.mailed(pair.there), anything(data))
        apply_merge(pair.here.project, found, decisions)
        back = merge_preview(pair.there.project, pair.mailed(pair.here))
        assert back.open == ()
        apply_merge(pair.there.project, back)
        assert content(pair.there.project) == content(pair.here.project)
        assert check_project(pair.here.project) == check_project(pair.there.project) == []


@pytest.mark.hypothesis
@pytest.mark.timeout(900)
@random_merges
@given(data=st.data())
def test_copies_that_merge_each_other_at_once_agree(originals: Path, data: st.DataObject) -> None:
    with worked_on(data, originals) as pair:
        from_here, from_there = pair.mailed(pair.here), pair.mailed(pair.there)
        found, decisions = decided(pair.here.project, from_there, anything(data))
        mirrored = {key: MIRRORED[choice] for key, choice in decisions.items()}
        apply_merge(pair.here.project, found, decisions)
        apply_merge(pair.there.project, merge_preview(pair.there.project, from_here), mirrored)
        assert content(pair.there.project) == content(pair.here.project)
        again = merge_preview(pair.here.project, pair.mailed(pair.there))
        assert (again.takes_over, again.open) == (0, ())


@pytest.mark.hypothesis
@pytest.mark.timeout(900)
@random_merges
@given(data=st.data())
def test_merging_the_same_file_again_changes_nothing(originals: Path, data: st.DataObject) -> None:
    with worked_on(data, originals) as pair:
        before, mailed = content(pair.here.project), pair.mailed(pair.there)
        found, decisions = decided(pair.here.project, mailed, anything(data))
        steps = len(pair.here.project.history._done)
        apply_merge(pair.here.project, found, decisions)
        after = content(pair.here.project)
        assert len(pair.here.project.history._done) <= steps + 1
        done = len(pair.here.project.history._done)
        again = merge_preview(pair.here.project, mailed)
        assert (again.takes_over, again.open) == (0, ())
        apply_merge(pair.here.project, again)
        assert (content(pair.here.project), len(pair.here.project.history._done)) == (after, done)
        if done > steps:
            pair.here.project.undo()
        assert content(pair.here.project) == before


@pytest.mark.hypothesis
@pytest.mark.timeout(900)
@random_merges
@given(data=st.data())
def test_what_is_undecided_stays_and_is_asked_again(originals: Path, data: st.DataObject) -> None:
    with worked_on(data, originals) as pair:
        mailed = pair.mailed(pair.there)
        first = apply_merge(pair.here.project, merge_preview(pair.here.project, mailed))
        again = merge_preview(pair.here.project, mailed)
        assert {each.id for each in first.conflicts} == {each.id for each in again.conflicts}
        back = merge_preview(pair.there.project, pair.mailed(pair.here))
        assert {each.id for each in first.conflicts} == {each.id for each in back.conflicts}


@pytest.mark.hypothesis
@pytest.mark.timeout(900)
@random_merges
@given(data=st.data())
def test_nothing_that_either_side_made_is_lost(originals: Path, data: st.DataObject) -> None:
    with worked_on(data, originals) as pair:
        here, there = content(pair.here.project), content(pair.there.project)
        found, decisions = decided(pair.here.project, pair.mailed(pair.there), keeping_all)
        apply_merge(pair.here.project, found, decisions)
        after = content(pair.here.project)
        for table, rows in after.items():
            made = {*here[table], *there[table]} - {*pair.before[table]}
            unified = {key for name, key in _became_one(found) if name == table}
            assert {_renamed(found, key) for key in made - unified} <= rows.keys(), table


def _renamed(found: MergePreview, key: str) -> str:
    """A natural key names what its row hangs on, which may be one with something by now."""
    stands_for = {old: new for renames in found.same.values() for old, new in renames.items()}
    return SEPARATOR.join(stands_for.get(part, part) for part in key.split(SEPARATOR))


def _became_one(found: MergePreview) -> set[tuple[str, str]]:
    return {(table, key) for table, keys in found.same.items() for key in keys}


WORDS_PUT_IN = st.sampled_from(["", "ah ", "\N{SEEDLING}"])
CORRECTIONS = st.lists(
    st.tuples(st.integers(0, 120), st.integers(0, 30), WORDS_PUT_IN), min_size=1, max_size=6
)
NEW = -1


def _corrected(study: Study, letters: list[int], edits: list[tuple[int, int, str]]) -> list[int]:
    """The text after these edits, as the places of its letters in the one before."""
    for wanted, length, words in edits:
        start = min(wanted, len(letters))
        splice = Splice(start, min(start + length, len(letters)), words)
        try:
            with study.project.edit() as session:
                correct_text(session, 1, [splice], study.me)
        except ProjectError:
            continue
        letters = [*letters[:start], *[NEW] * len(words), *letters[splice.end :]]
    return letters


@pytest.mark.hypothesis
@pytest.mark.timeout(900)
@random_merges
@given(data=st.data(), edits=CORRECTIONS)
def test_a_comparison_beside_the_older_text_stands_on_its_own_letters_in_the_newer(
    originals: Path, data: st.DataObject, edits: list[tuple[int, int, str]]
) -> None:
    with parted(data, originals) as pair:
        with pair.there.project.edit() as session:
            other = add_person(session, "Cici")
            uuid = session.get_one(Source, 1).uuid
            keep_second_coding(session, pair.there.me, other, {uuid})
            (before,) = second_coding(session, 1).double.sources
        letters = _corrected(pair.here, list(range(before.characters)), edits)
        found, decisions = decided(pair.here.project, pair.mailed(pair.there), keeping_all)
        apply_merge(pair.here.project, found, decisions)
        with pair.here.project.read() as session:
            (after,) = second_coding(session, 1).double.sources
        assert after.characters == len(letters)
        for one, now in zip(before.first, after.first, strict=True):
            mine = {*range(one.span.start, one.span.end)} & {*letters}
            stands_on = letters[now.span.start : now.span.end]
            assert stands_on
            assert not mine or mine <= {*stands_on} <= {*mine, NEW}
