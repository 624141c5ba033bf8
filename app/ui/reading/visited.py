"""The places one has read at, to go back to them and forward again. Knows no Qt."""

from dataclasses import dataclass, field

NEAR = 400
"""Characters between two places of a source that count as one."""
MOST = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody reads: a source and a position in its text (code points).

    With ``anchor`` the words from there to ``position`` are selected. With ``top`` the line of
    that position stands at the upper edge of the view, ``hidden`` pixels of it above the edge;
    that the caret was ``seen`` matters where lines break otherwise since, in a narrower window.
    """

    source_id: int
    position: int
    anchor: int | None = None
    top: int | None = None
    hidden: int = 0
    seen: bool = False

    @property
    def read_at(self) -> int:
        """The position that is in view, which the caret need not be."""
        return self.position if self.top is None else self.top

    def is_near(self, other: "Place") -> bool:
        """Whether going from one to the other would show nothing new."""
        far = abs(self.read_at - other.read_at) > NEAR
        return self.source_id == other.source_id and not far


@dataclass
class Visited:
    """Behind and ahead of where one reads; going somewhere new forgets what was ahead.

    ``left`` is where each source was left, the last one last.
    """

    behind: list[Place] = field(default_factory=list)
    ahead: list[Place] = field(default_factory=list)
    left: dict[int, Place] = field(default_factory=dict)

    def remember(self, place: Place) -> None:
        """Note where a source is left, to open it there again."""
        self.left.pop(place.source_id, None)
        self.left[place.source_id] = place

    def leave(self, here: Place | None) -> None:
        """Note a place that is left for another one."""
        if here is not None:
            self.ahead.clear()
            _put(self.behind, here)

    def back(self, here: Place | None) -> Place | None:
        """Where one was before ``here``; None when there is nothing behind."""
        return _step(self.behind, self.ahead, here)

    def forward(self, here: Place | None) -> Place | None:
        """Where one went from here the last time; None when there is nothing ahead."""
        return _step(self.ahead, self.behind, here)

    def forget_source(self, source_id: int) -> None:
        """A source has gone: nobody can go back to it."""
        for places in (self.behind, self.ahead):
            places[:] = [place for place in places if place.source_id != source_id]
        self.left.pop(source_id, None)


def _put(places: list[Place], place: Place) -> None:
    if places and places[-1].is_near(place):
        places.pop()
    places.append(place)
    del places[:-MOST]


def _step(come_from: list[Place], other: list[Place], here: Place | None) -> Place | None:
    while come_from and here is not None and come_from[-1].is_near(here):
        come_from.pop()
    if not come_from:
        return None
    if here is not None:
        _put(other, here)
    return come_from.pop()
