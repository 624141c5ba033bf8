"""Who wrote in a returned document: the names in Word, and the people that the project knows."""

from collections.abc import Iterable, Iterator

from sqlalchemy.orm import Session

from app.interchange.review.columns import reviewer_name
from app.interchange.review.preview import Author, Printout, author_as, folded_name
from app.models.returned_review import (
    ReturnedParagraph,
    ReturnedReview,
    ReturnedRow,
    ReturnedTable,
    WordComment,
)
from app.queries.people import PersonRow, people
from app.queries.projects import project
from app.queries.review_rounds import rounds

_NOBODY = frozenset(
    {
        *("", "user", "windows user", "microsoft office user", "office user", "unknown"),
        *("unknown author", "author", "penulis tidak diketahui", "penulis", "pengguna", "admin"),
        *("administrator", "acer", "asus", "axioo", "dell", "hp", "lenovo", "toshiba", "pc"),
    }
)
"""What Word and LibreOffice call somebody who never told them a name, or whose computer it is."""


class People:
    """Whose words are whose; ``reviewer`` is who wrote the paper."""

    def __init__(self, session: Session, document: ReturnedReview) -> None:
        self.known: tuple[PersonRow, ...] = tuple(people(session))
        self._document = document
        self._researchers = {
            folded_name(each.name): each.name for each in self.known if each.role == "researcher"
        }
        titled = folded_name(project(session).researcher)
        if titled and titled not in {folded_name(each.name) for each in self.known}:
            own = next(iter(self._researchers.values()), "")
            if own:
                self._researchers[titled] = own

    def is_researcher(self, name: str) -> bool:
        """Whether somebody of this name is the researcher."""
        return folded_name(name) in self._researchers

    def reviewer(self, named: str, before: Iterable[str], asked: Iterable[str]) -> str:
        """Who wrote the paper, if anything says so: ``named`` by somebody, or the paper itself.

        Else the only author of its comments and tracked changes, as whose it was read
        ``before``, or the only one who was ``asked``.
        """
        found = named.strip() or reviewer_name(self._document) or self._only_author()
        found = found or next(iter(before), "")
        if not found:
            reviewers = list(asked)
            found = reviewers[0] if len(reviewers) == 1 else ""
        return author_as(found, found, self.known).person

    def authors(self, reviewer: str) -> tuple[Author, ...]:
        """Everybody else who wrote comments, each as a person of their own."""
        names = dict.fromkeys(comment.author for comment in comments_of(self._document))
        return tuple(self._author(name) for name in names if not self.is_reviewer(name, reviewer))

    def _author(self, name: str) -> Author:
        return author_as(name, self._researchers.get(folded_name(name), name), self.known)

    def is_reviewer(self, author: str, reviewer: str) -> bool:
        """Whether a name under a comment stands for the reviewer."""
        return folded_name(author) in _NOBODY | {folded_name(reviewer)}

    def _only_author(self) -> str:
        names = {comment.author for comment in comments_of(self._document)}
        for part in _parts(self._document):
            names |= set(part.writers)
        others = {name for name in names if folded_name(name) not in _NOBODY}
        others = {name for name in others if not self.is_researcher(name)}
        return others.pop() if len(others) == 1 else ""


def asked_in(session: Session, printout: Printout) -> list[str]:
    """The reviewers of the paper's round."""
    made = next((row for row in rounds(session) if row.id == printout.round_id), None)
    return [each.name for each in made.reviewers] if made else []


def comments_of(document: ReturnedReview) -> Iterator[WordComment]:
    """All comments of a document."""
    for part in _parts(document):
        yield from part.comments
    yield from document.loose


def _parts(document: ReturnedReview) -> Iterator[ReturnedRow | ReturnedParagraph]:
    for block in document.blocks:
        if isinstance(block, ReturnedTable):
            yield from block.rows
        else:
            yield block
