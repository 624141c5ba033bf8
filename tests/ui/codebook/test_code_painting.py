from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.queries.codes import codes
from app.ui.codebook.code_painting import paint_code
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from tests.study import Study

WIDE, HIGH = 320, 28


def middle(workspace: Workspace, theme: Theme, trailing: str) -> list[QColor]:
    """The pixels of the code's name."""
    code = workspace.read(codes)[0]
    picture = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    picture.fill(theme.panel)
    painter = QPainter(picture)
    paint_code(painter, QRectF(0, 0, WIDE, HIGH), code, theme, trailing)
    painter.end()
    return [picture.pixelColor(x, y) for x in range(24, WIDE // 2) for y in range(8, 20)]


def test_a_group_of_any_length_leaves_the_code_its_name(
    workspace: Workspace, study: Study, theme: Theme
) -> None:
    study.code("A1", "Family")
    long = "The supervisory board of the regency and all of its sub-district committees " * 2
    assert middle(workspace, theme, long) == middle(workspace, theme, "")
