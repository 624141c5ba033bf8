"""Finding masked names in texts: whole words in any case, with what Indonesian hangs on them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.analysis.masking.masking import MaskedText, Replaced, masked_text
from app.models.masking import View
from app.models.span import Span
from app.queries.masking import MaskedNameRow, MaskRow, masks_by_source
from app.queries.sources import source_text, sources

CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu", "tah")
"""Written together with the word before them; they stay when the name is masked."""
_AROUND = 48
"""Characters shown on either side of a place that is proposed."""


class NamesInText:
    """Where masked names stand in a text; the longest of those that begin together."""

    def __init__(self, names: Iterable[MaskedNameRow]) -> None:
        self._names: dict[str, MaskedNameRow] = {}
        for name in names:
            for spelling in name.secrets:
                self._names.setdefault(_folded(spelling), name)
        self._pattern = _one_of(self._names)

    def places(self, text: str) -> list[tuple[Span, MaskedNameRow]]:
        """Every place with its name, in the order of the text; a clitic is no part of it."""
        if self._pattern is None:
            return []
        return [
            (Span(match.start(1), match.end(1)), self._names[_folded(match[1])])
            for match in self._pattern.finditer(text)
        ]

    def masked(self, text: str, view: View) -> str:
        """The text with every name masked."""
        if not text:
            return text
        places = self.places(text)
        if not places:
            return text
        return masked_text(text, (Replaced(span, name.shown(view)) for span, name in places)).text


def _folded(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def _one_of(folded: Iterable[str]) -> re.Pattern[str] | None:
    """Words may be divided by anything that is no letter: a file's name has ``budi_santoso``."""
    longest_first = sorted(filter(None, folded), key=len, reverse=True)
    if not longest_first:
        return None
    choices = "|".join(r"[\W_]{1,3}".join(map(re.escape, name.split())) for name in longest_first)
    clitics = "|".join(CLITICS)
    return re.compile(rf"(?<![^\W_])({choices})(?=(?:{clitics})?(?![^\W\d_]))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a masked name stands and no mask lies yet; ``before`` and ``after`` frame it.

    ``found`` is as it is written there.
    """

    name_id: int
    source_id: int
    source: str
    span: Span
    found: str
    before: str
    after: str


def find_occurrences(
    session: Session, names: Sequence[MaskedNameRow], *, also_masked: bool = False
) -> list[Occurrence]:
    """Every place of these names in all sources, by source; those under a mask only if asked."""
    search, laid = NamesInText(names), masks_by_source(session)
    found = list[Occurrence]()
    for source in sources(session):
        text = source_text(session, source.id)
        under = [] if also_masked else laid.get(source.id, [])
        for span, name in search.places(text):
            if not _covered(span, under):
                before = text[max(0, span.start - _AROUND) : span.start]
                after = text[span.end : span.end + _AROUND]
                place = (name.id, source.id, source.name, span, span.cut_from(text))
                found.append(Occurrence(*place, before, after))
    return found


def _covered(span: Span, masks: Iterable[MaskRow]) -> bool:
    return any(mask.span.start <= span.start and span.end <= mask.span.end for mask in masks)


def source_in_view(
    text: str, masks: Iterable[MaskRow], names: Iterable[MaskedNameRow], view: View
) -> MaskedText:
    """A source's text as a view shows it: masked where masks lie, and nowhere else."""
    shown = {name.id: name.shown(view) for name in names}
    if view == "original":
        return masked_text(text, ())
    return masked_text(text, (Replaced(mask.span, shown[mask.name_id]) for mask in masks))
