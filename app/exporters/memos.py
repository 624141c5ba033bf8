"""All memos in one file: as a table (CSV), as Markdown, and what Word's version shares with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.analysis.moments import Days
from app.exporters.appendix.markdown import plain
from app.exporters.tables import table_csv
from app.queries.memos import ListedMemo
from app.words import N_, Words
from app.words.terms import MEMO_SUBJECTS

COLUMNS = (N_("On"), N_("What"), N_("Person"), N_("Changed"), N_("Memo"))
_ORDER = tuple(MEMO_SUBJECTS)


@dataclass(frozen=True, slots=True)
class MemoGroup:
    """The memos on one kind of thing, under its heading, by what they are on."""

    title: str
    memos: tuple[ListedMemo, ...]


def memo_groups(memos: Sequence[ListedMemo], words: Words) -> list[MemoGroup]:
    """The memos as they are printed: first on the study, then by kind of thing, oldest first."""
    rows = sorted(memos, key=lambda row: (row.about.casefold(), row.memo.changed_at, row.memo.id))
    groups = [
        MemoGroup(words(MEMO_SUBJECTS[kind]), tuple(r for r in rows if r.memo.subject == kind))
        for kind in _ORDER
    ]
    return [group for group in groups if group.memos]


def memos_csv(memos: Sequence[ListedMemo], words: Words) -> bytes:
    """A row for each memo; moments as they are stored, so that they sort."""
    rows = [
        (group.title, row.about, row.memo.person, row.memo.changed_at, row.memo.text)
        for group in memo_groups(memos, words)
        for row in group.memos
    ]
    return table_csv([words(column) for column in COLUMNS], rows)


def memos_markdown(memos: Sequence[ListedMemo], days: Days, title: str) -> bytes:
    """A heading for each kind of thing and each memo, in UTF-8."""
    words = days.words
    lines = ["# " + plain(words("Memos")), ""]
    lines += [plain(title), ""] if title else []
    if not memos:
        lines += [plain(words("There are no memos.")), ""]
    for group in memo_groups(memos, words):
        lines += [f"## {plain(group.title)}", ""]
        for row in group.memos:
            lines += [f"### {plain(memo_heading(row, days))}", ""]
            for paragraph in row.memo.text.splitlines():
                lines += [plain(paragraph), ""] if paragraph.strip() else []
    return "\n".join(lines).encode()


def memo_heading(row: ListedMemo, days: Days) -> str:
    """What a memo is on, whose it is and when it was written last."""
    written = f"{row.memo.person}, {days(row.memo.changed_at)}"
    return " \N{MIDDLE DOT} ".join(filter(None, (row.about, written)))
