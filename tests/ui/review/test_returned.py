from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.interchange.exporting import export
from app.interchange.importing.foreign import ParsingProcess
from app.operations.review_rounds import freeze_round
from app.queries.reviews import decisions, reviews
from app.ui.look.theme import Theme
from app.ui.messages import Notice
from app.ui.review.returned import ReviewImport
from app.ui.review.returned_dialog import ReturnedDialog
from app.ui.review.returned_reading import Group
from app.ui.review.returned_table import CODING, DECISION, NOTICE, REMARK
from app.ui.tasks import Tasks
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

    def decided(self) -> list[str | None]:
        """The last verdict on each coding."""
        rows = self.workspace.read(reviews)
        return [row.decisions[-1].verdict if row.decisions else None for row in rows]

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


def opened(qtbot: QtBot, desk: Desk, *files: Path) -> ReturnedDialog:
    desk.importing.import_paths(files)
    return shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Desk) -> ReturnedDialog:
    qtbot.waitUntil(lambda: desk.importing.dialog is not None, timeout=20_000)
    assert desk.importing.dialog is not None
    return desk.importing.dialog


def write_reviewer(qtbot: QtBot, dialog: ReturnedDialog, name: str) -> None:
    dialog.head.reviewer.setCurrentText(name)
    line = dialog.head.reviewer.lineEdit()
    assert line is not None
    line.editingFinished.emit()
    qtbot.waitUntil(lambda: dialog.reading.read.reviewer == name, timeout=20_000)


def cell(dialog: ReturnedDialog, row: int, column: int) -> str:
    return str(dialog.table.index(row, column).data())


def column(dialog: ReturnedDialog, group: Group, wanted: int) -> list[str]:
    dialog.choose_group(group)
    return [cell(dialog, row, wanted) for row in range(dialog.table.rowCount())]


def groups(dialog: ReturnedDialog) -> list[str]:
    return [dialog.groups.item(place).text() for place in range(dialog.groups.count())]


def choose(dialog: ReturnedDialog, text: str) -> None:
    """Give the answer below the table that begins so."""
    next(each for each in dialog.answer.choices if each.text().startswith(text)).click()


def record(qtbot: QtBot, desk: Desk, dialog: ReturnedDialog) -> Notice:
    told = len(desk.notices)
    dialog.record_button.click()
    qtbot.waitUntil(lambda: len(desk.notices) > told, timeout=20_000)
    return desk.notices[-1]


def conflicting(qtbot: QtBot, desk: Desk, paper: ReviewPaper, folder: Path) -> ReturnedDialog:
    """The reviewer rejects what the same reviewer agreed to in an earlier reading."""
    paper.write_name("Dr. Rahma")
    paper.decide(FAMILY, "A")
    record(qtbot, desk, opened(qtbot, desk, paper.saved(folder)))
    paper.decide(FAMILY, "T")
    dialog = opened(qtbot, desk, paper.saved(folder, "again.docx"))
    dialog.choose_group("conflicting")
    return dialog


def test_certain_answers_are_ticked_and_recorded_as_one_step(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.decide(FAMILY, "A")
    paper.remark(FEAR, "Who checked?")
    dialog = opened(qtbot, desk, paper.saved(tmp_path))
    write_reviewer(qtbot, dialog, "Dr. Rahma")
    assert column(dialog, "certain", CODING) == [FAMILY, FEAR]
    assert column(dialog, "certain", DECISION) == ["Agree", ""]
    assert column(dialog, "certain", REMARK) == ["", "Who checked?"]
    assert desk.decided() == [None, None]
    notice = record(qtbot, desk, dialog)
    assert notice.text == "2 answers recorded."
    assert desk.states()[0] == "agreed"
    notice.answers[0].act()
    assert desk.decided() == [None, None]


def test_what_is_unticked_is_not_recorded(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.decide(FAMILY, "A")
    paper.decide(FEAR, "R")
    dialog = opened(qtbot, desk, paper.saved(tmp_path))
    write_reviewer(qtbot, dialog, "Dr. Rahma")
    index = dialog.table.index(0, CODING)
    dialog.table.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert dialog.record_button.text() == "Record 1 answer"
    record(qtbot, desk, dialog)
    assert desk.decided() == [None, "revise"]


def test_nobody_answers_without_a_name(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.decide(FAMILY, "A")
    dialog = opened(qtbot, desk, paper.saved(tmp_path))
    assert not dialog.record_button.isEnabled()
    assert dialog.summary.text() == "Say who wrote it."


def test_a_question_is_answered_among_candidates_with_their_quotations(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    dialog = asked(qtbot, desk, paper, tmp_path)
    assert any(COUSIN in each.accessibleDescription() for each in dialog.answer.choices)
    assert "1 row waits for your answer" in dialog.summary.text()
    choose(dialog, FAMILY)
    assert cell(dialog, 0, NOTICE).endswith(f"Answered: {FAMILY}.")
    record(qtbot, desk, dialog)
    assert desk.decided() == ["agree", None]


def asked(qtbot: QtBot, desk: Desk, paper: ReviewPaper, folder: Path) -> ReturnedDialog:
    """A row whose number and mark are gone."""
    row = paper.row(FAMILY)
    paper.decide(FAMILY, "A")
    paper.remark(FAMILY, "Is that so?")
    paper.drop_bookmarks()
    write(row.tc_lst[0], "")
    paper.write_name("Dr. Rahma")
    dialog = opened(qtbot, desk, paper.saved(folder))
    dialog.choose_group("question")
    return dialog


def test_what_is_about_no_candidate_is_kept_as_a_general_remark(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    dialog = asked(qtbot, desk, paper, tmp_path)
    choose(dialog, "About none of these")
    record(qtbot, desk, dialog)
    (said,) = desk.workspace.read(decisions)
    assert (said.coding_id, said.verdict) == (None, None)
    assert "Is that so?" in said.remark


def test_an_answer_can_be_taken_back(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    dialog = asked(qtbot, desk, paper, tmp_path)
    choose(dialog, FAMILY)
    assert dialog.record_button.isEnabled()
    choose(dialog, "Do not record it")
    assert not dialog.record_button.isEnabled()


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("Take the new decision: Reject", "reject"), ("Keep the earlier decision: Agree", "agree")],
)
def test_a_conflict_is_decided_in_place(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path, said: str, verdict: str
) -> None:
    paper.remark(FEAR, "New.")
    dialog = conflicting(qtbot, desk, paper, tmp_path)
    choose(dialog, said)
    if dialog.record_button.isEnabled():
        record(qtbot, desk, dialog)
    assert desk.decided()[0] == verdict


def test_what_was_submitted_again_is_no_decision_to_keep(
    qtbot: QtBot, desk: Desk, study: Study, tmp_path: Path
) -> None:
    out = tmp_path / "first.docx"
    export(study.project, out, "review", "en")
    paper = ReviewPaper(out.read_bytes())
    paper.decide(FAMILY, "S")
    with study.project.edit() as session:
        freeze_round(session, "Second", study.me)
    dialog = opened(qtbot, desk, paper.saved(tmp_path))
    dialog.choose_group("conflicting")
    texts = [choice.text() for choice in dialog.answer.choices]
    assert texts[:2] == ["Leave it undecided", "Take the new decision: Agree"]
    choose(dialog, "Leave it undecided")
    assert dialog.confirmed.rows == ()
    dialog.reject()


def test_a_reviewer_whom_nobody_knows_is_told(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.write_name("Dr Marta")
    dialog = opened(qtbot, desk, paper.saved(tmp_path))
    assert "Dr Marta is new here and will be added." in dialog.head.warnings.text()
    dialog.reject()


def test_an_undecided_conflict_is_not_recorded(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    dialog = conflicting(qtbot, desk, paper, tmp_path)
    assert not dialog.record_button.isEnabled()
    dialog.reject()
    assert desk.decided()[0] == "agree"


def test_an_edited_quotation_is_told(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    write(paper.row(FAMILY).tc_lst[QUOTATION], "With my aunt, he asked us all.")
    paper.decide(FAMILY, "A")
    dialog = opened(qtbot, desk, paper.saved(tmp_path))
    (notice,) = column(dialog, "edited", NOTICE)
    assert "With my aunt" in notice


def test_words_outside_the_rows_are_recorded_as_remarks_on_the_whole(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.write_outside("Please see me on Monday.")
    paper.write_name("Dr. Rahma")
    dialog = opened(qtbot, desk, paper.saved(tmp_path))
    assert column(dialog, "outside", REMARK) == ["Please see me on Monday."]
    record(qtbot, desk, dialog)
    (said,) = desk.workspace.read(decisions)
    assert (said.remark, said.passage_id) == ("Please see me on Monday.", None)


def test_codings_that_are_missing_are_named(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.delete_row(FEAR)
    dialog = opened(qtbot, desk, paper.saved(tmp_path))
    dialog.choose_group("missing")
    assert dialog.words_only.toPlainText() == FEAR


def test_rows_that_say_nothing_are_a_group_of_their_own(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.decide(FAMILY, "A")
    dialog = opened(qtbot, desk, paper.saved(tmp_path))
    assert groups(dialog)[0] == "Certain  1"
    assert groups(dialog)[-1].startswith("Nothing new")
    assert FEAR in column(dialog, "quiet", CODING)


def test_another_author_of_comments_is_mapped_to_a_person(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.write_name("Dr. Rahma")
    paper.comment(FAMILY, QUOTATION, "Really?", "RA-laptop")
    dialog = opened(qtbot, desk, paper.saved(tmp_path))
    box = dialog.head.authors["RA-laptop"]
    box.setCurrentText("Dr. Rahma")
    line = box.lineEdit()
    assert line is not None
    line.editingFinished.emit()
    record(qtbot, desk, dialog)
    assert [said.reviewer for said in desk.workspace.read(decisions)] == ["Dr. Rahma"]


def test_the_round_and_later_ones_are_said_on_top(
    qtbot: QtBot, desk: Desk, study: Study, paper: ReviewPaper, tmp_path: Path
) -> None:
    with study.project.edit() as session:
        freeze_round(session, "Another round", study.me)
    paper.decide(FAMILY, "A")
    dialog = opened(qtbot, desk, paper.saved(tmp_path))
    assert "Putaran 1" in dialog.head.paper.text()
    assert "older round; submitted since: Another round" in dialog.head.warnings.text()


def test_reading_it_twice_records_nothing(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.decide(FAMILY, "A")
    paper.write_name("Dr. Rahma")
    file = paper.saved(tmp_path)
    record(qtbot, desk, opened(qtbot, desk, file))
    dialog = opened(qtbot, desk, file)
    assert not dialog.record_button.isEnabled()
    assert "was read before" in dialog.head.warnings.text()


def test_the_last_name_that_was_written_counts(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.decide(FAMILY, "A")
    dialog = opened(qtbot, desk, paper.saved(tmp_path))
    for name in ("Dr. R", "Dr. Ra", "Dr. Rahma"):
        dialog.head.reviewer.setCurrentText(name)
        dialog.head.reviewer_chosen.emit(name)
        assert not dialog.record_button.isEnabled()
    qtbot.waitUntil(dialog.record_button.isEnabled, timeout=20_000)
    assert dialog.reading.read.reviewer == "Dr. Rahma"


def test_several_documents_are_read_one_after_another(
    qtbot: QtBot, desk: Desk, paper: ReviewPaper, tmp_path: Path
) -> None:
    paper.decide(FAMILY, "A")
    paper.write_name("Dr. Rahma")
    first = paper.saved(tmp_path, "first.docx")
    paper.decide(FAMILY, "R")
    paper.write_name("Dr. Budi")
    second = paper.saved(tmp_path, "second.docx")
    wrong = tmp_path / "letter.docx"
    wrong.write_bytes(b"no document")
    dialog = opened(qtbot, desk, wrong, first, second)
    assert desk.failed
    record(qtbot, desk, dialog)
    dialog = shown(qtbot, desk)
    assert dialog.head.name == "Dr. Budi"
    record(qtbot, desk, dialog)
    assert {said.reviewer for said in desk.workspace.read(decisions)} == {"Dr. Rahma", "Dr. Budi"}


def test_a_file_that_is_no_review_is_refused(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(b"no document")
    desk.importing.import_paths([file])
    qtbot.waitUntil(lambda: bool(desk.failed), timeout=20_000)
    assert desk.importing.dialog is None
