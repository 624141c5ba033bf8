import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from app.ui.look.contrast import contrast, mixed

colours = st.integers(0, 0xFFFFFF).map(lambda value: QColor(f"#{value:06x}"))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # Published pairs: black on white, and the often quoted #767676, the lightest legal grey.
    [("#000000", "#ffffff", 21.0), ("#767676", "#ffffff", 4.54), ("#777777", "#ffffff", 4.48)],
)
def test_ratio_of_known_pairs(one: str, other: str, ratio: float) -> None:
    assert contrast(QColor(one), QColor(other)) == pytest.approx(ratio, abs=0.01)


@given(colours, colours)
def test_order_does_not_matter(one: QColor, other: QColor) -> None:
    assert contrast(one, other) == contrast(other, one) >= 1


def test_mixing_ends_at_its_two_colours() -> None:
    red, blue = QColor("red"), QColor("blue")
    assert mixed(red, blue, 0).name() == red.name()
    assert mixed(red, blue, 1).name() == blue.name()
