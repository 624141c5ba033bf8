from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.queries.source_folders import FolderRow
from app.queries.sources import SourceRow
from app.ui.sources.arrangement import (
    ORDERS,
    Drop,
    FolderHeading,
    Heading,
    arranged,
    drop_at,
    reordered,
)


def row(key: int, kind: str = "interview") -> SourceRow:
    return SourceRow(key, f"{key}.txt", kind, "new", "", "", 1, "", key, "")


ROWS = [row(1), row(2), row(3, "document"), row(4)]
FOLDERS = [FolderRow(7, "First", frozenset({2, 3})), FolderRow(8, "Empty")]
OF = {2: 7, 3: 7}


def shown(folded: tuple[int, ...] = ()) -> list[object]:
    return [
        each.id
        if isinstance(each, SourceRow)
        else (each.name, each.count)
        if isinstance(each, FolderHeading)
        else each.kind
        for each in arranged(ROWS, FOLDERS, "position", folded)
    ]


def test_folders_stand_first_and_the_rest_under_their_kinds() -> None:
    assert shown() == [("First", 2), 2, 3, ("Empty", 0), "interview", 1, 4]
    assert shown((7,)) == [("First", 2), ("Empty", 0), "interview", 1, 4]
    assert arranged(ROWS, (), "position", ())[0] == Heading("interview", 3)


def test_each_order_sorts_by_what_it_says() -> None:
    rows = [
        replace(
            row(1), name="b", date="2024", informants=("I-02",), coded_share=0.9, status="done"
        ),
        replace(row(2), name="a", date="2021", informants=("I-01",), coded_share=0.5),
        replace(row(3), name="C", coded_share=0.1, status="in_work"),
    ]
    orders = {
        key: [each.id for each in arranged(rows, (), key, ()) if isinstance(each, SourceRow)]
        for key in ORDERS
    }
    assert orders == {
        "position": [1, 2, 3],
        "name": [2, 1, 3],
        "date": [2, 1, 3],
        "informant": [2, 1, 3],
        "status": [2, 3, 1],
        "coded": [3, 2, 1],
    }


@pytest.mark.parametrize(
    ("place", "onto", "drop"),
    [
        (0, True, Drop(7)),  # on the folder
        (3, True, Drop(8)),  # on the empty folder
        (4, True, Drop(None)),  # on a kind: out of any folder
        (1, False, Drop(7, 2)),  # before the first of the folder
        (3, False, Drop(7)),  # after the last of the folder
        (4, False, Drop(8)),  # below the empty folder
        (6, False, Drop(None, 4)),  # before a source outside
        (7, False, Drop(None)),  # below everything
        (0, False, Drop(None)),  # above everything
    ],
)
def test_where_sources_are_let_go_says_folder_and_place(place: int, onto: bool, drop: Drop) -> None:
    rows = arranged(ROWS, FOLDERS, "position", ())
    assert drop_at(rows, place, onto=onto, folder_of=OF) == drop


@given(st.permutations(range(1, 8)), st.data())
def test_an_order_of_ones_own_holds_all_and_puts_the_moved_together(
    order: list[int], data: st.DataObject
) -> None:
    rows = [
        SourceRow(key, "", "interview", "new", "", "", 1, "", place, "")
        for place, key in enumerate(order)
    ]
    moved = data.draw(st.lists(st.sampled_from(order), min_size=1, unique=True))
    before = data.draw(st.one_of(st.none(), st.sampled_from(order)))
    found = reordered(rows, moved, before)
    assert sorted(found) == sorted(order)
    at = found.index(moved[0])
    assert found[at : at + len(moved)] == moved
    if before is not None and before not in moved:
        assert found[at + len(moved)] == before
    rest = [key for key in order if key not in moved]
    assert [key for key in found if key not in moved] == rest
