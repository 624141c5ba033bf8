"""What gestures on the outline do to the project: each is one edit, whatever it takes."""

from collections.abc import Sequence

from app.operations.chapter import (
    leave_out_passage,
    leave_out_section,
    order_passages,
    order_sections,
)
from app.operations.codings import set_key_quote
from app.project.session import Session
from app.ui.thesis.outline import Key


def leave_out(session: Session, keys: Sequence[Key], *, out: bool) -> int:
    """Leave sections and passages out, or take them in again."""
    for key in keys:
        if key[0] == "code":
            leave_out_section(session, int(key[1]), leave_out=out)
        elif key[0] == "passage":
            leave_out_passage(session, int(key[1]), int(key[2]), leave_out=out)
    return len(keys)


def star(session: Session, coding_ids: Sequence[int], *, on: bool) -> int:
    """Star key quotations, or take the stars away."""
    for coding_id in coding_ids:
        set_key_quote(session, coding_id, on)
    return len(coding_ids)


def put_in_order(session: Session, keys: Sequence[Key]) -> int:
    """Give siblings this order."""
    if keys[0][0] == "code":
        return order_sections(session, [int(key[1]) for key in keys])
    return order_passages(session, int(keys[0][1]), [int(key[2]) for key in keys])


def put_before(siblings: Sequence[Key], moved: Sequence[Key], row: int) -> list[Key]:
    """The siblings after dropping ``moved`` before the sibling in this row."""
    before = [key for key in siblings[:row] if key not in moved]
    after = [key for key in siblings[row:] if key not in moved]
    return [*before, *(key for key in siblings if key in moved), *after]


def stepped(siblings: Sequence[Key], moved: Sequence[Key], step: int) -> list[Key]:
    """The siblings after moving ``moved`` one place up (-1) or down (1), as far as there is one."""
    found = list(siblings)
    places = [place for place, key in enumerate(found) if key in moved]
    for place in places if step < 0 else reversed(places):
        to = place + step
        if 0 <= to < len(found) and found[to] not in moved:
            found[place], found[to] = found[to], found[place]
    return found
