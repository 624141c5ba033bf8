"""What a review round is about: codes, informants, only what changed, at most so many."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """Empty tuples and False leave nothing out; UUIDs, because a scope travels with its round.

    ``only_changed`` leaves out what its latest round submitted in exactly this form. ``at_most``
    limits the rows of each code: key quotes, contradicting and changed ones are chosen first.
    """

    codes: tuple[str, ...] = ()
    informants: tuple[str, ...] = ()
    only_changed: bool = False
    at_most: int | None = None


def packed_scope(scope: Scope) -> str:
    """A scope as stored."""
    return json.dumps(asdict(scope))


def read_scope(stored: str) -> Scope:
    """A stored scope; what a foreign file holds instead of one is a scope without limits."""
    try:
        found = json.loads(stored)
        at_most = int(found.get("at_most") or 0)
        return Scope(
            tuple(map(str, found.get("codes", ()))),
            tuple(map(str, found.get("informants", ()))),
            bool(found.get("only_changed")),
            at_most if at_most > 0 else None,
        )
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return Scope()
