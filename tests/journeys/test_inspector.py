"""The passage inspector by mouse and keyboard: links, history, folding, copying."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QToolButton

from app.analysis.chapter.evidence import evidence_report
from app.project.file import open_project
from app.queries.codes import code_links, codes
from app.queries.passages import PassageRow, passages
from app.ui.inspector.panel import PassageInspector
from app.ui.program.program import Program
from app.ui.window.main_window import MainWindow
from tests.journeys.hand import Hand, Key, said


@pytest.fixture
def window(program: Program, sample_made: Path, tmp_path: Path, hand: Hand) -> MainWindow:
    shown = program.show_project(open_project(Path(shutil.copy(sample_made, tmp_path))))
    shown.resize(1100, 700)
    hand.come_to(shown)
    return shown


def _supporting(window: MainWindow) -> list[PassageRow]:
    """Passages of informants, each under one code that it supports."""
    return [
        row
        for row in window.workspace.read(passages)
        if not row.by_interviewer and [coding.stance for coding in row.codings] == ["supports"]
    ]


def _show(window: MainWindow, hand: Hand, row: PassageRow) -> PassageInspector:
    window.columns.show_passage(row.id)
    inspector = window.columns.inspector
    hand.qtbot.waitUntil(lambda: inspector.number.text() == row.number)
    return inspector


def _lines(inspector: PassageInspector) -> list[str]:
    return [line.findChildren(QToolButton)[0].text() for line in inspector.links.lines]


def _in_sight(hand: Hand, inspector: PassageInspector, widget: QToolButton) -> None:
    """Scroll as somebody who looks for it, until it is there."""
    area = inspector._filled

    def is_seen() -> bool:
        area.ensureWidgetVisible(widget)
        centre = widget.mapTo(area.viewport(), widget.rect().center())
        return widget.isVisible() and area.viewport().rect().contains(centre)

    hand.qtbot.wait(50)  # What has just been filled in is laid out before.
    hand.qtbot.waitUntil(is_seen)


@pytest.mark.real_window
def test_a_contradiction_is_linked_seen_from_both_sides_and_in_the_evidence(
    window: MainWindow, hand: Hand
) -> None:
    first, *others = _supporting(window)
    other = next(row for row in others if row.codings[0].code_id != first.codings[0].code_id)
    code = other.codings[0].called
    inspector = _show(window, hand, first)
    _in_sight(hand, inspector, inspector.links.add)
    hand.click(inspector.links.add)
    picker = inspector.links.picker
    assert picker is not None
    hand.come_to(picker)
    hand.click(picker.kinds["contradicts"])
    hand.click(picker.query)
    hand.type(other.number.lower())
    hand.press(Key.Key_Return)
    hand.qtbot.waitUntil(lambda: _lines(inspector) == [f"contradicts {other.number}"])
    hand.come_to(window)
    go = inspector.links.lines[0].findChildren(QToolButton)[0]
    _in_sight(hand, inspector, go)
    hand.click(go)
    hand.qtbot.waitUntil(lambda: inspector.number.text() == other.number)
    assert _lines(inspector) == [f"is contradicted by {first.number}"]
    assert window.columns.reading.passage_id == other.id
    report = window.workspace.read(evidence_report)
    assert code in report.named("contradicting")
    window.undo()
    hand.qtbot.waitUntil(lambda: _lines(inspector) == [])


def test_the_history_tells_what_was_just_done(window: MainWindow, hand: Hand) -> None:
    row = _supporting(window)[0]
    inspector = _show(window, hand, row)
    head = inspector.sections["history"].head
    _in_sight(hand, inspector, head)
    hand.click(head)
    before = len(inspector.past.lines)
    card = inspector.cards[row.codings[0].id]
    _in_sight(hand, inspector, card.star)
    hand.click(card.star)
    hand.qtbot.waitUntil(lambda: len(inspector.past.lines) == before + 1)


def test_what_is_folded_is_folded_again_in_the_next_window(
    window: MainWindow, program: Program, hand: Hand
) -> None:
    inspector = _show(window, hand, _supporting(window)[0])
    _in_sight(hand, inspector, inspector.sections["codes"].head)
    hand.click(inspector.sections["codes"].head)
    inspector.sections["links"].head.setFocus()
    hand.press(Key.Key_Space)
    kept = inspector.open_sections()
    assert kept == (0, 1, 1, 0, 0)
    path = window.path
    window.close()
    again = program.show_project(open_project(path))
    hand.come_to(again)
    assert again.columns.inspector.open_sections() == kept


def test_a_quotation_is_copied_with_its_citation(window: MainWindow, hand: Hand) -> None:
    row = _supporting(window)[0]
    inspector = _show(window, hand, row)
    _in_sight(hand, inspector, inspector.copy_cited)
    hand.click(inspector.copy_cited)
    assert row.number in QApplication.clipboard().text()
    assert "copied" in window.notices.text


def test_the_page_does_not_jump_when_another_passage_is_chosen(
    window: MainWindow, hand: Hand
) -> None:
    first, second, *_ = _supporting(window)
    inspector = _show(window, hand, first)
    for key in ("meaning", "memos", "links"):
        inspector.sections[key].set_open(on=False)
    hand.qtbot.wait(20)
    place = inspector.sections["codes"].mapTo(inspector, inspector.rect().topLeft())
    _show(window, hand, second)
    hand.qtbot.wait(20)
    there = inspector.sections["codes"].mapTo(inspector, inspector.rect().topLeft())
    assert abs(there.y() - place.y()) <= 2 * inspector.quotation.shown.fontMetrics().lineSpacing()


@pytest.mark.real_window
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_everything_about_a_passage_is_told_and_an_effort_answers_a_cause(
    window: MainWindow, hand: Hand
) -> None:
    """Who coded it and when, how the review stands, its past in sentences, what it answers."""
    effort = next(row for row in window.workspace.read(codes) if row.kind == "effort")
    row = next(
        each
        for each in window.workspace.read(passages)
        if any(coding.code_id == effort.id for coding in each.codings)
    )
    inspector = _show(window, hand, row)
    (card,) = (
        each for each in inspector.cards.values() if each.title.text().startswith(str(effort.label))
    )
    assert card.details.text().startswith("Coded by ")
    pairs = set(window.workspace.read(code_links))
    change = next(
        each
        for each in inspector.findChildren(QToolButton)
        if each.menu() is inspector.answers.menus[effort.id]
    )
    _in_sight(hand, inspector, change)
    menu = inspector.answers.menus[effort.id]
    unanswered = next(each for each in menu.actions() if not each.isChecked())
    hand.choose_from(change, unanswered.text())
    hand.qtbot.waitUntil(lambda: len(window.workspace.read(code_links)) == len(pairs) + 1)
    ((new_effort, _cause),) = set(window.workspace.read(code_links)) - pairs
    assert new_effort == effort.id
    history = inspector.sections["history"].head
    _in_sight(hand, inspector, history)
    hand.click(history)
    assert any(str(effort.label) in line for line in said(inspector.past))
    hand.leave_picture("06-passage")
    window.undo()
    assert set(window.workspace.read(code_links)) == pairs
