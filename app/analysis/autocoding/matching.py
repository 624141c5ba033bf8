"""From what somebody typed to places in texts; plain values only, so that it runs in any process.

A regular expression of the user's can take for ever, and Python cannot interrupt one: those run in
a child process with a time limit (``app.interchange.autocoding``). Words and phrases are linear.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from app.errors import BadPattern
from app.models.autocoding import Query

Place = tuple[int, int]
"""Start and end of something in a text: code points, end exclusive."""
MOST = 50_000
"""Hits of one search; nobody confirms more one by one."""
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_NO_LETTERS = re.compile(r"[\s*]*")


def compiled(query: Query) -> re.Pattern[str] | None:
    """The pattern of a query; None when it holds nothing to look for.

    Raises:
        BadPattern: it is no regular expression.
    """
    flags = re.MULTILINE if query.match_case else re.MULTILINE | re.IGNORECASE
    if query.how == "pattern":
        return _expression(query, flags)
    wanted = query.text.strip()
    phrases = [wanted] if query.how == "phrase" else _terms(wanted)
    parts = [_phrase(phrase) for phrase in phrases if not _NO_LETTERS.fullmatch(phrase)]
    if not parts:
        return None
    either = "|".join(sorted(dict.fromkeys(parts), key=len, reverse=True))
    whole = rf"(?<!\w)(?:{either})(?!\w)" if query.whole_words else f"(?:{either})"
    return re.compile(whole, flags)


def _expression(query: Query, flags: int) -> re.Pattern[str] | None:
    if not query.text.strip():
        return None
    text = rf"(?<!\w)(?:{query.text})(?!\w)" if query.whole_words else query.text
    try:
        re.compile(query.text, flags)  # Alone first, so that its faults are counted in its letters.
        return re.compile(text, flags)
    except (re.error, OverflowError, RecursionError) as error:
        raise BadPattern(query.text, (getattr(error, "pos", None) or 0) + 1) from error


def _terms(wanted: str) -> list[str]:
    """Words, and what stands in quotation marks as one; commas between them are no part of them."""
    for mark in "\u201c\u201d\u201e\u00ab\u00bb":
        wanted = wanted.replace(mark, '"')
    found = (match[1] if match[1] is not None else match[2] for match in _TERM.finditer(wanted))
    return [term.strip(" ,;") for term in found]


def _phrase(phrase: str) -> str:
    """A phrase in either spelling of accented letters; any white space matches any other."""
    forms = {form: None for kind in ("NFC", "NFD") if (form := _normal(kind, phrase))}
    return "|".join(_escaped(form) for form in forms)


def _normal(kind: str, text: str) -> str:
    return unicodedata.normalize("NFC" if kind == "NFC" else "NFD", text)


def _escaped(phrase: str) -> str:
    words = (r"\w*".join(map(re.escape, word.split("*"))) for word in phrase.split())
    return r"\s+".join(words)


def places_in(query: Query, texts: Iterable[tuple[str, Sequence[Place]]]) -> Iterator[list[Place]]:
    """For each text the hits within its stretches, in order; at most ``MOST`` in all.

    Raises:
        BadPattern: see ``compiled``.
    """
    pattern = compiled(query)
    left = MOST
    for text, stretches in texts:
        found: list[Place] = []
        if pattern is not None:
            for start, end in stretches:
                found += _hits(pattern, text, start, end, left - len(found))
        left -= len(found)
        yield found


def _hits(pattern: re.Pattern[str], text: str, start: int, end: int, most: int) -> Iterator[Place]:
    for match in pattern.finditer(text, start, end):
        if most <= 0:
            return
        if match[0].strip():
            most -= 1
            yield match.span()


def all_places(query: Query, texts: Sequence[tuple[str, Sequence[Place]]]) -> list[list[Place]]:
    """The same at once, as the child process is asked for it."""
    return list(places_in(query, texts))
