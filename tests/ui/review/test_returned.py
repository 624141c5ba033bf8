from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.interchange.exporting import export
from app.interchange.foreign import ParsingProcess
from app.queries.reviews import reviews
from app.ui.messages import Notice
from app.ui.review.returned import ReviewImport
from app.ui.review.returned_dialog import ReturnedDialog
from app.ui.review.returned_table import CODING, DECISION, NOTICE, REMARK, STATUS
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.interchange.paper import ReviewPaper, write
from tests.study import COUSIN, NOBODY, Study

QUOTATION = 2
FAMILY, FEAR = "K-0001 · A1", "K-0002 · A2"


class Desk:
    """A review that was printed, and the import that reads it back."""

    def __init__(self, workspace: Workspace, words: Words, theme: Theme) -> None:
        self.workspace = workspace
        self.window = QWidget()
        self.tasks = Tasks(self.window)
        self.reader = ParsingProcess()
        self.importing = ReviewImport(workspace, self.tasks, self.reader, words, theme, self.window)
        self.notices: list[Notice] = []
        self.failed: list[object] = []
        self.importing.notice_requested.connect(self.notices.append)
        workspace.failed.connect(self.failed.append)

    def states(self) -> list[str]:
        return [row.state for row in self.workspace.read(reviews)]


@pytest.fixture
def desk(
    qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme
) -> Iterator[Desk]:
    source = study.source()
    study.coding(source, COUSIN, study.code("A1", "Family"))
    study.coding(source, NOBODY, study.code("A2", "Fear"))
    desk = Desk(workspace, words, theme)
    qtbot.addWidget(desk.window)
    desk.window.show()
    yield desk
    desk.tasks.drain()
    desk.reader.close()


@pytest.fixture
def paper(desk: Desk, study: Study, tmp_path: Path) -> ReviewPaper:
    del desk
    out = tmp_path / "review.docx"
    export(study.project, out, "review", "en")
    return ReviewPaper(out.read_bytes())


def opened(qtbot: QtBot, desk: Desk, paper: ReviewPaper, folder: Path) -> ReturnedDialog:
    desk.importing.import_path(paper.saved(folder))
    qtbot.waitUntil(lambda: desk.importing.dialog is not None, timeout=20_000)
    assert desk.importing.dialog is not None
    return desk.importing.dialog


def write_reviewer(dialog: ReturnedDialog, name: str) -> None:
    dialog.reviewer.setCurrentText(name)
    line = dialog.reviewer.lineEdit()
    assert line is not None
    line.editingFinished.emit()


def cell(dialog: ReturnedDialog, row: int, column: int) -> str:
    return str(dialog.table.index(row, column).data())


def test_certain_answers_are_ticked_and_recorded_as_one_step(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.decide(FAMILY, "A")
    paper.remark(FEAR, "Who checked?")
    dialog = opened(qtbot, desk, paper, tmp_path)
    write_reviewer(dialog, "Dr. Rahma")
    assert [cell(dialog, row, STATUS) for row in range(2)] == ["certain", "certain"]
    assert cell(dialog, 0, DECISION) == "Agree"
    assert cell(dialog, 1, REMARK) == "Who checked?"
    assert desk.states() == ["draft", "draft"]
    dialog.record_button.click()
    qtbot.waitUntil(lambda: bool(desk.notices), timeout=20_000)
    assert desk.notices[0].text == "2 answers recorded."
    assert desk.states() == ["agreed", "draft"]
    desk.notices[0].answers[0].act()
    assert desk.states() == ["draft", "draft"]


def test_what_is_unticked_is_not_recorded(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.decide(FAMILY, "A")
    paper.decide(FEAR, "R")
    dialog = opened(qtbot, desk, paper, tmp_path)
    write_reviewer(dialog, "Dr. Rahma")
    index = dialog.table.index(0, CODING)
    dialog.table.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    dialog.record_button.click()
    qtbot.waitUntil(lambda: bool(desk.notices), timeout=20_000)
    assert desk.states() == ["draft", "revise"]


def test_nobody_answers_without_a_name(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.decide(FAMILY, "A")
    dialog = opened(qtbot, desk, paper, tmp_path)
    assert not dialog.record_button.isEnabled()
    assert "say who wrote it" in dialog.summary.text()


def test_an_uncertain_row_is_recorded_where_somebody_says(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    row = paper.row(FAMILY)
    paper.decide(FAMILY, "A")
    paper.drop_bookmarks()
    write(row.tc_lst[0], "")
    dialog = opened(qtbot, desk, paper, tmp_path)
    write_reviewer(dialog, "Dr. Rahma")
    asked = next(
        nth for nth in range(dialog.table.rowCount()) if cell(dialog, nth, STATUS) == "uncertain"
    )
    dialog.candidates(dialog.table.index(asked, CODING)).actions()[0].trigger()
    dialog.record_button.click()
    qtbot.waitUntil(lambda: bool(desk.notices), timeout=20_000)
    assert "agreed" in desk.states()


def test_an_edited_quotation_is_told(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    write(paper.row(FAMILY).tc_lst[QUOTATION], "With my aunt, he asked us all.")
    paper.decide(FAMILY, "A")
    dialog = opened(qtbot, desk, paper, tmp_path)
    assert "With my aunt" in cell(dialog, 0, NOTICE)


def test_words_outside_the_rows_are_shown(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.write_outside("Please see me on Monday.")
    dialog = opened(qtbot, desk, paper, tmp_path)
    assert "Please see me on Monday." in dialog.loose.toPlainText()


def test_rows_that_say_nothing_new_are_shown_on_request(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    dialog = opened(qtbot, desk, paper, tmp_path)
    assert dialog.table.rowCount() == 0
    dialog.quiet.setChecked(True)
    assert dialog.table.rowCount() == 2


def test_a_file_that_is_no_review_is_refused(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(b"no document")
    desk.importing.import_path(file)
    qtbot.waitUntil(lambda: bool(desk.failed), timeout=20_000)
    assert desk.importing.dialog is None
