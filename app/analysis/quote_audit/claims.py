"""What a draft claims about its codes, held against the coding and against its own sections.

``no_passage``: a code is named (abstract, introduction of the results, heading, conclusion) that no
informant's passage carries. ``left_out``: a code has passages and the conclusion does not name
it. ``order``: codes come in another order than in the sections (where the drafts have no results,
than in the codebook). ``numbering``: the ordinal words of a list contradict its order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from sqlalchemy.orm import Session

from app.analysis.appendix.supports import by_code, evidence_passages
from app.analysis.outline import with_inherited
from app.analysis.quote_audit.claims_names import ClaimedCode, CodeNames, Mention
from app.analysis.quote_audit.claims_zones import ClaimingParagraph, Zone, claiming_paragraphs
from app.models.draft import Draft
from app.models.span import Span
from app.queries.codes import codes
from app.queries.passages import passages

ClaimKind = Literal["no_passage", "left_out", "order", "numbering"]

_FEWEST_ENUMERATED = 3
_NAMED_EARLY = 24
_ORDINALS = (
    ("pertama", "kesatu", "first", "firstly"),
    ("kedua", "second", "secondly"),
    ("ketiga", "third", "thirdly"),
    ("keempat", "fourth"),
    ("kelima", "fifth"),
    ("keenam", "sixth"),
    ("ketujuh", "seventh"),
    ("kedelapan", "eighth"),
    ("kesembilan", "ninth"),
    ("kesepuluh", "tenth"),
)
_NUMBERS = {word: nth for nth, words in enumerate(_ORDINALS, start=1) for word in words}
_WORD = re.compile(r"\bke[- ]?(?=[a-z]{3})[a-z]+|\b[a-z]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that the coding or the draft itself does not bear out.

    ``codes`` by label, else name; ``expected`` is the order that they should have. ``place`` is
    None where something is missing.
    """

    kind: ClaimKind
    codes: tuple[str, ...]
    zone: Zone
    text: str = ""
    place: Span | None = None
    expected: tuple[str, ...] = ()


def claimed_codes(session: Session) -> list[ClaimedCode]:
    """The codebook with how many passages each code has, interviewers' words aside."""
    evidence = by_code(evidence_passages(passages(session)))
    return [
        ClaimedCode(
            code.called,
            tuple(filter(None, (code.name, code.name_en))),
            code.definition,
            code.kind or "",
            code.group,
            len(evidence.get(code.id, ())),
        )
        for code in with_inherited(codes(session))
    ]


@dataclass(frozen=True, slots=True)
class _Read:
    """A paragraph that claims something with the codes that it names."""

    paragraph: ClaimingParagraph
    mentions: tuple[Mention, ...]


def claims(codebook: Sequence[ClaimedCode], drafts: Sequence[Draft]) -> list[list[Claim]]:
    """The doubtful claims of each draft; sections of one count for the conclusions of all."""
    names = CodeNames(codebook)
    read = [
        [
            _Read(each, tuple(names.mentions(each.text)))
            for each in claiming_paragraphs(draft)
            if each.zone != "results"
        ]
        for draft in drafts
    ]
    sections = _in_sections([each for one in read for each in one], codebook)
    return [[*_unfounded(one), *_left_out(one, codebook), *_orders(one, sections)] for one in read]


def _unfounded(read: Sequence[_Read]) -> Iterator[Claim]:
    """The first naming in each part of every code without a passage."""
    told: set[tuple[Zone, str]] = set()
    for each in read:
        for mention in each.mentions:
            key = (each.paragraph.zone, mention.code.called)
            if not mention.code.passages and key not in told:
                told.add(key)
                yield _claim("no_passage", [mention.code.called], each.paragraph)


def _left_out(read: Sequence[_Read], codebook: Sequence[ClaimedCode]) -> Iterator[Claim]:
    conclusion = [each for each in read if each.paragraph.zone == "conclusion"]
    named = {mention.code.called for each in conclusion for mention in each.mentions}
    for code in codebook:
        if conclusion and code.passages and code.called not in named:
            yield Claim("left_out", (code.called,), "conclusion")


def _in_sections(read: Sequence[_Read], codebook: Sequence[ClaimedCode]) -> list[str]:
    """The codes in the order of the sections; without any section, in that of the codebook."""
    found: dict[str, None] = {}
    headings = [each for each in read if each.paragraph.zone == "heading"]
    for each in headings:
        fullest = max(each.mentions, key=lambda mention: mention.share, default=None)
        if fullest is not None:
            found.setdefault(fullest.code.called)
    return list(found) if headings else [code.called for code in codebook]


def _orders(read: Sequence[_Read], sections: Sequence[str]) -> Iterator[Claim]:
    for zone in ("abstract", "introduction", "conclusion"):
        part = [each for each in read if each.paragraph.zone == zone]
        for each in part:
            for row in _by_kind(each.mentions):
                yield from _order(row, sections, each.paragraph)
        yield from _lists(part, sections)


def _by_kind(mentions: Sequence[Mention]) -> Iterator[list[str]]:
    """The codes of a kind and group that one paragraph enumerates."""
    kinds = dict.fromkeys((each.code.kind, each.code.group) for each in mentions)
    for kind in kinds:
        row = [each.code.called for each in mentions if (each.code.kind, each.code.group) == kind]
        if len(row) >= _FEWEST_ENUMERATED:
            yield row


def _lists(part: Sequence[_Read], sections: Sequence[str]) -> Iterator[Claim]:
    """The lists of a part, an item a code: their order, and what their ordinal words say."""
    items: dict[tuple[str, str], list[tuple[Mention, ClaimingParagraph]]] = {}
    for each in part:
        early = [mention for mention in each.mentions if mention.place < _NAMED_EARLY]
        if early and each.paragraph.paragraph.kind == "list" and not list(_by_kind(each.mentions)):
            fullest = max(early, key=lambda mention: mention.share)
            key = (fullest.code.kind, fullest.code.group)
            items.setdefault(key, []).append((fullest, each.paragraph))
    for row in items.values():
        yield from _order([mention.code.called for mention, _ in row], sections, row[-1][1])
        yield from _numbering(row)


def _order(
    row: Sequence[str], sections: Sequence[str], paragraph: ClaimingParagraph
) -> Iterator[Claim]:
    places = {called: nth for nth, called in enumerate(sections)}
    known = [called for called in dict.fromkeys(row) if called in places]
    turned = {
        called
        for one, other in combinations(known, 2)
        if places[one] > places[other]
        for called in (one, other)
    }
    if turned:
        expected = tuple(sorted(turned, key=places.__getitem__))
        yield _claim("order", [each for each in known if each in turned], paragraph, expected)


def _numbering(row: Sequence[tuple[Mention, ClaimingParagraph]]) -> Iterator[Claim]:
    numbered = [
        (number, mention.code.called, paragraph)
        for mention, paragraph in row
        if (number := _ordinal(paragraph.text)) is not None
    ]
    rising = sorted(numbered, key=lambda each: each[0])
    wrong = [each for each, right in zip(numbered, rising, strict=True) if each[0] != right[0]]
    if wrong:
        expected = tuple(called for _, called, _ in sorted(wrong, key=lambda each: each[0]))
        yield _claim("numbering", [called for _, called, _ in wrong], wrong[0][2], expected)


def _ordinal(text: str) -> int | None:
    """The first ordinal word among the first words of an item."""
    words = [found[0].casefold() for found in _WORD.finditer(text)][:_NAMED_EARLY]
    numbers = (_NUMBERS.get(word.replace(" ", "").replace("-", "")) for word in words)
    return next((number for number in numbers if number is not None), None)


def _claim(
    kind: ClaimKind,
    called: Sequence[str],
    paragraph: ClaimingParagraph,
    expected: tuple[str, ...] = (),
) -> Claim:
    text = " ".join(paragraph.text.split())
    return Claim(kind, tuple(called), paragraph.zone, text, paragraph.paragraph.span, expected)
