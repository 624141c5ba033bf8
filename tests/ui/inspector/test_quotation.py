import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from app.ui.inspector.quotation import Quotation, shortened
from app.words import Words


@given(st.text(), st.integers(1, 50))
def test_what_is_shortened_begins_as_the_whole(text: str, length: int) -> None:
    short = shortened(text, length)
    assert short == text or text.startswith(short.removesuffix(" …"))


@pytest.mark.usefixtures("dressed")
def test_a_long_quotation_is_unfolded(qtbot: QtBot) -> None:
    view = Quotation(Words("en"))
    qtbot.addWidget(view)
    view.show_text("word " * 200)
    assert view.shown.text().endswith("…")
    view.more.click()
    assert view.shown.text() == "word " * 200


@pytest.mark.usefixtures("dressed")
def test_foreign_text_is_no_markup(qtbot: QtBot) -> None:
    view = Quotation(Words("en"))
    qtbot.addWidget(view)
    view.show_text("<b>bold</b>")
    assert view.shown.text() == "<b>bold</b>"
    assert view.more.isHidden()
