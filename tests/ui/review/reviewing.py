"""The review panel in a window, over three codings and a supervisor, for its tests."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from app.models.review import Verdict
from app.operations.people import add_person
from app.operations.reviews import decide
from app.queries.reviews import ReviewRow, reviews
from app.ui.look.theme import Theme
from app.ui.review.panel import ReviewPanel
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, NOBODY, Study


class Shown:
    """What a reviewer sees, and what the file says."""

    def __init__(self, study: Study, workspace: Workspace, words: Words, theme: Theme) -> None:
        self.study = study
        self.workspace = workspace
        source = study.source()
        self.family, self.fear = study.code("A1", "Family"), study.code("A2", "Fear")
        self.first = study.coding(source, COUSIN, self.family)
        self.second = study.coding(source, COUSIN, self.fear)
        self.third = study.coding(source, NOBODY, self.fear)
        with study.project.edit() as session:
            self.supervisor = add_person(session, "Dr. Rahma", "supervisor")
        self.panel = ReviewPanel(workspace, words, theme)

    def say(self, coding: int, verdict: Verdict | None, remark: str = "") -> int:
        """Something the supervisor said, shown at once."""
        said = self.workspace.run(decide, coding, self.supervisor, verdict, remark)
        self.panel.refresh_now()
        assert said is not None
        return said

    def reviews(self) -> dict[int, ReviewRow]:
        return {row.coding_id: row for row in self.workspace.read(reviews)}

    def current(self) -> int:
        row = self.panel.queue.row_at(self.panel.view.currentIndex())
        return row.coding_id if isinstance(row, ReviewRow) else 0

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.panel.view, key)

    def choose(self, box: QComboBox, data: object) -> None:
        box.setCurrentIndex(box.findData(data))
        box.activated.emit(box.currentIndex())

    def listed(self) -> list[int]:
        return [row.coding_id for row in self.panel.queue.rows() if isinstance(row, ReviewRow)]
