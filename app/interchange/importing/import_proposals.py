"""What a file's name and head lines suggest: its kind, and who speaks in it."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from app.importers.transcripts import Transcript
from app.interchange.importing.import_plan import KnownInformant, PlannedInformant, PlannedSpeaker
from app.models.imported import FoundSpeaker, HeadLines, SourceKind

_FIELD_NOTES = re.compile(
    r"catatan[ _-]*(lapangan|observasi|pengamatan)|observasi|field[ _-]*notes?|observation",
    re.IGNORECASE,
)
_INTERVIEWS = re.compile(r"wawancara|transkrip|interview|transcript", re.IGNORECASE)
_CODE = re.compile(r"(?P<code>[A-Z]{1,3}[-. ]?\d{1,3})(?![\w])")
_CODE_IN_NAME = re.compile(r"(?P<code>[A-Z]{1,3}[-. ]?\d{1,3})(?=[ _.\-]|$)")
_HEAD_CHARACTERS = 400
_SERIES = "I"


def proposed_kind(name: str, transcript: Transcript) -> SourceKind:
    """Interviews have speakers or say what they are; the rest are documents or field notes."""
    imported, head = transcript.imported, transcript.head
    if imported.kind != "interview":
        return imported.kind
    top = PurePath(name).stem + "\n" + imported.text[:_HEAD_CHARACTERS]
    if transcript.turns or head.informant or head.interviewer:
        return "interview"
    if _FIELD_NOTES.search(top):
        return "field_note"
    return "interview" if _INTERVIEWS.search(top) else "document"


def same_file(written: str, name: str) -> bool:
    """Whether a table means this file: its name with or without the ending, ignoring case."""
    written, name = written.strip().casefold(), name.casefold()
    return written in {name, PurePath(name).stem} or PurePath(written).stem == name


def proposed_informants(
    name: str, head: HeadLines, known: Sequence[KnownInformant], taken: Iterable[str] = ()
) -> tuple[PlannedInformant, ...]:
    """Who takes part: whom a table connects with the file, else the head lines, else the name.

    Codes of the project and those in ``taken`` are not given to anybody new.
    """
    awaited = [person for person in known if any(same_file(t, name) for t in person.transcripts)]
    if awaited:
        return tuple(PlannedInformant(person.code, known=True) for person in awaited)
    fields = _fields(head)
    by_code = {person.code.casefold(): person.code for person in known}
    code = _code_in(head.informant or "") or _code_in_name(name, by_code)
    if code:
        fields.pop("name", None)
    elif head.informant:
        same = [person.code for person in known if _same(person.name, head.informant)]
        code = same[0] if len(same) == 1 else ""
    if code and code.casefold() in by_code:
        return (PlannedInformant(by_code[code.casefold()], fields, known=True),)
    if not code and (head.informant or head.role or head.category):
        code = next_code([*by_code.values(), *taken])
    return (PlannedInformant(code, fields),) if code else ()


def _fields(head: HeadLines) -> dict[str, str]:
    fields = {
        "name": head.informant,
        "role": head.role,
        "category": head.category,
        "institution": head.institution,
        "place": head.place,
        "interview_date": head.date,
    }
    return {field: value for field, value in fields.items() if value}


def _code_in(value: str) -> str:
    found = _CODE.match(value.strip())
    return found["code"] if found else ""


def _code_in_name(name: str, known: dict[str, str]) -> str:
    """A code at the start of a file's name; a known code may also be written in small letters."""
    stem = PurePath(name).stem
    found = _CODE_IN_NAME.match(stem)
    if found:
        return found["code"]
    start = re.match(r"[^\s_.]+", stem)
    return known.get(start[0].casefold(), "") if start else ""


def _same(one: str, other: str) -> bool:
    return bool(one) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def next_code(codes: Iterable[str]) -> str:
    """The next free code of the form ``I-07``."""
    pattern = re.compile(rf"{_SERIES}-?(\d+)", re.IGNORECASE)
    numbers = [int(found[1]) for found in map(pattern.fullmatch, codes) if found]
    return f"{_SERIES}-{max(numbers, default=0) + 1:02}"


def proposed_speakers(
    found: Sequence[FoundSpeaker], head: HeadLines, informants: Sequence[PlannedInformant]
) -> tuple[PlannedSpeaker, ...]:
    """The labels with their roles; one informant and one label for informants belong together."""
    speakers = [_speaker(each, head) for each in found]
    told = [each for each in speakers if each.role == "informant" and not each.same_as]
    code = informants[0].code if len(informants) == 1 and len(told) == 1 else ""
    return tuple(
        PlannedSpeaker(
            each.label,
            each.turns,
            each.role,
            each.name,
            code if each in told else "",
            "",
            each.same_as,
        )
        for each in speakers
    )


def _speaker(found: FoundSpeaker, head: HeadLines) -> PlannedSpeaker:
    asks = _same(head.interviewer or "", found.label) or _same(
        head.interviewer or "", found.name or ""
    )
    role = "interviewer" if asks else found.role
    return PlannedSpeaker(
        found.label, found.turns, role, found.name or "", same_as=found.same_as or ""
    )
