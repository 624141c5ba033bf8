"""The door to every format: bytes of a stranger's file -> ImportedText, or one clear refusal.

The bytes decide, then the ending: a docx called ``.txt`` is read as docx, a text called ``.docx``
as text, both with a note. Whatever is neither is refused by its own error.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from app.errors import (
    DamagedFile,
    EmptyFile,
    HostileFile,
    LegacyWord,
    PasswordProtected,
    TooLarge,
    UnknownFormat,
)
from app.importers import html, markdown, subtitles, text
from app.importers.archive import Archive
from app.importers.docx import docx
from app.importers.limits import LIMIT_OF_TEXT, LONGEST_TEXT, refuse_by_name_and_size
from app.importers.odt import odt
from app.importers.pdf import pdf
from app.importers.rtf import rtf
from app.models.imported import ImportedText, ImportNote

Reader = Callable[[str, bytes], ImportedText]

_BY_ENDING: dict[str, Reader] = {
    ".docx": docx.read,
    ".docm": docx.read,
    ".odt": odt.read,
    ".rtf": rtf.read,
    ".pdf": pdf.read,
    ".srt": subtitles.read,
    ".vtt": subtitles.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".txt": text.read,
}
ENDINGS = (*_BY_ENDING, ".doc")
"""Endings to offer in a file dialog; a ``.doc`` may be RTF, HTML or docx inside."""
_TEXT_READERS = {text.read, markdown.read, subtitles.read, html.read}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES_AND_SOUND = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"ID3", b"RIFF", b"OggS", b"fLaC", b"\x1a\x45\xdf\xa3",
    b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"SQLite format 3\x00", b"MZ", b"\x7fELF", b"BM",
)  # fmt: skip
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)",
    re.IGNORECASE | re.DOTALL,
)
_SNIFFED = 4096
_BINARY_SHARE = 0.05


def read_bytes(name: str, data: bytes) -> ImportedText:
    """Read a file of any known format; ``name`` is its name without the folder.

    Raises:
        UnreadableFile: one of its kinds, which says why the file cannot be imported.
    """
    refuse_by_name_and_size(name, len(data))
    reader = _reader(name, data)
    try:
        imported = reader(name, data)
    except (MemoryError, RecursionError) as error:
        raise HostileFile(name) from error
    if len(imported.text) > LONGEST_TEXT:
        raise TooLarge(name, limit=LIMIT_OF_TEXT)
    if not imported.text.strip():
        raise EmptyFile(name)
    return _with_note_on_ending(name, reader, imported)


def _reader(name: str, data: bytes) -> Reader:
    """The reader that the bytes ask for, and only then the ending."""
    ending = PurePath(name).suffix.lower()
    start = data[:_SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(_OLE):
        _refuse_ole(name, data)
    if data.startswith(b"PK\x03\x04"):
        return _zipped(name, data)
    if start.startswith(b"{\\rtf"):
        return rtf.read
    if b"%PDF-" in data[:1024]:
        return pdf.read
    if start.startswith(b"WEBVTT"):
        return subtitles.read
    by_ending = _BY_ENDING.get(ending, text.read)
    if _is_binary(data):
        known = ending in ENDINGS and by_ending not in _TEXT_READERS
        raise DamagedFile(name) if known or ending == ".doc" else UnknownFormat(name)
    if by_ending in _TEXT_READERS and ending in ENDINGS[:-1]:
        return by_ending
    return html.read if _HTML_START.match(start) else text.read


def _refuse_ole(name: str, data: bytes) -> None:
    """Compound files (MS-CFB) name their streams in UTF-16: encrypted docx, old Word, others."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise PasswordProtected(name)
    if "WordDocument".encode("utf-16-le") in data:
        raise LegacyWord(name)
    raise UnknownFormat(name)


def _zipped(name: str, data: bytes) -> Reader:
    archive = Archive(name, data)
    if "mimetype" in archive.names and b"opendocument.text" in archive.read("mimetype"):
        return odt.read
    if any(member.startswith("word/") for member in archive.names):
        return docx.read
    if PurePath(name).suffix.lower() in {".docx", ".docm", ".odt"}:
        raise DamagedFile(name)
    raise UnknownFormat(name)


def _is_binary(data: bytes) -> bool:
    """Pictures, sound and programs; text may hold a stray control character or NUL."""
    if data.startswith(_PICTURES_AND_SOUND) or data[4:8] == b"ftyp":
        return True
    sample = data[:_SNIFFED]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    nuls, size = sample.count(0), len(sample)
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    scattered = nuls > size * _BINARY_SHARE and min(odd, even) > nuls * _BINARY_SHARE
    return scattered or len(_CONTROLS.findall(sample)) > size * _BINARY_SHARE


def _with_note_on_ending(name: str, reader: Reader, imported: ImportedText) -> ImportedText:
    """Say when a file was read as something else than its ending promised."""
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS or _BY_ENDING.get(ending) is reader:
        return imported
    return replace(imported, notes=(*imported.notes, ImportNote("ending_differs")))
