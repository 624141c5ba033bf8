"""What importing a batch of files would do: rows that a person can look at and correct first.

A plan is plain data. It is made off the GUI thread from ``KnownStudy`` and the parsing child, a
caller corrects it with ``dataclasses.replace``, and ``importing`` beside this carries it out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import ProjectError
from app.models.imported import FoundTurn, HeadLines, ImportedText, SourceKind, SpeakerRole


@dataclass(frozen=True, slots=True)
class PlannedInformant:
    """Who takes part in a source: a code, and fields for an informant who is new."""

    code: str
    fields: Mapping[str, str] = field(default_factory=dict)
    known: bool = False


@dataclass(frozen=True, slots=True)
class PlannedSpeaker:
    """A label: what it stands for, whose it is, and which label it is a variant of.

    ``informant`` is a code among the source's informants, empty where the label may be anybody's;
    ``merge_into`` another label of the same source; ``same_as`` only proposes such a merge.
    """

    label: str
    turns: int
    role: SpeakerRole = "informant"
    name: str = ""
    informant: str = ""
    merge_into: str = ""
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class PlannedSource:
    """A file (or pasted text, then ``path`` is None) and the source that it would become.

    ``error`` says why it cannot be read, ``duplicate_of`` which source has the same bytes; both
    are not imported. ``wanted`` is what the user says.
    """

    name: str
    path: Path | None = None
    data: bytes = field(default=b"", repr=False)
    sha256: str = ""
    imported: ImportedText | None = field(default=None, repr=False)
    turns: tuple[FoundTurn, ...] = field(default=(), repr=False)
    speakers: tuple[PlannedSpeaker, ...] = ()
    head: HeadLines = field(default_factory=HeadLines)
    kind: SourceKind = "interview"
    date: str = ""
    place: str = ""
    informants: tuple[PlannedInformant, ...] = ()
    error: ProjectError | None = None
    duplicate_of: str = ""
    wanted: bool = True

    @property
    def ready(self) -> bool:
        """Whether it will become a source."""
        return self.wanted and self.imported is not None and not self.duplicate_of


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A batch, in the order in which its sources will stand."""

    rows: tuple[PlannedSource, ...]

    @property
    def ready(self) -> tuple[PlannedSource, ...]:
        """The rows that will become sources."""
        return tuple(row for row in self.rows if row.ready)

    @property
    def refused(self) -> tuple[PlannedSource, ...]:
        """The rows that cannot be read; ``error`` says why."""
        return tuple(row for row in self.rows if row.error is not None)

    @property
    def duplicates(self) -> tuple[PlannedSource, ...]:
        """The rows whose bytes are in the project, or earlier in the batch, already."""
        return tuple(row for row in self.rows if row.duplicate_of)


@dataclass(frozen=True, slots=True)
class KnownInformant:
    """An informant of the project; ``transcripts`` are file names that await their import."""

    code: str
    name: str = ""
    transcripts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownStudy:
    """What a plan must know of the project: names in use, bytes by sha256, informants."""

    source_names: frozenset[str] = frozenset()
    source_of_bytes: Mapping[str, str] = field(default_factory=dict)
    informants: tuple[KnownInformant, ...] = ()
