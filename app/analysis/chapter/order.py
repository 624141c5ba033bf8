"""The outline of the chapter as arranged: codes left out or moved, and passages likewise."""

from collections.abc import Sequence
from dataclasses import replace

from app.analysis.outline import GroupPart, KindPart
from app.queries.chapter import Arrangement
from app.queries.codes import CodeRow
from app.queries.passages import PassageRow


def arranged_outline(parts: Sequence[KindPart], arrangement: Arrangement) -> tuple[KindPart, ...]:
    """The outline without what is left out; groups and kinds without codes go, too."""
    kinds = (
        replace(
            part,
            groups=tuple(
                replace(group, codes=codes)
                for group in part.groups
                if (codes := _arranged(group, arrangement))
            ),
        )
        for part in parts
    )
    return tuple(part for part in kinds if part.groups)


def _arranged(group: GroupPart, arrangement: Arrangement) -> tuple[CodeRow, ...]:
    """The codes depth first; siblings with a position of their own stand by that.

    A code that is left out takes with it what stands below it.
    """
    children: dict[int | None, list[CodeRow]] = {}
    path: list[CodeRow] = []
    for code in group.codes:
        del path[code.depth :]
        children.setdefault(path[-1].id if path else None, []).append(code)
        path.append(code)

    def below(parent: int | None) -> list[CodeRow]:
        found = []
        for code in _in_order(children.get(parent, ()), arrangement):
            if not arrangement.section(code.id).excluded:
                found += [code, *below(code.id)]
        return found

    return tuple(below(None))


def _in_order(siblings: Sequence[CodeRow], arrangement: Arrangement) -> list[CodeRow]:
    def place(numbered: tuple[int, CodeRow]) -> int:
        position = arrangement.section(numbered[1].id).position
        return numbered[0] if position is None else position

    return [code for _, code in sorted(enumerate(siblings), key=place)]


def arranged_passages(
    rows: Sequence[PassageRow], code_id: int, arrangement: Arrangement
) -> list[PassageRow]:
    """The passages to be printed under a code; those without a position keep their order."""

    def place(numbered: tuple[int, PassageRow]) -> int:
        position = arrangement.passage(code_id, numbered[1].id).position
        return numbered[0] if position is None else position

    return [
        row
        for _, row in sorted(enumerate(rows), key=place)
        if not arrangement.passage(code_id, row.id).excluded
    ]
