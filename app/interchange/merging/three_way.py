"""Merging two copies' rows over what they had in common: pure, and the same from both sides.

What only one side changed is taken. What both changed differently, or one deleted while the other
went on with it, is a clash: decided by the caller, else left as it is in ``ours`` and kept open in
the common ground, so that it is asked again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.interchange.copy_rows import Layout, Row, Rows, TableRows, layout_of, layouts, packed_row
from app.interchange.merging.rules import (
    both_texts,
    can_keep_both,
    columns_of,
    groups,
    is_empty,
    is_unknown,
    rule_for,
    same_set,
    untouched,
)

Side = Literal["ours", "theirs"]
Choice = Literal["ours", "theirs", "both", "same"]
Decisions = Mapping[str, Choice]
"""By the id of a conflict or question."""
Place = tuple[str, str]
"""A table and a key."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Columns that both sides changed; without columns, a row that only ``side`` still has."""

    table: str
    key: str
    columns: tuple[str, ...] = ()
    side: Side = "ours"

    @property
    def id(self) -> str:
        """What a decision is given under."""
        return f"{self.table}:{self.key}:{','.join(self.columns)}"


@dataclass
class Merged:
    """The rows of both, the clashes, and the rows that hang on an undecided deletion."""

    rows: Rows
    clashes: list[Clash]
    pending: set[Place]


def three_way(base: Rows, ours: Rows, theirs: Rows, decisions: Decisions) -> Merged:
    """Merge; ``base`` is packed and may be empty: then nothing counts as deleted."""
    return _ThreeWay(base, {"ours": ours, "theirs": theirs}, decisions).merged()


@dataclass
class _ThreeWay:
    """One run; ``verdicts`` grow until no row is left without what it hangs on."""

    base: Rows
    sides: Mapping[Side, Rows]
    decisions: Decisions
    clashes: list[Clash] = field(default_factory=list)
    verdicts: dict[Place, Clash] = field(default_factory=dict)
    asked: dict[Place, Clash] = field(default_factory=dict)

    def merged(self) -> Merged:
        while True:
            self.clashes, self.asked = [], {}
            kept, dropped = self._hanging(keep=True), self._hanging(keep=False)
            rows = {layout.name: self._table(layout, kept, dropped) for layout in layouts()}
            # What hung on a row that went just now goes, too; with a question all begins anew.
            while any(self._close(layout, rows) for layout in reversed(layouts())):
                if self.asked:
                    break
            if not self.asked:
                break
            self.verdicts |= self.asked
        clashes = [*self.clashes, *self.verdicts.values()]
        return Merged(rows, clashes, self._pending())

    def _stays(self, clash: Clash) -> bool:
        """Whether a row that one side deleted stays; undecided, as it is in ours."""
        choice = self.decisions.get(clash.id)
        return clash.side == (choice if choice in {"ours", "theirs"} else "ours")

    def _pending(self) -> set[Place]:
        undecided = [clash for clash in self.verdicts.values() if clash.id not in self.decisions]
        return self._with_descendants(undecided)

    def _hanging(self, *, keep: bool) -> set[Place]:
        return self._with_descendants(
            [clash for clash in self.verdicts.values() if self._stays(clash) == keep]
        )

    def _with_descendants(self, clashes: list[Clash]) -> set[Place]:
        """The rows of these clashes and all that goes when they go, on the side that has them."""
        found: set[Place] = set()
        for side, rows in self.sides.items():
            here = {(clash.table, clash.key) for clash in clashes if clash.side == side}
            if not here:
                continue
            for layout in layouts():
                here |= {
                    (layout.name, key)
                    for key, row in rows[layout.name].items()
                    if any(
                        cascade and (target, parent) in here
                        for _, target, parent, cascade in layout.parents(key, row)
                    )
                }
            found |= here
        return found

    def _table(self, layout: Layout, kept: set[Place], dropped: set[Place]) -> TableRows:
        ours, theirs = (self.sides[side][layout.name] for side in self.sides)
        base = self.base.get(layout.name, {})
        merged: TableRows = {}
        for key, row in ours.items():
            other = theirs.get(key)
            if other is None:
                if self._survives(layout, key, row, "ours", kept, dropped):
                    merged[key] = row
            elif row == other:
                merged[key] = row
            else:
                merged[key] = self._row(layout, key, base.get(key), row, other)
        for key, row in theirs.items():
            if key not in ours and self._survives(layout, key, row, "theirs", kept, dropped):
                merged[key] = row
        return merged

    def _survives(
        self,
        layout: Layout,
        key: str,
        row: Row,
        side: Side,
        kept: set[Place],
        dropped: set[Place],
    ) -> bool:
        """Whether a row that only one side has is new, or deleted on the other."""
        place = (layout.name, key)
        if place in dropped:
            return False
        known = self.base.get(layout.name, {}).get(key)
        if known is None or place in kept:
            return True
        if untouched(layout, known, row):
            return False
        if not self._went_along(layout, key, row, side):
            self.asked[place] = Clash(layout.name, key, side=side)
        return True

    def _went_along(self, layout: Layout, key: str, row: Row, side: Side) -> bool:
        """Whether the other side lost the row with what it hangs on: then that is the question."""
        rows = self.sides["theirs" if side == "ours" else "ours"]
        return any(
            cascade and parent not in rows[target]
            for _, target, parent, cascade in layout.parents(key, row)
        )

    def _row(self, layout: Layout, key: str, known: Row | None, ours: Row, theirs: Row) -> Row:
        if layout.is_set and same_set(ours, theirs, layout):
            return min(ours, theirs, key=repr)
        packed_ours, packed_theirs = packed_row(ours), packed_row(theirs)
        merged = list(ours)
        for group in groups(layout):
            mine, other = (tuple(row[place] for place in group) for row in (ours, theirs))
            if mine == other:
                continue
            before = None if is_unknown(known, group) else _values(known, group)
            if before is not None and before == _values(packed_ours, group):
                chosen = other
            elif before is not None and before == _values(packed_theirs, group):
                chosen = mine
            elif before is None and (is_empty(mine) or is_empty(other)):
                chosen = other if is_empty(mine) else mine
            else:
                chosen = self._chosen(layout, key, group, mine, other)
            for place, value in zip(group, chosen, strict=True):
                merged[place] = value
        return tuple(merged)

    def _chosen(
        self, layout: Layout, key: str, group: tuple[int, ...], ours: Row, theirs: Row
    ) -> Row:
        """What both sides changed: by rule where there is one, else as decided."""
        rule = rule_for(layout, key, group[0])
        if rule is not None:
            return (rule(ours[0], theirs[0]),)
        columns = columns_of(layout, group)
        clash = Clash(layout.name, key, columns)
        self.clashes.append(clash)
        choice = self.decisions.get(clash.id)
        if choice == "both" and can_keep_both(layout.name, columns):
            return both_texts(ours, theirs)
        return theirs if choice == "theirs" else ours

    def _close(self, layout: Layout, rows: Rows) -> bool:
        """See to it that all that a row refers to is there; whether a row had to go for it."""
        table = rows[layout.name]
        before = len(table)
        for key, row in list(table.items()):
            for place, target, parent, cascade in layout.parents(key, row):
                if parent in rows[target]:
                    continue
                if not cascade:
                    table[key] = (*table[key][:place], None, *table[key][place + 1 :])
                elif not self._bring_back(layout, (key, row), (target, parent), rows):
                    table.pop(key, None)
        return len(table) < before

    def _bring_back(
        self, layout: Layout, child: tuple[str, Row], parent: Place, rows: Rows
    ) -> bool:
        """Keep a row that one side deleted because the other hangs something new on it."""
        table, key = parent
        side: Side = "ours" if key in self.sides["ours"][table] else "theirs"
        found = self.sides[side][table].get(key)
        if found is None:
            return False
        if table != "speaker":
            known = self.base.get(layout.name, {}).get(child[0])
            top = self._topmost(side, parent)
            if top in self.verdicts or untouched(layout, known, child[1]):
                return False
            self.asked[top] = Clash(*top, side=side)
        rows[table][key] = found
        return True

    def _topmost(self, side: Side, place: Place) -> Place:
        """What was really deleted on the other side when a row went along with it."""
        here, there = self.sides[side], self.sides["theirs" if side == "ours" else "ours"]
        while True:
            table, key = place
            above = (
                (target, parent)
                for _, target, parent, cascade in layout_of(table).parents(key, here[table][key])
                if cascade and parent in here[target] and parent not in there[target]
            )
            found = next(above, None)
            if found is None:
                return place
            place = found


def _values(row: Row | None, group: tuple[int, ...]) -> Row:
    return tuple(row[place] for place in group) if row is not None else ()
