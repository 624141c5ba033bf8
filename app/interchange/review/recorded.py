"""Rows of a preview beside what the project has: nothing new, something new, or another word."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from app.exporters.review.marks import row_name
from app.interchange.review.preview import About, PreviewRow
from app.interchange.review.said import SaidBefore, Thing, Word
from app.models.returned_review import WordComment
from app.models.review_round import fingerprint
from app.queries.reviews import DefinitionRow, ReviewRow

WhoWrote = Callable[[WordComment], str]
"""The name of the person whose comment it is."""


class Recorded:
    """Tells what of a row is recorded already, and whether it may be recorded unasked."""

    def __init__(
        self,
        codings: Mapping[int, ReviewRow],
        definitions: Mapping[int, DefinitionRow],
        said: SaidBefore,
        reviewer: str,
        who: WhoWrote,
    ) -> None:
        self._codings = codings
        self._definitions = definitions
        self._said = said
        self._reviewer = reviewer
        self._who = who

    def compared(self, found: PreviewRow) -> PreviewRow:
        """With what the project has: nothing, the same, or something else from this reviewer."""
        if not found.is_answered:
            return replace(found, status="unanswered")
        thing = thing_of(found)
        found = self._with_recorded(found, thing)
        if found.is_recorded:
            return replace(found, status="unchanged")
        if found.verdict is None or found.words_recorded:
            return replace(found, status="decided")
        last = self._said.last_verdict(thing, self._reviewer)
        reason = self._said.objection(thing, self._of(thing).uuid, self._own_words(found))
        return replace(
            found,
            status="conflicting" if reason else "decided",
            reason=reason,
            earlier=(last.verdict or "") if last else "",
        )

    def answered_before(self, found: PreviewRow) -> PreviewRow | None:
        """An uncertain row as a person settled it when this was read before; None if nobody did."""
        if not found.is_answered:
            return None
        settled = [with_target(found, target) for target in found.candidates]
        for row in (*settled, found.as_general()):
            thing = thing_of(row)
            known = self._with_recorded(row, thing)
            if known.is_recorded:
                name = self.name(*thing) if row.target is not None else row.name
                return replace(known, status="unchanged", name=name, reason="")
        return None

    def name(self, about: About, target: int | None) -> str:
        """How a coding or a definition is called."""
        if about == "definition":
            return self._definitions[target or 0].called
        coding = self._codings[target or 0]
        return row_name(coding.passage.number, coding.called)

    def _with_recorded(self, found: PreviewRow, thing: Thing) -> PreviewRow:
        """The row with what of it is recorded already."""
        says = bool(found.verdict or found.kept_remark)
        seen = self._seen(thing)
        own = self._said.recorded(thing, self._own_words(found), seen) if says else None
        recorded: list[int | None] = []
        first: int | None = None
        for comment in found.comments:
            made = self._comment(comment, found, thing, seen, first)
            recorded.append(made)
            first = first if comment.reply else made
        return replace(
            found,
            words_recorded=own is not None,
            recorded=tuple(recorded),
            ticked=self._ticked(found.comments, recorded),
        )

    def _ticked(
        self, comments: Iterable[WordComment], recorded: Iterable[int | None]
    ) -> tuple[int, ...]:
        """The decisions whose comment was ticked as resolved since; replies only follow it.

        A tick that is missing says nothing: some programs lose it.
        """
        return tuple(
            made
            for comment, made in zip(comments, recorded, strict=True)
            if made is not None
            and comment.resolved
            and not comment.reply
            and not self._said.is_resolved(made)
        )

    def _comment(
        self, comment: WordComment, found: PreviewRow, thing: Thing, seen: str, first: int | None
    ) -> int | None:
        """The decision that a comment is, or whose answer it is."""
        if comment.reply and first is not None and self._said.answered(first, comment.text):
            return first
        text = found.stored_comment(comment)
        return self._said.recorded(thing, Word(self._who(comment), None, text, comment.date), seen)

    def _own_words(self, found: PreviewRow) -> Word:
        return Word(self._reviewer, found.verdict, found.stored_remark)

    def _of(self, thing: Thing) -> ReviewRow | DefinitionRow:
        about, target = thing
        if about == "definition":
            return self._definitions[target or 0]
        return self._codings[target or 0]

    def _seen(self, thing: Thing) -> str:
        """What would be judged now; nothing can change under other remarks."""
        if thing[0] not in {"coding", "definition"}:
            return ""
        return fingerprint(self._of(thing).seen)


def thing_of(found: PreviewRow) -> Thing:
    """What a row speaks of."""
    return ("whole", None) if found.target is None else (found.about, found.target)


def with_target(found: PreviewRow, target: int | None) -> PreviewRow:
    """The row about this coding, or code; None about none yet."""
    if found.about == "definition":
        return replace(found, code_id=target)
    return replace(found, coding_id=target)
