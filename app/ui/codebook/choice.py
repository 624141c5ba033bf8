"""What was decided in the palette, to be done in one edit."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.models.span import Span
from app.operations.codes import add_code, kind_with_key
from app.operations.codings import code_existing, uncode
from app.operations.passages import passage_at
from app.project.session import Session


@dataclass(frozen=True, slots=True)
class Choice:
    """Codes to put on a passage, one that is made for it (with its kind), and codes to take off.

    ``kind`` is a stored key; empty for a code without a kind.
    """

    code_ids: tuple[int, ...] = ()
    new_name: str = ""
    kind: str = ""
    taken_off: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.code_ids or self.new_name or self.taken_off)


def apply_choice(
    session: Session,
    choice: Choice,
    place: tuple[int, Span],
    person_id: int,
    own: Mapping[int, int],
) -> tuple[int, ...]:
    """Do what was chosen at a place (source, span); the ids of the codes that were put on.

    ``own`` are the codings that may be taken off, by code. They go last: a passage whose codes are
    all replaced keeps its number.
    """
    if used := (*choice.code_ids, *make_code(session, choice)):
        passage_id = passage_at(session, *place)
        for code_id in used:
            code_existing(session, passage_id, code_id, person_id)
    for code_id in choice.taken_off:
        if code_id in own:
            uncode(session, own[code_id])
    return used


def make_code(session: Session, choice: Choice) -> tuple[int, ...]:
    """Make the code that was asked for, if one was."""
    if not choice.new_name:
        return ()
    kind_id = kind_with_key(session, choice.kind) if choice.kind else None
    return (add_code(session, choice.new_name, kind_id=kind_id),)
