"""Recognising a masked name however it is written: case, accents, spacing, signs between letters.

Both the names and the text are folded to bare letters and digits with single blanks.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import unquote

from app.analysis.masking.names import CLITICS

_SHORTEST_SPACED = 4
"""Letters of a name that is also looked for with a blank after each letter."""
_CAPITAL, _SMALL = "[A-Z\u00c0-\u00d6\u00d8-\u00de]", "[a-z\u00df-\u00f6\u00f8-\u00ff]"
_CAMEL = re.compile(rf"(?<=[^\W\d_])(?={_CAPITAL}{_SMALL})|(?<={_SMALL})(?={_CAPITAL})|_")
_NO_ASCII_LETTER = re.compile(r"[^a-z0-9]+")
_MOST_WORDS = 200_000
"""Folded words that are kept: an interview has ten thousand, a picture any number."""


class SecretSearch:
    """Finds names in folded text.

    ``names`` are ``(what to call it, spellings)``; a name inside one of the masks that are
    ``shown`` (``camat`` in ``[Camat A]``) is no leak there.
    """

    def __init__(self, names: Iterable[tuple[str, Iterable[str]]], shown: Iterable[str]) -> None:
        self._words = _FoldedWords()
        self._names: dict[str, str] = {}
        looked_for = _FoldedWords()
        for name, spellings in names:
            for spelling in spellings:
                for form in _forms(looked_for.text(spelling)):
                    self._names.setdefault(form, name)
        self._unmet = {part for form in self._names for part in _parts(form)}
        pattern = _any_of(self._names)
        masks = {looked_for.text(mask) for mask in shown}
        self._shown = _any_of(mask for mask in masks if pattern and pattern.search(mask))

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._names)

    def folded(self, text: str) -> str:
        """A text to be searched: bare words in lower case with a blank between them."""
        return self._words.text(text)

    def hits(self, folded: str) -> Iterator[tuple[int, str, str]]:
        """Where in texts that were ``folded`` here which name stands, and how it is spelt."""
        yield from self._hits(folded, self._possible(folded))

    def first_hits(self, folded: str) -> Iterator[tuple[int, str, str]]:
        """The same, but the first place of each name alone."""
        by_name: defaultdict[str, list[str]] = defaultdict(list)
        for form in self._possible(folded):
            by_name[self._names[form]].append(form)
        for forms in by_name.values():
            yield from islice(self._hits(folded, forms), 1)

    def _hits(self, folded: str, forms: Iterable[str]) -> Iterator[tuple[int, str, str]]:
        pattern = _any_of(forms)
        if pattern is None:
            return
        allowed = [match.span(1) for match in self._shown.finditer(folded)] if self._shown else []
        starts = [start for start, _ in allowed]
        for match in pattern.finditer(folded):
            before = bisect_right(starts, match.start(1))
            if not before or match.end(1) > allowed[before - 1][1]:
                yield match.start(1), self._names[match[1]], match[1]

    def _possible(self, folded: str) -> list[str]:
        """The forms that stand in the text, whatever is before and behind them (``_any_of``).

        A large file has few different words, so most names are ruled out without a search.
        """
        words = self._words.met()
        self._unmet -= {part for part in self._unmet if part in words}
        return [
            form for form in self._names if self._unmet.isdisjoint(_parts(form)) and form in folded
        ]


def _parts(form: str) -> Iterator[str]:
    """The words of a form with blanks where a word must begin or end."""
    words = form.split(" ")
    for place, word in enumerate(words):
        begins, ends = place > 0, place < len(words) - 1
        yield f"{' ' if begins else ''}{word}{' ' if ends else ''}"


class _FoldedWords(dict[str, str]):
    """Words of any text as they are compared, each worked out once."""

    def __init__(self) -> None:
        super().__init__()
        self._fold = _Fold()
        self._new: list[str] = []

    def text(self, text: str) -> str:
        """Letters and digits in lower case without accents, a blank for all that is neither."""
        if "%" in text:
            text = unquote(text)
        return " ".join(filter(None, map(self.__getitem__, text.split())))

    def met(self) -> str:
        """The words that were met since this was asked last, a blank around each."""
        new, self._new = self._new, []
        return f" {' '.join(new)} "

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = folded = self._folded(word)
        self._new.append(folded)
        return folded

    def _folded(self, word: str) -> str:
        if word.isascii():
            return _NO_ASCII_LETTER.sub(" ", word.lower()).strip()
        plain = unicodedata.normalize("NFKD", word.translate(_UNSEEN)).casefold()
        return " ".join(plain.translate(self._fold).split())


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
    if name.isupper() and "_" not in name:  # Above all the hundred thousand cells of a workbook.
        return name
    apart = _CAMEL.sub(" ", name)
    return name if apart == name else f"{name} {apart}"
