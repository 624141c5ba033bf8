"""Searching a finished file for everything that is masked, wherever a file can hide text.

Word splits a name over runs and keeps deleted text, field codes, alternative texts, bookmarks,
link targets, custom XML and embedded files; so nothing is looked up by its meaning: every text,
attribute, name and remark of every part is searched, in packages within packages too.
"""

import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import PurePath

from app.errors import Leak
from app.exporters.leaks.names import SecretSearch, in_identifiers
from app.exporters.leaks.parts import Piece, pieces_of
from app.words.shortening import shortened

_DEEPEST = 4
"""Packages within packages that are opened; what lies deeper is searched as bytes."""
_LARGEST = 400_000_000
_EXCERPT = 60
_FEWEST_IN_BYTES = 4
"""Three letters stand by chance in every photograph."""
_BROKEN = (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError)


@dataclass(frozen=True, slots=True)
class Secret:
    """A masked name and every spelling that must not show; ``name`` is what to call it."""

    name: str
    spellings: tuple[str, ...]


def find_leaks(
    file_name: str, data: bytes, secrets: Sequence[Secret], shown: Iterable[str] = ()
) -> list[Leak]:
    """Every place of a file that shows a secret; ``shown`` are the masks, which may show.

    The file's own name is searched like its parts.
    """
    search = SecretSearch(((each.name, each.spellings) for each in secrets), shown)
    if not search:
        return []
    stem = Piece("file_name", in_identifiers(PurePath(file_name).name))
    found = [*_leaks_in("", [stem], search), *_search_file("", file_name, data, search, _DEEPEST)]
    return list(dict.fromkeys(found))


def _search_file(
    part: str, name: str, data: bytes, search: SecretSearch, deeper: int
) -> Iterator[Leak]:
    """A part or a whole file; a package is opened whatever it is called."""
    if deeper and data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        try:
            yield from _search_package(part, data, search, deeper)
        except _BROKEN:
            yield from _leaks_in(part, pieces_of(name, data, as_bytes=True), search)
        return
    yield from _leaks_in(part, pieces_of(name, data), search)


def _search_package(part: str, data: bytes, search: SecretSearch, deeper: int) -> Iterator[Leak]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = package.infolist()
        if sum(member.file_size for member in members) > _LARGEST:
            raise ValueError(part)
        notes = [package.comment, *(member.comment + member.extra for member in members)]
        yield from _leaks_in(part, [Piece("remark", _decoded(note)) for note in notes], search)
        for member in members:
            inner = f"{part}/{member.filename}" if part else member.filename
            yield from _leaks_in(inner, [Piece("name", in_identifiers(member.filename))], search)
            read = package.read(member)
            yield from _search_file(inner, member.filename, read, search, deeper - 1)


def _decoded(note: bytes) -> str:
    return note.decode("utf-8", errors="replace") if note else ""


def _leaks_in(part: str, pieces: Iterable[Piece], search: SecretSearch) -> Iterator[Leak]:
    """All pieces of a part are searched as one text: a name may begin in one and end in the next.

    A piece of its own kind (an attribute, a field code) goes on in the next one of its kind only.
    """
    by_place: dict[str, list[str]] = {}
    for piece in pieces:
        if piece.text:
            by_place.setdefault(piece.place, []).append(piece.text)
    for place, texts in by_place.items():
        folded = [search.folded(text) for text in texts]
        ends = list(accumulate(len(text) + 1 for text in folded))
        for start, name, spelling in search.hits(" ".join(folded)):
            if place == "bytes" and len(spelling) < _FEWEST_IN_BYTES:
                continue
            nth = bisect_right(ends, start)
            yield Leak(name, part, place, _excerpt(texts[nth], spelling))


def _excerpt(text: str, spelling: str) -> str:
    """What stands round a secret, on one line."""
    line = " ".join(text.split())
    at = line.casefold().find(spelling.split(maxsplit=1)[0])
    start = max(0, at - _EXCERPT // 2)
    return f"{'…' if start else ''}{shortened(line[start:], _EXCERPT)}"
