"""A returned review document taken apart: rows with answers, and all other words that are new."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from app.interchange.review.columns import (
    Columns,
    as_printed,
    collapsed,
    columns_of,
    header_columns,
    names_reviewer,
    plain,
    row_text,
)
from app.interchange.review.matching import has_name
from app.interchange.review.matching_definitions import DefinitionMatcher
from app.interchange.review.paper import Paper
from app.interchange.review.preview import About
from app.models.returned_review import (
    MarkKind,
    ReturnedReview,
    ReturnedRow,
    ReturnedTable,
    WordComment,
)

_EDITED = 0.6
"""From this share of equal words on, a text is a printed one that somebody changed."""

_TELLING = 3
"""So many words make sure that a text with more of them behind is a printed one."""

_LONGEST_TITLE = 40
"""Characters in the title of a column, at most."""

_KINDS: dict[MarkKind, About] = {"k": "coding", "d": "definition", "t": "turn"}


@dataclass(frozen=True, slots=True)
class Thread:
    """Comments outside the rows, and the text that they stand in."""

    comments: tuple[WordComment, ...]
    text: str


@dataclass(slots=True)
class Sorted:
    """What a document holds; ``texts`` were typed, ``edits`` are printed words changed."""

    rows: list[tuple[ReturnedRow, Columns]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    edits: list[tuple[str, str]] = field(default_factory=list)
    threads: list[Thread] = field(default_factory=list)


class Sorter:
    """One pass through a document beside the paper that it was."""

    def __init__(self, paper: Paper, definitions: DefinitionMatcher) -> None:
        self._paper = paper
        self._definitions = definitions
        self._unmet = Counter(paper.words.texts)
        self._strange: list[str] = []
        self._seen: list[Columns] = []
        """Columns that headers named, the latest first."""
        self._turns = {collapsed(cells[0]) for cells in paper.turn_cells.values() if cells}
        self.found = Sorted()

    def sort(self, document: ReturnedReview) -> Sorted:
        """Take the whole document apart."""
        for block in document.blocks:
            if isinstance(block, ReturnedTable):
                self._table(block.rows)
            else:
                self._text(block.text)
                self._thread(block.comments, block.text)
        self._thread(document.loose, "")
        self._tell_edited_from_typed()
        return self.found

    def _table(self, rows: Sequence[ReturnedRow]) -> None:
        if _lost_its_header(rows):
            about = columns_of(_about(rows[1]), len(rows[0].cells)).about
            printed = self._paper.words.headers.get(about, "")
            self._unmet[plain(printed)] -= 1
            self.found.edits.append((printed, "\n".join(rows[0].cells)))
            self._thread(rows[0].comments, row_text(rows[0]))
            rows = rows[1:]
        columns: Columns | None = None
        is_printed = False  # Whether a row was met that the paper has for reading only.
        for row in rows:
            header = header_columns(row)
            if header is not None:
                columns = header
                self._seen.insert(0, header)
                self._unmet[row_text(row)] -= 1
                self._thread(row.comments, row_text(row))
            elif (found := self._columns(row, columns, is_printed=is_printed)) is not None:
                self.found.rows.append((as_printed(row, found), found))
            else:
                is_printed |= self._unmet[row_text(row)] > 0
                if not names_reviewer(row):
                    self._text("\n".join(row.cells))
                self._thread(row.comments, row_text(row))

    def _columns(
        self, row: ReturnedRow, of_table: Columns | None, *, is_printed: bool
    ) -> Columns | None:
        """The columns of a row for answers; None for any other row."""
        count = len(row.cells)
        if any(mark.kind in _KINDS for mark in row.marks):
            known = [of_table, *self._seen] if of_table else self._seen
            return columns_of(_about(row), count, known)
        if of_table is not None:
            return of_table if row_text(row) or row.comments else None
        if is_printed or self._unmet[row_text(row)] > 0:
            return None
        return self._columns_without_header(row)

    def _columns_without_header(self, row: ReturnedRow) -> Columns | None:
        """A row of a table that was split, or whose header is gone."""
        count = len(row.cells)
        if has_name(row):
            return columns_of("coding", count, self._seen)
        if not row.cells:
            return None
        for about, is_known in (
            ("definition", bool(self._definitions.named(row.cells[0]))),
            ("turn", collapsed(row.cells[0]) in self._turns),
        ):
            columns = columns_of("definition" if about == "definition" else "turn", count)
            if is_known and columns.count == count:
                return columns
        return None

    def _text(self, text: str) -> None:
        """A text is ours as often as the paper has it."""
        key = plain(text)
        if key and self._unmet[key] > 0:
            self._unmet[key] -= 1
        elif key:
            self._strange.append(text.strip())

    def _thread(self, comments: Iterable[WordComment], text: str) -> None:
        self.found.threads += [Thread(thread, text) for thread in threads_of(comments)]

    def _tell_edited_from_typed(self) -> None:
        """Strange texts are compared with printed ones that did not come back."""
        unmet = [key for key, times in self._unmet.items() if times > 0 for _ in range(times)]
        for text in self._strange:
            printed = _likest(plain(text), unmet)
            if printed is None:
                self.found.texts.append(text)
                continue
            unmet.remove(printed)
            added = _added(printed, text)
            if added:
                self.found.texts.append(added)
            else:
                self.found.edits.append((self._paper.words.in_full[printed], text))


def _about(row: ReturnedRow) -> About:
    return next((_KINDS[mark.kind] for mark in row.marks if mark.kind in _KINDS), "whole")


def _lost_its_header(rows: Sequence[ReturnedRow]) -> bool:
    """Whether the first row stands where a header should, and somebody renamed its columns."""
    if len(rows) < 2 or any(header_columns(row) for row in rows):  # noqa: PLR2004 - and one below
        return False
    first, below = rows[0], rows[1]
    return (
        not first.marks
        and not has_name(first)
        and _about(below) != "whole"
        and len(first.cells) == len(below.cells)
        and all(len(cell) <= _LONGEST_TITLE for cell in first.cells)
    )


def threads_of(comments: Iterable[WordComment]) -> list[tuple[WordComment, ...]]:
    """Comments with their replies; a reply whose comment is gone begins a thread."""
    threads: list[list[WordComment]] = []
    for comment in comments:
        if comment.reply and threads:
            threads[-1].append(comment)
        else:
            threads.append([comment])
    return [tuple(thread) for thread in threads]


def _likest(text: str, printed: Iterable[str]) -> str | None:
    """The printed text that this one was made of."""
    words = text.split()
    best, likest = _EDITED, None
    for each in printed:
        ours = each.split()
        shared = sum((Counter(words) & Counter(ours)).values())
        if 2 * shared < best * (len(words) + len(ours)) and each not in text:
            continue
        contained = len(ours) >= _TELLING and (text.startswith(each) or text.endswith(each))
        ratio = 1.0 if contained else SequenceMatcher(None, ours, words, autojunk=False).ratio()
        if ratio >= best:
            best, likest = ratio, each
    return likest


def _added(printed: str, text: str) -> str:
    """What was typed before or behind a printed text that stayed as it was; empty for none."""
    same = r"\s+".join(map(re.escape, printed.split()))
    before = re.match(rf"\s*{same}(?!\w)", text)
    if before is not None:
        return text[before.end() :].strip()
    behind = re.search(rf"(?<!\w){same}\s*\Z", text)
    return text[: behind.start()].strip() if behind is not None else ""
