"""Words of a draft and of transcripts made comparable: letters and digits alone, in one form.

Case, accents, ligatures, hyphens, quotation marks and white space are typography: a quotation with
the same letters in the same order has the same words. Positions are code points.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.models.span import Span

_WORD = re.compile(r"[^\W_]+(?:(?<=\d)[.,:/](?=\d)[^\W_]+)*")
_SUPERSCRIPT = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079]")


class Word(NamedTuple):
    """A word as it is compared, and where it stands."""

    text: str
    start: int
    end: int


def words_in(text: str, spans: Iterable[Span]) -> Iterator[Word]:
    """The words at these places of ``text`` in their order."""
    for span in spans:
        for found in _WORD.finditer(text, span.start, span.end):
            if folded := fold(found[0]):
                yield Word(folded, found.start(), found.end())


def fold(word: str) -> str:
    """A word without case, accents and ligatures; marks of footnotes vanish."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", _SUPERSCRIPT.sub("", word))
    return "".join(sign for sign in bare if sign.isalnum() or sign in ".,:/").casefold()
