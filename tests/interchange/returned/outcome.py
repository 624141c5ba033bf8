"""Reading a returned document of the large study, and holding what was read against the truth."""

from dataclasses import dataclass

from app.exporters.review.marks import definition_bookmark
from app.importers.docx.returned_review import read_returned_review
from app.interchange.review.columns import collapsed
from app.interchange.review.preview import PreviewRow, ReviewPreview
from app.interchange.review.word import Returned, preview
from app.models.returned_review import ReturnedReview, ReturnedTable, WordComment
from app.queries.printed import code_uuids
from app.queries.reviews import coding_uuids
from tests.interchange.returned.answers import Answer, Answers
from tests.study import Study


@dataclass(frozen=True, slots=True)
class Outcome:
    """Decisions and remarks by what became of them; ``wrong`` names rows that were applied badly.

    ``others`` counts what is found of the answers to definitions, turns and the whole. ``asked``
    ones stand in a row that the person is shown; ``outside`` remarks are listed beside the rows;
    ``lost`` is what no part of the preview shows.
    """

    decisions: int
    remarks: int
    others: int
    asked: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


ALL = Outcome(260, 120, 16)
"""Everything found, nothing to ask."""


def read(study: Study, data: bytes, name: str = "returned.docx") -> ReviewPreview:
    """The preview of a document; nothing is changed."""
    document = read_returned_review(name, data)
    with study.project.read() as session:
        return preview(session, Returned(name, data, document))


def outcome(study: Study, found: ReviewPreview, answers: Answers) -> Outcome:
    """What became of every answer to a coding."""
    with study.project.read() as session:
        ids = {"k_" + uuid.replace("-", ""): key for key, uuid in coding_uuids(session).items()}
    expected = {ids[key]: answer for key, answer in answers.codings.items()}
    applied = {row.coding_id or 0: row for row in found.of("decided") if row.about == "coding"}
    shown = "\n".join(map(_words, found.uncertain))
    beside = "\n".join([*found.outside, *(comment.text for comment in found.comments)])
    tally = _Tally(shown, beside)
    for key, answer in expected.items():
        tally.hold(key, applied.get(key), answer)
    strangers = applied.keys() - expected.keys()
    return Outcome(
        tally.decisions,
        tally.remarks,
        _others(study, found, answers),
        tuple(tally.asked),
        tuple(tally.outside),
        (*tally.wrong, *(applied[key].name for key in strangers)),
        tuple(tally.lost),
    )


def _others(study: Study, found: ReviewPreview, answers: Answers) -> int:
    """How many answers besides those to codings are found where they belong."""
    with study.project.read() as session:
        codes = {key: definition_bookmark(uuid) for key, uuid in code_uuids(session).items()}
    rows = found.of("decided")
    said = {codes[row.code_id]: row for row in rows if row.code_id and row.about == "definition"}
    right = [
        (said[key].verdict == answer.verdict) + (said[key].remark == answer.remark)
        for key, answer in answers.definitions.items()
        if key in said
    ]
    turns = {row.remark for row in rows if row.about == "turn"} & {*answers.turns.values()}
    return sum(right) + len(turns) + len({*found.outside} & {*answers.whole})


class _Tally:
    """Counts while the answers are gone through."""

    def __init__(self, shown: str, beside: str) -> None:
        self._shown, self._beside = collapsed(shown), collapsed(beside)
        self.decisions = self.remarks = 0
        self.asked: list[str] = []
        self.outside: list[str] = []
        self.wrong: list[str] = []
        self.lost: list[str] = []

    def hold(self, key: int, row: PreviewRow | None, answer: Answer) -> None:
        """One coding: what was applied to it, and what should have been."""
        if row is not None and row.verdict == answer.verdict:
            self.decisions += 1
        elif row is not None and row.verdict is not None:
            self.wrong.append(f"{row.name}: {row.verdict} for {answer.written}")
        else:
            self._look_elsewhere(f"{key} {answer.written}", answer.written)
        said = collapsed(_words(row)) if row else ""
        for text in map(collapsed, answer.texts):
            if text in said:
                self.remarks += 1
            else:
                self._look_elsewhere(text, text)
        if row is not None and (left := _left_over(row, answer)):
            self.wrong.append(f"{row.name}: {left}")

    def _look_elsewhere(self, name: str, words: str) -> None:
        if collapsed(words) in self._shown:
            self.asked.append(name)
        elif collapsed(words) in self._beside:
            self.outside.append(name)
        else:
            self.lost.append(name)


def _words(row: PreviewRow) -> str:
    comments = (comment.text for comment in row.comments)
    return "\n".join([*row.cells, row.remark, row.decision_text, *comments])


def _left_over(row: PreviewRow, answer: Answer) -> str:
    """What the row says beyond the answer: somebody else's words, or ours taken for theirs."""
    said = " ".join([row.kept_remark, *(comment.text for comment in row.comments)])
    said = collapsed(said)
    for text in sorted(map(collapsed, answer.texts), key=len, reverse=True):
        said = said.replace(text, "", 1)
    return said.strip()


def comments_of(document: ReturnedReview) -> list[WordComment]:
    """All comments of a document."""
    found = [*document.loose]
    for block in document.blocks:
        parts = block.rows if isinstance(block, ReturnedTable) else (block,)
        found += [comment for part in parts for comment in part.comments]
    return found


def not_carried(sent: bytes, returned: bytes) -> set[str]:
    """By name, what of a supervisor's work did not come back as it was sent."""
    before, after = map(_facts, (sent, returned))
    return {what for what, fact in before.items() if after[what] != fact}


def _facts(data: bytes) -> dict[str, object]:
    document = read_returned_review("returned.docx", data)
    comments = comments_of(document)
    tables = [block for block in document.blocks if isinstance(block, ReturnedTable)]
    rows = [row for table in tables for row in table.rows]
    return {
        "bookmarks": {mark for row in rows for mark in row.marks},
        "comments": sorted(comment.text for comment in comments),
        "authors of comments": sorted((comment.text, comment.author) for comment in comments),
        "dates of comments": sorted((comment.text, comment.date[:16]) for comment in comments),
        "replies": {comment.text for comment in comments if comment.reply},
        "resolved comments": {comment.text for comment in comments if comment.resolved},
        "tracked changes": {collapsed(" ".join(row.cells)) for row in rows if row.writers},
    }
