"""What need not be opened to be refused: Word's lock files, nothing, and too much."""

from app.errors import EmptyFile, OpenInWord, TooLarge
from app.words import N_

LARGEST_FILE = 50_000_000
LONGEST_TEXT = 5_000_000
LIMIT_OF_FILE = N_("50 MB")
LIMIT_OF_TEXT = N_("5 million characters")
_WORD_LOCK = "~$"


def refuse_by_name_and_size(name: str, size: int) -> None:
    """Refuse a file by what the folder says about it.

    Raises:
        OpenInWord: Word's lock file beside an open document.
        EmptyFile: 0 bytes.
        TooLarge: over 50 MB.
    """
    if name.startswith(_WORD_LOCK):
        raise OpenInWord(name)
    if size == 0:
        raise EmptyFile(name)
    if size > LARGEST_FILE:
        raise TooLarge(name, limit=LIMIT_OF_FILE)
