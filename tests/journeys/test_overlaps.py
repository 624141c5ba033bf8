"""Overlaps that can be read: eight codes on the same words told apart, one brought forward."""

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from app.models.span import Span
from app.ui.reader.brackets import Bracket
from app.ui.reader.labels import Label
from app.ui.window.main_window import MainWindow
from tests.journeys.desk import code_words
from tests.journeys.hand import CTRL, Hand, Key

LABELS = ("p1", "p2", "p3", "p4", "p5", "p6", "ub1", "ub2")


@pytest.fixture
def eight(hand: Hand, window: MainWindow) -> Span:
    """Eight codes, causes and efforts, on the same words."""
    return [code_words(hand, window, label=label) for label in LABELS][-1]


def brackets_on(window: MainWindow, span: Span) -> list[Bracket]:
    return [b for b in window.columns.reader.brackets.brackets() if b.mark.span == span]


def labels_on(window: MainWindow, span: Span) -> list[Label]:
    return [x for x in window.columns.reader.brackets.labels() if x.mark.span == span]


@pytest.mark.real_window
def test_eight_codes_on_the_same_words_are_told_apart(window: MainWindow, eight: Span) -> None:
    brackets, labels = brackets_on(window, eight), labels_on(window, eight)
    assert len({bracket.lane for bracket in brackets}) == len(LABELS)
    assert {label.text.lower() for label in labels} == {*LABELS}
    assert not [1 for a, b in combinations(labels, 2) if a.place.intersects(b.place)]
    order = [label.mark.coding_id for label in labels]
    lanes = {bracket.mark.coding_id: bracket.lane for bracket in brackets}
    assert all(lanes[a] < lanes[b] for a, b in pairwise(order))


@pytest.mark.real_window
def test_pointing_at_one_passage_brings_it_forward(
    hand: Hand, window: MainWindow, eight: Span
) -> None:
    inner = code_words(hand, window, "rumah mertua ya", "p6")
    reader = window.columns.reader
    place = reader.places_of(inner)[0].center().toPoint()
    handle = window.windowHandle()
    for at in (QPoint(5, 5), place):
        QTest.mouseMove(handle, reader.viewport().mapTo(window, at))
        QTest.qWait(1)
    pointed = reader.pointed_passage()
    assert [mark.span for mark in reader.marks_of(pointed)] == [inner]
    assert eight != inner


@pytest.mark.real_window
def test_what_is_hidden_is_said_and_remembered(hand: Hand, window: MainWindow, eight: Span) -> None:
    shown = window.columns.transcript.shown_codes
    shown._fill()
    menu = shown._menu
    next(each for each in menu.actions() if each.text().startswith("Efforts")).trigger()
    assert {bracket.mark.kind for bracket in brackets_on(window, eight)} == {"cause"}
    assert shown.text().endswith("codings hidden")
    hand.press(Key.Key_Z, CTRL)
    assert len(window.columns.reader.marks_at(eight.start)) == len(LABELS) - 2
    window.program.choose_language("id")
    assert window.columns.reader.mark_filter().kind == frozenset({"effort"})
    assert window.columns.transcript.shown_codes.text().startswith("7 ")


@pytest.mark.real_window
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_of_eight_overlapping_codes(
    hand: Hand, window: MainWindow, eight: Span, theme: str
) -> None:
    window.program.choose_theme(theme)
    hand.come_to(window)
    assert len(brackets_on(window, eight)) == len(LABELS)
    hand.leave_picture(f"04-overlaps-{theme}")
    window.program.choose_theme("light")
