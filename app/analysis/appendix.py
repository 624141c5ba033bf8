"""Everything that the appendix prints, read once, so that it can be written without a session."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.analysis.matrix import Matrix, counted
from app.analysis.outline import KindPart, outline
from app.analysis.supports import by_code
from app.queries.codes import CodeRow, codes
from app.queries.informants import InformantRow, informants
from app.queries.passages import PassageRow, passages
from app.queries.projects import ProjectRow, project
from app.queries.sources import OpenSource, SourceRow, open_source, sources


@dataclass(frozen=True, slots=True)
class Transcript:
    """A source with the coded passages in it, in their order."""

    source: SourceRow
    content: OpenSource
    passages: tuple[PassageRow, ...]


@dataclass(frozen=True, slots=True)
class AppendixContent:
    """What the appendix prints; ``quotations`` are the passages of each code id."""

    project: ProjectRow
    informants: tuple[InformantRow, ...]
    codebook: tuple[CodeRow, ...]
    parts: tuple[KindPart, ...]
    quotations: dict[int, tuple[PassageRow, ...]]
    matrix: Matrix
    transcripts: tuple[Transcript, ...]


def appendix_content(session: Session) -> AppendixContent:
    """The whole project as its appendix; passages without a code are left out."""
    codebook, people, texts = codes(session), informants(session), sources(session)
    coded = [row for row in passages(session) if row.codings]
    return AppendixContent(
        project(session),
        tuple(people),
        tuple(codebook),
        outline(codebook),
        {code_id: tuple(rows) for code_id, rows in by_code(coded).items()},
        counted(codebook, coded, people, texts),
        _transcripts(session, texts, coded),
    )


def _transcripts(
    session: Session, texts: Sequence[SourceRow], coded: Sequence[PassageRow]
) -> tuple[Transcript, ...]:
    by_source: defaultdict[int, list[PassageRow]] = defaultdict(list)
    for row in coded:
        by_source[row.source_id].append(row)
    return tuple(
        Transcript(text, open_source(session, text.id), tuple(by_source[text.id])) for text in texts
    )
