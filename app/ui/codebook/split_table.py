"""The passages of a code that is split, each with the code that it is to go to."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.operations.recoding import Part
from app.queries.recoding import CodedRow
from app.ui.tables.row_table import Column, RowTable
from app.words import N_, Words
from app.words.terms import STANCES, term

QUOTATION, INFORMANT, SOURCE, STANCE, CODER, GOES = range(6)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a row goes: to the code ``code_id``, or to a new one of this name."""

    called: str
    code_id: int | None = None

    @property
    def key(self) -> tuple[int | None, str]:
        """What makes two targets one: new codes are told apart by name, ignoring case."""
        return self.code_id, "" if self.code_id else self.called.casefold()


class SplitTable(RowTable[CodedRow]):
    """Rows that stay until a target is given to them."""

    def __init__(
        self, words: Words, rows: Sequence[CodedRow], stays: str, parent: QObject | None = None
    ) -> None:
        super().__init__(words, self._columns(words), parent)
        self._stays = stays
        self._targets: dict[int, Target] = {}
        self.show_rows(rows)

    def _columns(self, words: Words) -> Sequence[Column[CodedRow]]:
        return (
            Column(
                N_("Quotation"),
                lambda row: " ".join(row.passage.text.split()),
            ),
            Column(
                N_("Informant"),
                lambda row: row.passage.informant.code if row.passage.informant else "",
            ),
            Column(
                N_("Source"),
                lambda row: row.passage.source,
                lambda row: (row.passage.source.casefold(), row.passage.span.start),
            ),
            Column(N_("Stance"), lambda row: term(words, STANCES, row.stance)),
            Column(N_("Coder"), lambda row: row.coder),
            Column(N_("Goes to"), self._goes),
        )

    def _goes(self, row: CodedRow) -> str:
        target = self._targets.get(row.coding_id)
        return target.called if target else self._stays

    def identity(self, row: CodedRow) -> int:
        """A coding is one, wherever it goes."""
        return row.coding_id

    def several_coders(self) -> bool:
        """Whether more than one person used the code."""
        return len({row.coder for row in self._rows}) > 1

    def assign(self, numbers: Sequence[int], target: Target | None) -> None:
        """Let these rows go to a target; None lets them stay."""
        for number in numbers:
            coding_id = self._rows[number].coding_id
            if target is None:
                self._targets.pop(coding_id, None)
            else:
                self._targets[coding_id] = target
        if numbers:
            first, last = min(numbers), max(numbers)
            self.dataChanged.emit(self.index(first, 0), self.index(last, GOES))

    def targets(self) -> list[tuple[Target, int]]:
        """Each target with how many rows go to it, in the order in which they came up."""
        known: dict[tuple[int | None, str], Target] = {}
        counts: dict[tuple[int | None, str], int] = {}
        for target in self._targets.values():
            known.setdefault(target.key, target)
            counts[target.key] = counts.get(target.key, 0) + 1
        return [(target, counts[key]) for key, target in known.items()]

    @property
    def staying(self) -> int:
        """How many rows nobody took away."""
        return len(self._rows) - len(self._targets)

    def parts(self) -> list[Part]:
        """What is to be done, in the order of the targets."""
        return [
            Part(
                [coding for coding, goes in self._targets.items() if goes.key == target.key],
                target.code_id,
                "" if target.code_id else target.called,
            )
            for target, _ in self.targets()
        ]
