"""What can go wrong that a person can mend: data, not sentences.

The sentences stand in ``app.words.errors`` in both languages. Anything that is not a
``ProjectError`` is a bug of ours and is shown as one.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class ProjectError(Exception):
    """The root: something the user can understand and put right."""


@dataclass
class UnreadableFile(ProjectError):
    """A file that cannot be imported; ``name`` is the file's name without its folder."""

    name: str


class EmptyFile(UnreadableFile):
    """Nothing in it: 0 bytes, or no text at all."""


class NoTextLayer(UnreadableFile):
    """A PDF of scanned pages: pictures, no letters."""


class PasswordProtected(UnreadableFile):
    """Encrypted; only its owner can open it."""


class LegacyWord(UnreadableFile):
    """A Word 97-2003 .doc: to be saved as .docx first."""


class DamagedFile(UnreadableFile):
    """Truncated or not what its ending says."""


class NotFrozen(UnreadableFile):
    """A file that the project did not record as frozen, or that was changed since."""


class NotAPicture(UnreadableFile):
    """Something was to be enclosed that is no picture that Word and browsers show."""


class OpenInWord(UnreadableFile):
    """Word's lock file (``~$name.docx``), not the document itself."""


class UnknownFormat(UnreadableFile):
    """No importer reads this ending or these bytes."""


class NotWord(UnknownFormat):
    """Something else where only a .docx can be read, such as a document of LibreOffice's own."""


class NotAReview(UnreadableFile):
    """A Word document without a single row of a review document."""


class AnotherProject(UnreadableFile):
    """A project file that is to be merged and belongs to another study."""


class BlindCopy(UnreadableFile):
    """Something was to be merged into a second coder's copy, which must stay blind."""


class ReviewOfAnotherProject(UnreadableFile):
    """A review document that another project printed."""


@dataclass
class TooLarge(UnreadableFile):
    """Over 50 MB as a file, or over five million characters as text."""

    limit: str = ""


class HostileFile(UnreadableFile):
    """Would swell or run away when read: an archive bomb, entities that expand."""


class TooSlowToRead(UnreadableFile):
    """The child process did not finish within its time or memory."""


@dataclass
class UnreadableFolder(ProjectError):
    """A path that does not exist or may not be read."""

    path: str


@dataclass
class ProjectFileError(ProjectError):
    """A project file that cannot be opened as it is; ``path`` as the user gave it."""

    path: str


class MissingProject(ProjectFileError):
    """No file there (any more)."""


class NotAProject(ProjectFileError):
    """Another program's file, an empty file, or a folder."""


class NewerProject(ProjectFileError):
    """Written by a newer Kutipan whose files this one cannot read."""


class DamagedProject(ProjectFileError):
    """SQLite's own check, or the comparison with our schema, found damage."""


class ForeignSchema(ProjectFileError):
    """Holds triggers or views that no Kutipan makes; opening it could run them."""


class ProjectExists(ProjectFileError):
    """A new project or a copy would be written onto an existing file."""


class FolderNotWritable(ProjectFileError):
    """The folder lets nothing be written into it."""


class ReadOnlyProject(ProjectFileError):
    """An edit of a file that was opened for reading only."""


class ReviewOnly(ProjectFileError):
    """A copy for a reviewer, or reviewer mode: coding is locked."""


class ProjectMoved(ProjectFileError):
    """The open file was renamed, deleted or replaced by another program."""


class DiskFull(ProjectFileError):
    """No room left; the last gesture was taken back, everything before it is safe."""


@dataclass
class CannotReplace(ProjectError):
    """An exported file that another program holds open; ``suggestion`` is the next free name."""

    path: str
    suggestion: str


@dataclass
class WrongEnding(ProjectError):
    """An export is not written in the form that the file's ending promises."""

    name: str
    endings: str


@dataclass
class NoRoomForExport(ProjectError):
    """The disk was full while an export was written; nothing was put in its place."""

    path: str


@dataclass
class ProjectInUse(ProjectFileError):
    """Another window or command has it open; ``holder`` is its process id and host."""

    holder: str


class NothingToUndo(ProjectError):
    """Undo or redo was asked for and there is no step left."""


class ReasonMissing(ProjectError):
    """A reviewer's remark was declined and nobody said why."""


class NothingToReview(ProjectError):
    """A review round that would submit nothing."""


@dataclass
class NotTwoCoders(ProjectError):
    """Agreement was asked for without saying between whom; ``coders`` lists who has coded."""

    coders: str


@dataclass
class NothingInCommon(ProjectError):
    """Two coders have coded no source in common."""

    first: str
    second: str


class DamagedComparison(ProjectError):
    """What is kept of two coders' codings cannot be read."""


@dataclass
class NotFound(ProjectError):
    """Nothing of that kind is called so; ``what`` is a stored noun (``code``, ``source`` …)."""

    what: str
    name: str


@dataclass
class Gone(NotFound):
    """What was meant by its place in the file is not there: deleted since, or never there.

    Its number in the file says nothing to anybody, so there is no name in it.
    """

    name: str = ""


class BelongsToNothing(ProjectError):
    """Something was to be written about a row that is not there: deleted since, or never there."""


@dataclass
class Ambiguous(ProjectError):
    """A name or quotation that fits more than one thing; ``matches`` lists some of them."""

    what: str
    name: str
    matches: str


@dataclass
class NameTaken(ProjectError):
    """A label, code or name that must be unique (ignoring case) is in use already."""

    what: str
    name: str


@dataclass
class NameMissing(ProjectError):
    """Something that needs a name was given none."""

    what: str


@dataclass
class TextMissing(ProjectError):
    """Something that consists of its text was given none."""

    what: str


class NotOneTable(ProjectError):
    """A file that holds one table was to hold several parts of the appendix."""


@dataclass
class SpanOutsideText(ProjectError):
    """Positions that are reversed, empty or beyond the end of a source's text."""

    start: int
    end: int
    characters: int


@dataclass
class SamePassage(ProjectError):
    """A passage can say nothing about itself."""

    number: str


@dataclass
class SameCode(ProjectError):
    """A code is no answer to itself."""

    name: str


@dataclass
class LabelTouched(ProjectError):
    """A correction would have changed a speaker's label, by which turns are known."""

    label: str


@dataclass
class PassageStandsThere(ProjectError):
    """A passage was to be put where another one stands already; ``number`` is the other's."""

    number: str


@dataclass
class BadPattern(ProjectError):
    """What was searched for is no regular expression; ``place`` counts letters from 1."""

    pattern: str
    place: int


@dataclass
class PatternTooSlow(ProjectError):
    """A regular expression that took longer than anybody would wait."""

    pattern: str


@dataclass
class SameText(ProjectError):
    """A file that was to replace a source's text holds the very same one."""

    name: str


@dataclass
class CodeCycle(ProjectError):
    """A code was to become a child of itself or of its own descendant."""

    name: str


@dataclass
class BadDate(ProjectError):
    """A date that is not ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""

    text: str


@dataclass
class SameSource(ProjectError):
    """The very same bytes are in the project already, as the source ``name``."""

    name: str


@dataclass(frozen=True)
class TableProblem:
    """What is wrong in one line of a table; ``problem`` is a sentence of ``app.words``."""

    line: int
    problem: str
    value: str


@dataclass
class BadTable(ProjectError):
    """A CSV or XLSX whose rows cannot be taken over; ``problems`` lists all, the first is told."""

    name: str
    line: int
    problem: str
    value: str
    problems: tuple[TableProblem, ...] = ()

    @classmethod
    def of(cls, name: str, problems: Sequence[TableProblem]) -> "BadTable":
        """The error for at least one problem."""
        first = problems[0]
        return cls(name, first.line, first.problem, first.value, tuple(problems))


@dataclass
class BadProfile(ProjectError):
    """A format profile that cannot be used; ``problem`` ends the sentence that ``key`` begins."""

    name: str
    key: str
    problem: str


@dataclass
class TooShortToMask(ProjectError):
    """A name of one letter: a mask for it would be found everywhere."""

    name: str


@dataclass
class MaskShowsName(ProjectError):
    """A mask that shows the very name that it is to hide."""

    masked: str
    name: str


@dataclass
class NothingMasked(ProjectError):
    """A masked view was asked for and no name is masked: it would show everything."""


@dataclass
class NamesMasked(ProjectError):
    """Names are shown masked, and this takes the words as they were said, to read or to write."""


@dataclass
class HoldsOriginals(ProjectError):
    """A project file always holds the texts as they were said; there is no masked one."""

    name: str


@dataclass(frozen=True)
class Leak:
    """A masked name that a finished file still shows.

    ``name`` is the name as it is masked; ``part`` the file inside the file, empty for the file
    itself; ``place`` one of ``app.words.leaks``; ``excerpt`` what stands round it.
    """

    name: str
    part: str
    place: str
    excerpt: str


@dataclass
class Leaking(ProjectError):
    """A masked export that was not put in its place; ``leaks`` says what it shows and where."""

    path: str
    count: int
    leaks: tuple[Leak, ...] = ()


@dataclass
class CodedByOthers(ProjectError):
    """A passage that only other coders coded was to get other limits; ``passage`` is its number."""

    passage: str
