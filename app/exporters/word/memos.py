"""All memos as a Word document: a heading for each kind of thing, and each memo under its own."""

from collections.abc import Sequence

from app.analysis.moments import Days
from app.exporters.memos import memo_groups, memo_heading
from app.exporters.word.appendix import add_title, imprint
from app.exporters.word.document import WordDocument
from app.exporters.writing import Progress, Steps
from app.queries.memos import ListedMemo
from app.queries.projects import ProjectRow


def memos_docx(
    memos: Sequence[ListedMemo],
    project: ProjectRow,
    days: Days,
    made_at: str,
    progress: Progress | None = None,
) -> bytes:
    """The memos as a file; ``made_at`` is a stored moment, ``progress`` may raise to cancel."""
    words = days.words
    title = words("Memos")
    document = WordDocument(words, imprint(project, title, made_at))
    add_title(document, project, title)
    if not memos:
        document.paragraph("Body Text", words("There are no memos."))
        return document.finished()
    steps = Steps(len(memos), progress)
    for group in memo_groups(memos, words):
        document.heading(1, group.title)
        for row in group.memos:
            document.heading(2, memo_heading(row, days))
            for paragraph in row.memo.text.splitlines():
                if paragraph.strip():
                    document.paragraph("Body Text", paragraph)
            steps.step()
    steps.finish()
    return document.finished()
