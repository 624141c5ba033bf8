"""Each rule of merging, between two copies as the file manager makes them."""

from pathlib import Path

import pytest
from sqlalchemy import select, text

from app.interchange.copying import CopyPlan, make_copy
from app.interchange.merging.merging import apply_merge, merge_preview
from app.interchange.merging.preview import MergeRow
from app.interchange.merging.three_way import Choice
from app.models.activity import Activity
from app.models.code import Code
from app.models.source import SourceStatus
from app.models.span import Span
from app.operations.codes import add_code, change_code, delete_code, link_codes, set_code_colour
from app.operations.codings import code_passage, set_stance, uncode
from app.operations.favourites import set_favourite
from app.operations.informants import add_informant, change_informant, set_attribute
from app.operations.interpretations import interpret
from app.operations.memos import change_memo, write_memo
from app.operations.people import add_person
from app.operations.projects import describe_project
from app.operations.reviews import decide
from app.operations.sources import delete_sources, describe_source, set_status
from app.operations.speakers import replace_turns
from app.project.checks import check_project
from app.project.search_index import search
from app.queries.codes import codes
from app.queries.favourites import favourites
from app.queries.passages import passages
from app.queries.people import people
from app.words import Words
from tests.interchange.copies import (
    OpenedStudy,
    content,
    copy_of,
    mailed,
    merged,
    reopened,
    twin_of,
)
from tests.study import COUSIN, NOBODY, TALK, Study, turns_of

ENGLISH = Words("en")


def _said(rows: tuple[MergeRow, ...]) -> list[str]:
    return [row.said(ENGLISH) for row in rows]


def _coded(study: Study) -> list[tuple[str, str, list[str]]]:
    with study.project.read() as session:
        return [
            (row.number, row.text, [coding.name for coding in row.codings])
            for row in passages(session)
        ]


def _codes(study: Study) -> list[tuple[str | None, str, str]]:
    with study.project.read() as session:
        return sorted((row.label, row.name, row.definition) for row in codes(session))


def test_what_only_one_side_made_is_taken(study: Study, other: OpenedStudy) -> None:
    other.coding(1, NOBODY, other.code("B2", "Rules"))
    study.coding(1, "How did", 1)
    found = merged(study, mailed(other))
    assert [row.table for row in found.new] == ["code", "passage", "coding"]
    assert {text for _, text, _ in _coded(study)} == {COUSIN, NOBODY, "How did"}


def test_what_changed_on_one_side_is_taken(study: Study, other: OpenedStudy) -> None:
    merged(study, mailed(other))
    with other.project.edit() as session:
        change_code(session, 1, texts={"definition": "Kin"})
    with study.project.edit() as session:
        change_code(session, 1, name="Kinship")
    found = merged(study, mailed(other))
    assert (_said(found.changed_there), found.conflicts) == (["Code A1 Kinship"], ())
    assert _codes(study) == [("A1", "Kinship", "Kin")]


@pytest.mark.parametrize(
    ("choice", "kept"), [("ours", "Mine"), ("theirs", "Yours"), ("both", "Mine\n\nYours")]
)
def test_what_both_changed_is_asked(
    study: Study, other: OpenedStudy, choice: Choice, kept: str
) -> None:
    for copy, definition in ((study, "Mine"), (other, "Yours")):
        with copy.project.edit() as session:
            change_code(session, 1, texts={"definition": definition})
    found = merge_preview(study.project, mailed(other))
    (conflict,) = found.conflicts
    assert (conflict.column, conflict.ours, conflict.theirs) == ("Definition", "Mine", "Yours")
    assert choice in conflict.choices
    apply_merge(study.project, found, {conflict.id: choice})
    assert _codes(study)[0][2] == kept


def test_an_undecided_conflict_stays_and_is_asked_again(study: Study, other: OpenedStudy) -> None:
    merged(study, mailed(other))
    for copy, definition in ((study, "Mine"), (other, "Yours")):
        with copy.project.edit() as session:
            change_code(session, 1, texts={"definition": definition})
    apply_merge(study.project, merge_preview(study.project, mailed(other)))
    assert _codes(study)[0][2] == "Mine"
    again = merge_preview(study.project, mailed(other))
    assert [each.theirs for each in again.conflicts] == ["Yours"]


def test_what_one_side_deleted_goes(study: Study, other: OpenedStudy) -> None:
    merged(study, mailed(other))
    with other.project.edit() as session:
        uncode(session, 1)
    found = merged(study, mailed(other))
    assert _said(found.deleted_there) == [f"Passage K-0001: {COUSIN}", "K-0001 with A1, by Sari"]
    assert _coded(study) == []


def test_without_a_common_past_nothing_is_deleted(study: Study, other: OpenedStudy) -> None:
    with other.project.edit() as session:
        uncode(session, 1)
    found = merged(study, mailed(other))
    assert (found.has_ground, found.deleted_there) == (False, ())
    assert len(_coded(study)) == 1


@pytest.mark.parametrize(("choice", "labels"), [("ours", []), ("theirs", ["A1"])])
def test_what_was_deleted_here_and_used_there_is_asked(
    study: Study, other: OpenedStudy, choice: Choice, labels: list[str]
) -> None:
    merged(study, mailed(other))
    other.coding(1, NOBODY, 1)
    with study.project.edit() as session:
        delete_code(session, 1)
    found = merge_preview(study.project, mailed(other))
    (conflict,) = found.conflicts
    assert (conflict.row.table, conflict.ours, conflict.column) == ("code", "deleted", "")
    apply_merge(study.project, found, {conflict.id: choice})
    assert [label for label, _, _ in _codes(study)] == labels
    assert len([text for _, text, names in _coded(study) if names]) == 2 * len(labels)


@pytest.mark.parametrize(("choice", "labels"), [("ours", ["A1"]), ("theirs", [])])
def test_what_was_deleted_there_and_used_here_is_asked(
    study: Study, other: OpenedStudy, choice: Choice, labels: list[str]
) -> None:
    merged(study, mailed(other))
    study.coding(1, NOBODY, 1)
    with other.project.edit() as session:
        delete_code(session, 1)
    found = merge_preview(study.project, mailed(other))
    (conflict,) = found.conflicts
    apply_merge(study.project, found, {conflict.id: choice})
    assert [label for label, _, _ in _codes(study)] == labels
    assert len([text for _, text, names in _coded(study) if names]) == 2 * len(labels)


def test_a_source_deleted_here_and_coded_there_is_one_question(
    study: Study, other: OpenedStudy
) -> None:
    merged(study, mailed(other))
    other.coding(1, COUSIN, other.code("B2", "Rules"))
    with study.project.edit() as session:
        delete_sources(session, [1])
    (conflict,) = merge_preview(study.project, mailed(other)).conflicts
    assert conflict.row.said(ENGLISH) == "Source talk.txt"
    merged(study, mailed(other), conflicts="theirs")
    assert _coded(study) == [("K-0001", COUSIN, ["Family", "Rules"])]


def test_colours_and_places_are_never_asked(study: Study, other: OpenedStudy) -> None:
    merged(study, mailed(other))
    wanted: list[tuple[Study, int, SourceStatus]] = [(study, 3, "done"), (other, 7, "new")]
    for copy, colour, status in wanted:
        with copy.project.edit() as session:
            set_code_colour(session, 1, colour)
            set_status(session, [1], status)
    found = merged(study, mailed(other))
    assert (found.open, found.conflicts) == ((), ())
    with study.project.read() as session:
        assert session.get_one(Code, 1).colour == 7


def test_the_same_place_coded_twice_is_one_passage(study: Study, other: OpenedStudy) -> None:
    study.coding(1, NOBODY, study.code("B2", "Rules"))
    other.coding(1, "How did", 1)
    other.coding(1, NOBODY, other.code("C3", "Silence"))
    found = merged(study, mailed(other))
    assert [row.table for row in found.unified].count("passage") == 1
    rows = {text: set(names) for _, text, names in _coded(study)}
    assert rows[NOBODY] == {"Rules", "Silence"}
    assert len(rows) == 3


def test_a_number_given_twice_is_kept_as_alias(study: Study, other: OpenedStudy) -> None:
    study.coding(1, NOBODY, 1)
    other.coding(1, "How did", 1)
    found = merged(study, mailed(other))
    assert len(found.renumbered) == 1
    assert {number for number, _, _ in _coded(study)} == {"K-0001", "K-0002", "K-0003"}
    (alias,) = content(study.project)["passage_alias"].values()
    assert alias[:2] == ("K", 2)
    merged(other, copy_of(study))
    assert sorted(_coded(other)) == sorted(_coded(study))


@pytest.mark.parametrize(
    ("choice", "labels"), [("same", ["A1", "b2"]), ("both", ["A1", "B2 (2)", "b2"])]
)
def test_two_codes_of_one_label_are_asked_about(
    study: Study, other: OpenedStudy, choice: Choice, labels: list[str]
) -> None:
    study.coding(1, NOBODY, study.code("B2", "Rules"))
    other.coding(1, "How did", other.code("b2", "Rules"))
    found = merge_preview(study.project, mailed(other))
    (question,) = found.questions
    again = apply_merge(study.project, found, {question.id: choice})
    kept = sorted(label or "" for label, _, _ in _codes(study))
    assert len(kept) == len(labels)
    assert len(_coded(study)) == 3
    assert len(again.questions) == 1


def test_after_the_same_work_can_go_on_with_either(study: Study, other: OpenedStudy) -> None:
    study.code("B2", "Rules")
    theirs = other.code("B2", "Rules")
    merged(study, mailed(other), questions="same")
    other.coding(1, NOBODY, theirs)
    found = merged(study, mailed(other))
    assert found.open == ()
    assert [names for _, words, names in _coded(study) if words == NOBODY] == [["Rules"]]


def test_informants_and_people_of_one_name_are_asked_about(
    study: Study, other: OpenedStudy
) -> None:
    for copy in (study, other):
        with copy.project.edit() as session:
            add_informant(session, "I-07", {"role": "Farmer"})
            add_person(session, "Budi")
    found = merged(study, mailed(other), questions="same")
    assert [each.here.table for each in found.questions] == ["informant", "person"]
    with study.project.read() as session:
        assert [person.name for person in people(session)] == ["Sari", "Budi"]


def test_an_undecided_namesake_gets_a_name_of_its_own(study: Study, other: OpenedStudy) -> None:
    for copy in (study, other):
        with copy.project.edit() as session:
            add_person(session, "Budi")
    found = merged(study, mailed(other))
    assert len(found.questions) == 1
    with study.project.read() as session:
        assert {person.name for person in people(session)} == {"Sari", "Budi", "Budi (2)"}


def test_kinds_variables_and_links_are_one_without_asking(study: Study, other: OpenedStudy) -> None:
    for copy, variable in ((study, "Age"), (other, "age")):
        with copy.project.edit() as session:
            set_attribute(session, 1, variable, "40")
            effort = add_code(session, f"Effort of {variable}", f"E{variable}")
            link_codes(session, effort, 1)
        copy.code(f"K{variable}", "Advice", "advice")
    found = merged(study, mailed(other))
    assert found.open == ()
    rows = content(study.project)
    assert [len(rows[name]) for name in ("variable", "attribute", "kind")] == [1, 1, 2]
    assert len(rows["code_link"]) == 2


def test_a_new_source_comes_with_text_and_turns(study: Study, other: OpenedStudy) -> None:
    other.source("Interviewer: Why?\nFarmer: Because of ploughshares.", "second.txt")
    merged(study, mailed(other))
    with study.project.read() as session:
        assert [hit.source for hit in search(session, "ploughshares")] == ["second.txt"]
    assert content(study.project)["turn"] == content(other.project)["turn"]
    assert check_project(study.project) == []


def test_the_same_file_imported_twice_is_asked_about(study: Study, other: OpenedStudy) -> None:
    for copy in (study, other):
        copy.source("Interviewer: Why?\nFarmer: Ploughshares.", "second.txt")
    path = mailed(other)
    assert [each.here.said(ENGLISH) for each in merge_preview(study.project, path).questions] == [
        "Source second.txt"
    ]
    merged(study, path, questions="same")
    assert len(content(study.project)["source"]) == 2


def test_two_sources_of_one_name_are_told_apart(study: Study, other: OpenedStudy) -> None:
    study.source("One text", "second.txt")
    other.source("Another text", "second.txt")
    found = merged(study, mailed(other))
    assert (found.questions, len(found.renumbered)) == ((), 1)


def test_turns_read_anew_on_both_sides_are_one_question(study: Study, other: OpenedStudy) -> None:
    merged(study, mailed(other))
    for copy, some in ((study, 1), (other, 3)):
        with copy.project.edit() as session:
            replace_turns(session, 1, turns_of(TALK)[:some], ())
    (conflict,) = merge_preview(study.project, mailed(other)).conflicts
    assert (conflict.row.table, conflict.ours, conflict.theirs) == ("turn", "1", "3")
    merged(study, mailed(other), conflicts="theirs")
    assert len(content(study.project)["turn"][_source(study)][0]) == 3


def _source(study: Study) -> str:
    return next(iter(content(study.project)["source"]))


def test_a_memo_written_on_is_kept_in_both_forms(study: Study, other: OpenedStudy) -> None:
    with study.project.edit() as session:
        write_memo(session, study.me, "project", None, "Begun")
    merged(other, copy_of(study))
    for copy, words in ((study, "Begun here"), (other, "Begun there")):
        with copy.project.edit() as session:
            change_memo(session, 1, words)
    merged(study, mailed(other), conflicts="both")
    (memo,) = content(study.project)["memo"].values()
    assert "Begun here\n\nBegun there" in memo


def test_interpretations_decisions_and_stances_travel(study: Study, other: OpenedStudy) -> None:
    merged(study, mailed(other))
    with other.project.edit() as session:
        interpret(session, 1, 1, "They were asked by kin")
        decide(session, 1, add_person(session, "Dr. M", "supervisor"), "agree", "Well seen")
        set_stance(session, 1, "partly")
    found = merged(study, mailed(other))
    assert "Review by Dr. M (A1): Agree Well seen" in _said(found.new)
    assert content(study.project) == content(other.project)


def test_the_title_travels_and_the_copy_stays_itself(study: Study, other: OpenedStudy) -> None:
    merged(study, mailed(other))
    with other.project.edit() as session:
        describe_project(session, {"title": "Why some did not"})
    merged(study, mailed(other))
    with study.project.read() as session:
        query = text("SELECT title, purpose, copy_of FROM project")
        assert session.execute(query).one() == ("Why some did not", "", None)


def test_the_audit_trail_shows_both_once(study: Study, other: OpenedStudy) -> None:
    with other.project.edit() as session:
        change_informant(session, 1, {"role": "Farmer"})
        describe_source(session, 1, {"place": "Harbour"})
    for _ in range(2):
        merged(study, mailed(other))
    with study.project.read() as session:
        keys = session.scalars(select(Activity.key)).all()
    assert [keys.count(key) for key in ("informant_changed", "source_described")] == [1, 1]
    assert keys.count("copy_merged") == 1


def test_merging_is_one_step_after_a_backup(study: Study, other: OpenedStudy, home: Path) -> None:
    other.coding(1, NOBODY, 1)
    before = content(study.project)
    merged(study, mailed(other))
    assert list(home.rglob("*.merge.kutipan"))
    study.project.undo()
    assert content(study.project) == before


def test_a_number_is_never_given_again_after_merging(study: Study, other: OpenedStudy) -> None:
    for _ in range(3):
        with other.project.edit() as session:
            coding = code_passage(session, 1, Span(0, 5), 1, 1)
        with other.project.edit() as session:
            uncode(session, coding)
    merged(study, mailed(other))
    study.coding(1, NOBODY, 1)
    assert [number for number, words, _ in _coded(study) if words == NOBODY] == ["K-0005"]


class Cancelled(Exception):
    """What a progress dialog raises."""


def test_cancelling_takes_all_back(study: Study, other: OpenedStudy) -> None:
    other.coding(1, NOBODY, 1)
    found = merge_preview(study.project, mailed(other))
    before = content(study.project)
    calls = []

    def cancel(done: int, total: int) -> None:
        calls.append((done, total))
        if len(calls) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        apply_merge(study.project, found, progress=cancel)
    assert content(study.project) == before


def test_a_twin_is_not_taken_for_the_copy_that_was_met(
    study: Study, other: OpenedStudy, tmp_path: Path
) -> None:
    with twin_of(other, tmp_path / "twin.kutipan") as twin:
        other.coding(1, NOBODY, 1)
        merged(study, mailed(other))
        found = merge_preview(study.project, mailed(twin))
    assert (found.has_ground, found.deleted_there) == (False, ())


def test_both_sides_remember_the_later_meeting(study: Study, tmp_path: Path) -> None:
    source, code = study.source(), study.code()
    path = tmp_path / "copy.kutipan"
    make_copy(study.project, path, CopyPlan("", "Budi"))
    study.coding(source, COUSIN, code)
    with reopened(path) as other:
        merged(other, copy_of(study))
        with other.project.edit() as session:
            uncode(session, 1)
        found = merged(study, mailed(other))
    assert len(found.deleted_there) == 2
    assert _coded(study) == []


def test_favourite_digits_are_never_asked_about(study: Study, other: OpenedStudy) -> None:
    second = study.code("B2", "Rules")
    merged(study, mailed(other))
    for copy, code_id in ((study, second), (other, 1)):
        with copy.project.edit() as session:
            set_favourite(session, code_id, 1)
    found = merged(study, mailed(other))
    assert (found.open, found.conflicts) == ((), ())
    with study.project.read() as session:
        assert favourites(session)[1] in {1, second}


@pytest.mark.parametrize("who", ["here", "there", "both"])
def test_a_favourite_outlives_that_its_code_was_made_twice(
    study: Study, other: OpenedStudy, who: str
) -> None:
    """Whichever of the two codes stands for both, its digit goes on putting it."""
    for copy, name in ((study, "here"), (other, "there")):
        code_id = copy.code("B2", "Rules")
        if who in {name, "both"}:
            with copy.project.edit() as session:
                set_favourite(session, code_id, 4)
    merged(study, mailed(other), questions="same")
    with study.project.read() as session:
        labels = {code.id: code.label for code in codes(session)}
        assert {labels[code] for code in favourites(session).values()} == {"B2"}
        assert [*favourites(session)] == [4]


def test_passages_that_a_coder_coded_first_keep_the_coders_numbers(
    study: Study, tmp_path: Path
) -> None:
    """Both passages change their series alone: none may be left with the number it let go of."""
    source, code = study.source(), study.code()
    make_copy(study.project, tmp_path / "coder.kutipan", CopyPlan("coder", "Budi"))
    with reopened(tmp_path / "coder.kutipan") as coder:
        with coder.project.read() as session:
            coder.me = people(session)[0].id
        for words in (COUSIN, NOBODY):
            coder.coding(source, words, code)
    for words in (COUSIN, NOBODY):
        study.coding(source, words, code)
    with study.project.edit() as session:
        session.execute(text("UPDATE passage SET created_at = '2999-01-01T00:00:00Z'"))
    merged(study, tmp_path / "coder.kutipan")
    assert [number for number, *_ in _coded(study)] == ["KB-0001", "KB-0002"]
