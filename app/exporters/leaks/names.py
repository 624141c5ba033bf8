"""Recognising a masked name however it is written: case, accents, spacing, signs between letters.

Both the names and the text are folded to bare letters and digits with single blanks.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from app.analysis.masking.names import CLITICS

_SHORTEST_SPACED = 4
"""Letters of a name that is also looked for with a blank after each letter."""
_CAMEL = re.compile(r"(?<=[^\W\d_])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])|_")
_NO_ASCII_LETTER = re.compile(r"[^a-z0-9]+")


class SecretSearch:
    """Finds names in folded text.

    ``names`` are ``(what to call it, spellings)``; a name inside one of the masks that are
    ``shown`` (``camat`` in ``[Camat A]``) is no leak there.
    """

    def __init__(self, names: Iterable[tuple[str, Iterable[str]]], shown: Iterable[str]) -> None:
        self._fold = _Fold()
        self._names: dict[str, str] = {}
        for name, spellings in names:
            for spelling in spellings:
                for form in _forms(self.folded(spelling)):
                    self._names.setdefault(form, name)
        self._pattern = _any_of(self._names)
        masks = {self.folded(mask) for mask in shown}
        hides = (mask for mask in masks if self._pattern and self._pattern.search(mask))
        self._shown = _any_of(hides)

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return self._pattern is not None

    def folded(self, text: str) -> str:
        """Letters and digits in lower case without accents, a blank for all that is neither."""
        if "%" in text:
            text = unquote(text)
        if text.isascii():
            return _NO_ASCII_LETTER.sub(" ", text.lower()).strip()
        plain = unicodedata.normalize("NFKD", text.translate(_UNSEEN)).casefold()
        return " ".join(plain.translate(self._fold).split())

    def hits(self, folded: str) -> Iterator[tuple[int, str, str]]:
        """Where in a folded text which name stands, and the spelling that was found."""
        if self._pattern is None:
            return
        allowed = [match.span(1) for match in self._shown.finditer(folded)] if self._shown else []
        for match in self._pattern.finditer(folded):
            inside = (start <= match.start(1) and match.end(1) <= end for start, end in allowed)
            if not any(inside):
                yield match.start(1), self._names[match[1]], match[1]


class _Fold(dict[int, str | None]):
    """For ``str.translate``: what each character becomes, worked out once."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        folded = None if unicodedata.combining(sign) else sign if sign.isalnum() else " "
        self[code] = folded
        return folded


class _Unseen(dict[int, int | None]):
    """For ``str.translate``: drops what has no width, such as the soft hyphen inside a word."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)) == "Cf" else code
        return self[code]


_UNSEEN = _Unseen()


def _forms(folded: str) -> Iterator[str]:
    """As it is; written together; with a blank after each letter (``b u d i``)."""
    together = folded.replace(" ", "")
    if not together:
        return
    yield folded
    yield together
    if len(together) >= _SHORTEST_SPACED:
        yield " ".join(together)


def _any_of(forms: Iterable[str]) -> re.Pattern[str] | None:
    """Whole words, with a clitic or a digit behind them at most; the longest form first."""
    longest_first = sorted(filter(None, forms), key=len, reverse=True)
    if not longest_first:
        return None
    clitics = "|".join(CLITICS)
    choices = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<![^\W\d_])({choices})(?=(?:{clitics})?(?![^\W\d_]))")


def in_identifiers(name: str) -> str:
    """A file's or bookmark's name with its words apart: ``KataBudi_2`` is ``Kata Budi 2``.

    Both readings are given, for a name may be written in odd capitals.
    """
    apart = _CAMEL.sub(" ", name)
    return name if apart == name else f"{name} {apart}"
