"""The plan of the closing chapter: conclusions from the chapter's codes, and recommendations."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.analysis.chapter.chapter import KindSection, chapter_kinds
from app.queries.chapter import recommendations
from app.queries.codes import CodeRow, codes
from app.queries.passages import passages
from app.queries.projects import ProjectRow, project


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A recommendation and the codes that it answers, in the order of the chapter."""

    text: str
    codes: tuple[CodeRow, ...]


@dataclass(frozen=True, slots=True)
class ClosingContent:
    """Conclusions in the chapter's order; ``open`` are proven causes that nothing is suggested for.

    A study without causes has an open slot for each of its proven codes.
    """

    project: ProjectRow
    kinds: tuple[KindSection, ...]
    suggestions: tuple[Suggestion, ...]
    open: tuple[CodeRow, ...]


def closing_content(session: Session) -> ClosingContent:
    """The closing chapter of the same sections as the chapter of results."""
    kinds = chapter_kinds(session, codes(session), passages(session))
    sections = [section for kind in kinds for section in kind.codes]
    known = {section.code.id: section.code for section in sections}
    made = tuple(
        Suggestion(
            row.text,
            tuple(code for code_id, code in known.items() if code_id in row.code_ids),
        )
        for row in recommendations(session)
    )
    answered = {code.id for suggestion in made for code in suggestion.codes}
    proven = [section.code for section in sections if section.has_evidence]
    asking = [code for code in proven if code.kind == "cause"] or proven
    waiting = tuple(code for code in asking if code.id not in answered)
    return ClosingContent(project(session), kinds, made, waiting)
