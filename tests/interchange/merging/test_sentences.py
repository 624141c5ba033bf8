"""Every table that travels is named, and every promise of the schema has its rule."""

import pytest
from sqlalchemy import UniqueConstraint

from app.interchange.copy_rows import Layout, layouts
from app.interchange.merging.sentences import _PARAMETERS, COLUMNS, SENTENCES
from app.interchange.merging.twins import _ALIKE, _FORCED
from app.words import Words

UNIQUE_OTHERWISE = {"passage": {("series", "number")}}
"""What another rule sees to: numbers that were given twice."""


def test_every_table_has_a_sentence_with_its_parameters() -> None:
    assert SENTENCES.keys() == {layout.name for layout in layouts()}
    for layout in layouts():
        for columns in _PARAMETERS.get(layout.name, {}).values():
            assert {*columns} <= {*layout.columns}


def test_every_named_column_exists() -> None:
    assert COLUMNS.keys() <= {name for layout in layouts() for name in (*layout.columns, "members")}


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.name)
def test_what_can_be_there_once_only_is_made_one(layout: Layout) -> None:
    unique = {
        tuple(column.name for column in constraint.columns)
        for constraint in layout.table.constraints
        if isinstance(constraint, UniqueConstraint)
    }
    unique -= {("uuid",), *UNIQUE_OTHERWISE.get(layout.name, set())}
    if layout.natural is None and unique:
        assert (layout.name in _FORCED, {_ALIKE.get(layout.name)}) == (True, unique)


def test_sentences_are_translated() -> None:
    words = Words("id")
    assert words(SENTENCES["interpretation"]) != SENTENCES["interpretation"]
