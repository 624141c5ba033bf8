"""What a quote audit needs of a project, as plain data: it runs beside the event loop."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models.span import Span
from app.queries.informants import InformantRow, informants
from app.queries.revisions import changed_passages
from app.queries.sources import TurnRow, source_text, sources, turns


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of a transcript that one person said; ``informant`` is a code or empty."""

    span: Span
    informant: str
    by_interviewer: bool = False


@dataclass(frozen=True, slots=True)
class Transcript:
    """A source's text and who says what in it; labels and head lines belong to nobody."""

    id: int
    name: str
    text: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class FormerWords:
    """What a passage said before its text was corrected, and where it stands now."""

    source_id: int
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class AuditedStudy:
    """The transcripts and informants of a project, and the words that corrections took out."""

    transcripts: tuple[Transcript, ...]
    informants: tuple[InformantRow, ...]
    former: tuple[FormerWords, ...] = ()


def audited_study(session: Session) -> AuditedStudy:
    """The whole study as it stands now."""
    people = informants(session)
    codes = {person.id: person.code for person in people}
    found = []
    for source in sources(session):
        text = source_text(session, source.id)
        only = source.informants[0] if len(source.informants) == 1 else ""
        spoken = [_voice(turn, codes, only) for turn in turns(session, source.id)]
        voices = tuple(voice for voice in spoken if voice is not None)
        if not spoken and text:
            voices = (Voice(Span(0, len(text)), only),)
        found.append(Transcript(source.id, source.name, text, voices))
    former = (FormerWords(row.source_id, row.span, row.former) for row in changed_passages(session))
    return AuditedStudy(tuple(found), tuple(people), tuple(former))


def _voice(turn: TurnRow, codes: dict[int, str], only: str) -> Voice | None:
    if turn.speech_start >= turn.span.end:
        return None
    speech = Span(turn.speech_start, turn.span.end)
    if turn.role != "informant":
        return Voice(speech, "", by_interviewer=turn.role == "interviewer")
    return Voice(speech, codes.get(turn.informant_id or 0, only))
