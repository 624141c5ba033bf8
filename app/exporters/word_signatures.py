"""Places for signatures at the end of a record, which stay in one piece."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.exporters.word_document import WordDocument
from app.exporters.word_tables import WordTable
from app.exporters.word_text import Line, line
from app.words import Words

_DOTS = "\N{HORIZONTAL ELLIPSIS}"
_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs; an empty ``name`` is written by hand, ``number`` is printed below it."""

    role: str
    name: str
    number: str


def staff_number(words: Words) -> str:
    """Where a lecturer's number is written by hand (NIP)."""
    return words("Staff no. {dots}", dots=_DOTS * 9)


def add_signatures(
    document: WordDocument, signers: Sequence[Signer], in_a_row: int = _IN_A_ROW
) -> None:
    """Signers side by side, the place and date to be written above the last of each row."""
    for first in range(0, len(signers), in_a_row):
        together = signers[first : first + in_a_row]
        document.paragraph("Table Note", "")
        table = WordTable(document, (1,) * in_a_row, style="Transcript Table")
        dated = f"{_DOTS * 7}, {_DOTS * 9}"
        cells = [_signature(signer, dated * (signer is together[-1])) for signer in together]
        table.row(*cells[:-1], *([[]] * (in_a_row - len(cells))), cells[-1])


def add_acknowledgement(document: WordDocument, signer: Signer) -> None:
    """Below all others, in the middle of the paper."""
    document.paragraph("Table Note", "")
    table = WordTable(document, (1, 1.4, 1), style="Transcript Table")
    table.row([], _signature(signer, document.words("Acknowledged by")), [])


def _signature(signer: Signer, above: str) -> list[Line]:
    name = signer.name or f"({_DOTS * 15})"
    lines = (above, f"{signer.role},", "", "", "", name, signer.number)
    return [line(text) for text in lines]
