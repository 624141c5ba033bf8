"""Two copies whose texts were corrected apart: brought onto one text before they are compared.

Positions mean nothing without their text. Where one copy only lags behind, its passages are moved
through the corrections of the other. Where both corrected, the corrections are put together in a
version of its own; where they touch the same words, those of the later version stand. All versions
of both stay readable. Whichever copy the other is merged into, the result is the same.
"""

import uuid as uuids
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.analysis.text_splices import text_splices
from app.interchange.copy_rows import (
    SETS,
    Layout,
    Row,
    Rows,
    TableRows,
    layout_of,
    packed_row,
)
from app.interchange.merging.kept_comparisons import move_comparisons, settled_ground
from app.models.span import Span
from app.models.splice import Edits, Place, Splice, spliced
from app.operations.corrections import packed_splices, read_splices
from app.operations.moving_spans import kept_place, moved_cuts

_OF_THE_PROGRAM = uuids.UUID("7c1a4c5e-6f0b-4b6c-9b53-0e8f7d2a9b41")
"""The name space of what both copies must make alike."""
_MOVED = ("passage", "mask")
_OF_THE_TEXT = ("revision", "characters", "original_name", "original_sha256")
"""Columns of a source that say which text and file it holds."""


@dataclass(frozen=True)
class _Side:
    """One copy's texts of a source by revision, and which is the current one."""

    rows: Rows
    source: str
    texts: dict[int, str]
    current: int

    @property
    def text(self) -> str:
        return self.texts[self.current]

    @property
    def age(self) -> tuple[str, str]:
        """When the current version was made; the later of two is the larger."""
        layout = layout_of("text_revision")
        found = (
            (row[layout.place("made_at")], key)
            for key, row in self.rows["text_revision"].items()
            if _is(layout, row, source_id=self.source, revision=self.current)
        )
        return max(found, default=("", ""))

    def is_behind(self, other: "_Side") -> bool:
        """Whether the other went on from this very text."""
        if other.texts.get(self.current) == self.text:
            return other.current > self.current
        return self.text in other.texts.values()


def _is(layout: Layout, row: Row, **values: object) -> bool:
    return all(row[layout.place(name)] == value for name, value in values.items())


def on_one_text(base: Rows, ours: Rows, theirs: Rows) -> tuple[Rows, Rows, Rows]:
    """The three with every source's positions in one text; unchanged where that is so already."""
    for source in ours["source"].keys() & theirs["source"].keys():
        one, other = _side(ours, source), _side(theirs, source)
        if one is None or other is None or one.text == other.text:
            continue
        if one.is_behind(other):
            base, ours = _moved_base(base, other), _carried(one, other, base)
        elif other.is_behind(one):
            base, theirs = _moved_base(base, one), _carried(other, one, base)
        else:
            ours, theirs = _put_together(one, other)
            made = _side(ours, source)
            base = _moved_base(base, made) if made else base
        base = settled_ground(base, ours, theirs)
    return base, ours, theirs


def _side(rows: Rows, source: str) -> _Side | None:
    layout = layout_of("source_text")
    key, revision, text = (layout.place(each) for each in ("source_id", "revision", "text"))
    texts = {row[revision]: row[text] for row in rows["source_text"].values() if row[key] == source}
    sources = layout_of("source")
    current = rows["source"][source][sources.place("revision")]
    return _Side(rows, source, texts, current) if current in texts else None


def _edits(side: _Side, start: int) -> Edits:
    """From an earlier revision of a copy to its current text: as it was typed, else compared."""
    layout = layout_of("text_revision")
    stored = {
        row[layout.place("revision")]: row[layout.place("splices")]
        for row in side.rows["text_revision"].values()
        if row[layout.place("source_id")] == side.source
    }
    typed: list[Splice] = []
    for revision in range(start + 1, side.current + 1):
        typed += read_splices(stored.get(revision, ""))
    try:
        exact = spliced(side.texts[start], typed) == side.text
    except ValueError:
        exact = False
    return Edits(typed if exact else text_splices(side.texts[start], side.text))


def _carried(behind: _Side, ahead: _Side, base: Rows) -> Rows:
    """The rows of a copy that lags behind, with positions in the other's text."""
    same = ahead.texts.get(behind.current) == behind.text
    edits = _edits(ahead, behind.current) if same else Edits(text_splices(behind.text, ahead.text))
    rows = _moved_rows(behind.rows, behind.source, edits, ahead.text)
    _note_changes(rows, behind, ahead, edits, base)
    move_comparisons(rows, behind.source, edits, ahead.text, ahead.rows.get("second_coding", {}))
    sources = layout_of("source")
    current = ahead.rows["source"][ahead.source]
    values = {name: current[sources.place(name)] for name in _OF_THE_TEXT}
    rows["source"][behind.source] = _with(sources, rows["source"][behind.source], **values)
    for name in SETS:
        known = base.get(name, {}).get(behind.source)
        untouched = known in (None, packed_row(behind.rows[name].get(behind.source, ((),))))
        if untouched and behind.source in ahead.rows[name]:
            rows[name][behind.source] = ahead.rows[name][behind.source]
    return rows


def _moved_base(base: Rows, side: _Side) -> Rows:
    """Common ground with positions in a copy's current text; its sets are known by hash only."""
    known = base.get("source", {}).get(side.source)
    if known is None:
        return base
    revision = known[layout_of("source").place("revision")]
    if revision not in side.texts or revision == side.current:
        return base
    return _moved_rows(base, side.source, _edits(side, revision), side.text, sets=False)


def _moved_rows(rows: Rows, source: str, edits: Edits, text: str, *, sets: bool = True) -> Rows:
    moved = {table: dict(found) for table, found in rows.items()}
    former = _places(rows, source)
    for name in _MOVED:
        layout = layout_of(name)
        places = [layout.place(each) for each in ("source_id", "start", "end")]
        for key, row in moved.get(name, {}).items():
            if row[places[0]] == source and type(row[places[1]]) is int:
                span = kept_place(edits.span(row[places[1]], row[places[2]]), text)
                moved[name][key] = _with(layout, row, start=span.start, end=span.end)
    _move_cuts(moved, former, _places(moved, source), edits)
    for name in SETS if sets else ():
        if source in moved[name]:
            members = moved[name][source][0]
            moved[name][source] = (_moved_members(layout_of(name), members, edits),)
    return moved


def _places(rows: Rows, source: str) -> dict[str, Place]:
    """Where the passages of a source stand, as far as common ground knows it."""
    layout = layout_of("passage")
    places = [layout.place(each) for each in ("source_id", "start", "end")]
    found = {
        key: tuple(row[place] for place in places) for key, row in rows.get("passage", {}).items()
    }
    return {
        key: (start, end)
        for key, (of, start, end) in found.items()
        if of == source and type(start) is int and type(end) is int
    }


def _move_cuts(
    rows: Rows, before: Mapping[str, Place], now: Mapping[str, Place], edits: Edits
) -> None:
    """What shortened quotations leave out stays the same words."""
    layout = layout_of("chapter_passage")
    for key, row in rows.get("chapter_passage", {}).items():
        passage, cuts = row[layout.place("passage_id")], row[layout.place("cuts")]
        if passage in before and cuts != "[]":
            new = moved_cuts(cuts, before[passage], Span(*now[passage]), edits)
            rows["chapter_passage"][key] = _with(layout, row, cuts=new)


def _moved_members(layout: Layout, members: Iterable[Row], edits: Edits) -> tuple[Row, ...]:
    found = []
    for member in members:
        start = member[layout.place("start")]
        if "end" not in layout.columns:
            found.append(_with(layout, member, start=edits.point(start)))
            continue
        first, end = edits.span(start, member[layout.place("end")])
        values: dict[str, Any] = {"start": first, "end": end}
        if "speech_start" in layout.columns:
            speech = edits.point(member[layout.place("speech_start")])
            values["speech_start"] = min(max(first, speech), end)
        if first < end:
            found.append(_with(layout, member, **values))
    return tuple(sorted(found, key=repr))


def _with(layout: Layout, row: Row, **values: object) -> Row:
    changed = list(row)
    for name, value in values.items():
        changed[layout.place(name)] = value
    return tuple(changed)


def _note_changes(rows: Rows, behind: _Side, ahead: _Side, edits: Edits, base: Rows) -> None:
    """Passages that only the copy behind knows, and whose words the corrections changed.

    One that both knew was deleted in the other: a note would look like work done on it since.
    """
    known = ahead.rows["passage"].keys() | base.get("passage", {}).keys()
    layout = layout_of("passage")
    places = [layout.place(each) for each in ("source_id", "start", "end")]
    for key, row in behind.rows["passage"].items():
        source, start, end = (row[place] for place in places)
        if source != behind.source or key in known:
            continue
        place, former = edits.span(start, end), behind.text[start:end]
        if former != ahead.text[slice(*place)]:
            _note(rows["changed_passage"], key, ahead.current, former, lost=place[0] >= place[1])


def _note(table: TableRows, passage: str, revision: int, former: str, *, lost: bool) -> None:
    key = str(uuids.uuid5(_OF_THE_PROGRAM, f"{passage}:{revision}"))
    values = {"passage_id": passage, "revision": revision, "former": former, "doubtful": int(lost)}
    table[key] = tuple(values[column] for column in layout_of("changed_passage").columns)


def _put_together(one: _Side, other: _Side) -> tuple[Rows, Rows]:
    """Both copies' rows on a text with the corrections of both."""
    earlier, later = sorted((one, other), key=lambda side: (side.age, side.text))
    common = _last_alike(earlier, later)
    text = _merged_text(earlier.texts.get(common, ""), earlier.text, later.text)
    later = _renumbered(later, common, earlier.current - common)
    revision = later.current + 1
    splices = text_splices(earlier.text, text)
    made = _Made(text, revision, packed_splices(splices), max(earlier.age, later.age)[0])
    first = _with_version(earlier, made, Edits(splices))
    onto = Edits(text_splices(later.text, text))
    second = _with_version(later, made, onto)
    move_comparisons(first, one.source, Edits(splices), text)
    move_comparisons(second, one.source, onto, text, first["second_coding"])
    for name in SETS:
        if earlier.source in first[name]:
            second[name][earlier.source] = first[name][earlier.source]
    return (first, second) if earlier is one else (second, first)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Words of a source that both copies corrected, each in its way; those of one stand."""

    source: str
    ours: str
    theirs: str
    ours_stand: bool


def meetings(ours: Rows, theirs: Rows) -> list[Meeting]:
    """Where the corrections of two copies meet; both versions of each text stay readable."""
    found = []
    for source in sorted(ours["source"].keys() & theirs["source"].keys()):
        one, other = _side(ours, source), _side(theirs, source)
        apart = one and other and one.text != other.text
        if not (one and other and apart) or one.is_behind(other) or other.is_behind(one):
            continue
        ours_stand = (one.age, one.text) > (other.age, other.text)
        common = one.texts.get(_last_alike(one, other), "")
        for mine, other_words in _met(common, one.text, other.text):
            found.append(Meeting(source, mine, other_words, ours_stand))
    return found


def _last_alike(one: _Side, other: _Side) -> int:
    """The last revision that both have."""
    alike = [number for number, text in one.texts.items() if other.texts.get(number) == text]
    return max(alike, default=0)


def _met(common: str, one: str, other: str) -> Iterator[tuple[str, str]]:
    """What each made of the stretches of the common text that both edited."""
    first = [(edit, 0) for edit in _edits_between(common, one)]
    second = [(edit, 1) for edit in _edits_between(common, other)]
    edits = sorted((*first, *second), key=lambda each: (each[0].start, each[0].end))
    cluster: list[tuple[Splice, int]] = []
    end = -1
    for edit, side in [*edits, (Splice(len(common) + 2, len(common) + 2, ""), 2)]:
        if edit.start > end:
            if {0, 1} <= {whose for _, whose in cluster}:
                yield _version(common, cluster, 0), _version(common, cluster, 1)
            cluster, end = [], -1
        cluster.append((edit, side))
        end = max(end, edit.end)


def _edits_between(before: str, now: str) -> list[Splice]:
    """The edits in reading order, of whole words; those with no word between them are one.

    Else half of a phrase of one copy would stand beside half of the other's.
    """
    groups: list[tuple[int, int, list[Splice]]] = []
    for edit in reversed(text_splices(before, now)):
        start, end, together = *_whole_words(before, edit), [edit]
        if groups and not any(letter.isalnum() for letter in before[groups[-1][1] : start]):
            first, last, earlier = groups.pop()
            start, end, together = min(first, start), max(last, end), [edit, *earlier]
        groups.append((start, end, together))
    return [
        Splice(start, end, _stretch(before, start, end, together))
        for start, end, together in groups
    ]


def _whole_words(text: str, edit: Splice) -> Place:
    """Where an edit stands, with the rest of a word in which it begins or ends."""
    start, end = edit.start, edit.end
    while 0 < start < len(text) and text[start - 1 : start + 1].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1 : end + 1].isalnum():
        end += 1
    return start, end


def _stretch(text: str, start: int, end: int, edits: Iterable[Splice]) -> str:
    """What edits make of a stretch that holds them all; each lies before the one before it."""
    here = (Splice(each.start - start, each.end - start, each.text) for each in edits)
    return spliced(text[start:end], here)


def _version(common: str, cluster: Sequence[tuple[Splice, int]], side: int) -> str:
    first = min(edit.start for edit, _ in cluster)
    last = max(edit.end for edit, _ in cluster)
    own = sorted((edit for edit, whose in cluster if whose == side), key=lambda edit: -edit.start)
    return _stretch(common, first, last, own)


def _merged_text(common: str, earlier: str, later: str) -> str:
    """The common text with the edits of both; where they meet, only those of the later one."""
    edits = _edits_between(common, later)
    for splice in _edits_between(common, earlier):
        if not any(each.start <= splice.end and splice.start <= each.end for each in edits):
            edits.append(splice)
    return spliced(common, sorted(edits, key=lambda each: (each.start, each.end), reverse=True))


def _renumbered(side: _Side, common: int, by: int) -> _Side:
    """The same copy with its revisions behind the common one counted on."""
    rows = {table: dict(found) for table, found in side.rows.items()}

    def later(number: int) -> int:
        return number + by if number > common else number

    texts = layout_of("source_text")
    for key, row in side.rows["source_text"].items():
        if row[texts.place("source_id")] == side.source:
            del rows["source_text"][key]
    for number, text in side.texts.items():
        _add_text(rows["source_text"], side.source, later(number), text)
    _recount(
        rows, "text_revision", lambda row, layout: _is(layout, row, source_id=side.source), later
    )
    mine = {
        key
        for key, row in rows["passage"].items()
        if _is(layout_of("passage"), row, source_id=side.source)
    }
    _recount(
        rows, "changed_passage", lambda row, layout: row[layout.place("passage_id")] in mine, later
    )
    moved = {later(number): text for number, text in side.texts.items()}
    return replace(side, rows=rows, texts=moved, current=later(side.current))


def _recount(
    rows: Rows, table: str, concerns: Callable[[Row, Layout], bool], later: Callable[[int], int]
) -> None:
    layout = layout_of(table)
    for key, row in rows[table].items():
        if concerns(row, layout):
            rows[table][key] = _with(layout, row, revision=later(row[layout.place("revision")]))


def _add_text(table: TableRows, source: str, revision: int, text: str) -> None:
    layout = layout_of("source_text")
    values = {"source_id": source, "revision": revision, "text": text}
    row = tuple(values[column] for column in layout.columns)
    table[layout.natural_key(row)] = row


@dataclass(frozen=True)
class _Made:
    """A version that holds what two copies corrected."""

    text: str
    revision: int
    splices: str
    made_at: str


def _with_version(side: _Side, made: _Made, edits: Edits) -> Rows:
    rows = _moved_rows(side.rows, side.source, edits, made.text)
    sources, layout = layout_of("source"), layout_of("text_revision")
    rows["source"][side.source] = _with(
        sources, rows["source"][side.source], revision=made.revision, characters=len(made.text)
    )
    _add_text(rows["source_text"], side.source, made.revision, made.text)
    values = {
        "source_id": side.source,
        "revision": made.revision,
        "person_id": None,
        "made_at": made.made_at,
        "reason": "merged",
        "file_name": "",
        "sha256": None,
        "words": 0,
        "splices": made.splices,
    }
    key = str(uuids.uuid5(_OF_THE_PROGRAM, f"{side.source}:{made.revision}:{made.made_at}"))
    rows["text_revision"][key] = tuple(values[column] for column in layout.columns)
    return rows
