import pytest

from app.errors import NameMissing, NameTaken, NotFound
from app.operations.source_folders import (
    add_folder,
    delete_folder,
    move_folder,
    order_sources,
    put_in_folder,
    rename_folder,
)
from app.operations.sources import delete_sources
from app.queries.activity import activities
from app.queries.source_folders import FolderRow, source_folders
from app.queries.sources import sources
from tests.study import Study


@pytest.fixture
def three(study: Study) -> list[int]:
    return [study.source(name=f"{letter}.txt", text=letter) for letter in "abc"]


def folders(study: Study) -> list[FolderRow]:
    with study.project.read() as session:
        return source_folders(session)


def make(study: Study, name: str, *source_ids: int) -> int:
    with study.project.edit() as session:
        return add_folder(session, name, source_ids)


def test_a_folder_is_made_with_sources_in_it(study: Study, three: list[int]) -> None:
    made = make(study, " Round one ", *three[:2])
    assert folders(study) == [FolderRow(made, "Round one", frozenset(three[:2]))]
    study.project.undo()
    assert folders(study) == []


def test_a_source_lies_in_one_folder_only(study: Study, three: list[int]) -> None:
    first, second = make(study, "1", *three), make(study, "2")
    with study.project.edit() as session:
        assert put_in_folder(session, three[:1], second) == 1
        assert put_in_folder(session, three[:1], second) == 0
    assert [row.source_ids for row in folders(study)] == [{*three[1:]}, {three[0]}]
    with study.project.edit() as session:
        put_in_folder(session, three, None)
    assert folders(study) == [FolderRow(first, "1"), FolderRow(second, "2")]


def test_dissolving_a_folder_keeps_its_sources(study: Study, three: list[int]) -> None:
    made = make(study, "1", *three)
    with study.project.edit() as session:
        delete_folder(session, made)
    with study.project.read() as session:
        assert [row.id for row in sources(session)] == three
    study.project.undo()
    assert folders(study) == [FolderRow(made, "1", frozenset(three))]


def test_a_deleted_source_leaves_its_folder(study: Study, three: list[int]) -> None:
    made = make(study, "1", *three)
    with study.project.edit() as session:
        delete_sources(session, three[:1])
    assert folders(study) == [FolderRow(made, "1", frozenset(three[1:]))]


def test_names_are_given_once_ignoring_case(study: Study) -> None:
    made, other = make(study, "Field notes"), make(study, "Other")
    for name, error in (("FIELD NOTES", NameTaken), (" ", NameMissing)):
        with study.project.edit() as session, pytest.raises(error):
            add_folder(session, name)
        with study.project.edit() as session, pytest.raises(error):
            rename_folder(session, other, name)
    with study.project.edit() as session:
        rename_folder(session, made, "FIELD notes")
    assert [row.name for row in folders(study)] == ["FIELD notes", "Other"]


def test_folders_move_among_each_other(study: Study) -> None:
    *_, last = [make(study, name) for name in "abc"]
    with study.project.edit() as session:
        move_folder(session, last, 0)
    assert "".join(row.name for row in folders(study)) == "cab"


def test_sources_take_an_order_of_ones_own(study: Study, three: list[int]) -> None:
    with study.project.edit() as session:
        order_sources(session, [three[2], three[0], 99])
    with study.project.read() as session:
        assert [row.id for row in sources(session)] == [three[2], three[0], three[1]]


def test_what_changes_nothing_leaves_no_trace(study: Study, three: list[int]) -> None:
    made = make(study, "1", *three)
    with study.project.read() as session:
        done = len(activities(session))
    with study.project.edit() as session:
        rename_folder(session, made, "1")
        move_folder(session, made, 7)
        put_in_folder(session, three, made)
        order_sources(session, three)
    with study.project.read() as session:
        assert len(activities(session)) == done


def test_what_is_not_here_cannot_be_sorted(study: Study, three: list[int]) -> None:
    made = make(study, "1")
    with study.project.edit() as session, pytest.raises(NotFound):
        put_in_folder(session, [*three, 99], made)
    with study.project.edit() as session, pytest.raises(NotFound):
        put_in_folder(session, three, 99)
