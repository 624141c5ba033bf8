"""Searching a finished file for everything that is masked, wherever a file can hide text.

Word splits a name over runs and keeps deleted text, field codes, alternative texts, bookmarks,
link targets, custom XML and embedded files; so nothing is looked up by its meaning: every text,
attribute, name and remark of every part is searched, in packages within packages too.
"""

import io
import zipfile
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import PurePath

from app.errors import Leak
from app.exporters.leaks.names import SecretSearch, in_identifiers
from app.exporters.leaks.parts import Piece, pieces_of
from app.exporters.writing import Progress
from app.words.shortening import shortened

Hits = Callable[[str], Iterator[tuple[int, str, str]]]
_PACKAGE = (b"PK\x03\x04", b"PK\x05\x06")
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
    file_name: str,
    data: bytes,
    secrets: Sequence[Secret],
    shown: Iterable[str] = (),
    progress: Progress | None = None,
) -> list[Leak]:
    """Every place of a file that shows a secret; ``shown`` are the masks, which may show.

    The file's own name is searched like its parts.
    """
    search = SecretSearch(((each.name, each.spellings) for each in secrets), shown)
    if not search:
        return []
    return list(dict.fromkeys(_Searching(search, search.hits, progress).file(file_name, data)))


def names_shown(
    file_name: str,
    data: bytes,
    secrets: Sequence[Secret],
    shown: Iterable[str] = (),
    progress: Progress | None = None,
) -> tuple[str, ...]:
    """Which secrets a file shows at all: quicker where it shows them everywhere."""
    search = SecretSearch(((each.name, each.spellings) for each in secrets), shown)
    if not search:
        return ()
    found = _Searching(search, search.first_hits, progress).file(file_name, data)
    return tuple(dict.fromkeys(leak.name for leak in found))


class _Searching:
    """One file being searched, telling how many of its bytes are read."""

    def __init__(self, search: SecretSearch, hits: Hits, progress: Progress | None) -> None:
        self._search = search
        self._hits = hits
        self._progress = progress
        self._read = 0
        self._total = 1

    def file(self, name: str, data: bytes) -> Iterator[Leak]:
        """Its name and everything in it."""
        stem = Piece("file_name", in_identifiers(PurePath(name).name))
        yield from self._leaks_in("", [stem])
        self._total = _unpacked(data)
        yield from self._search_file("", name, data, _DEEPEST)

    def _tell(self, read: int) -> None:
        """Packages within packages are read twice, and count once."""
        self._read = min(self._read + read, self._total)
        if self._progress is not None:
            self._progress(self._read, self._total)

    def _search_file(self, part: str, name: str, data: bytes, deeper: int) -> Iterator[Leak]:
        """A part or a whole file; a package is opened whatever it is called."""
        if deeper and data[:4] in _PACKAGE:
            try:
                yield from self._search_package(part, data, deeper)
            except _BROKEN:
                yield from self._leaks_in(part, pieces_of(name, data, self._tell, as_bytes=True))
            return
        yield from self._leaks_in(part, pieces_of(name, data, self._tell))

    def _search_package(self, part: str, data: bytes, deeper: int) -> Iterator[Leak]:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if sum(member.file_size for member in members) > _LARGEST:
                raise ValueError(part)
            notes = [package.comment, *(member.comment + member.extra for member in members)]
            yield from self._leaks_in(part, [Piece("remark", _decoded(note)) for note in notes])
            for member in members:
                inner = f"{part}/{member.filename}" if part else member.filename
                yield from self._leaks_in(inner, [Piece("name", in_identifiers(member.filename))])
                read = package.read(member)
                yield from self._search_file(inner, member.filename, read, deeper - 1)

    def _leaks_in(self, part: str, pieces: Iterable[Piece]) -> Iterator[Leak]:
        """All pieces of a kind are searched as one text: a name may go on in the next one."""
        by_place: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for piece in pieces:
            if words := self._search.folded(piece.text):
                by_place[piece.place].append((words, piece.text))
        for place, folded in by_place.items():
            ends = list(accumulate(len(words) + 1 for words, _ in folded))
            for start, name, spelling in self._hits(" ".join(words for words, _ in folded)):
                if place == "bytes" and len(spelling) < _FEWEST_IN_BYTES:
                    continue
                _, text = folded[bisect_right(ends, start)]
                yield Leak(name, part, place, _excerpt(text, spelling))


def _unpacked(data: bytes) -> int:
    """How many bytes there are to read; at least one."""
    if data[:4] in _PACKAGE:
        with suppress(*_BROKEN), zipfile.ZipFile(io.BytesIO(data)) as package:
            return max(1, sum(member.file_size for member in package.infolist()))
    return max(1, len(data))


def _decoded(note: bytes) -> str:
    return note.decode("utf-8", errors="replace") if note else ""


def _excerpt(text: str, spelling: str) -> str:
    """What stands round a secret, on one line."""
    line = " ".join(text.split())
    at = line.casefold().find(spelling.split(maxsplit=1)[0])
    start = max(0, at - _EXCERPT // 2)
    return f"{'…' if start else ''}{shortened(line[start:], _EXCERPT)}"
