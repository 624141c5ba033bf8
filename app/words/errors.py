"""What went wrong and what to do about it: one sentence for every kind of ProjectError."""

from app.errors import (
    DamagedFile,
    EmptyFile,
    HostileFile,
    LegacyWord,
    NoTextLayer,
    OpenInWord,
    PasswordProtected,
    ProjectError,
    TooLarge,
    TooSlowToRead,
    UnknownFormat,
    UnreadableFile,
    UnreadableFolder,
)
from app.words import N_, Words

SENTENCES: dict[type[ProjectError], str] = {
    UnreadableFile: N_("{name} cannot be read."),
    EmptyFile: N_("{name} is empty: there is no text in it."),
    NoTextLayer: N_(
        "{name} is a scan: its pages are pictures without letters. "
        "Run it through text recognition (OCR) first."
    ),
    PasswordProtected: N_(
        "{name} is protected by a password. Save a copy without the password and import that."
    ),
    LegacyWord: N_(
        "{name} is in the old Word format (.doc). Open it in Word or LibreOffice and save it "
        "as .docx."
    ),
    DamagedFile: N_(
        "{name} is damaged or incomplete. Open it in the program that made it and save it anew, "
        "or fetch it again."
    ),
    OpenInWord: N_("{name} is open in another program. Close it there and try again."),
    UnknownFormat: N_(
        "{name} is in a format that cannot be imported. Possible are .txt, .md, .docx, .odt, "
        ".rtf, .pdf, .srt, .vtt and .html."
    ),
    TooLarge: N_("{name} is too large: the limit is {limit}."),
    HostileFile: N_(
        "{name} was not opened: it would swell or run away when read, as harmful files do."
    ),
    TooSlowToRead: N_("{name} took too long to read and was given up."),
    UnreadableFolder: N_("{path} does not exist or may not be read."),
}
_TRANSLATED = frozenset({"limit"})
"""Parameters that are sentences themselves."""


def sentence(words: Words, error: ProjectError) -> str:
    """What happened, in the language of ``words``; a subclass without its own uses its parent's."""
    parameters = {
        name: words(value) if name in _TRANSLATED and isinstance(value, str) else value
        for name, value in vars(error).items()
        if not name.startswith("_")
    }
    kinds = (kind for kind in type(error).__mro__ if kind in SENTENCES)
    return words(SENTENCES[next(kinds)], **parameters)
