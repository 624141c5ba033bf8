"""What an edit, an undo or a redo changed: row ids, so that views patch instead of reloading."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RowIds:
    """The ids of one table's rows that came, changed and went."""

    inserted: frozenset[int] = frozenset()
    updated: frozenset[int] = frozenset()
    deleted: frozenset[int] = frozenset()

    @property
    def all(self) -> frozenset[int]:
        """Every id that is concerned in any way."""
        return self.inserted | self.updated | self.deleted


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changed rows by table name; empty when a gesture turned out to change nothing."""

    tables: Mapping[str, RowIds] = field(default_factory=dict)

    def touches(self, *tables: str) -> bool:
        """Whether a row of any of these tables changed."""
        return any(table in self.tables for table in tables)

    def rows(self, table: str) -> RowIds:
        """The changed rows of a table (none when it was not touched)."""
        return self.tables.get(table, RowIds())

    @property
    def size(self) -> int:
        """How many rows changed; above some 1,000 a view re-queries instead of patching."""
        return sum(len(rows.all) for rows in self.tables.values())
