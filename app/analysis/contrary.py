"""Contrary evidence of each code: read so by a coder, or linked as contradicting its evidence."""

from collections.abc import Sequence

from app.analysis.appendix.supports import by_code, contradicts, evidence_passages, supports
from app.queries.passages import PassageRow


def contrary_by_code(
    rows: Sequence[PassageRow], links: Sequence[tuple[int, int]]
) -> dict[int, list[PassageRow]]:
    """By code the passages that speak against it, in the order of ``rows``.

    ``links`` are ``(passage, the passage that it contradicts)``. What contradicts a passage that
    supports a code speaks against the code, whichever codes it carries itself; what an
    interviewer says does not.
    """
    supported = by_code(evidence_passages(rows), supports)
    found = {
        code_id: {row.id for row in said}
        for code_id, said in by_code(evidence_passages(rows), contradicts).items()
    }
    for code_id, said in supported.items():
        supporting = {row.id for row in said}
        opposing = {from_id for from_id, to_id in links if to_id in supporting}
        if opposing:
            found[code_id] = found.get(code_id, set()) | opposing
    in_order = {
        code_id: [row for row in rows if row.id in ids and not row.by_interviewer]
        for code_id, ids in found.items()
    }
    return {code_id: said for code_id, said in in_order.items() if said}
