"""Data reduction (Miles and Huberman): from the quotation to gist, code, category and theme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.analysis.outline import KindPart
from app.queries.codes import CodeRow
from app.queries.passages import PassageRow


@dataclass(frozen=True, slots=True)
class Reduction:
    """A quotation under one code.

    ``gist`` is what the researcher wrote that it means, empty where nothing is written;
    ``category`` the code's group, else its parent's name; ``kind`` and ``kind_name`` the theme.
    """

    passage: PassageRow
    code: CodeRow
    gist: str
    category: str
    kind: str | None
    kind_name: str


def reductions(
    parts: Sequence[KindPart], quotations: Mapping[int, Sequence[PassageRow]]
) -> tuple[Reduction, ...]:
    """Every coded quotation in the order of the codebook."""
    return tuple(
        Reduction(
            row,
            code,
            row.interpretation_under(code.id).strip(),
            code.group or parent_name(code),
            part.kind,
            part.kind_name,
        )
        for part in parts
        for group in part.groups
        for code in group.codes
        for row in quotations.get(code.id, ())
    )


def parent_name(code: CodeRow) -> str:
    """The names above a code (``Parent/Grandchild``); empty for a root."""
    return code.path.rpartition("/")[0]
