"""Finding codes while somebody types: words in any order, over label, name, group and parents."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.queries.codes import CodeRow

_FEWEST_LETTERS = 2
"""A single letter is in nearly every name."""


@dataclass(frozen=True, slots=True)
class Findable:
    """A code with its words folded once, so that a key press only compares."""

    code: CodeRow
    label: str
    name: str
    words: str
    names: tuple[str, ...]


def findable(codes: Iterable[CodeRow]) -> list[Findable]:
    """The codes as they are searched, in the order of the codebook."""
    return [
        Findable(
            code,
            (code.label or "").casefold(),
            code.name.casefold(),
            _words(code),
            (code.name.casefold(), code.name_en.casefold(), code.group.casefold()),
        )
        for code in codes
    ]


def _words(code: CodeRow) -> str:
    parts = (code.label or "", code.name, code.name_en, code.group, code.path, code.kind_name)
    return " " + " ".join(" ".join(parts).casefold().replace("/", " ").split())


def matching(
    codes: Sequence[Findable], query: str, recent: Sequence[int] = (), *, loose: bool = False
) -> list[CodeRow]:
    """The codes in which every word of ``query`` stands, best first; all when it is blank.

    An equal label comes before a label, name or word that begins so, and that before the middle of
    a word; what is equally good keeps its order, codes used recently (``recent``, latest first)
    before the others. With ``loose``, names in which the letters stand apart follow: those that
    begin words (``lre`` finds *Low regard for ethics*) first, then any in their order.
    """
    query = " ".join(query.casefold().split())
    age = {code_id: nth for nth, code_id in enumerate(dict.fromkeys(recent))}
    ranked = [
        (rank, age.get(each.code.id, len(age)), each)
        for each in codes
        if (rank := _rank(each, query, loose=loose)) is not None
    ]
    return [each.code for *_, each in sorted(ranked, key=lambda found: found[:2])]


def _rank(code: Findable, query: str, *, loose: bool) -> int | None:
    """How well a code fits, 0 best; None when it does not."""
    if not query:
        return 0
    wanted = query.split()
    if all(word in code.words for word in wanted):
        better = (
            code.label == query,
            code.label.startswith(query) and bool(code.label),
            code.name.startswith(query),
            all(f" {word}" in code.words for word in wanted),
            True,
        )
        return better.index(True)
    letters = "".join(wanted)
    if not loose or len(letters) < _FEWEST_LETTERS:
        return None
    if any(_begins_words(letters, name) for name in code.names):
        return 5
    return 6 if any(_in_order(letters, name) for name in code.names) else None


def _starts(name: str) -> list[int]:
    return [found.start() for found in re.finditer(r"\b\w", name)]


def _begins_words(letters: str, name: str) -> bool:
    """Whether each letter begins a word, or follows the letter before it within one."""
    starts = _starts(name)
    ends = {start for start in starts if name[start] == letters[0]}
    for letter in letters[1:]:
        first = min(ends, default=len(name))
        begun = {start for start in starts if start > first and name[start] == letter}
        ends = begun | {end + 1 for end in ends if name[end + 1 : end + 2] == letter}
    return bool(ends)


def _in_order(letters: str, name: str) -> bool:
    """Whether the letters stand in the name in this order, the first one beginning a word."""
    for start in _starts(name):
        if name[start] == letters[0]:
            rest = iter(name[start + 1 :])
            return all(letter in rest for letter in letters[1:])
    return False
