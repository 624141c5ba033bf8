"""What a person corrects in a plan before it is carried out: each gives back another row."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from app.interchange.importing.import_plan import PlannedInformant, PlannedSource, PlannedSpeaker
from app.models.imported import SourceKind, SpeakerRole
from app.operations.dates import stored_date

_BETWEEN = re.compile(r"[,;\n]+")
_EXAMPLE = 90


def named(row: PlannedSource, name: str) -> PlannedSource:
    """The source under another name; a blank one changes nothing."""
    return replace(row, name=name.strip() or row.name)


def of_kind(row: PlannedSource, kind: str) -> PlannedSource:
    """The source as another kind of source."""
    return next((replace(row, kind=each) for each in get_args(SourceKind) if each == kind), row)


def dated(row: PlannedSource, written: str) -> PlannedSource:
    """The source with a date as somebody typed it.

    Raises:
        BadDate: it cannot be read as a date.
    """
    return replace(row, date=stored_date(written))


def told_by(row: PlannedSource, written: str, known: Collection[str]) -> PlannedSource:
    """The informants by their codes, between commas; ``known`` are codes of the project.

    What the head lines say of an informant stays with a code that was only spelled anew.
    """
    codes = list(dict.fromkeys(part.strip() for part in _BETWEEN.split(written) if part.strip()))
    former = {person.code: person.fields for person in row.informants}
    renamed = len(codes) == len(former) == 1
    spelled = {code.casefold(): code for code in known}
    people = tuple(
        PlannedInformant(
            spelled.get(code.casefold(), code),
            former.get(code) or (next(iter(former.values())) if renamed else {}),
            known=code.casefold() in spelled,
        )
        for code in codes
    )
    present = {person.code for person in people}
    anew = people[0].code if renamed else ""
    speakers = tuple(
        each
        if each.informant in present
        else replace(each, informant=anew if each.informant else "")
        for each in row.speakers
    )
    return replace(row, informants=people, speakers=speakers)


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """A label to be confirmed: how often, an example, and who it is."""

    label: str
    turns: int
    example: str
    role: SpeakerRole
    informant: str = ""
    merge_into: str = ""
    same_as: str = ""
    name: str = ""


def speaker_lines(row: PlannedSource) -> list[SpeakerLine]:
    """The labels of a planned source, each with the first words said under it."""
    return [
        SpeakerLine(
            each.label,
            each.turns,
            _example(row, each.label),
            each.role,
            each.informant,
            each.merge_into,
            each.same_as,
            each.name,
        )
        for each in row.speakers
    ]


def _example(row: PlannedSource, label: str) -> str:
    text = row.imported.text if row.imported else ""
    wanted = " ".join(label.split()).casefold()
    for turn in row.turns:
        if turn.speech and " ".join(turn.label.split()).casefold() == wanted:
            return example_line(turn.speech.cut_from(text))
    return ""


def example_line(speech: str) -> str:
    """The beginning of what somebody says, on one line."""
    line = " ".join(speech[: 4 * _EXAMPLE].split())
    return line if len(line) <= _EXAMPLE else line[:_EXAMPLE].rsplit(" ", 1)[0] + " …"


def without_circles(lines: Sequence[SpeakerLine]) -> list[SpeakerLine]:
    """Variants of variants become variants of the last; who would be one of themselves is none."""
    into = {line.label: line.merge_into for line in lines}

    def last(label: str) -> str:
        seen = {label}
        step = into[label]
        while into.get(step) and step not in seen:
            seen.add(step)
            step = into[step]
        return "" if step in seen else step

    return [replace(line, merge_into=last(line.label)) for line in lines]


def confirmed(
    row: PlannedSource, lines: Sequence[SpeakerLine], known: Collection[str]
) -> PlannedSource:
    """The source with its speakers as somebody confirmed them; new informants take part in it."""
    by_label = {line.label: line for line in lines}
    speakers = tuple(_confirmed(each, by_label[each.label]) for each in row.speakers)
    present = {person.code.casefold() for person in row.informants}
    missing = dict.fromkeys(
        each.informant for each in speakers if each.informant.casefold() not in {*present, ""}
    )
    spelled = {code.casefold(): code for code in known}
    added = tuple(
        PlannedInformant(spelled.get(code.casefold(), code), known=code.casefold() in spelled)
        for code in missing
    )
    return replace(row, speakers=speakers, informants=(*row.informants, *added))


def _confirmed(speaker: PlannedSpeaker, line: SpeakerLine) -> PlannedSpeaker:
    informant = line.informant.strip() if line.role == "informant" else ""
    return replace(speaker, role=line.role, informant=informant, merge_into=line.merge_into)
