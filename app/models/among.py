"""Rows by their ids, however many: fifty thousand passages are asked about as ten are."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, bindparam
from sqlalchemy.orm import InstrumentedAttribute


def among(
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None] | ColumnElement[Any],
    ids: Collection[int],
) -> ColumnElement[bool]:
    """Whether a column is one of these ids, without a limit of SQLite's host parameters.

    SQLite takes 32,766 parameters in a statement (SQLITE_MAX_VARIABLE_NUMBER since 3.32; Debian's
    takes more, so that only other people's computers would fail). Whole numbers can stand in the
    statement itself, whose limit is a million characters (SQLITE_MAX_SQL_LENGTH).
    """
    return column.in_(
        bindparam(None, [int(each) for each in ids], expanding=True, literal_execute=True)
    )
