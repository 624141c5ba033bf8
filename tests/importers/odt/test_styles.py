import pytest

from app.importers.odt.styles import ListLevel, label, read_styles

OUTLINE = {
    1: ListLevel("decimal", suffix="."),
    2: ListLevel("lowerLetter", prefix="(", suffix=")", shown_levels=2),
    3: ListLevel("bullet"),
    4: ListLevel("none"),
}


@pytest.mark.parametrize(("depth", "shown"), [(1, "3."), (2, "(3.b)"), (3, "•"), (4, ""), (9, "•")])
def test_labels_show_as_many_levels_as_their_style_says(depth: int, shown: str) -> None:
    assert label(OUTLINE, {1: 3, 2: 2}, depth) == shown


def test_unknown_styles_say_nothing() -> None:
    styles = read_styles(None)
    assert styles.styles("text", "T1") == {}
    assert not styles.is_hidden("T1")
