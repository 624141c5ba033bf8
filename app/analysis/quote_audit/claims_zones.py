"""The parts of a draft that claim something: abstract, results with their sections, conclusion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.models.draft import Draft, DraftParagraph

Zone = Literal["abstract", "introduction", "heading", "results", "conclusion"]

_LONGEST_TITLE = 25
_ABSTRACT = re.compile(r"\bABSTRA(?:K|CT|KSI)\b|^\W*(?:Abstrak|Abstract)\W*$")
_CONCLUSION = re.compile(
    r"\b(?:ke)?simpulan\b|\bpenutup\b|\bconclu(?:sions?|ding)\b", re.IGNORECASE
)
_RESULTS = re.compile(
    r"\b(?:hasil|pembahasan|temuan|results?|findings|discussion)\b", re.IGNORECASE
)
_OTHER = re.compile(
    r"\b(?:saran|pendahuluan|metode|metodologi|tinjauan|landasan|kajian|daftar|lampiran"
    r"|introduction|methods?|methodology|literature|references|bibliography|appendix"
    r"|suggestions?|recommendations?|acknowledge?ments?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ClaimingParagraph:
    """A paragraph in a part of the draft that claims something."""

    zone: Zone
    paragraph: DraftParagraph
    text: str


def claiming_paragraphs(draft: Draft) -> Iterator[ClaimingParagraph]:
    """The paragraphs of those parts in their order; a draft without titles has none.

    Results begin with their introduction; after the first heading below, only headings claim.
    """
    zone: Zone | None = None
    for paragraph in draft.paragraphs:
        text = paragraph.span.cut_from(draft.text)
        if paragraph.kind == "furniture":
            continue
        if _is_title(paragraph, text):
            entered = _entered(text)
            if entered is not None or _OTHER.search(text):
                zone = entered
                continue
        if zone in {"introduction", "results"} and paragraph.kind == "heading":
            zone = "results"
            yield ClaimingParagraph("heading", paragraph, text)
        elif zone is not None:
            yield ClaimingParagraph(zone, paragraph, text)


def _is_title(paragraph: DraftParagraph, text: str) -> bool:
    is_short = len(text.split()) <= _LONGEST_TITLE
    return is_short and (paragraph.kind == "heading" or bool(_ABSTRACT.search(text)))


def _entered(title: str) -> Zone | None:
    if _ABSTRACT.search(title):
        return "abstract"
    if _CONCLUSION.search(title):
        return "conclusion"
    return "introduction" if _RESULTS.search(title) else None
