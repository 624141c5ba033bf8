"""What merging another copy would do, in rows that a person looks at first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.interchange.copy_rows import CommonGround, Renames
from app.interchange.merging.other import Copy
from app.interchange.merging.three_way import Choice
from app.words import Words
from app.words.terms import VERDICTS, term

DELETED = "deleted"
"""What stands for the side that has a row no more."""


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A row of a table; ``described`` gives a sentence of ``app.words`` and its parameters.

    Only rows that are shown are described: a merge may list tens of thousands.
    """

    table: str
    key: str
    described: Callable[[], tuple[str, Mapping[str, str]]] = field(repr=False, compare=False)

    def said(self, words: Words) -> str:
        """The sentence in the language of ``words``."""
        sentence, parameters = self.described()
        shown = {
            name: term(words, VERDICTS, value) if name == "verdict" else value
            for name, value in parameters.items()
        }
        return words(sentence, **shown).strip()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that both copies changed differently, or one deleted while the other used it.

    ``column`` is a sentence of ``app.words`` for what differs, empty where one side lacks the row
    (then ``ours`` or ``theirs`` is ``DELETED``). ``choice`` is what was decided, if anything.
    """

    id: str
    row: MergeRow
    column: str
    ours: str
    theirs: str
    choices: tuple[Choice, ...]
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Two things of one name, one from each copy: are they the same? Undecided, both stay."""

    id: str
    here: MergeRow
    there: MergeRow
    choices: tuple[Choice, ...] = ("same", "both")
    choice: Choice | None = None


@dataclass(frozen=True)
class MergePreview:
    """What would change here, what changed here only, and what somebody must decide.

    ``changed_there``, ``new`` and ``deleted_there`` are what this project is going to take over;
    ``changed_here`` is what the other copy does not have yet. ``unified`` were made in both copies
    and become one, ``renumbered`` get another number or name. ``met`` are words of a text that both
    corrected differently: those of the later version stand, all versions stay readable.
    ``has_ground`` says whether anything proves a common past: without one nothing is deleted and
    every difference is asked about. ``same`` says by table which keys became which.
    """

    other: Copy
    ground: CommonGround = field(repr=False)
    new: tuple[MergeRow, ...] = ()
    changed_there: tuple[MergeRow, ...] = ()
    changed_here: tuple[MergeRow, ...] = ()
    deleted_there: tuple[MergeRow, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    questions: tuple[Question, ...] = ()
    unified: tuple[MergeRow, ...] = ()
    renumbered: tuple[MergeRow, ...] = ()
    met: tuple[MergeRow, ...] = ()
    same: Renames = field(default_factory=dict, repr=False)

    @property
    def has_ground(self) -> bool:
        """Whether the two copies are known to come from one state."""
        return bool(self.ground.rows)

    @property
    def open(self) -> tuple[Conflict | Question, ...]:
        """What nobody has decided yet: it would be left as it is here."""
        conflicts = tuple(each for each in self.conflicts if each.choice is None)
        return (*conflicts, *(each for each in self.questions if each.choice is None))

    @property
    def takes_over(self) -> int:
        """How many rows would change here."""
        return len(self.new) + len(self.changed_there) + len(self.deleted_there)
