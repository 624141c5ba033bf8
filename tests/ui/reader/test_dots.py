import pytest
from PySide6.QtGui import QColor

from app.models.passage import STANCES, Stance
from app.ui.reader.dots import DotPictures

pytestmark = pytest.mark.usefixtures("dressed")
BLUE, RED = QColor("#0000ff"), QColor("#ff0000")


def test_support_and_contradiction_have_shapes_of_their_own() -> None:
    pictures = DotPictures()
    drawn = {stance: pictures.of(BLUE, stance, 1.0).toImage() for stance in STANCES}
    assert drawn["supports"] != drawn["contradicts"] != drawn["partly"] != drawn["supports"]


@pytest.mark.parametrize("stance", STANCES)
def test_a_dot_is_drawn_once_for_each_colour(stance: Stance) -> None:
    pictures = DotPictures()
    assert pictures.of(BLUE, stance, 2.0) is pictures.of(QColor(BLUE), stance, 2.0)
    assert pictures.of(BLUE, stance, 2.0).toImage() != pictures.of(RED, stance, 2.0).toImage()
