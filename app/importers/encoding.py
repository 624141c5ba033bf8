"""Bytes -> text when nobody says in which encoding they were written.

UTF-8 proves itself. Among the single-byte encodings nothing is proof: Western text (Indonesian,
Dutch, French, English) has few bytes above 127, and there cp1252 is taken unless that puts signs
inside words, because guessers take short French for Hungarian. Other scripts are told apart by
charset-normalizer.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from app.models.imported import ImportNote

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_LETTERS = re.compile(rb"[A-Za-z]")
_MAC_ACCENTS = re.compile(rb"(?<=[A-Za-z])[\x86-\x90\x95\x98\x99\x9b\x9d\x9f](?=[A-Za-z ,.\r\n])")
"""Accented letters of the Macintosh where cp1252 has signs or nothing."""
_SIGNS_IN_WORDS = re.compile(rb"(?<=[A-Za-z])[\xa5\xaf\xb3\xb9\xbc\xbe\xbf](?=[A-Za-z ])")
"""Letters of cp1250 (Polish and its neighbours) where cp1252 has signs that no word holds."""
_FEWEST_SIGNS = 3
_OTHER_SCRIPTS = [
    "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp1258", "cp874", "cp932", "euc_jp",
    "gb18030", "big5", "cp949",
]  # fmt: skip
WESTERN_SHARE = 0.5
"""At most this many high bytes per ASCII letter: other scripts have far more."""
_SAMPLE = 200_000
_STRAY_BYTES = "kutipan.cp1252"
_CP1252 = {
    byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xA0)
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and what had to be guessed or mended."""

    text: str
    encoding: str
    notes: tuple[ImportNote, ...] = ()


def decode(data: bytes) -> Decoded:
    """Read ``data`` in the encoding it most likely has; no byte is dropped without a note."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if wide := _unmarked_utf16(data):
        return _decoded(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _mixed(data) if _is_mostly_utf8(data) else _single_byte(data)


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    notes = (ImportNote("bytes_not_readable", lost),) if lost else ()
    return Decoded(text, encoding, notes)


def _unmarked_utf16(data: bytes) -> str | None:
    """Western UTF-16 has a NUL in every other byte; stray NULs of other files do not."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    pairs = max(len(sample) // 2, 1)
    even, odd = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd > 0.4 and even < 0.05:  # noqa: PLR2004 - shares, explained above
        return "utf-16-le"
    if even > 0.4 and odd < 0.05:  # noqa: PLR2004 - shares, explained above
        return "utf-16-be"
    return None


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether UTF-8 was meant and other bytes got in (two files pasted together)."""
    proper = sum(len(found) for found in _MULTIBYTE.findall(data))
    stray = len(_HIGH.findall(data)) - proper
    return proper > 0 and (proper >= stray or (_looks_western(data) and not _is_mac(data)))


def _mixed(data: bytes) -> Decoded:
    """UTF-8 where it is UTF-8, and every stray byte as the cp1252 letter it stands for."""
    text = data.decode("utf-8", errors=_STRAY_BYTES)
    stray = len(text) - len(data.decode("utf-8", errors="ignore"))
    return Decoded(text, "utf-8", (ImportNote("mixed_encodings", stray),))


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Python's hook for bytes that are no UTF-8."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _cp1252(error.object[error.start : error.end]), error.end


def _cp1252(data: bytes) -> str:
    """Windows' own reading: the five undefined bytes stand for the control of that number."""
    return data.decode("latin-1").translate(_CP1252)


def _looks_western(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(_HIGH.findall(sample)) <= WESTERN_SHARE * len(_LETTERS.findall(sample))


def _single_byte(data: bytes) -> Decoded:
    encoding = _western(data) if _looks_western(data) else _guess(data)
    text = _cp1252(data) if encoding == "cp1252" else data.decode(encoding, errors="replace")
    return Decoded(text, encoding, (ImportNote("encoding_guessed"),))


def _western(data: bytes) -> str:
    if _is_mac(data):
        return "mac_roman"
    signs = len(_SIGNS_IN_WORDS.findall(data[:_SAMPLE]))
    return "cp1250" if signs >= _FEWEST_SIGNS else "cp1252"


def _is_mac(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(_MAC_ACCENTS.findall(sample)) > len(_HIGH.findall(sample)) / 4


def _guess(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE], cp_isolation=_OTHER_SCRIPTS).best()
    return best.encoding if best else "cp1252"


codecs.register_error(_STRAY_BYTES, _as_cp1252)
