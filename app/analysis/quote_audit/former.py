"""Quotations of words that no transcript has any more, because they were corrected since.

A draft may have been written before a member check: what it quotes is not invented, but altered.
"""

from functools import cached_property

from app.analysis.quote_audit.index import WordIndex
from app.analysis.quote_audit.matching import Match, altered_at, matches
from app.analysis.quote_audit.pieces import QuotedWords
from app.analysis.quote_audit.study import AuditedStudy, Transcript, Voice
from app.models.span import Span


class FormerTexts:
    """The former words of passages; asked only for what stands nowhere now."""

    def __init__(self, study: AuditedStudy) -> None:
        self._former = study.former

    @cached_property
    def _index(self) -> WordIndex:
        """Each passage's former words are a transcript of their own, called by their place."""
        transcripts = (
            Transcript(nth, "", each.words, (Voice(Span(0, len(each.words)), ""),))
            for nth, each in enumerate(self._former)
        )
        return WordIndex(AuditedStudy(tuple(transcripts), ()))

    def match(self, index: WordIndex, quoted: QuotedWords) -> Match | None:
        """The passage that said so before, as it reads in ``index`` now."""
        if not self._former:
            return None
        for found in matches(self._index, quoted):
            former = self._former[found.source_id]
            stretch = index.stretch(former.source_id, former.span)
            if found.status != "altered" and stretch is not None:
                return altered_at(index, quoted, stretch)
        return None
