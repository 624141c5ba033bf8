"""What two copies become together: three-way, with what was made twice made one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.interchange.copy_rows import (
    UNKNOWN,
    CommonGround,
    Renames,
    Row,
    Rows,
    layout_of,
    packed_row,
    renamed,
)
from app.interchange.merging.other import Copy
from app.interchange.merging.revisions import on_one_text
from app.interchange.merging.rules import MEMBERS
from app.interchange.merging.three_way import Clash, Decisions, Merged, three_way
from app.interchange.merging.twins import (
    Namesakes,
    joined,
    keep_alias,
    namesakes,
    renumbered,
    rounds_counted,
    told_apart,
    twins,
)

_MOST_ROUNDS = 50


@dataclass(frozen=True)
class Together:
    """The result; ``ours`` and ``theirs`` under the keys that stand for both.

    ``same`` are all keys that became one (``newly`` those of this merge), ``renumbered`` passages
    with their old numbers, ``counters`` the next free numbers, ``agreed`` what both copies will
    have in common once the other follows.
    """

    rows: Rows
    ours: Rows
    theirs: Rows
    clashes: tuple[Clash, ...]
    questions: tuple[Namesakes, ...]
    same: Renames
    newly: Renames
    renumbered: tuple[tuple[str, str], ...]
    told_apart: tuple[tuple[str, str], ...]
    counters: Mapping[str, int]
    agreed: CommonGround


def together(here: Copy, other: Copy, ground: CommonGround, decisions: Decisions) -> Together:
    """Merge the other copy's rows into ours over their common ground."""
    known = _applicable(ground.same, here.stored.rows, other.stored.rows)
    base, here_rows, other_rows = on_one_text(ground.rows, here.stored.rows, other.stored.rows)
    uniting = _Uniting(here_rows, other_rows, base, decisions)
    merged, renames, asked = uniting.run(known)
    ours, theirs = uniting.now
    rows = {table: dict(found) for table, found in merged.rows.items()}
    _keep_numbers(rows, renames, here.stored.rows, other.stored.rows)
    changed, counters = renumbered(rows, _highest(here.counters, other.counters))
    rounds_counted(rows)
    pairs = namesakes(rows, ours, theirs)
    apart = told_apart(rows, pairs)
    questions = {pair.id: pair for pair in [*asked, *pairs] if pair.across}
    return Together(
        rows,
        ours,
        theirs,
        tuple(merged.clashes),
        tuple(questions.values()),
        renames,
        {
            table: {key: into for key, into in found.items() if key not in known.get(table, {})}
            for table, found in renames.items()
        },
        tuple(changed),
        tuple(apart),
        counters,
        _agreed(other.stored.rows, ground, merged, renames, decisions),
    )


def _applicable(same: Renames, ours: Rows, theirs: Rows) -> Renames:
    """Of what became one earlier, that of which something is still there."""
    return {
        table: {
            key: into
            for key, into in found.items()
            if key in ours.get(table, {}) or key in theirs.get(table, {})
        }
        for table, found in same.items()
    }


@dataclass
class _Uniting:
    """Renaming and merging in turn, until nothing is there twice; ``now`` are both sides then."""

    ours: Rows
    theirs: Rows
    base: Rows
    decisions: Decisions
    now: tuple[Rows, Rows] = field(default_factory=lambda: ({}, {}))

    def sides(self, renames: Renames) -> tuple[Rows, Rows]:
        """Both copies under the keys that stand for both."""
        passages = self._passages(renames)
        return renamed(self.ours, renames, passages)[0], renamed(self.theirs, renames, passages)[0]

    def _passages(self, renames: Renames) -> dict[str, Row]:
        """The passages that stand for others."""
        both = {**self.theirs["passage"], **self.ours["passage"]}
        return {key: both[key] for key in renames.get("passage", {}).values() if key in both}

    def run(self, renames: Renames) -> tuple[Merged, Renames, list[Namesakes]]:
        """The merged rows, all renames, and the questions that were answered with “the same”."""
        ours, theirs = self.sides(renames)
        either = {table: {**theirs[table], **found} for table, found in ours.items()}
        renames = joined(renames, twins(either, ours, theirs, across_only=True))
        answered: list[Namesakes] = []
        for _ in range(_MOST_ROUNDS):
            self.now = ours, theirs = self.sides(renames)
            base, _ = renamed(self.base, renames, self._passages(renames))
            merged = three_way(base, ours, theirs, self.decisions)
            same = [
                pair
                for pair in namesakes(merged.rows, ours, theirs)
                if pair.across and self.decisions.get(pair.id) == "same"
            ]
            answered += same
            more = twins(merged.rows, ours, theirs, across_only=False)
            for pair in same:
                more.setdefault(pair.table, {})[pair.other] = pair.key
            if not more:
                return merged, renames, answered
            renames = joined(renames, more)
        raise RuntimeError("every round leaves fewer keys")


def _highest(ours: Mapping[str, int], theirs: Mapping[str, int]) -> dict[str, int]:
    return {
        series: max(ours.get(series, 1), theirs.get(series, 1))
        for series in sorted({*ours, *theirs})
    }


def _keep_numbers(rows: Rows, renames: Renames, ours: Rows, theirs: Rows) -> None:
    """The numbers of passages that became one with an older one stay known as aliases."""
    layout = layout_of("passage")
    series, number = layout.place("series"), layout.place("number")
    for key, into in sorted(renames.get("passage", {}).items()):
        for row in (ours["passage"].get(key), theirs["passage"].get(key)):
            stays = rows["passage"].get(into)
            if (
                row is None
                or stays is None
                or row[series : number + 1] == stays[series : number + 1]
            ):
                continue
            keep_alias(rows, row[series], row[number], into)


def _agreed(
    theirs: Rows, ground: CommonGround, merged: Merged, renames: Renames, decisions: Decisions
) -> CommonGround:
    """Their rows as they are now; where something is undecided, what was agreed before."""
    agreed = {
        table: {key: packed_row(row) for key, row in found.items()}
        for table, found in theirs.items()
    }
    original = {
        (table, into): key
        for table, found in renames.items()
        for key, into in found.items()
        if key in theirs.get(table, {})
    }
    for table, into in merged.pending:
        key = original.get((table, into), into)
        before = ground.rows.get(table, {}).get(key)
        if before is None:
            agreed[table].pop(key, None)
        else:
            agreed[table][key] = before
    for clash in merged.clashes:
        key = original.get((clash.table, clash.key), clash.key)
        if clash.columns and clash.id not in decisions and key in agreed[clash.table]:
            before = ground.rows.get(clash.table, {}).get(key)
            agreed[clash.table][key] = _still_open(clash, agreed[clash.table][key], before)
    return CommonGround(agreed, joined(ground.same, renames))


def _still_open(clash: Clash, row: Row, before: Row | None) -> Row:
    layout = layout_of(clash.table)
    values = list(row)
    places = [0] if clash.columns == (MEMBERS,) else [layout.place(each) for each in clash.columns]
    for place in places:
        values[place] = UNKNOWN if before is None else before[place]
    return tuple(values)
