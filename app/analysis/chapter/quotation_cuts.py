"""Quotations with declared cuts: what is left of the words."""

from collections.abc import Sequence

from app.models.span import Span

CUT = "[\N{HORIZONTAL ELLIPSIS}]"
"""What stands for words that were left out."""

_CLOSING = ".,;:!?)]\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\"'"
"""What may follow a mark without a space."""


def shortened(text: str, cuts: Sequence[Span]) -> str:
    """The text with ``[…]`` for each cut (sorted, within the text or dropped)."""
    kept, at = [], 0
    for cut in cuts:
        if cut.start < at or cut.end > len(text):
            continue
        kept.append(text[at : cut.start])
        at = cut.end
    kept.append(text[at:])
    return CUT.join(_tidy(kept))


def _tidy(kept: Sequence[str]) -> list[str]:
    """One space on each side of a mark inside a sentence, so that no two words run together."""
    last = len(kept) - 1
    return [
        (" " if place and part and not part[0].isspace() and part[0] not in _CLOSING else "")
        + part
        + (" " if place < last and part and not part[-1].isspace() else "")
        for place, part in enumerate(kept)
    ]
