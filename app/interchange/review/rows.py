"""Rows of a review document as rows of the preview: what each says, and what would come of it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.exporters.review.marks import NOT_DECIDED
from app.interchange.review.columns import Columns, collapsed, plain
from app.interchange.review.matching import GONE, Match
from app.interchange.review.paper import Paper, without_earlier
from app.interchange.review.preview import About, PreviewRow
from app.interchange.review.recorded import Recorded, with_target
from app.interchange.review.said import Thing
from app.interchange.review.verdicts import read_verdict
from app.models.returned_review import ReturnedRow
from app.words import N_

_NO_REMARK = re.compile(r"[\s\-\u2010-\u2015\u2212._\u2026]*")
"""What people put where they have nothing to remark."""

_CELLS_LOST = N_("The row does not have the cells of its table any more.")
_TWO_ANSWERS = N_("The row stands more than once, with different answers.")


class Reading:
    """Turns matched rows into rows of the preview."""

    def __init__(self, paper: Paper, recorded: Recorded) -> None:
        self._paper = paper
        self._recorded = recorded
        self._all_earlier: frozenset[str] | None = None

    def row(self, place: int, row: ReturnedRow, columns: Columns, match: Match) -> PreviewRow:
        """What one row says, and what would come of it."""
        about = columns.about
        whole = len(row.cells) == columns.count
        ours = self._printed(about, match.target)
        if whole:
            decision = self._decision(row, columns, ours)
            remark = self._remark(row, columns, match)
        else:
            decision, remark = self._scattered(row, columns, match)
        found = PreviewRow(
            place,
            "unknown",
            row.cells,
            about=about,
            candidates=match.candidates,
            candidate_names=tuple(self._recorded.name(about, each) for each in match.candidates),
            reason=match.reason,
            verdict=read_verdict(decision),
            decision_text=decision,
            remark=remark,
            comments=row.comments,
            edits=_edits(row, columns, ours),
        )
        if match.target is None:
            return self._uncertain(found)
        found = with_target(
            replace(found, name=self._recorded.name(about, match.target)), match.target
        )
        if not whole and found.is_answered:
            asked = replace(with_target(found, None), status="question", reason=_CELLS_LOST)
            return replace(asked, candidates=(match.target,), candidate_names=(found.name,))
        return self._recorded.compared(found)

    def turn(self, place: int, row: ReturnedRow, columns: Columns) -> PreviewRow:
        """A row of an uncoded turn; its remark will be a general one that names the turn."""
        printed = next(
            (
                self._paper.turn_cells[uuid]
                for uuid in row.marked("t")
                if uuid in self._paper.turn_cells
            ),
            None,
        )
        named = (printed or row.cells)[:1]
        whole = len(row.cells) == columns.count
        found = PreviewRow(
            place,
            "decided",
            row.cells,
            name=collapsed(" ".join(named)),
            about="turn",
            remark=row.cells[columns.remark].strip() if whole else _but(row.cells[1:], printed),
            comments=row.comments,
            edits=_edits(row, columns, printed) if whole else (),
        )
        return self._recorded.compared(found)

    def _uncertain(self, found: PreviewRow) -> PreviewRow:
        """A question, unless somebody answered it when this was read before."""
        if found.reason == GONE and not found.is_answered:
            return replace(found, status="unanswered")
        settled = self._recorded.answered_before(found)
        if settled is not None:
            return settled
        return replace(found, status="question" if found.candidates else "unknown")

    def _printed(self, about: About, target: int | None) -> tuple[str, ...] | None:
        cells = self._paper.definition_cells if about == "definition" else self._paper.cells
        return cells.get(target or 0)

    def _decision(self, row: ReturnedRow, columns: Columns, ours: tuple[str, ...] | None) -> str:
        """What was put into the decision cell, without what was printed there."""
        if columns.decision is None:
            return ""
        cell = row.cells[columns.decision].strip().strip(NOT_DECIDED).strip()
        if ours is not None and columns.decision < len(ours):
            printed = ours[columns.decision].strip().strip(NOT_DECIDED).strip()
            return "" if collapsed(cell) == collapsed(printed) else cell
        return cell

    def _scattered(self, row: ReturnedRow, columns: Columns, match: Match) -> tuple[str, str]:
        """Decision and remark of a row that lost its cells: all words that were not printed."""
        likely = match.target or next(iter(match.candidates), None)
        left = _but(row.cells[1:], self._printed(columns.about, likely)).split("\n")
        earlier = self._earlier_of_all()
        left = [line for line in left if line and collapsed(line) not in earlier]
        verdicts = [line for line in left if read_verdict(line)]
        if len(verdicts) != 1:
            return "", "\n".join(left)
        return verdicts[0], "\n".join(line for line in left if line != verdicts[0])

    def _remark(self, row: ReturnedRow, columns: Columns, match: Match) -> str:
        if match.target is None:
            earlier = self._earlier_of_all()
        elif columns.about == "definition":
            earlier = self._paper.earlier_on(match.target)
        else:
            earlier = self._paper.earlier_of(match.target)
        remark = without_earlier(row.cells[columns.remark], earlier)
        return "" if _NO_REMARK.fullmatch(remark) else remark

    def _earlier_of_all(self) -> frozenset[str]:
        if self._all_earlier is None:
            self._all_earlier = self._paper.all_earlier()
        return self._all_earlier


def _but(cells: Sequence[str], printed: tuple[str, ...] | None) -> str:
    """All words of a row that lost its cells, but the printed ones."""
    ours = {plain(cell) for cell in printed or ()}
    return "\n".join(cell.strip() for cell in cells if cell.strip() and plain(cell) not in ours)


def _edits(
    row: ReturnedRow, columns: Columns, ours: tuple[str, ...] | None
) -> tuple[tuple[str, str], ...]:
    """The cells besides the answers that read otherwise than they were printed."""
    if ours is None:
        return ()
    answers = {columns.decision, columns.remark} if len(row.cells) == columns.count else set()
    strange = [
        (place, cell)
        for place, cell in enumerate(row.cells)
        if place not in answers and cell not in ours
    ]
    if not strange:  # Most rows came back letter by letter.
        return ()
    printed = {plain(cell) for cell in ours}
    return tuple(
        (ours[place] if place < len(ours) else "", cell)
        for place, cell in strange
        if plain(cell) not in printed
    )


def without_repetitions(rows: Sequence[PreviewRow], recorded: Recorded) -> Iterator[PreviewRow]:
    """Rows about the same thing speak once, together; where they contradict they are asked."""
    together: defaultdict[Thing, list[PreviewRow]] = defaultdict(list)
    for row in rows:
        if row.target is not None:
            together[row.about, row.target].append(row)
    for row in rows:
        twins = together.get((row.about, row.target), [row])
        if len(twins) == 1:
            yield row
        elif _contradict(twins):
            yield _asked_which(row) if row.is_answered else replace(row, status="repeated")
        elif row is _speaker(twins):
            yield recorded.compared(_united(row, twins))
        else:
            yield replace(row, status="repeated")


def _speaker(twins: Sequence[PreviewRow]) -> PreviewRow:
    return next((twin for twin in twins if twin.is_answered), twins[0])


def _contradict(twins: Sequence[PreviewRow]) -> bool:
    """Whether two of them decide differently, or remark on different things."""
    decisions = {twin.verdict or collapsed(twin.decision_text) for twin in twins} - {""}
    remarks = {collapsed(twin.remark) for twin in twins} - {""}
    return len(decisions) > 1 or len(remarks) > 1


def _asked_which(row: PreviewRow) -> PreviewRow:
    if row.status == "unchanged":
        return row
    asked = replace(with_target(row, None), status="question", reason=_TWO_ANSWERS)
    return replace(asked, candidates=(row.target or 0,), candidate_names=(row.name,))


def _united(row: PreviewRow, twins: Sequence[PreviewRow]) -> PreviewRow:
    """The row with all that its twins say."""
    decided = next((twin for twin in twins if twin.decision_text), row)
    remarked = next((twin.remark for twin in twins if twin.remark), "")
    comments = dict.fromkeys(comment for twin in twins for comment in twin.comments)
    return replace(
        row,
        verdict=decided.verdict,
        decision_text=decided.decision_text,
        remark=remarked,
        comments=tuple(comments),
    )
