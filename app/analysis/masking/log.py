"""The log of all replacements: what stands where, and what is shown instead.

It tells everything that masking hides, so it is a file of its own, to be kept apart from the data
(UK Data Service, anonymisation step by step).
"""

from bisect import bisect_right
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models.span import Span
from app.queries.masking import MaskedNameRow, masked_names, masks_by_source
from app.queries.passages import paragraph_starts
from app.queries.sources import source_text, sources


@dataclass(frozen=True, slots=True)
class Replacement:
    """A mask: where it lies and what it hides; without a source a name that lies nowhere."""

    name: MaskedNameRow
    source: str = ""
    paragraph: int = 0
    span: Span | None = None
    original: str = ""


def masking_log(session: Session) -> list[Replacement]:
    """Every mask by source and place, then the names that are masked in no source."""
    names, laid = {name.id: name for name in masked_names(session)}, masks_by_source(session)
    found = list[Replacement]()
    for source in sources(session):
        if source.id in laid:
            text = source_text(session, source.id)
            starts = paragraph_starts(text)
            for mask in laid[source.id]:
                number = bisect_right(starts, mask.span.start)
                words = mask.span.cut_from(text)
                found.append(
                    Replacement(names[mask.name_id], source.name, number, mask.span, words)
                )
    return found + [Replacement(name) for name in names.values() if not name.places]
