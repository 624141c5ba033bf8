"""Which codings are drawn: what is hidden, by code, kind and coder. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from app.queries.codings import CodingMark

Aspect = Literal["code", "kind", "coder"]
ASPECTS: tuple[Aspect, ...] = ("kind", "coder", "code")


@dataclass(frozen=True, slots=True)
class MarkFilter:
    """What is left out: codes and coders by id, kinds by their stored word (empty: none).

    A code that is made later is drawn, for nobody hid it.
    """

    code: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    coder: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.code or self.kind or self.coder)

    def draws(self, mark: CodingMark) -> bool:
        """Whether a coding is drawn."""
        return not (
            key_of(mark, "code") in self.code
            or key_of(mark, "kind") in self.kind
            or key_of(mark, "coder") in self.coder
        )

    def hides(self, aspect: Aspect, key: str) -> bool:
        """Whether this code, kind or coder is hidden."""
        return key in self._keys(aspect)

    def with_hidden(self, aspect: Aspect, keys: Iterable[str], *, hidden: bool) -> "MarkFilter":
        """The same with some codes, kinds or coders hidden, or drawn again."""
        known = self._keys(aspect)
        changed = known | set(keys) if hidden else known - set(keys)
        return replace(self, **{aspect: frozenset(changed)})

    def without(self, marks: Iterable[CodingMark]) -> "MarkFilter":
        """The same, with everything about these codings drawn."""
        shown = self
        for mark in marks:
            for aspect in ASPECTS:
                shown = shown.with_hidden(aspect, [key_of(mark, aspect)], hidden=False)
        return shown

    def stored(self) -> tuple[str, ...]:
        """As settings keep it: ``kind:effort``."""
        return tuple(f"{aspect}:{key}" for aspect in ASPECTS for key in sorted(self._keys(aspect)))

    def _keys(self, aspect: Aspect) -> frozenset[str]:
        return {"code": self.code, "kind": self.kind, "coder": self.coder}[aspect]


def key_of(mark: CodingMark, aspect: Aspect) -> str:
    """What a coding is hidden by, for a code, a kind or a coder."""
    if aspect == "kind":
        return mark.kind or ""
    return str(mark.code_id if aspect == "code" else mark.coder_id)


def read_filter(stored: Iterable[str]) -> MarkFilter:
    """A filter as it was kept; what is not understood hides nothing."""
    shown = MarkFilter()
    for entry in stored:
        name, colon, key = entry.partition(":")
        for aspect in ASPECTS:
            if colon and name == aspect:
                shown = shown.with_hidden(aspect, [key], hidden=True)
    return shown
