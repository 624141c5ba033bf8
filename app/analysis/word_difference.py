"""What became of a text, word by word, so that a change can be read in its place."""

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_WORDS = re.compile(r"\s+|[\w'\u2019-]+|[^\w\s]")
_KEPT_BESIDE = 8
"""Words and spaces that are shown beside a change where much stayed the same."""


class Piece(NamedTuple):
    """A stretch of text that stayed, was taken out, or came in."""

    kind: Literal["same", "out", "in"]
    text: str


def word_difference(before: str, now: str) -> list[Piece]:
    """The pieces of both texts in reading order; ``same`` and ``in`` together are ``now``."""
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    pieces: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        if a < b:
            pieces.append(Piece("out", "".join(old[a:b])))
        if c < d:
            pieces.append(Piece("in", "".join(new[c:d])))
    return pieces


def shortened(pieces: list[Piece]) -> list[Piece]:
    """The same pieces with what stayed cut down to the words beside a change."""
    last = len(pieces) - 1
    return [
        Piece("same", _cut(piece.text, nth == 0, nth == last)) if piece.kind == "same" else piece
        for nth, piece in enumerate(pieces)
    ]


def _cut(text: str, first: bool, last: bool) -> str:
    words = _WORDS.findall(text)
    if len(words) <= 3 * _KEPT_BESIDE:
        return text
    head = "" if first else "".join(words[:_KEPT_BESIDE])
    tail = "" if last else "".join(words[-_KEPT_BESIDE:])
    return f"{head}\N{HORIZONTAL ELLIPSIS}{tail}"
