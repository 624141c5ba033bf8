"""Block quotations without marks: by style, by indent, or because a transcript says the same.

Where a draft has no layout only a paragraph that is a quotation as a whole counts, or one that a
colon leads to and that a transcript says for the most part: prose that repeats an interview in
passing is the writer's, and so are list items.
"""

import re
from collections.abc import Sequence

from app.analysis.quote_audit.index import WordIndex
from app.analysis.quote_audit.marks import How, Quotation
from app.analysis.quote_audit.matching import matches
from app.analysis.quote_audit.pieces import quoted_words
from app.models.draft import Draft, DraftParagraph
from app.models.span import Span

_CITATION = re.compile(r"\s*(?:\([^()]{1,160}\)|\[[^\][]{1,160}\])[\s.\d]*$")
_LED_TO = re.compile(r":\s*(?:\([^()]*\)\s*)*[\d\u00b9\u00b2\u00b3\u2070-\u2079]*\s*$")
_FEWEST_WORDS, _FEWEST_OF_PLAIN = 5, 12
_MOSTLY_QUOTED = 0.6
_AS_A_WHOLE = 0.9


def unmarked_quotations(
    draft: Draft, index: WordIndex, marked: Sequence[Quotation]
) -> list[Quotation]:
    """The block quotations of a draft outside of what stands between marks."""
    found = []
    before: DraftParagraph | None = None
    for place, paragraph in enumerate(draft.paragraphs):
        how = _how(draft, paragraph)
        if how is not None and not _is_marked(paragraph, marked):
            span = _without_citation(draft, paragraph.span)
            led_to = before is not None and bool(_LED_TO.search(before.span.cut_from(draft.text)))
            if _is_quotation(draft, index, span, how, led_to=led_to):
                found.append(Quotation(span, span, place, how))
        if paragraph.kind != "furniture":
            before = paragraph
    return found


def _how(draft: Draft, paragraph: DraftParagraph) -> How | None:
    words = len(paragraph.span.cut_from(draft.text).split())
    if paragraph.kind == "block" and words >= _FEWEST_WORDS:
        return "block"
    if paragraph.kind == "indented" and words >= _FEWEST_WORDS:
        return "indented"
    return "plain" if paragraph.kind == "prose" and words >= _FEWEST_OF_PLAIN else None


def _is_marked(paragraph: DraftParagraph, marked: Sequence[Quotation]) -> bool:
    return any(each.outer.overlaps(paragraph.span) for each in marked)


def _without_citation(draft: Draft, span: Span) -> Span:
    found = _CITATION.search(span.cut_from(draft.text))
    return Span(span.start, span.start + found.start()) if found and found.start() else span


def _is_quotation(draft: Draft, index: WordIndex, span: Span, how: How, *, led_to: bool) -> bool:
    if how == "block":
        return True
    quoted = quoted_words(draft, span)
    if how == "plain" and not _shares_words(index, quoted.letters):
        return False
    found = matches(index, quoted)
    if not found:
        return how == "indented" and led_to
    said = found[0].stretch.end - found[0].stretch.first
    kept = min(said, len(quoted.words)) / max(said, len(quoted.words), 1)
    is_whole = found[0].status != "altered" and kept >= _AS_A_WHOLE
    return is_whole or (led_to and kept >= _MOSTLY_QUOTED) or how == "indented"


def _shares_words(index: WordIndex, words: Sequence[str]) -> bool:
    """Whether a row of words from its middle stands in a transcript: a quick look before a long."""
    return any(
        bool(index.spelled(words[at : at + _FEWEST_WORDS]))
        for at in range(0, len(words) - _FEWEST_WORDS + 1, _FEWEST_WORDS)
    )
