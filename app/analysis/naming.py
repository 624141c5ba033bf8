"""Real names of informants who were promised a pseudonym, where they still stand in a text."""

import re
from collections.abc import Iterable

_TITLES = frozenset(
    {
        *("bapak", "pak", "ibu", "bu", "haji", "hajjah", "hj", "drs", "dra", "dr", "prof", "ir"),
        *("kh", "sh", "mh", "msi", "spd", "mr", "mrs", "ms", "binti", "bin", "datuak", "datuk"),
    }
)
_SHORTEST = 3
"""Letters of a part of a name that is looked for by itself."""


class NameSearch:
    """Finds whole names in any spelling of case, and parts of them where written as names.

    ``people`` are ``(code, name, pseudonym)``; words of the pseudonym are no secret.
    """

    def __init__(self, people: Iterable[tuple[str, str, str]]) -> None:
        self._whole: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        for code, name, pseudonym in people:
            given = set(_words(pseudonym.casefold()))
            parts = [word for word in _words(name) if _tells(word, given)]
            if parts:
                self._whole.setdefault(_folded(" ".join(parts)), code)
            for part in parts:
                self._parts.setdefault(part.title(), code)
                self._parts.setdefault(part.upper(), code)
        self._pattern = _one_of([*self._whole, *map(_folded, self._parts)])

    def __bool__(self) -> bool:
        """Whether there is any name to look for."""
        return self._pattern is not None

    def names_in(self, text: str, start: int, end: int) -> list[tuple[str, str]]:
        """``(code, name as written)``, the longest for each; a name cut by the borders is none."""
        found: dict[str, str] = {}
        for match in self._pattern.finditer(text, start, end) if self._pattern else ():
            name = " ".join(match[0].split())
            code = self._whole.get(_folded(name)) or self._parts.get(name)
            cut = match.end() == end < len(text) and text[end].isalnum()
            if code and not cut and len(name) > len(found.get(code, "")):
                found[code] = name
        return list(found.items())


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*", name)


def _tells(word: str, given: set[str]) -> bool:
    folded = word.casefold()
    return len(word) >= _SHORTEST and folded not in _TITLES and folded not in given


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _one_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Longest first, so that a whole name is found before a part of it."""
    spelled = sorted({name for name in names if name}, key=len, reverse=True)
    if not spelled:
        return None
    choices = "|".join(r"\s+".join(map(re.escape, name.split())) for name in spelled)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)
