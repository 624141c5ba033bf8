"""What two coders coded, kept in one copy only or in both, on the text that the copies share now.

Nothing but corrections of the text ever changes where a kept comparison stands, so its places and
the keys of its differences follow the text in both copies and in their common ground alike.
"""

from dataclasses import replace

from app.errors import DamagedComparison
from app.interchange.copy_rows import Row, Rows, TableRows, layout_of, packed_row
from app.models.double_coding import DoubleCoding, moved_double, packed, unpacked
from app.models.span import Span
from app.models.splice import Edits
from app.operations.moving_spans import kept_place
from app.queries.differences import keys_after

_FOLLOW_THE_TEXT = (("second_coding", "codings"), ("settlement", "difference"))


def move_comparisons(
    rows: Rows, source: str, edits: Edits, text: str, other: TableRows | None = None
) -> None:
    """Put the comparisons of a source on ``text``; what is decided about each stays with it.

    Those that ``other`` knows already on this text stand as they do there. A damaged one stays as
    it is: whoever asks for its figures is told so.
    """
    kept = layout_of("second_coding")
    place = kept.place("codings")
    for key, row in rows.get("second_coding", {}).items():
        try:
            before = unpacked(row[place])
            there = unpacked(other[key][place]) if other and key in other else None
        except DamagedComparison:
            continue
        if any(each.uuid == source for each in before.sources):
            after = _as_there(before, there, source) or moved_double(
                before, source, lambda span: _moved(span, edits, text), len(text)
            )
            rows["second_coding"][key] = _with(row, place, packed(after))
            _move_settlements(rows, key, keys_after(before, after))


def _moved(span: Span, edits: Edits, text: str) -> Span:
    return kept_place(edits.span(span.start, span.end), text)


def _as_there(before: DoubleCoding, there: DoubleCoding | None, source: str) -> DoubleCoding | None:
    """The comparison with a source's places from the other copy; None where it has none."""
    known = next((each for each in there.sources if each.uuid == source), None) if there else None
    if known is None:
        return None
    sources = tuple(known if each.uuid == source else each for each in before.sources)
    return replace(before, sources=sources)


def _move_settlements(rows: Rows, comparison: str, keys: dict[str, str]) -> None:
    layout = layout_of("settlement")
    of, difference = layout.place("second_coding_id"), layout.place("difference")
    for key, row in rows.get("settlement", {}).items():
        if row[of] == comparison and row[difference] in keys:
            rows["settlement"][key] = _with(row, difference, keys[row[difference]])


def settled_ground(base: Rows, *copies: Rows) -> Rows:
    """Common ground in which kept comparisons stand where they do in the copies now."""
    base = {table: dict(found) for table, found in base.items()}
    for table, column in _FOLLOW_THE_TEXT:
        place = layout_of(table).place(column)
        for key, row in base.get(table, {}).items():
            now = next((found[table][key] for found in copies if key in found[table]), None)
            if now is not None:
                base[table][key] = _with(row, place, packed_row((now[place],))[0])
    return base


def _with(row: Row, place: int, value: object) -> Row:
    return (*row[:place], value, *row[place + 1 :])
