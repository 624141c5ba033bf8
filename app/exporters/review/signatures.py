"""Places for signatures at the end of a record, which stay in one piece."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.exporters.word.document import WordDocument
from app.exporters.word.tables import WordTable
from app.exporters.word.text import Line, line
from app.words import Words

_DOTS = "\N{HORIZONTAL ELLIPSIS}"
_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs; an empty ``name`` is written by hand, ``number`` is printed below it.

    ``above`` stands over the role: the last one of a row has place and date there.
    """

    role: str
    name: str
    number: str
    above: str = ""


def staff_number(words: Words) -> str:
    """Where a lecturer's number is written by hand (NIP)."""
    return words("Staff no. {dots}", dots=_DOTS * 8)


def add_signatures(document: WordDocument, signers: Sequence[Signer]) -> None:
    """Three signers side by side, place and date to be written above the last of each row."""
    for first in range(0, len(signers), _IN_A_ROW):
        together = signers[first : first + _IN_A_ROW]
        document.paragraph("Table Note", "")
        table = WordTable(document, (1,) * _IN_A_ROW, style="Transcript Table")
        *others, last = (_signature(signer) for signer in together)
        date = line(f"{_DOTS * 4}, {_DOTS * 7}")
        table.row(*others, *([[]] * (_IN_A_ROW - len(together))), [date, *last[1:]])


def _signature(signer: Signer) -> list[Line]:
    name = signer.name or f"({_DOTS * 10})"
    lines = (signer.above, f"{signer.role},", "", "", "", name, signer.number)
    return [line(text) for text in lines]
