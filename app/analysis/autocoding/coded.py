"""Which proposals carry the codes already, in whole or in part."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.analysis.autocoding.proposals import Proposal
from app.models.span import Span
from app.queries.codings import CodedSpan


@dataclass(frozen=True, slots=True)
class Standing:
    """How a proposal stands to what is coded.

    ``done``: exactly this carries all the codes by this coder, so there is nothing to do.
    ``numbers`` are the passages with one of the codes that share words with it.
    """

    done: bool = False
    numbers: tuple[str, ...] = ()


NEW = Standing()


def standings(
    proposals: Sequence[Proposal],
    coded: Sequence[CodedSpan],
    code_ids: Collection[int],
    person_id: int,
) -> list[Standing]:
    """The standing of each proposal; ``coded`` are the places of ``code_ids``, in their order."""
    by_source: defaultdict[int, list[CodedSpan]] = defaultdict(list)
    for each in coded:
        by_source[each.source_id].append(each)
    sources = {source_id: _CodedSource(found) for source_id, found in by_source.items()}
    return [
        _standing(proposal, found.touching(proposal.span), code_ids, person_id)
        if (found := sources.get(proposal.source_id))
        else NEW
        for proposal in proposals
    ]


class _CodedSource:
    """The coded places of one source, in order; ``_ends`` is how far those up to each reach."""

    def __init__(self, coded: Sequence[CodedSpan]) -> None:
        self._coded = coded
        self._ends = list(accumulate((each.span.end for each in coded), max))

    def touching(self, span: Span) -> list[CodedSpan]:
        nth = bisect_left(self._coded, span.end, key=lambda each: each.span.start) - 1
        found = []
        while nth >= 0 and self._ends[nth] > span.start:
            if self._coded[nth].span.end > span.start:
                found.append(self._coded[nth])
            nth -= 1
        return found[::-1]


def _standing(
    proposal: Proposal,
    touching: Sequence[CodedSpan],
    code_ids: Collection[int],
    person_id: int,
) -> Standing:
    if not touching:
        return NEW
    mine = {
        each.code_id
        for each in touching
        if each.span == proposal.span and each.person_id == person_id
    }
    return Standing(mine >= set(code_ids), tuple(dict.fromkeys(each.number for each in touching)))
