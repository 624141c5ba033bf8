"""What the codebook panel changes at one stroke: several operations that are one undo step."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.operations.codes import change_code, move_code, set_code_kind
from app.project.session import Session
from app.queries.codes import CodeRow, codes
from app.ui.codebook.tree import Placement


def place_codes(session: Session, code_ids: Sequence[int], where: Placement) -> int:
    """Move codes, in their order, to one place of the tree.

    Raises:
        CodeCycle: the place is below one of them. NameTaken: another code there is called so.
    """
    for code_id in code_ids:
        book = {code.id: code for code in codes(session)}
        before = _neighbour(book, code_ids, where)
        siblings = _siblings(book.values(), where.parent_id, code_id)
        position = siblings.index(before) if before in siblings else len(siblings)
        move_code(session, code_id, where.parent_id, position)
        if where.parent_id is None:
            _regroup(session, book[code_id], where)
    return len(code_ids)


def _neighbour(
    book: Mapping[int, CodeRow], code_ids: Sequence[int], where: Placement
) -> int | None:
    """The code to stand before; if it is dragged itself, the next one that is not."""
    if where.before_id not in code_ids:
        return where.before_id
    siblings = _siblings(book.values(), where.parent_id, 0)
    after = siblings[siblings.index(where.before_id) :] if where.before_id in siblings else []
    return next((code_id for code_id in after if code_id not in code_ids), None)


def _siblings(book: Any, parent_id: int | None, but: int) -> list[int]:
    found = [code for code in book if code.parent_id == parent_id and code.id != but]
    return [code.id for code in sorted(found, key=lambda code: (code.position, code.id))]


def _regroup(session: Session, code: CodeRow, where: Placement) -> None:
    if code.kind_id != where.kind_id:
        set_code_kind(session, code.id, where.kind_id)
    if code.group != where.group:
        change_code(session, code.id, texts={"group": where.group})


def rename_group(session: Session, kind_id: int | None, former: str, name: str) -> int:
    """Give the group of this kind another name, in all its codes."""
    found = [code.id for code in codes(session) if code.group == former and code.kind_id == kind_id]
    for code_id in found:
        change_code(session, code_id, texts={"group": name})
    return len(found)
