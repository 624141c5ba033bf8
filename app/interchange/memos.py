"""All memos of a project as a file, in the form that its ending asks for."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.analysis.moments import Days
from app.exporters.writing import Progress
from app.models.base import now
from app.queries.memos import listed_memos
from app.queries.projects import project
from app.words import Words

Make = Callable[[Progress | None], bytes]


def memos_writer(session: Session, words: Words, ending: str) -> Make:
    """Read the memos; what comes back needs no session. The writers are imported with their use."""
    from app.exporters.memos import memos_csv, memos_markdown  # noqa: PLC0415 - they bring Word
    from app.exporters.word.memos import memos_docx  # noqa: PLC0415

    rows, about, days, made_at = listed_memos(session), project(session), Days(words), now()
    match ending:
        case ".csv":
            return lambda _progress: memos_csv(rows, words)
        case ".md":
            return lambda _progress: memos_markdown(rows, days, about.title)
        case _:
            return lambda progress: memos_docx(rows, about, days, made_at, progress)
