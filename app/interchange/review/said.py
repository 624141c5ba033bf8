"""What has been said before, so that nothing is recorded twice and no later word is overruled."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.interchange.review.columns import collapsed
from app.interchange.review.preview import About, Printout, folded_name
from app.models.review import Verdict
from app.queries.review_rounds import answers, rounds, submitted, submitted_definitions
from app.queries.reviews import DecisionRow, decisions
from app.words import N_

Thing = tuple[About, int | None]
"""What is spoken of, and its id; turns and the whole have none."""

SAID_OTHERWISE = N_("The same reviewer said otherwise before.")
SAID_SINCE = N_("The same reviewer has decided on this in a newer round.")
SUBMITTED_SINCE = N_("This was submitted again in a newer round.")


@dataclass(frozen=True, slots=True)
class Word:
    """Something said on paper: by whom (as a name), what, and, in a comment, when."""

    person: str
    verdict: Verdict | None
    text: str
    date: str = ""


class SaidBefore:
    """The decisions of a project, seen from one paper."""

    def __init__(self, session: Session, printout: Printout, *, read_before: bool) -> None:
        self._printout = printout
        self._read_before = read_before
        self._by_thing: defaultdict[Thing, list[DecisionRow]] = defaultdict(list)
        self._by_id = {row.id: row for row in decisions(session)}
        for row in self._by_id.values():
            self._by_thing[_thing(row)].append(row)
        made = rounds(session)
        own = next((row for row in made if row.id == printout.round_id), None)
        self._own = own
        self._newer = {each.id for each in made if own and each.number > own.number}
        self._submitted_since: set[str] = set()
        for round_id in self._newer:
            self._submitted_since |= submitted(session, round_id).keys()
            self._submitted_since |= submitted_definitions(session, round_id).keys()

    def recorded(self, thing: Thing, word: Word, seen: str = "") -> int | None:
        """The decision that has exactly this already; ``seen`` is what would be judged now."""
        wanted, text = folded_name(word.person), collapsed(word.text)
        for row in self._by_thing.get(thing, ()):
            if (
                row.verdict == word.verdict
                and folded_name(row.reviewer) == wanted
                and collapsed(row.remark) == text
                and self._is_of_this_paper(row, word, seen)
            ):
                return row.id
        return None

    def answered(self, decision_id: int, text: str) -> bool:
        """Whether a remark has this answer already."""
        row = self._by_id.get(decision_id)
        return row is not None and collapsed(text) in collapsed(row.answer)

    def is_resolved(self, decision_id: int) -> bool:
        """Whether a remark is ticked as resolved already."""
        row = self._by_id.get(decision_id)
        return row is not None and row.resolved

    def _is_of_this_paper(self, row: DecisionRow, word: Word, seen: str) -> bool:
        printout = self._printout
        if self._read_before or (word.date and row.decided_at == word.date):
            return True
        if printout.round_id is not None:
            return row.round_id == printout.round_id
        if printout.printed_at and row.decided_at >= printout.printed_at:
            return True
        return not seen or row.fingerprint == seen  # The same about something else is a new word.

    def last_verdict(self, thing: Thing, person: str) -> DecisionRow | None:
        """What somebody last decided on something."""
        wanted = folded_name(person)
        said = [
            row
            for row in self._by_thing.get(thing, ())
            if row.verdict and folded_name(row.reviewer) == wanted
        ]
        return said[-1] if said else None

    def decided_since(self, thing: Thing, person: str) -> bool:
        """Whether somebody's last verdict on something is of a newer round than this paper."""
        last = self.last_verdict(thing, person)
        return last is not None and last.round_id in self._newer

    def objection(self, thing: Thing, uuid: str, word: Word) -> str:
        """Why a verdict must not be taken over unasked; empty when nothing speaks against it.

        What somebody said in an earlier round is no objection: the new round asked them anew.
        """
        if self.decided_since(thing, word.person):
            return SAID_SINCE
        last = self.last_verdict(thing, word.person)
        if uuid in self._submitted_since:
            return SUBMITTED_SINCE
        if last is None or last.verdict == word.verdict:
            return ""
        asked_anew = self._own is not None and not answers(last, self._own)
        return "" if asked_anew else SAID_OTHERWISE


def _thing(row: DecisionRow) -> Thing:
    if row.coding_id is not None:
        return "coding", row.coding_id
    if row.code_id is not None:
        return "definition", row.code_id
    return ("passage", row.passage_id) if row.passage_id is not None else ("whole", None)
