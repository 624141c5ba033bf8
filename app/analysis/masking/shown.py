"""What the window shows of rows in a masked view: one place decides it for every list.

Positions stay those of the original text, so that coding on masked words is exact; only what is
read is masked. Rows of which nothing else is known have every text of theirs masked. None of it may
be stored in place of a name: ``holds_mask`` tells what the window must refuse to write.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from app.analysis.autocoding.proposals import Proposal
from app.analysis.masking.masking import MaskedText, Replaced, masked_text
from app.analysis.masking.names import CLITICS, NamesInText
from app.models.masking import View
from app.models.span import Span
from app.project.search_index import Hit
from app.queries.destinations import Destination
from app.queries.informants import InformantRow
from app.queries.masking import MaskedNameRow, MaskRow
from app.queries.passage_links import LinkablePassage, LinkRow
from app.queries.passages import PassageRow
from app.queries.revisions import ChangedWords

T = TypeVar("T")
_KEYS = frozenset({"key", "kind", "uuid"})
"""Fields by which rows are known and not read."""
_SHORT = 200
"""Characters of a text that may be a name or a label: the same again and again."""


class ShownRows:
    """Rows as a view shows them: masked where masks lie, and wherever a masked name is spelt."""

    def __init__(
        self, names: Sequence[MaskedNameRow], laid: Mapping[int, Sequence[MaskRow]], view: View
    ) -> None:
        self._search = NamesInText(names)
        self._shown = {name.id: name.shown(view) for name in names}
        self._laid = laid
        self._masks = [_standing(mask) for mask in {name.shown(view) for name in names}]
        self._known: dict[str, str] = {}
        self._view = view
        self._people = {
            name.informant_id: name.shown(view)
            for name in names
            if name.kind == "person" and name.full_name
        }

    def words(self, text: str) -> str:
        """Free words with every name masked; short ones, which come again, are remembered."""
        if len(text) > _SHORT:
            return self._search.masked(text, self._view)
        if (known := self._known.get(text)) is None:
            known = self._known[text] = self._search.masked(text, self._view)
        return known

    def holds_mask(self, value: object) -> bool:
        """Whether words that somebody would store hold a mask, at whatever depth."""
        if isinstance(value, str):
            return any(mask.search(value) for mask in self._masks)
        if type(value).__module__.startswith("app.queries."):
            return False  # A row is known by its id; what it says of itself is not stored again.
        return any(map(self.holds_mask, _inside(value)))

    def stretch(self, source_id: int, start: int, text: str) -> MaskedText:
        """A stretch of a source's text that begins at ``start``; half a mask is never shown."""
        found = [
            Replaced(place, name.shown(self._view)) for place, name in self._search.places(text)
        ]
        end = start + len(text)
        for mask in self._laid.get(source_id, ()):
            if max(mask.span.start, start) < min(mask.span.end, end):
                place = Span(max(mask.span.start, start) - start, min(mask.span.end, end) - start)
                found.append(Replaced(place, self._shown[mask.name_id]))
        return masked_text(text, found)

    def quotation(self, row: PassageRow) -> MaskedText:
        """The words of a passage, and where every position of them went."""
        return self.stretch(row.source_id, row.span.start, row.text)

    def row(self, row: T) -> T:
        """A row with its words masked, whatever is known of its kind."""
        masked: dict[type, Callable[[Any], object]] = {
            MaskedNameRow: lambda name: name,  # Where names are masked they must be read.
            PassageRow: self._passage,
            InformantRow: self._informant,
            Hit: self._hit,
            Destination: self._destination,
            Proposal: self._proposal,
            LinkRow: self._link,
            LinkablePassage: self._linkable,
            ChangedWords: self._changed,
        }
        made = masked.get(type(row))
        return cast("T", made(row) if made else self._any(row))

    def _plain(self, row: T) -> T:
        return cast("T", self._any(row))

    def _any(self, value: object) -> object:
        """Any value with every text in it masked; the very same one where nothing was."""
        match value:
            case str():
                return self.words(value)
            case dict():
                return {key: self.row(each) for key, each in value.items()}
            case list():
                return [self.row(each) for each in value]
            case tuple():
                return self._tuple(value)
        if is_dataclass(value) and not isinstance(value, type):
            names = (each.name for each in fields(value) if each.init)
            now = {name: getattr(value, name) for name in names if name not in _KEYS}
            changed = {name: self.row(each) for name, each in now.items()}
            different = {name: each for name, each in changed.items() if each is not now[name]}
            return replace(value, **different) if different else value
        return value

    def _tuple(self, value: tuple[object, ...]) -> tuple[object, ...]:
        made = [self.row(each) for each in value]
        if all(each is former for each, former in zip(made, value, strict=True)):
            return value
        return value._make(made) if hasattr(value, "_make") else tuple(made)

    def rows(self, rows: Iterable[T]) -> list[T]:
        """Several of them."""
        return [self.row(row) for row in rows]

    def _passage(self, row: PassageRow) -> PassageRow:
        return replace(self._plain(row), text=self.quotation(row).text)

    def _informant(self, row: InformantRow) -> InformantRow:
        shown = self._plain(row)
        return replace(shown, name=self._people.get(row.id) or shown.name)

    def _destination(self, row: Destination) -> Destination:
        shown = self._plain(row)
        if row.goal in {"source", "code", "informant"}:  # These are no places in a text.
            return shown
        return replace(shown, excerpt=self.stretch(row.source_id, row.span.start, row.excerpt).text)

    def _proposal(self, row: Proposal) -> Proposal:
        start = row.span.start
        masked = self.stretch(row.source_id, start, row.text)
        return replace(
            self._plain(row),
            text=masked.text,
            hits=tuple(_moved(masked.span(_moved(hit, -start)), start) for hit in row.hits),
            before=self.stretch(row.source_id, start - len(row.before), row.before).text,
            after=self.stretch(row.source_id, row.span.end, row.after).text,
        )

    def _link(self, row: LinkRow) -> LinkRow:
        text = self.stretch(row.source_id, row.start, row.text).text
        return replace(self._plain(row), text=text)

    def _linkable(self, row: LinkablePassage) -> LinkablePassage:
        text = self.stretch(row.source_id, row.start, row.text).text
        return cast("LinkablePassage", self._tuple(row))._replace(text=text)

    def _changed(self, row: ChangedWords) -> ChangedWords:
        now = self.stretch(row.source_id, row.span.start, row.now).text
        return replace(self._plain(row), now=now)

    def _hit(self, hit: Hit) -> Hit:
        masked = self.stretch(hit.source_id, hit.paragraph_start, hit.paragraph)
        shift = hit.paragraph_start
        return replace(
            self._plain(hit),
            paragraph=masked.text,
            spans=tuple(_moved(masked.span(_moved(span, -shift)), shift) for span in hit.spans),
        )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _standing(mask: str) -> re.Pattern[str]:
    """A mask where one can stand, as names do: the letter ``B`` of one is in every other word."""
    before = r"(?<![^\W_])" if mask[:1].isalnum() else ""
    behind = rf"(?=(?:{'|'.join(CLITICS)})?(?![^\W\d_]))" if mask[-1:].isalnum() else ""
    return re.compile(f"{before}{re.escape(mask)}{behind}")


def _inside(value: object) -> Iterable[object]:
    """What a value is made of, where it is made of anything."""
    match value:
        case dict():
            return [*value.keys(), *value.values()]
        case list() | tuple() | set() | frozenset():
            return value
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, each.name) for each in fields(value)]
    return ()
