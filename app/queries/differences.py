"""Where two coders differ: what there is to talk about before any figure."""

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.double_coding import CodedSpan, ComparedCode, ComparedSource, DoubleCoding
from app.models.source import Source
from app.models.span import Span
from app.queries.passages import paragraph_starts
from app.queries.second_codings import Comparison, SettlementRow, settlements
from app.queries.sources import source_text

DifferenceKind = Literal["only_first", "only_second", "boundaries", "code"]
"""``boundaries``: the same code on overlapping places; ``code``: another one on such places."""

KINDS: tuple[DifferenceKind, ...] = ("code", "boundaries", "only_first", "only_second")


@dataclass(frozen=True, slots=True)
class Difference:
    """A place that two coders coded differently.

    ``first`` and ``second`` are the codings that differ, ``first_code`` and ``second_code`` their
    code (equal for ``boundaries``, None where a coder has nothing). ``span`` goes from the first to
    the last character of them all, ``quotation`` its text, ``paragraph`` counts from 1; they are
    empty and 0, and ``source_id`` None, when the source is gone. ``key`` follows from the places,
    the codes and the source, and from nothing else.
    """

    key: str
    kind: DifferenceKind
    source_uuid: str
    source: str
    span: Span
    first: tuple[CodedSpan, ...]
    second: tuple[CodedSpan, ...]
    first_code: ComparedCode | None
    second_code: ComparedCode | None
    source_id: int | None = None
    quotation: str = ""
    paragraph: int = 0
    settlement: SettlementRow | None = None

    def words_of(self, coded: CodedSpan) -> str:
        """The words of one of the codings that differ."""
        start = self.span.start
        return self.quotation[coded.span.start - start : coded.span.end - start]

    @property
    def is_open(self) -> bool:
        """Whether it has still to be talked about."""
        return self.settlement is None or self.settlement.outcome == "later"


def differences(session: Session, compared: Comparison) -> list[Difference]:
    """All differences in reading order, with their words and with what was decided on them."""
    settled = settlements(session, compared.id) if compared.id is not None else {}
    ids = dict(session.execute(select(Source.uuid, Source.id)).all())
    found = differences_in(compared.double)
    uuids = {each.source_uuid for each in found} & ids.keys()
    texts = {uuid: source_text(session, ids[uuid]) for uuid in uuids}
    starts = {uuid: paragraph_starts(text) for uuid, text in texts.items()}
    return [
        replace(
            each,
            source_id=ids.get(each.source_uuid),
            quotation=each.span.cut_from(texts.get(each.source_uuid, "")),
            paragraph=bisect_right(starts.get(each.source_uuid, ()), each.span.start),
            settlement=settled.get(each.key),
        )
        for each in found
    ]


def differences_in(double: DoubleCoding) -> list[Difference]:
    """All differences of two coders in reading order, without their words."""
    return [*_found_in(double)]


def keys_after(before: DoubleCoding, after: DoubleCoding) -> dict[str, str]:
    """The key of each difference, which follows from its places, before and after these moved.

    ``after`` has the same sources and codings in the same order.
    """
    places = {source.uuid: source for source in after.sources}
    moved = {
        source.uuid: (
            dict(zip(source.first, places[source.uuid].first, strict=True)),
            dict(zip(source.second, places[source.uuid].second, strict=True)),
        )
        for source in before.sources
    }
    now = {(each.source_uuid, each.first, each.second): each.key for each in differences_in(after)}
    found = {}
    for each in differences_in(before):
        first, second = moved[each.source_uuid]
        there = (
            each.source_uuid,
            tuple(first[coded] for coded in each.first),
            tuple(second[coded] for coded in each.second),
        )
        found[each.key] = now.get(there, each.key)
    return found


def difference_of(double: DoubleCoding, key: str) -> Difference | None:
    """The difference of this key, without its words; None when there is none."""
    return next((each for each in _found_in(double) if each.key == key), None)


def _found_in(double: DoubleCoding) -> Iterator[Difference]:
    named = {code.uuid: code for code in double.codes}
    for source in double.sources:
        for first, second in _groups(source):
            yield _difference(source, first, second, named)


_Codings = tuple[CodedSpan, ...]


def _groups(source: ComparedSource) -> list[tuple[_Codings, _Codings]]:
    """Codings that belong to one difference: by the same code, else by the place."""
    alike = _places(source.first) & _places(source.second)
    groups, first_only, second_only = [], list[CodedSpan](), list[CodedSpan]()
    by_code: defaultdict[str, list[tuple[CodedSpan, bool]]] = defaultdict(list)
    for is_first, codings in ((True, source.first), (False, source.second)):
        for coded in codings:
            if (coded.span, coded.code) not in alike:
                by_code[coded.code].append((coded, is_first))
    for of_code in by_code.values():
        for run in _runs(of_code):
            first = tuple(coded for coded, is_first in run if is_first)
            second = tuple(coded for coded, is_first in run if not is_first)
            if first and second:
                groups.append((first, second))
            else:
                first_only += first
                second_only += second
    groups += _by_place(first_only, second_only)
    return sorted(groups, key=lambda group: _reading_order((*group[0], *group[1])))


def _places(codings: Iterable[CodedSpan]) -> set[tuple[Span, str]]:
    return {(coded.span, coded.code) for coded in codings}


def _reading_order(codings: _Codings) -> tuple[int, int, str]:
    return min((coded.span.start, coded.span.end, coded.code) for coded in codings)


def _runs(
    codings: Iterable[tuple[CodedSpan, bool]],
) -> Iterator[list[tuple[CodedSpan, bool]]]:
    """Codings that overlap each other in a chain."""
    run: list[tuple[CodedSpan, bool]] = []
    reached = 0
    for coded, is_first in sorted(codings, key=lambda each: (each[0].span, not each[1])):
        if run and coded.span.start >= reached:
            yield run
            run = []
        reached = max(reached, coded.span.end) if run else coded.span.end
        run.append((coded, is_first))
    if run:
        yield run


def _by_place(
    first: Sequence[CodedSpan], second: Sequence[CodedSpan]
) -> Iterator[tuple[_Codings, _Codings]]:
    """Pairs of different codes on overlapping places, those that share most first; then the rest.

    One coding stands in one pair at most: one difference is one question.
    """
    paired_first, paired_second = set[CodedSpan](), set[CodedSpan]()
    for one, other in sorted(_overlaps(first, second), key=_most_shared_first):
        if one not in paired_first and other not in paired_second:
            paired_first.add(one)
            paired_second.add(other)
            yield (one,), (other,)
    yield from (((coded,), ()) for coded in first if coded not in paired_first)
    yield from (((), (coded,)) for coded in second if coded not in paired_second)


def _overlaps(
    first: Sequence[CodedSpan], second: Sequence[CodedSpan]
) -> Iterator[tuple[CodedSpan, CodedSpan]]:
    """Codings of both that overlap: one sweep over the text."""
    started = [(coded.span.start, coded, True) for coded in first]
    started += [(coded.span.start, coded, False) for coded in second]
    open_first, open_second = list[CodedSpan](), list[CodedSpan]()
    for start, coded, is_first in sorted(started, key=lambda each: each[0]):
        open_first = [each for each in open_first if each.span.end > start]
        open_second = [each for each in open_second if each.span.end > start]
        if is_first:
            yield from ((coded, other) for other in open_second)
            open_first.append(coded)
        else:
            yield from ((other, coded) for other in open_first)
            open_second.append(coded)


def _most_shared_first(
    pair: tuple[CodedSpan, CodedSpan],
) -> tuple[int, list[tuple[int, int, str]]]:
    """Shared characters, then an order that knows neither rows nor who is first.

    Two pairs that compete for a coding are never equal in it.
    """
    one, other = pair
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    return -shared, sorted((each.span.start, each.span.end, each.code) for each in pair)


def _difference(
    source: ComparedSource, first: _Codings, second: _Codings, named: dict[str, ComparedCode]
) -> Difference:
    spans = [coded.span for coded in (*first, *second)]
    return Difference(
        _key(source.uuid, first, second),
        _kind(first, second),
        source.uuid,
        source.name,
        Span(min(span.start for span in spans), max(span.end for span in spans)),
        first,
        second,
        named[first[0].code] if first else None,
        named[second[0].code] if second else None,
    )


def _kind(first: _Codings, second: _Codings) -> DifferenceKind:
    if not second:
        return "only_first"
    if not first:
        return "only_second"
    return "boundaries" if first[0].code == second[0].code else "code"


def _key(source_uuid: str, first: _Codings, second: _Codings) -> str:
    parts = [source_uuid]
    for side, codings in (("first", first), ("second", second)):
        parts += (f"{side} {each.span.start} {each.span.end} {each.code}" for each in codings)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
