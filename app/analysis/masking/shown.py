"""What the window shows of rows in a masked view: one place decides it for every list.

Positions stay those of the original text, so that coding on masked words is exact; only what is
read is masked. What stands in a field that can be written in (interpretations, memos, forms) is
left as it is, or the mask would be stored in its place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from app.analysis.masking.masking import MaskedText, Replaced, masked_text
from app.analysis.masking.names import NamesInText
from app.models.masking import View
from app.models.span import Span
from app.project.search_index import Hit
from app.queries.differences import Difference
from app.queries.informants import InformantRow
from app.queries.masking import MaskedNameRow, MaskRow
from app.queries.passages import PassageRow

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
        made: Any = row
        if isinstance(row, PassageRow):
            made = self._passage(row)
        elif isinstance(row, InformantRow):
            made = self._informant(row)
        elif isinstance(row, Hit):
            made = self._hit(row)
        elif isinstance(row, Difference):
            made = replace(row, quotation=self.words(row.quotation), source=self.words(row.source))
        return cast("T", made)

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
