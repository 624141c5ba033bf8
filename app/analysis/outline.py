"""The order in which chapter, appendix and review document show the codes: the codebook's.

Kinds, groups and codes come as they first appear in the codebook, so whoever reorders the codebook
reorders every document.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.queries.codes import CodeRow


@dataclass(frozen=True, slots=True)
class GroupPart:
    """The codes of one group, each followed by its children; ``depth`` counts within the part."""

    group: str
    codes: tuple[CodeRow, ...]


@dataclass(frozen=True, slots=True)
class KindPart:
    """The codes of one kind; ``kind`` is None for open coding."""

    kind: str | None
    kind_id: int | None
    kind_name: str
    groups: tuple[GroupPart, ...]

    @property
    def is_grouped(self) -> bool:
        """Whether any group has a name, so that groups get headings."""
        return any(part.group for part in self.groups)


def outline(codebook: Sequence[CodeRow]) -> tuple[KindPart, ...]:
    """The codebook by kind, then group, then code; a code without either has its parent's."""
    complete = with_inherited(codebook)
    kinds: dict[int | None, dict[str, list[CodeRow]]] = {}
    for code in complete:
        kinds.setdefault(code.kind_id, {}).setdefault(code.group, []).append(code)
    return tuple(
        KindPart(
            first.kind,
            first.kind_id,
            first.kind_name,
            tuple(GroupPart(group, _re_rooted(members)) for group, members in groups.items()),
        )
        for groups in kinds.values()
        for first in [next(iter(groups.values()))[0]]
    )


def with_inherited(codebook: Sequence[CodeRow]) -> list[CodeRow]:
    """The codes, those without a kind or group with their parent's."""
    known: dict[int, CodeRow] = {}
    for code in codebook:
        parent = known.get(code.parent_id) if code.parent_id is not None else None
        if parent is not None and code.kind_id is None:
            code = replace(  # noqa: PLW2901 - the row with its inherited kind stands for the row
                code, kind_id=parent.kind_id, kind=parent.kind, kind_name=parent.kind_name
            )
        if parent is not None and not code.group and code.kind_id == parent.kind_id:
            code = replace(code, group=parent.group)  # noqa: PLW2901 - as above
        known[code.id] = code
    return list(known.values())


def _re_rooted(members: Sequence[CodeRow]) -> tuple[CodeRow, ...]:
    """The members with the depth that they have inside their part."""
    depths: dict[int, int] = {}
    for code in members:
        parent = depths.get(code.parent_id) if code.parent_id is not None else None
        depths[code.id] = 0 if parent is None else parent + 1
    return tuple(replace(code, depth=depths[code.id]) for code in members)
