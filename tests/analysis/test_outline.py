from hypothesis import given
from hypothesis import strategies as st

from app.analysis.outline import outline
from app.queries.codes import CodeRow


def code(
    number: int, kind: int | None = None, group: str = "", parent: int | None = None
) -> CodeRow:
    key = None if kind is None else f"kind {kind}"
    six = ("",) * 6
    return CodeRow(
        number, str(number), f"code {number}", "", kind, key, "", group, parent, 0, number, *six
    )


def test_kinds_and_groups_come_as_the_codebook_names_them_first() -> None:
    codebook = [code(1, 2, "b"), code(2, 1), code(3, 2, "a"), code(4, 2, "b")]
    shown = [
        (part.kind, group.group, [row.id for row in group.codes])
        for part in outline(codebook)
        for group in part.groups
    ]
    assert shown == [("kind 2", "b", [1, 4]), ("kind 2", "a", [3]), ("kind 1", "", [2])]


def test_a_child_without_kind_and_group_has_its_parents() -> None:
    (part,) = outline([code(1, 1, "a"), code(2, parent=1), code(3, parent=2)])
    (group,) = part.groups
    assert [(row.id, row.depth) for row in group.codes] == [(1, 0), (2, 1), (3, 2)]


def test_a_child_of_another_kind_stands_on_its_own() -> None:
    parts = outline([code(1), code(2, 1, parent=1)])
    assert [(part.kind, part.groups[0].codes[0].depth) for part in parts] == [
        (None, 0),
        ("kind 1", 0),
    ]


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from("abc")), max_size=9))
def test_no_code_is_lost_or_doubled(kinds: list[tuple[int, str]]) -> None:
    codebook = [code(number, kind, group) for number, (kind, group) in enumerate(kinds)]
    shown = [row.id for part in outline(codebook) for group in part.groups for row in group.codes]
    assert sorted(shown) == list(range(len(kinds)))
