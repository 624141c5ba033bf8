from PySide6.QtWidgets import QApplication

from app.models.span import Span
from app.ui.autocoding.hit_cell import cut

TEXT = "who says family first and family last"
HITS = [Span(9, 15), Span(26, 32)]


def test_a_line_with_room_stays_whole(dressed: QApplication) -> None:
    del dressed
    assert cut(TEXT, HITS, 2_000) == (TEXT, HITS)


def test_a_line_without_room_ends_in_an_ellipsis_and_loses_the_hits_behind_it(
    dressed: QApplication,
) -> None:
    del dressed
    shown, hits = cut(TEXT, HITS, 130)
    assert shown.endswith("…")
    assert TEXT.startswith(shown[:-1])
    assert hits == HITS[:1]
