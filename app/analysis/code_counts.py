"""Which passages of each code each informant gives, as the list of passages would show them."""

from collections import defaultdict
from collections.abc import Iterable

from app.queries.passages import PassageRow

NOBODY = 0
"""Stands for passages of which no informant is known."""

Given = dict[tuple[int, int], list[int]]
"""Ids of passages by ``(code id, informant id)``."""


def given_by_informants(rows: Iterable[PassageRow]) -> Given:
    """A passage stands once under each of its codes, with the informant who says it."""
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for row in rows:
        informant_id = row.informant.id if row.informant else NOBODY
        for code_id in {coding.code_id for coding in row.codings}:
            found[code_id, informant_id].append(row.id)
    return dict(found)
