from collections.abc import Callable
from itertools import combinations
from typing import get_args

import pytest
from PySide6.QtGui import QImage

from app.models.review import ReviewState
from app.queries.codings import CodingMark
from app.queries.review_badges import Badge
from app.ui.look.theme import load_theme
from app.ui.reader.badges import BadgePictures, is_drawn
from app.ui.reader.margin import BracketMargin
from app.ui.reader.text_view import Reader
from app.ui.reader.tooltip import described
from app.words import Words

MarkOn = Callable[..., CodingMark]
STATES = get_args(ReviewState)
DRAWN = [state for state in STATES if is_drawn(state)]


def shape(picture: QImage) -> frozenset[tuple[int, int]]:
    """Where anything is drawn, in whatever colour."""
    return frozenset(
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() > 100
    )


@pytest.fixture
def margin(reader: Reader) -> BracketMargin:
    found = reader.findChild(BracketMargin)
    assert isinstance(found, BracketMargin)
    return found


def test_every_state_but_a_draft_has_a_mark() -> None:
    assert set(STATES) - set(DRAWN) == {"draft"}


@pytest.mark.usefixtures("dressed")
def test_marks_differ_in_shape_and_not_in_colour_alone() -> None:
    pictures, theme = BadgePictures(), load_theme("light")
    shapes = [shape(pictures.of(state, theme, 2.0).toImage()) for state in DRAWN]
    assert all(len(one ^ other) > 20 for one, other in combinations(shapes, 2))


@pytest.mark.usefixtures("dressed")
def test_a_mark_is_drawn_once_per_theme() -> None:
    pictures, light = BadgePictures(), load_theme("light")
    first = pictures.of("agreed", light, 1.0)
    assert pictures.of("agreed", light, 1.0).cacheKey() == first.cacheKey()
    assert pictures.of("agreed", load_theme("dark"), 1.0).cacheKey() != first.cacheKey()


def test_a_label_makes_room_for_its_mark(
    reader: Reader, margin: BracketMargin, mark_on: MarkOn
) -> None:
    reader.set_marks([mark_on("👩‍👧 sacks")])
    (before,) = margin.labels()
    reader.set_badges({1: Badge("agreed")})
    (badged,) = margin.labels()
    assert badged.place.width() > before.place.width()
    assert badged.text == before.text
    reader.set_badges({1: Badge("draft", "Dr. Ani", "Only a remark.")})
    assert margin.labels() == [before]


def test_the_mark_is_painted_beside_its_label(
    reader: Reader, margin: BracketMargin, mark_on: MarkOn
) -> None:
    reader.set_marks([mark_on("👩‍👧 sacks")])
    reader.set_badges({1: Badge("rejected")})
    (label,) = margin.labels()
    drawn = margin.grab(label.place.toAlignedRect()).toImage()
    danger = load_theme("light").danger
    near = [
        drawn.pixelColor(x, y)
        for x in range(drawn.width() - 12, drawn.width())
        for y in range(drawn.height())
    ]
    assert any(
        abs(pixel.red() - danger.red()) + abs(pixel.blue() - danger.blue()) < 30 for pixel in near
    )


def test_the_tooltip_says_state_and_last_remark(mark_on: MarkOn) -> None:
    mark, words = mark_on("👩‍👧 sacks"), Words("en")
    said = described([mark], words, {1: Badge("changed", "Dr. Ani", "Who says this?")})
    assert said.splitlines()[-2:] == ["Review: Needs review again", "Dr. Ani: Who says this?"]
    assert "Review" not in described([mark], words)
