"""Which table each part of the appendix has."""

from collections.abc import Callable

from app.analysis.appendix.appendix import AppendixContent, Part
from app.exporters.appendix.findings import (
    counts_table,
    display_table,
    negative_table,
    passages_table,
    reduction_table,
    triangulation_table,
)
from app.exporters.appendix.records import audit_table, review_table
from app.exporters.appendix.study import (
    attachments_table,
    codebook_table,
    guide_table,
    informants_table,
    members_table,
    transcripts_table,
)
from app.exporters.appendix.table import PartTable
from app.words import Words

_TABLES: dict[Part, Callable[[AppendixContent, Words], PartTable]] = {
    "guide": guide_table,
    "informants": informants_table,
    "transcripts": transcripts_table,
    "codebook": codebook_table,
    "passages": passages_table,
    "reduction": reduction_table,
    "display": display_table,
    "counts": counts_table,
    "triangulation": triangulation_table,
    "negative": negative_table,
    "review": review_table,
    "audit": audit_table,
    "members": members_table,
    "attachments": attachments_table,
}


def part_table(content: AppendixContent, part: Part, words: Words) -> PartTable:
    """The part as a table; without rows when it holds nothing."""
    return _TABLES[part](content, words)
