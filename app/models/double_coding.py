"""What two coders coded in the same texts, as it is kept for the figures of agreement."""

import json
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Any

from app.errors import DamagedComparison
from app.models.span import Span

_LARGEST = 256 * 1024 * 1024
"""Bytes of JSON that are unpacked at most; a foreign file may hold anything."""


@dataclass(frozen=True, slots=True)
class CodedSpan:
    """A coding of one coder: a place, the code's UUID, and what it needs to be made again."""

    span: Span
    code: str
    stance: str = "supports"
    key_quote: bool = False


@dataclass(frozen=True, slots=True)
class ComparedCode:
    """A code as it was called then."""

    uuid: str
    label: str | None
    name: str

    @property
    def called(self) -> str:
        """How the code is called in short: its label, else its name."""
        return self.label or self.name


@dataclass(frozen=True, slots=True)
class ComparedSource:
    """A source of the sample, its units, and what each coder coded in it.

    ``turns`` are the speeches that are not an interviewer's, in a text without turns its
    paragraphs; ``sentences`` are those of the ``turns``.
    """

    uuid: str
    name: str
    characters: int
    sentences: tuple[Span, ...]
    turns: tuple[Span, ...]
    first: tuple[CodedSpan, ...]
    second: tuple[CodedSpan, ...]


@dataclass(frozen=True, slots=True)
class DoubleCoding:
    """A sample that two coders coded; ``codes`` are those used, in the codebook's order."""

    codes: tuple[ComparedCode, ...]
    sources: tuple[ComparedSource, ...]


def packed(double: DoubleCoding) -> bytes:
    """As stored in ``second_coding``: compressed JSON, without any words of the informants."""
    places = {code.uuid: place for place, code in enumerate(double.codes)}
    data = {
        "codes": [[code.uuid, code.label, code.name] for code in double.codes],
        "sources": [
            {
                "uuid": source.uuid,
                "name": source.name,
                "characters": source.characters,
                "sentences": _positions(source.sentences),
                "turns": _positions(source.turns),
                "first": [_coding(coded, places) for coded in source.first],
                "second": [_coding(coded, places) for coded in source.second],
            }
            for source in double.sources
        ],
    }
    return zlib.compress(json.dumps(data, ensure_ascii=False).encode())


def _positions(spans: Iterable[Span]) -> list[int]:
    return list(chain.from_iterable((span.start, span.end) for span in spans))


def _coding(coded: CodedSpan, places: dict[str, int]) -> list[int | str]:
    span = coded.span
    return [span.start, span.end, places[coded.code], coded.stance, int(coded.key_quote)]


@lru_cache(maxsize=2)
def unpacked(stored: bytes) -> DoubleCoding:
    """What ``packed`` made; remembered, because each settlement asks for it again.

    Raises:
        DamagedComparison: it made something else.
    """
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(stored, _LARGEST)
        if unpacking.unconsumed_tail or not unpacking.eof:
            raise DamagedComparison
        return _read(json.loads(text))
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise DamagedComparison from error
    except zlib.error as error:
        raise DamagedComparison from error


def _read(data: Any) -> DoubleCoding:
    codes = tuple(
        ComparedCode(str(uuid), None if label is None else str(label), str(name))
        for uuid, label, name in data["codes"]
    )
    sources = tuple(
        ComparedSource(
            str(source["uuid"]),
            str(source["name"]),
            int(source["characters"]),
            _spans(source["sentences"]),
            _spans(source["turns"]),
            _codings(source["first"], codes),
            _codings(source["second"], codes),
        )
        for source in data["sources"]
    )
    return DoubleCoding(codes, sources)


def _spans(positions: list[int]) -> tuple[Span, ...]:
    pairs = zip(positions[::2], positions[1::2], strict=True)
    return tuple(Span(int(start), int(end)) for start, end in pairs)


def _codings(rows: list[list[Any]], codes: tuple[ComparedCode, ...]) -> tuple[CodedSpan, ...]:
    return tuple(
        CodedSpan(Span(int(start), int(end)), codes[place].uuid, str(stance), bool(starred))
        for start, end, place, stance, starred in rows
    )


def moved_double(
    double: DoubleCoding, source_uuid: str, move: Callable[[Span], Span], characters: int
) -> DoubleCoding:
    """The same comparison after one source's text has changed to so many characters."""
    return replace(
        double,
        sources=tuple(
            replace(
                source,
                characters=characters,
                sentences=tuple(map(move, source.sentences)),
                turns=tuple(map(move, source.turns)),
                first=moved_codings(source.first, move),
                second=moved_codings(source.second, move),
            )
            if source.uuid == source_uuid
            else source
            for source in double.sources
        ),
    )


def moved_codings(
    coded: Iterable[CodedSpan], move: Callable[[Span], Span]
) -> tuple[CodedSpan, ...]:
    """Codings at their new places."""
    return tuple(replace(each, span=move(each.span)) for each in coded)
