"""The quote audit: every quotation of a draft beside what the transcripts really say.

Statuses are those of ``quote_audit.matching`` and three more: ``other_informant`` (found, but the
draft names somebody else for it), ``not_interview`` (found nowhere, and a law, a work of literature
or a term of at most four words), ``not_found``. ``informant`` is whose turn really holds the
words; ``attributed_to`` whom the draft names.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.analysis.quote_audit.attribution import Attribution, Informants, attribution, lead_in
from app.analysis.quote_audit.blocks import unmarked_quotations
from app.analysis.quote_audit.former import FormerTexts
from app.analysis.quote_audit.index import WordIndex
from app.analysis.quote_audit.marks import Quotation, marked_quotations
from app.analysis.quote_audit.matching import Match, TextStatus, matches
from app.analysis.quote_audit.pieces import QuotedWords, quoted_words
from app.analysis.quote_audit.study import AuditedStudy
from app.analysis.quote_audit.words import words_in
from app.models.draft import Draft
from app.models.span import Span

Status = Literal[
    "exact",
    "typographic",
    "shortened",
    "altered",
    "other_informant",
    "not_found",
    "not_interview",
]
Progress = Callable[[int, int], None]

_TERM_WORDS, _FEWEST_WORDS = 4, 3
_BESIDE = 90
_SAME_PLACE = 0.8
_LAW = re.compile(
    r"\b(?:pasal|ayat|undang[- ]undang|uu|peraturan|perpu|perppu|pp|edaran|putusan|ketetapan"
    r"|article|section|act|law|regulation|decree|circular)\b",
    re.IGNORECASE,
)
_LITERATURE = re.compile(
    r"\(\s*[A-Z][^()]{1,60}?,?\s*:?\s*\d{4}[a-z]?[^()]{0,30}\)|\b[A-Z][\w'-]+\s*\(\d{4}[a-z]?[^()]*\)"
    r"|\b(?:dalam bukunya|jurnal|in (?:his|her|their) book)\b"
)
_INTERVIEW = re.compile(
    r"\b(?:wawancara|interview|informan|narasumber|responden)\w*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the audit says of one quotation; ``place`` in the draft, ``span`` in the transcript.

    ``said`` is what stands there; ``text_status`` is what became of the words, also where
    ``status`` is ``other_informant``; ``attributed_codes`` are the informants whom the attribution
    can mean.
    """

    quotation: str
    status: Status
    place: Span
    source: str = ""
    source_id: int | None = None
    span: Span | None = None
    said: str = ""
    informant: str = ""
    attributed_to: str = ""
    attributed_codes: tuple[str, ...] = ()
    difference: str = ""
    text_status: TextStatus | None = None
    marked: bool = False
    used_twice: bool = False
    by_interviewer: bool = False
    how: str = "marks"


def audit(
    study: AuditedStudy, draft: Draft, progress: Progress = lambda _done, _total: None
) -> list[Finding]:
    """Every quotation of a draft in its order; plain data in and out, for any thread."""
    index, people = WordIndex(study), Informants(study.informants)
    former = FormerTexts(study)

    def known(text: str) -> bool:
        words = [word.text for word in words_in(text, [Span(0, len(text))] if text else [])]
        return index.knows(words[1:-1])

    marked = marked_quotations(draft, known)
    quotations = sorted(
        (*marked, *unmarked_quotations(draft, index, marked)), key=lambda each: each.span
    )
    found: list[Finding] = []
    before = 0
    for done, quotation in enumerate(quotations):
        progress(done, len(quotations))
        named = attribution(draft, quotation, before, people)
        led = lead_in(draft, quotation, before)
        finding = _finding(index, former, draft, quotation, _Beside(named, led))
        if finding is not None:
            found.append(finding)
        before = quotation.outer.end
    progress(len(quotations), len(quotations))
    return _with_uses(found)


@dataclass(frozen=True, slots=True)
class _Beside:
    """Whom the draft names for a quotation, and the words that lead to it."""

    named: Attribution
    led: str


def _finding(
    index: WordIndex, former: FormerTexts, draft: Draft, quotation: Quotation, beside: _Beside
) -> Finding | None:
    named, quoted = beside.named, quoted_words(draft, quotation.span)
    shown = Finding(
        quoted.text,
        "not_found",
        quotation.span,
        attributed_to=", ".join(named.codes),
        attributed_codes=named.codes,
        how=quotation.how,
    )
    is_term = len(quoted.words) <= _TERM_WORDS
    match = _best(index, matches(index, quoted), named) or former.match(index, quoted)
    if match is None or (is_term and not _is_more_than_a_term(index, quoted, match, named)):
        if quotation.how == "indented" and not named.codes:
            return None
        is_other = is_term or _is_foreign(draft, quotation, quoted, named, beside.led)
        return replace(shown, status="not_interview") if is_other else shown
    return _matched(index, shown, match)


def _best(index: WordIndex, found: Sequence[Match], named: Attribution) -> Match | None:
    """Of several places with the same words, one of the informant who is named."""
    said_by_named = (each for each in found if _is_said(index, each, named))
    return next(said_by_named, found[0] if found else None)


def _is_more_than_a_term(
    index: WordIndex, quoted: QuotedWords, match: Match, named: Attribution
) -> bool:
    """Whether few words are an interview's: of who is named, or several where nobody is."""
    is_spelled = match.status in {"exact", "typographic"} and len(quoted.words) >= _FEWEST_WORDS
    return _is_said(index, match, named) or (is_spelled and not named.codes)


def _is_said(index: WordIndex, match: Match, named: Attribution) -> bool:
    voice = index.speaker(match.stretch)
    spelled = match.status in {"exact", "typographic"}
    return voice is not None and spelled and voice.informant in named.codes


def _matched(index: WordIndex, shown: Finding, match: Match) -> Finding:
    voice = index.speaker(match.stretch)
    informant = voice.informant if voice else ""
    by_interviewer = bool(voice and voice.by_interviewer)
    named = shown.attributed_codes
    is_others = bool(named) and (by_interviewer or bool(informant)) and informant not in named
    return replace(
        shown,
        status="other_informant" if is_others else match.status,
        source=match.source,
        source_id=match.source_id,
        span=match.span,
        said=match.said,
        informant=informant,
        difference=match.difference,
        text_status=match.status,
        marked=match.marked,
        by_interviewer=by_interviewer,
    )


def _is_foreign(
    draft: Draft, quotation: Quotation, quoted: QuotedWords, named: Attribution, led: str
) -> bool:
    """Whether a quotation that no transcript holds is one of a law or of literature."""
    after = draft.text[quotation.outer.end : quotation.outer.end + _BESIDE].split("\n")[0]
    if named.codes or _INTERVIEW.search(f"{led} {after}"):
        return False
    beside = f"{led[-2 * _BESIDE :]} {after}"
    return bool(_LAW.search(f"{beside} {quoted.text[:_BESIDE]}") or _LITERATURE.search(beside))


def _with_uses(found: Sequence[Finding]) -> list[Finding]:
    """The findings, those that quote the same words of a transcript twice marked."""
    return [
        replace(each, used_twice=any(_same_place(each, other) for other in found if other != each))
        for each in found
    ]


def _same_place(one: Finding, other: Finding) -> bool:
    if one.span is None or other.span is None or one.source_id != other.source_id:
        return False
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    shorter = min(one.span.end - one.span.start, other.span.end - other.span.start)
    return shared >= _SAME_PLACE * shorter
