import zlib

import pytest

from app.interchange.copy_rows import (
    UNKNOWN,
    CommonGround,
    layout_of,
    packed_ground,
    packed_row,
    packed_rows,
    read_ground,
)
from tests.interchange.copies import content
from tests.study import COUSIN, Study


def test_common_ground_is_read_as_it_was_stored(study: Study) -> None:
    source, code = study.source(), study.code()
    study.coding(source, COUSIN, code)
    ground = CommonGround(packed_rows(content(study.project)), {"code": {"a": "b"}})
    assert read_ground(packed_ground(ground)) == ground


def test_long_texts_are_remembered_as_their_hash() -> None:
    long = "x" * 1000
    short, hashed = packed_row(("short", long))
    assert (short, len(hashed) < 40) == ("short", True)
    assert packed_row((long,)) == packed_row((long,)) != packed_row((f"{long}y",))


@pytest.mark.parametrize(
    "stored",
    [b"", b"no zlib", zlib.compress(b"[]"), zlib.compress(b'{"columns": {}, "rows": 3}')],
)
def test_anything_else_is_no_common_ground(stored: bytes) -> None:
    assert read_ground(stored) is None


def test_a_column_that_was_not_there_then_is_unknown() -> None:
    stored = b'{"columns":{"kind":["key"]},"rows":{"kind":{"u":["cause"]}},"same":{}}'
    ground = read_ground(zlib.compress(stored))
    assert ground is not None
    row = ground.rows["kind"]["u"]
    assert row[layout_of("kind").place("key")] == "cause"
    assert row[layout_of("kind").place("name")] == UNKNOWN
