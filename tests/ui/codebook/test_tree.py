from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from app.operations.codes import add_code, change_code, kind_with_key
from app.queries.codes import CodeRow, codes
from app.ui.codebook.tree import (
    Branch,
    CodeTree,
    Placement,
    placement,
    with_their_ancestors,
    without_their_descendants,
)
from app.ui.reader.text_view import CODE_MIME
from app.words import Words
from tests.study import Study


@pytest.fixture
def ids(study: Study) -> dict[str, int]:
    with study.project.edit() as session:
        cause, effort = kind_with_key(session, "cause"), kind_with_key(session, "effort")
        family = add_code(session, "Family", "A1", kind_id=cause)
        return {
            "Family": family,
            "Marriage": add_code(session, "Marriage", kind_id=cause, parent_id=family),
            "Fear": add_code(session, "Fear", kind_id=cause),
            "Letter": add_code(session, "Letter", kind_id=effort, texts={"group": "Office"}),
        }


class Asked:
    """A tree and what it asked for."""

    def __init__(self, words: Words) -> None:
        self.renamed: list[tuple[Branch, str]] = []
        self.placed: list[tuple[list[int], Placement]] = []
        self.tree = CodeTree(words, self._rename, self._place)

    def _rename(self, branch: Branch, text: str) -> object:
        self.renamed.append((branch, text))
        return 1

    def _place(self, ids: list[int], where: Placement) -> object:
        self.placed.append((ids, where))
        return 1

    def titles(self, above: QModelIndex | None = None, depth: int = 0) -> list[str]:
        above = above or QModelIndex()
        found: list[str] = []
        for row in range(self.tree.rowCount(above)):
            index = self.tree.index(row, 0, above)
            found.append("  " * depth + self.tree.branch_at(index).title)
            found += self.titles(index, depth + 1)
        return found


@pytest.fixture
def rows(study: Study, ids: dict[str, int]) -> Sequence[CodeRow]:
    del ids
    with study.project.read() as session:
        return codes(session)


@pytest.fixture
def asked(words: Words, rows: Sequence[CodeRow]) -> Asked:
    asked = Asked(words)
    asked.tree.show_codes(rows)
    return asked


def test_codes_stand_under_kind_and_group(asked: Asked, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(asked.tree)  # type: ignore[no-untyped-call] # of pytest-qt
    assert asked.titles() == [
        *("Causes", "  Family", "    Marriage", "  Fear"),
        *("Efforts", "  Office", "    Letter"),
    ]


def test_codes_without_kinds_need_no_headings(words: Words, study: Study) -> None:
    with study.project.edit() as session:
        add_code(session, "Open")
    asked = Asked(words)
    with study.project.read() as session:
        asked.tree.show_codes(codes(session))
    assert asked.titles() == ["Open"]


def test_a_changed_count_changes_no_row(asked: Asked, study: Study, ids: dict[str, int]) -> None:
    before = asked.tree.index_of(("code", str(ids["Fear"])))
    with study.project.edit() as session:
        change_code(session, ids["Fear"], name="Terror")
        found = codes(session)
    assert not asked.tree.show_codes(found)
    assert before.data(Qt.ItemDataRole.EditRole) == "Terror"


def test_renaming_is_asked_for(asked: Asked, ids: dict[str, int]) -> None:
    index = asked.tree.index_of(("code", str(ids["Fear"])))
    assert asked.tree.setData(index, " Terror ")
    assert not asked.tree.setData(index, "  ")
    assert [(branch.title, text) for branch, text in asked.renamed] == [("Fear", "Terror")]


def test_a_dragged_code_says_its_id_to_a_transcript(asked: Asked, ids: dict[str, int]) -> None:
    index = asked.tree.index_of(("code", str(ids["Fear"])))
    mime = asked.tree.mimeData([index])
    assert mime.data(CODE_MIME).toStdString() == str(ids["Fear"])


def test_dropping_between_codes_asks_for_that_place(asked: Asked, ids: dict[str, int]) -> None:
    mime = asked.tree.mimeData([asked.tree.index_of(("code", str(ids["Letter"])))])
    causes = asked.tree.index(0, 0)
    cause = asked.tree.branch_at(causes).kind_id
    asked.tree.dropMimeData(mime, Qt.DropAction.MoveAction, 1, 0, causes)
    assert asked.placed == [([ids["Letter"]], Placement(None, cause, "", ids["Fear"]))]


def test_dropping_on_a_code_puts_it_below(asked: Asked, ids: dict[str, int]) -> None:
    target = asked.tree.branch_at(asked.tree.index_of(("code", str(ids["Family"]))))
    assert placement(target, -1).parent_id == ids["Family"]


def test_nothing_is_dropped_beside_the_kinds(asked: Asked, ids: dict[str, int]) -> None:
    mime = asked.tree.mimeData([asked.tree.index_of(("code", str(ids["Fear"])))])
    asked.tree.dropMimeData(mime, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert asked.placed == []


def test_children_move_with_their_parents(rows: Sequence[CodeRow], ids: dict[str, int]) -> None:
    chosen = [ids["Marriage"], ids["Family"], ids["Fear"]]
    assert without_their_descendants(rows, chosen) == [ids["Family"], ids["Fear"]]


def test_what_is_found_comes_with_what_stands_above(
    rows: Sequence[CodeRow], ids: dict[str, int]
) -> None:
    found = [row for row in rows if row.id == ids["Marriage"]]
    assert [row.name for row in with_their_ancestors(rows, found)] == ["Family", "Marriage"]
