from hypothesis import given
from hypothesis import strategies as st

from app.ui.reading.visited import MOST, NEAR, Place, Visited

FAR = NEAR + 1
places = st.builds(Place, st.integers(1, 3), st.integers(0, 20).map(lambda n: n * FAR))


def test_back_and_forward_lead_the_same_way() -> None:
    visited = Visited()
    visited.leave(Place(1, 0))
    visited.leave(Place(2, 0))
    here = Place(1, FAR)
    assert visited.back(here) == Place(2, 0)
    assert visited.back(Place(2, 0)) == Place(1, 0)
    assert visited.back(Place(1, 0)) is None
    assert visited.forward(Place(1, 0)) == Place(2, 0)
    assert visited.forward(Place(2, 0)) == here
    assert visited.forward(here) is None


@given(st.lists(places, max_size=30), places)
def test_all_the_way_back_is_all_the_way_forward(left: list[Place], here: Place) -> None:
    visited, way = Visited(), [here]
    for place in left:
        visited.leave(place)
    while (before := visited.back(way[-1])) is not None:
        way.append(before)
    returned = [way[-1]]
    while (after := visited.forward(returned[-1])) is not None:
        returned.append(after)
    assert returned == way[::-1]


@given(st.lists(places, min_size=1, max_size=30))
def test_no_step_leads_to_where_one_is(left: list[Place]) -> None:
    visited, here = Visited(), left[-1]
    for place in left:
        visited.leave(place)
    while (before := visited.back(here)) is not None:
        assert not before.is_near(here)
        here = before


def test_near_places_of_a_source_are_one() -> None:
    visited = Visited()
    for position in (0, NEAR, 2 * NEAR):
        visited.leave(Place(1, position))
    assert visited.behind == [Place(1, 2 * NEAR)]
    assert not Place(1, 0).is_near(Place(2, 0))


def test_what_is_in_view_decides_and_not_the_caret() -> None:
    assert not Place(1, 5, top=9 * FAR).is_near(Place(1, 5))


def test_going_elsewhere_forgets_what_was_ahead() -> None:
    visited = Visited()
    visited.leave(Place(1, 0))
    visited.back(Place(2, 0))
    visited.leave(Place(1, 0))
    assert visited.forward(Place(3, 0)) is None


def test_only_so_many_are_kept() -> None:
    visited = Visited()
    for nth in range(MOST + 5):
        visited.leave(Place(1, nth * FAR))
    assert len(visited.behind) == MOST


def test_nobody_goes_back_to_a_source_that_has_gone() -> None:
    visited = Visited()
    for source in (1, 2, 1):
        visited.leave(Place(source, 0))
        visited.remember(Place(source, 0))
    visited.forget_source(2)
    assert {place.source_id for place in (*visited.behind, *visited.left.values())} == {1}
