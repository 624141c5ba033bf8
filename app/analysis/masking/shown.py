"""What the window shows of rows in a masked view: one place decides it for every list.

Positions stay those of the original text, so that coding on masked words is exact; only what is
read is masked. What stands in a field that can be written in (interpretations, memos, forms) is
left as it is, or the mask would be stored in its place.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from app.analysis.autocoding.proposals import Proposal
from app.analysis.masking.masking import MaskedText, Replaced, masked_text
from app.analysis.masking.names import NamesInText
from app.models.masking import View
from app.models.span import Span
from app.project.search_index import Hit
from app.queries.destinations import Destination
from app.queries.differences import Difference
from app.queries.informants import InformantRow
from app.queries.masking import MaskedNameRow, MaskRow
from app.queries.passage_links import LinkablePassage, LinkRow
from app.queries.passages import PassageRow
from app.queries.revisions import ChangedWords

T = TypeVar("T")


class ShownRows:
    """Rows as a view shows them: masked where masks lie, and wherever a masked name is spelt."""

    def __init__(
        self, names: Sequence[MaskedNameRow], laid: Mapping[int, Sequence[MaskRow]], view: View
    ) -> None:
        self._search = NamesInText(names)
        self._shown = {name.id: name.shown(view) for name in names}
        self._laid = laid
        self._view = view
        self._people = {
            name.informant_id: name.shown(view)
            for name in names
            if name.kind == "person" and name.full_name
        }

    def words(self, text: str) -> str:
        """Free words with every name masked."""
        return self._search.masked(text, self._view)

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
        """A row with its words masked; one of a kind that quotes nobody is as it was."""
        masked: dict[type, Callable[[Any], object]] = {
            PassageRow: self._passage,
            InformantRow: self._informant,
            Hit: self._hit,
            Difference: self._difference,
            Destination: self._destination,
            Proposal: self._proposal,
            LinkRow: self._link,
            LinkablePassage: self._linkable,
            ChangedWords: self._changed,
        }
        made = masked.get(type(row))
        return cast("T", made(row)) if made else row

    def rows(self, rows: Iterable[T]) -> list[T]:
        """Several of them."""
        return [self.row(row) for row in rows]

    def _passage(self, row: PassageRow) -> PassageRow:
        return replace(
            row,
            text=self.quotation(row).text,
            source=self.words(row.source),
            informant=self._informant(row.informant) if row.informant else None,
        )

    def _informant(self, row: InformantRow) -> InformantRow:
        return replace(
            row,
            name=self._people.get(row.id) or self.words(row.name),
            role=self.words(row.role),
            institution=self.words(row.institution),
            place=self.words(row.place),
            note=self.words(row.note),
            sources=tuple(map(self.words, row.sources)),
            attributes=tuple((name, self.words(value)) for name, value in row.attributes),
        )

    def _difference(self, row: Difference) -> Difference:
        return replace(row, quotation=self.words(row.quotation), source=self.words(row.source))

    def _destination(self, row: Destination) -> Destination:
        if row.goal == "source":  # Its excerpt is who speaks in it.
            return replace(row, source=self.words(row.source), excerpt=self.words(row.excerpt))
        excerpt = self.stretch(row.source_id, row.span.start, row.excerpt).text
        return replace(row, source=self.words(row.source), excerpt=excerpt)

    def _proposal(self, row: Proposal) -> Proposal:
        start = row.span.start
        masked = self.stretch(row.source_id, start, row.text)
        return replace(
            row,
            source=self.words(row.source),
            who=self.words(row.who),
            text=masked.text,
            hits=tuple(_moved(masked.span(_moved(hit, -start)), start) for hit in row.hits),
            before=self.stretch(row.source_id, start - len(row.before), row.before).text,
            after=self.stretch(row.source_id, row.span.end, row.after).text,
        )

    def _link(self, row: LinkRow) -> LinkRow:
        return replace(row, text=self.stretch(row.source_id, row.start, row.text).text)

    def _linkable(self, row: LinkablePassage) -> LinkablePassage:
        text = self.stretch(row.source_id, row.start, row.text).text
        return row._replace(source=self.words(row.source), text=text)

    def _changed(self, row: ChangedWords) -> ChangedWords:
        now = self.stretch(row.source_id, row.span.start, row.now).text
        return replace(row, former=self.words(row.former), now=now)

    def _hit(self, hit: Hit) -> Hit:
        masked = self.stretch(hit.source_id, hit.paragraph_start, hit.paragraph)
        shift = hit.paragraph_start
        return replace(
            hit,
            source=self.words(hit.source),
            paragraph=masked.text,
            spans=tuple(_moved(masked.span(_moved(span, -shift)), shift) for span in hit.spans),
        )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
