"""Things that two copies made twice: what becomes one, what is asked, what gets another name.

The older of two stands for both (then the smaller key), so that either copy chooses the same.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from operator import itemgetter

from app.interchange.copy_rows import Layout, Renames, Row, Rows, layout_of, layouts
from app.models.passage import printed_number

Counters = Mapping[str, int]
"""By series: the next number that nobody was given."""

_ALIKE = {
    "kind": ("key",),
    "variable": ("name",),
    "passage": ("source_id", "start", "end"),
    "coding": ("passage_id", "code_id", "person_id"),
    "text_revision": ("source_id", "revision"),
    "changed_passage": ("passage_id", "revision"),
    "code_link": ("effort_id", "cause_id"),
    "passage_link": ("from_id", "to_id", "kind"),
    "returned_document": ("sha256", "person_id"),
    "interpretation": ("passage_id", "person_id", "code_id"),
    "settlement": ("second_coding_id", "difference"),
    "research_question": ("text",),
    "chapter_section": ("code_id",),
    "chapter_passage": ("code_id", "passage_id"),
    "masked_name": ("kind", "original"),
    "mask": ("masked_name_id", "source_id", "start", "end"),
    "recommendation": ("text",),
    "guide_question": ("text", "target"),
    "attachment": ("kind", "sha256"),
    "member_check": ("informant_id", "date"),
    "source_folder": ("name",),
}
"""Rows that are one thing when these columns agree (names of variables ignoring case)."""
_FORCED = frozenset(
    {
        *("kind", "passage", "coding", "code_link", "returned_document", "settlement"),
        *("passage_link", "chapter_section", "chapter_passage"),
    }
)
"""Of these a project can hold only one."""
ASKED = ("source", "informant", "code", "person")
"""Two of the same name may be one thing or two: only a person knows."""
_NAMES = {"source": "name", "informant": "code", "person": "name"}
_AGES = ("created_at", "imported_at", "read_at")


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Two rows of one name; ``key`` stands for both if they are the same, ``other`` is later."""

    table: str
    key: str
    other: str
    across: bool

    @property
    def id(self) -> str:
        """What a decision is given under."""
        return f"{self.table}:{self.key}:{self.other}"


def twins(rows: Rows, ours: Rows, theirs: Rows, *, across_only: bool) -> Renames:
    """The later of two that are one thing -> the one that stands for both.

    ``across_only`` leaves out pairs of which one copy knows both.
    """
    found: Renames = {}
    for layout in layouts():
        columns = _ALIKE.get(layout.name)
        if columns is None:
            continue
        places = [layout.place(column) for column in columns]
        known_as = _identity(layout, places, found)
        alike: dict[object, str] = {}
        within = not across_only and layout.name in _FORCED
        for key, row in rows[layout.name].items():
            known = known_as(row)
            other = alike.setdefault(known, key)
            if other == key or not (within or _is_across(layout.name, key, other, ours, theirs)):
                continue
            winner, loser = sorted((key, other), key=lambda one: _age(rows, layout.name, one))
            found.setdefault(layout.name, {})[loser] = alike[known] = winner
    return {table: _shortened(renames) for table, renames in found.items()}


def _identity(layout: Layout, places: list[int], found: Renames) -> Callable[[Row], object]:
    """What two rows agree in when they are one thing, after what they refer to became one."""
    if layout.name == "variable":
        return lambda row: _folded(row[places[0]])
    targets = {place: found.get(target, {}) for place, target, _ in layout.targets}
    if not any(targets.get(place) for place in places):
        return itemgetter(*places)
    return lambda row: tuple(targets.get(place, {}).get(row[place], row[place]) for place in places)


def _folded(value: object) -> str:
    return str(value).strip().casefold()


def _is_across(table: str, key: str, other: str, ours: Rows, theirs: Rows) -> bool:
    one, two = (
        (key in ours[table], key in theirs[table]),
        (
            other in ours[table],
            other in theirs[table],
        ),
    )
    return {one, two} == {(True, False), (False, True)}


def _age(rows: Rows, table: str, key: str) -> tuple[str, int, str]:
    """Moments are stored to the second; of two passages of one second the study's own is older.

    Its series is the shorter one (``K``, a coder's copy has ``KB``).
    """
    layout, row = layout_of(table), rows[table][key]
    column = next((name for name in _AGES if name in layout.columns), None)
    series = len(str(row[layout.place("series")])) if table == "passage" else 0
    return str(row[layout.place(column)]) if column else "", series, key


def _shortened(renames: dict[str, str]) -> dict[str, str]:
    """Each key straight to the one that stands for it in the end."""
    result = {}
    for key, into in renames.items():
        final = into
        while final in renames and renames[final] != key:
            final = renames[final]
        result[key] = final
    return result


def joined(earlier: Renames, later: Renames) -> Renames:
    """Both, one after the other."""
    return {
        table: _shortened({**earlier.get(table, {}), **later.get(table, {})})
        for table in {*earlier, *later}
    }


def namesakes(rows: Rows, ours: Rows, theirs: Rows) -> list[Namesakes]:
    """Rows of one name (ignoring case) of which no copy knew both under it."""
    found = []
    for table in ASKED:
        called: defaultdict[Row, list[str]] = defaultdict(list)
        for key, row in rows[table].items():
            called[_called(table, row)].append(key)
        for keys in called.values():
            first, *others = sorted(keys)
            found += [
                Namesakes(table, first, other, _is_across(table, first, other, ours, theirs))
                for other in others
                if not any(
                    {first, other} <= side[table].keys()
                    and _called(table, side[table][first]) == _called(table, side[table][other])
                    for side in (ours, theirs)
                )
            ]
    return [pair for pair in found if pair.table != "source" or _same_text(rows, pair)] + [
        Namesakes(pair.table, pair.key, pair.other, across=False)
        for pair in found
        if pair.table == "source" and not _same_text(rows, pair)
    ]


def _same_text(rows: Rows, pair: Namesakes) -> bool:
    """Whether two sources of one name hold the same words: else they are two."""
    layout = layout_of("source_text")
    source, text = layout.place("source_id"), layout.place("text")
    texts = {
        key: {row[text] for row in rows["source_text"].values() if row[source] == key}
        for key in (pair.key, pair.other)
    }
    return texts[pair.key] == texts[pair.other]


def _called(table: str, row: Row) -> Row:
    layout = layout_of(table)
    if table in _NAMES:
        return (_folded(row[layout.place(_NAMES[table])]),)
    label, name, parent = (row[layout.place(each)] for each in ("label", "name", "parent_id"))
    return (_folded(label),) if label else ("", _folded(name), parent)


def told_apart(rows: Rows, pairs: list[Namesakes]) -> list[tuple[str, str]]:
    """Give the later of each pair a name of its own; returns table and key of those."""
    changed = []
    for pair in pairs:
        layout = layout_of(pair.table)
        row = list(rows[pair.table][pair.other])
        column = _NAMES.get(pair.table) or ("label" if row[layout.place("label")] else "name")
        place = layout.place(column)
        taken = {_folded(each[place]) for each in rows[pair.table].values()}
        row[place] = next(
            name for n in count(2) if _folded(name := f"{row[place]} ({n})") not in taken
        )
        rows[pair.table][pair.other] = tuple(row)
        changed.append((pair.table, pair.other))
    return changed


def renumbered(rows: Rows, counters: Counters) -> tuple[list[tuple[str, str]], dict[str, int]]:
    """Give the later of two passages of one number the next free one, and keep the old as alias.

    Returns the passages' keys with their old numbers, and the counters after that.
    """
    layout = layout_of("passage")
    series, number, created = (layout.place(each) for each in ("series", "number", "created_at"))
    passages = rows["passage"]
    free = dict(counters)
    for row in passages.values():
        free[row[series]] = max(free.get(row[series], 1), row[number] + 1)
    taken: set[Row] = set()
    changed = []
    for key in sorted(passages, key=lambda each: (str(passages[each][created]), each)):
        row = passages[key]
        if (row[series], row[number]) in taken:
            changed.append((key, printed_number(row[series], row[number])))
            keep_alias(rows, row[series], row[number], key)
            values = list(row)
            values[number] = free[row[series]]
            free[row[series]] += 1
            passages[key] = tuple(values)
        else:
            taken.add((row[series], row[number]))
    return changed, free


def keep_alias(rows: Rows, series: str, number: int, passage: str) -> None:
    """Note a number that a passage had; a number that is noted already stays where it is."""
    layout = layout_of("passage_alias")
    values = {"series": series, "number": number, "passage_id": passage}
    row = tuple(values[column] for column in layout.columns)
    rows["passage_alias"].setdefault(layout.natural_key(row), row)


def rounds_counted(rows: Rows) -> None:
    """Two rounds of one number: the later gets the next one."""
    layout = layout_of("review_round")
    number, frozen = layout.place("number"), layout.place("frozen_at")
    rounds = rows["review_round"]
    taken: set[int] = set()
    highest = max((row[number] for row in rounds.values()), default=0)
    for key in sorted(rounds, key=lambda each: (str(rounds[each][frozen]), each)):
        if rounds[key][number] in taken:
            highest += 1
            rounds[key] = (*rounds[key][:number], highest, *rounds[key][number + 1 :])
        taken.add(rounds[key][number])
