"""Finding a quotation in the transcripts that it was taken from.

White space is matched loosely, because line breaks and double spaces do not survive copying;
everything else exactly. Only when nothing fits, quotation marks, dashes and ellipses count as
equal in all their typographic forms, since Word changes them while one types.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy.orm import Session

from app.errors import Ambiguous, NameMissing, NotFound
from app.models.span import Span
from app.queries.sources import SourceRow, find_source, source_text, sources
from app.words.shortening import shortened

_WORD = re.compile(r"\S+")
_TYPOGRAPHIC = str.maketrans(
    {
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u0060\u02bc", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u2026": "...",
        "\u00ad": None,
    }
)
_SHOWN_MATCHES = 5
_SHOWN_CHARACTERS = 60

Fold = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class FoundQuotation:
    """Where a quotation stands; ``exact`` is False when only its typography differs."""

    source_id: int
    source: str
    span: Span
    exact: bool = True


def find_quotation(session: Session, quotation: str, source: str = "") -> FoundQuotation:
    """The only place of a quotation in the project, or in the source of that name.

    Raises:
        NameMissing: the quotation is blank.
        NotFound: no such source, or the words stand nowhere.
        Ambiguous: they stand in several places.
    """
    if not quotation.strip():
        raise NameMissing("quotation")
    rows = sources(session)
    if source:
        rows = [find_source(rows, source)]
    for fold in (_as_written, _typography_aside):
        places = _places(session, rows, quotation, fold)
        found = list(islice(places, _SHOWN_MATCHES + 1))
        if len(found) == 1:
            return found[0]
        if found:
            raise Ambiguous("quotation", shortened(quotation, _SHOWN_CHARACTERS), _listed(found))
    raise NotFound("quotation", shortened(quotation, _SHOWN_CHARACTERS))


def _as_written(text: str) -> str:
    return text


def _typography_aside(text: str) -> str:
    return text.translate(_TYPOGRAPHIC)


def _places(
    session: Session, rows: Iterable[SourceRow], quotation: str, fold: Fold
) -> Iterator[FoundQuotation]:
    for row in rows:
        for span in spans_of(source_text(session, row.id), quotation, fold):
            yield FoundQuotation(row.id, row.name, span, fold is _as_written)


def _listed(found: list[FoundQuotation]) -> str:
    shown = [f"{place.source} {place.span.start}" for place in found[:_SHOWN_MATCHES]]
    return ", ".join(shown) + (", \u2026" if len(found) > _SHOWN_MATCHES else "")


def spans_of(text: str, quotation: str, fold: Fold = _as_written) -> Iterator[Span]:
    """Every place of ``quotation`` in ``text``, white space aside, in linear time.

    Code points, end exclusive; a span begins and ends with the quotation's own characters.
    """
    wanted = " ".join(fold(quotation).split())
    if not wanted:
        return
    collapsed = " ".join(fold(text).split())
    start = collapsed.find(wanted)
    if start < 0:
        return
    places = _Places(text, fold)
    while start >= 0:
        yield Span(places.of(start), places.of(start + len(wanted) - 1) + 1)
        start = collapsed.find(wanted, start + 1)


class _Places:
    """From positions of the collapsed text back to those of the text itself."""

    def __init__(self, text: str, fold: Fold) -> None:
        self._words = _WORD.finditer(text)
        self._fold = fold
        self._known = array("q")

    def of(self, position: int) -> int:
        """The place of a character that is no white space."""
        while position >= len(self._known):
            self._add_word(next(self._words))
        return self._known[position]

    def _add_word(self, word: re.Match[str]) -> None:
        before = len(self._known)
        for place, character in enumerate(word[0], start=word.start()):
            self._known.extend([place] * len(self._fold(character)))
        if len(self._known) > before:
            self._known.append(word.end())
