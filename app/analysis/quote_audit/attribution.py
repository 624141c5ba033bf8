"""Whom a draft names as the one who said a quotation: its lead-in, or the bracket after it.

A role counts as named when most of its words stand close together, misspelt ones included
(``Sangketa``/``Sengketa``); words that few informants share weigh more. Who is named by code,
name or pseudonym is named for certain.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from math import log

from app.analysis.quote_audit.marks import Quotation
from app.analysis.quote_audit.words import words_in
from app.models.draft import Draft
from app.models.span import Span
from app.queries.informants import InformantRow

_LEAD_IN, _AFTER = 420, 160
_SENTENCE = re.compile(r"(?<=[.!?])[\"\u201d)\]\d\u00b9\u00b2\u00b3\u2070-\u2079]*\s+(?=[A-Z])")
_CITATION = re.compile(r"\((?=[^)]*\d)[^()]*(?:\([^()]*\)[^()]*)*\)\s*$")
_BRACKET = re.compile(r"^[\s.,;\u201d\"\d\u2070-\u2079]*(?:[(\[][^)\]]{1,160}[)\]]\s*){1,3}")
_SAID_AFTER = re.compile(
    r"^[\s,.\u201d\"]*(?:kata|ujar|tutur|ucap|jelas|ungkap|tegas|papar|terang|demikian|menurut"
    r"|said|says|according|[\u2013\u2014-])[^.\n]{0,140}",
    re.IGNORECASE,
)
_STOP_WORDS = frozenset(("dan", "di", "ke", "dari", "yang", "pada", "of", "the", "and", "at", "in"))
_SAID_BY = frozenset(("oleh", "menurut", "kata", "ujar", "tutur", "by"))
_NAMED_SHARE, _SAME_SPELLING = 0.62, 0.78
_SHORT_WORD = 4
_ROOM = 2
_AS_FULL, _AS_HEAVY = 0.15, 0.01
_SOFT_HYPHEN = "\u00ad"
_FEW_WORDS = 6


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is named: the text that names them, and the informants whom it can mean."""

    text: str = ""
    codes: tuple[str, ...] = ()


class Informants:
    """The informants of a study as drafts may name them."""

    def __init__(self, people: Sequence[InformantRow]) -> None:
        self.people = people
        self._roles = {person.code: _role_words(person) for person in people}
        self._heads = {person.code: _head_words(person) for person in people}
        counts = Counter(word for words in self._roles.values() for word in set(words))
        self._weights = {
            word: log((len(people) + 1) / count) + 0.1 for word, count in counts.items()
        }

    def named_in(self, text: str) -> Attribution:
        """The informants whom a stretch of text names, the last one if it names several."""
        text = text.replace(_SOFT_HYPHEN, "")
        if surely := tuple(person.code for person in self.people if _called(person, text)):
            return Attribution(text, surely)
        words = [(word.text, word.end) for word in words_in(text, _all(text))]
        found = [named for code in self._roles for named in self._mentions(code, words)]
        if not found:
            return self._body_in(text, words)
        strongest = [each for each in found if not any(other.covers(each) for other in found)]
        fullest = max(each.share for each in strongest) - _AS_FULL
        last = max(each.end for each in strongest if each.share >= fullest)
        winners = [each for each in strongest if each.share >= fullest and each.end == last]
        best = max(each.weight for each in winners) - _AS_HEAVY
        codes = (each.code for each in winners if each.weight > best)
        return Attribution(text, tuple(dict.fromkeys(codes)))

    def _body_in(self, text: str, words: Sequence[tuple[str, int]]) -> Attribution:
        """Everybody of the institution or category that is said to speak (*menurut X*)."""
        called: dict[tuple[str, ...], list[str]] = {}
        for person in self.people:
            for body in filter(None, {person.institution, person.category}):
                name = tuple(word.text for word in words_in(body, _all(body)))
                called.setdefault(name, []).append(person.code)
        for at in range(len(words) - 1, 0, -1):
            if words[at - 1][0] not in _SAID_BY:
                continue
            following = [word for word, _ in words[at:]]
            met = [name for name in called if name and _begins_with(following, name)]
            if met:
                return Attribution(text, tuple(called[max(met, key=len)]))
        return Attribution()

    def _mentions(self, code: str, words: Sequence[tuple[str, int]]) -> Iterator["_Named"]:
        """The stretches in which most of a role stands, with the weight of the words found."""
        role = self._roles[code]
        total = sum(self._weights[word] for word in role)
        width = len(role) + _ROOM
        for first in range(len(words)):
            if not any(_alike(words[first][0], word) for word in role):
                continue
            window = words[first : first + width]
            met = [_first_alike(word, window) for word in role]
            weight = sum(
                self._weights[word] for word, at in zip(role, met, strict=True) if at is not None
            )
            places = [at for at in met if at is not None]
            is_headed = any(_first_alike(word, window) is not None for word in self._heads[code])
            if is_headed and weight >= _NAMED_SHARE * total:
                share = weight / total
                yield _Named(code, weight, share, first, first + max(places) + 1)


@dataclass(frozen=True, slots=True)
class _Named:
    code: str
    weight: float
    share: float
    first: int
    end: int

    def covers(self, other: "_Named") -> bool:
        """Whether this mention says more in the same place."""
        overlaps = self.first < other.end and other.first < self.end
        return overlaps and self.weight > other.weight + _AS_HEAVY


def _begins_with(words: Sequence[str], name: Sequence[str]) -> bool:
    return len(words) >= len(name) and all(map(_alike, words, name))


def _role_words(person: InformantRow) -> tuple[str, ...]:
    text = person.role or f"{person.category} {person.institution} {person.place}"
    if person.role and len(person.role.split()) == 1:
        text = f"{person.role} {person.place}"
    words = (word.text for word in words_in(text, _all(text)))
    return tuple(dict.fromkeys(word for word in words if word not in _STOP_WORDS))


def _head_words(person: InformantRow) -> tuple[str, ...]:
    """Words of which one must be there: a place alone (``Kecamatan X``) is nobody's role."""
    role = _role_words(person)
    category = (word.text for word in words_in(person.category, _all(person.category)))
    return tuple(dict.fromkeys((*role[:1], *category)))


def _all(text: str) -> list[Span]:
    return [Span(0, len(text))] if text else []


def _first_alike(word: str, window: Sequence[tuple[str, int]]) -> int | None:
    return next((at for at, (other, _) in enumerate(window) if _alike(other, word)), None)


@lru_cache(maxsize=50_000)
def _alike(one: str, other: str) -> bool:
    """Whether two words are one, up to a slip of the pen."""
    if one == other:
        return True
    if min(len(one), len(other)) <= _SHORT_WORD or abs(len(one) - len(other)) > _ROOM:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _SAME_SPELLING


def _called(person: InformantRow, text: str) -> bool:
    """Whether the code, name or pseudonym stands in the text; spaces and dashes in a code vary."""
    code = re.sub(r"[\W_]+", r"[\\W_]?", re.sub(r"(?<=[A-Za-z])(?=\d)", "-", person.code.strip()))
    calls = [code] if code else []
    calls += [re.escape(name) for name in (person.name, person.pseudonym) if len(name) > 2]  # noqa: PLR2004 - initials are no names
    return any(re.search(rf"(?<!\w){call}(?!\w)", text, re.IGNORECASE) for call in calls)


def attribution(draft: Draft, quotation: Quotation, before: int, people: Informants) -> Attribution:
    """Whom the draft names for a quotation; ``before`` is where the last one ended."""
    after = _after(draft, quotation)
    for text in (after, *_lead_ins(draft, quotation, before)):
        named = people.named_in(text) if text.strip() else Attribution()
        if named.codes:
            return named
    return Attribution()


def _after(draft: Draft, quotation: Quotation) -> str:
    """The bracket after a quotation, or the words of its paragraph that say whose it was.

    Where lines were wrapped as on a page, or a PDF parted them, a bracket may begin or go on in
    another line.
    """
    end = quotation.outer.end
    following = draft.text[end : end + _AFTER]
    here = (each.span for each in draft.paragraphs[quotation.first :] if each.span.end >= end)
    own = next((span.end for span in here if span.start <= end), end) - end
    spoken = " ".join(following[:own].splitlines())
    by_lines = draft.wrapped or draft.hyphens_of_lines
    bracketed = " ".join(following.splitlines()) if by_lines else spoken
    found = _BRACKET.match(bracketed) or _SAID_AFTER.match(spoken)
    return found[0] if found else ""


def _lead_ins(draft: Draft, quotation: Quotation, before: int) -> list[str]:
    """The sentence that leads to a quotation; before one of few words, the one before it too."""
    start = max(before, quotation.outer.start - _LEAD_IN, _heading_before(draft, quotation))
    text = " ".join(draft.text[start : quotation.outer.start].split())
    if start == before and (theirs := _BRACKET.match(text)):
        text = text[theirs.end() :]  # It says whose the quotation before this one was.
    text = _CITATION.sub("", text.rstrip(" :")).rstrip(" :")
    sentences = list(reversed(_SENTENCE.split(text)))
    return sentences[: 1 if len(sentences[0].split()) >= _FEW_WORDS else 2]


def _heading_before(draft: Draft, quotation: Quotation) -> int:
    """Where the section of a quotation begins: a heading above it names nobody."""
    headings = (
        each.span.end for each in draft.paragraphs[: quotation.first] if each.kind == "heading"
    )
    return max(headings, default=0)


def lead_in(draft: Draft, quotation: Quotation, before: int) -> str:
    """The sentence that leads to a quotation."""
    return next(iter(_lead_ins(draft, quotation, before)), "")
