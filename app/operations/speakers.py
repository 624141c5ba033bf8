"""Who the speaker labels of a source are."""

from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.models.imported import FoundSpeaker, FoundTurn, SpeakerRole
from app.models.source import Source, Speaker, Turn
from app.operations.informants import take_part
from app.operations.sources import add_turns
from app.project.activity import record


def set_speaker(
    session: Session, speaker_id: int, role: SpeakerRole, informant_id: int | None = None
) -> int:
    """Say whether a label is the interviewer or an informant, and which one.

    A label that is an informant makes that informant take part in the source.
    """
    speaker = session.get_one(Speaker, speaker_id)
    speaker.role = role
    speaker.informant_id = informant_id if role == "informant" else None
    if speaker.informant_id is not None:
        take_part(session, speaker.source_id, speaker.informant_id)
    source = session.get_one(Source, speaker.source_id)
    record(session, "speaker_set", label=speaker.label, source=source.name)
    return speaker_id


def merge_speakers(session: Session, into_id: int, other_ids: Sequence[int]) -> int:
    """Make variants of a label one speaker; turns keep their label as written."""
    into = session.get_one(Speaker, into_id)
    for other_id in other_ids:
        if other_id == into_id:
            continue
        other = session.get_one(Speaker, other_id)
        session.execute(update(Turn).where(Turn.speaker_id == other_id).values(speaker_id=into_id))
        record(session, "speakers_merged", label=other.label, into=into.label)
        session.delete(other)
    session.flush()
    return into_id


def replace_turns(
    session: Session,
    source_id: int,
    turns: Sequence[FoundTurn],
    speakers: Sequence[FoundSpeaker],
) -> int:
    """Read a source's speakers anew; roles, informants and merged labels that stay are kept."""
    kept = _known_labels(session, source_id)
    session.execute(delete(Speaker).where(Speaker.source_id == source_id))
    add_turns(session, source_id, turns, speakers)
    made = list(session.scalars(select(Speaker).where(Speaker.source_id == source_id)))
    first_of: dict[str, Speaker] = {}
    for speaker in sorted(made, key=lambda each: each.label != kept.get(each.label, ("",))[0]):
        if speaker.label not in kept:
            continue
        called, role, informant_id = kept[speaker.label]
        speaker.role, speaker.informant_id = role, informant_id
        into = first_of.setdefault(called, speaker)
        if into is not speaker:
            moving = update(Turn).where(Turn.speaker_id == speaker.id)
            session.execute(moving.values(speaker_id=into.id))
            session.delete(speaker)
    session.flush()
    record(session, "turns_read", source=session.get_one(Source, source_id).name)
    return len(turns)


def _known_labels(session: Session, source_id: int) -> dict[str, tuple[str, str, int | None]]:
    """By label as written: the speaker's own label, role and informant."""
    found: dict[str, tuple[str, str, int | None]] = {}
    for speaker in session.scalars(select(Speaker).where(Speaker.source_id == source_id)):
        who = (speaker.label, speaker.role, speaker.informant_id)
        written = select(Turn.label).where(Turn.speaker_id == speaker.id).distinct()
        found |= dict.fromkeys(session.scalars(written), who)
        found[speaker.label] = who
    return found
