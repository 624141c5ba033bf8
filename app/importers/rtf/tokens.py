"""Rich Text Format cut into tokens (Microsoft's specification 1.9.1, "RTF syntax")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["open", "close", "word", "sign", "byte", "text"]
_TOKEN = re.compile(
    rb"(?P<brace>[{}])"
    rb"|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\'(?P<byte>[0-9A-Fa-f]{2})"
    rb"|\\(?P<sign>[^A-Za-z])"
    rb"|(?P<text>[^\\{}\r\n\x00]+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece: a brace, a control word with its number, a control sign, or bytes of text."""

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    r"""Every token in order; line ends of the file mean nothing, ``\bin`` data is skipped."""
    position = 0
    while found := _TOKEN.search(data, position):
        position = found.end()
        if word := found["word"]:
            number = int(found["number"]) if found["number"] else None
            if word == b"bin":
                position += max(number or 0, 0)
            yield Token("word", word.decode("ascii"), number)
        elif brace := found["brace"]:
            yield Token("open" if brace == b"{" else "close")
        elif byte := found["byte"]:
            yield Token("byte", data=bytes([int(byte, 16)]))
        elif sign := found["sign"]:
            yield Token("sign", sign.decode("latin-1"))
        else:
            yield Token("text", data=found["text"])
