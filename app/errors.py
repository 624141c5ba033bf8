"""What can go wrong that a person can mend: data, not sentences.

The sentences stand in ``app.words.errors`` in both languages. Anything that is not a
``ProjectError`` is a bug of ours and is shown as one.
"""

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


class OpenInWord(UnreadableFile):
    """Word's lock file (``~$name.docx``), not the document itself."""


class UnknownFormat(UnreadableFile):
    """No importer reads this ending or these bytes."""


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
