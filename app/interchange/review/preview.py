"""What reading a returned document would do: things said, which a person looks at first.

All of it is frozen; a person's answers make another preview, so that each can be taken back.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from app.models.returned_review import WordComment
from app.models.review import Verdict
from app.queries.people import PersonRow

Status = Literal[
    "decided", "unanswered", "unchanged", "conflicting", "question", "repeated", "unknown"
]
"""``decided`` rows are applied. ``conflicting``: the same reviewer said otherwise before, or this
was submitted again since; ``question``: it may be about the candidates; ``repeated``: another row
says the same of the same thing; ``unknown``: nobody can say what it is about."""

About = Literal["coding", "definition", "passage", "turn", "whole"]
"""What is spoken of. What is said of a turn or of the whole is stored as a general remark."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """Something that the document says, the first having ``place`` 1, and what would come of it.

    Most are rows of its tables: ``cells`` are a row's words in full. Other things said are rows as
    well: words typed elsewhere, and threads of comments there with ``quoted``, the words they
    hang on. ``decision_text`` and ``remark`` are what was typed; ``edits`` are cells that differ
    from what was printed, as ``(printed, now)``; ``earlier`` is the reviewer's last verdict;
    ``reason`` a sentence of ``app.words`` for what is uncertain. ``candidates`` are codings, for a
    definition codes; ``candidate_names`` how they are called. ``words_recorded`` says that what was
    typed is recorded already, ``recorded`` as which decision each comment is, and ``ticked`` which
    of these were ticked as resolved since.
    """

    place: int
    status: Status
    cells: tuple[str, ...]
    name: str = ""
    coding_id: int | None = None
    candidates: tuple[int, ...] = ()
    reason: str = ""
    verdict: Verdict | None = None
    decision_text: str = ""
    remark: str = ""
    comments: tuple[WordComment, ...] = ()
    edits: tuple[tuple[str, str], ...] = ()
    earlier: str = ""
    about: About = "coding"
    code_id: int | None = None
    passage_id: int | None = None
    quoted: str = ""
    candidate_names: tuple[str, ...] = ()
    words_recorded: bool = False
    recorded: tuple[int | None, ...] = ()
    ticked: tuple[int, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether anything was decided or said in this row."""
        return bool(self.decision_text or self.remark or self.comments)

    @property
    def decision_unread(self) -> bool:
        """Whether the decision cell says something that is no verdict: kept as a remark."""
        return bool(self.decision_text) and self.verdict is None

    @property
    def kept_remark(self) -> str:
        """The remark to be stored, with a decision that could not be read in front."""
        unread = self.decision_text if self.decision_unread else ""
        return "\n".join(filter(None, (unread, self.remark)))

    @property
    def stored_remark(self) -> str:
        """The remark as it will stand in the project; a general one names what it is about."""
        return self._named(self.kept_remark)

    def stored_comment(self, comment: WordComment) -> str:
        """A comment as it will stand in the project."""
        return comment.text if comment.reply else self._named(comment.text)

    def _named(self, text: str) -> str:
        if not text or self.about not in {"turn", "whole"}:
            return text
        quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{self.quoted}\N{RIGHT DOUBLE QUOTATION MARK}"
        title = quoted if self.quoted else self.name
        return f"{title}: {text}" if title else text

    @property
    def is_recorded(self) -> bool:
        """Whether all that it says is recorded already."""
        says = bool(self.verdict or self.kept_remark)
        every = len(self.recorded) == len(self.comments) and None not in self.recorded
        return self.is_answered and every and not self.ticked and (self.words_recorded or not says)

    def as_general(self) -> "PreviewRow":
        """The row as a remark on the whole, because it is about nothing that we know."""
        title = " ".join(self.cells[0].split()) if self.cells else ""
        nothing = replace(self, about="whole", coding_id=None, code_id=None, passage_id=None)
        return replace(nothing, name=title, verdict=None)

    @property
    def target(self) -> int | None:
        """The coding, code or passage it is about; None for the whole, and where nobody knows."""
        match self.about:
            case "coding":
                return self.coding_id
            case "definition":
                return self.code_id
            case "passage":
                return self.passage_id
            case _:
                return None

    @property
    def can_be_recorded(self) -> bool:
        """Whether it says something, and of what is known."""
        return self.is_answered and (self.target is not None or self.about in {"turn", "whole"})


@dataclass(frozen=True, slots=True)
class Author:
    """A name under comments, and who that is: ``is_new`` is nobody yet and would be added.

    What a researcher wrote is no supervisor's remark: replies become answers.
    """

    name: str
    person: str
    is_researcher: bool = False
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Printout:
    """Which paper came back.

    ``is_known`` when its bytes were kept as it left. ``round_id`` and ``round_name`` are None and
    empty outside a round. ``newer_rounds`` were submitted since. ``from_other_copy`` when another
    copy of this project printed it, ``copy_is_known`` whether this one has met that copy.
    """

    kind: Literal["review", "chapter"] = "review"
    is_known: bool = False
    printed_at: str = ""
    round_id: int | None = None
    round_name: str = ""
    newer_rounds: tuple[str, ...] = ()
    from_other_copy: bool = False
    copy_is_known: bool = True


@dataclass(frozen=True, slots=True)
class ReviewPreview:
    """The whole document: what it says, and the codings that are not in it.

    ``people`` are those whom the project knows. ``edits`` are printed words outside the rows that
    read otherwise now, as ``(printed, now)``; ``insertions`` counts, of a chapter, what others than
    the researcher typed with Track Changes on.
    """

    name: str
    data: bytes
    reviewer: str
    read_before: bool
    rows: tuple[PreviewRow, ...]
    missing: tuple[str, ...] = ()
    printout: Printout = Printout()
    authors: tuple[Author, ...] = ()
    people: tuple[PersonRow, ...] = ()
    edits: tuple[tuple[str, str], ...] = ()
    insertions: tuple[tuple[str, int], ...] = ()

    def of(self, *statuses: Status) -> tuple[PreviewRow, ...]:
        """The rows that ended so."""
        return tuple(row for row in self.rows if row.status in statuses)

    @property
    def outside(self) -> tuple[str, ...]:
        """What was typed outside the rows; recorded as general remarks."""
        return tuple(row.remark for row in self.rows if row.about == "whole" and row.remark)

    @property
    def comments(self) -> tuple[WordComment, ...]:
        """The comments that hang on no row, passage or definition."""
        return tuple(
            comment for row in self.rows if row.about == "whole" for comment in row.comments
        )

    @property
    def reviewer_is_new(self) -> bool:
        """Whether recording would add the reviewer, whom the project does not know by this name."""
        return bool(self.reviewer) and author_as("", self.reviewer, self.people).is_new

    def person_of(self, comment: WordComment) -> str:
        """The name of the person whose comment it is."""
        said = next((each for each in self.authors if each.name == comment.author), None)
        return said.person if said is not None else self.reviewer

    @property
    def uncertain(self) -> tuple[PreviewRow, ...]:
        """What a person has to look at; of it only unread decisions are kept, as remarks."""
        return tuple(
            row
            for row in self.rows
            if row.status in {"conflicting", "question", "unknown"}
            or (row.decision_unread and row.status == "decided")
        )


def answered(found: ReviewPreview, place: int, target: int | None) -> ReviewPreview:
    """A person says which candidate an uncertain row is about; None: about none of them.

    Then its words become a general remark. Whatever the row said is applied from then on.

    Raises:
        IndexError: no such row.
    """

    def answer(row: PreviewRow) -> PreviewRow:
        settled = replace(row, status="decided", reason="")
        if target is None:
            return settled.as_general()
        names = dict(zip(row.candidates, row.candidate_names, strict=False))
        settled = replace(settled, name=names.get(target, row.name))
        if row.about == "definition":
            return replace(settled, code_id=target)
        return replace(settled, coding_id=target)

    return _with_row(found, place, answer)


def decided_anew(found: ReviewPreview, place: int, take: bool) -> ReviewPreview:
    """Of a conflicting row a person takes the new verdict, or keeps the earlier one.

    The remarks of the row are recorded either way.

    Raises:
        IndexError: no such row.
    """

    def decide(row: PreviewRow) -> PreviewRow:
        if take:
            return replace(row, status="decided")
        kept = replace(row, verdict=None, decision_text="")
        return replace(kept, status="decided" if kept.is_answered else "unchanged")

    return _with_row(found, place, decide)


def written_by(found: ReviewPreview, author: str, person: str) -> ReviewPreview:
    """A person says who a name under comments is: somebody known, or somebody new."""
    said = author_as(author, person, found.people)
    authors = tuple(said if each.name == author else each for each in found.authors)
    return replace(found, authors=authors)


def author_as(name: str, person: str, people: tuple[PersonRow, ...]) -> Author:
    """A name in Word as a person; names that differ only in case and spacing are one."""
    wanted = folded_name(person)
    known = next((each for each in people if folded_name(each.name) == wanted), None)
    if known is None:
        return Author(name, " ".join(person.split()), is_new=True)
    return Author(name, known.name, is_researcher=known.role == "researcher")


def folded_name(name: str) -> str:
    """A name as it is compared: without case and superfluous spaces."""
    return " ".join(name.split()).casefold()


def _with_row(
    found: ReviewPreview, place: int, change: Callable[[PreviewRow], PreviewRow]
) -> ReviewPreview:
    if not any(row.place == place for row in found.rows):
        raise IndexError(place)
    rows = tuple(change(row) if row.place == place else row for row in found.rows)
    return replace(found, rows=rows)
