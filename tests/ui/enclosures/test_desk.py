from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.queries.attachments import AttachmentRow, attachments
from app.queries.export_records import submitted_copies
from app.ui.enclosures.desk import EnclosuresDesk
from app.ui.enclosures.freeze_dialog import FreezeDialog
from app.ui.project.project_files import ENDING
from app.ui.window.main_window import MainWindow


@pytest.fixture
def desk(window: MainWindow) -> EnclosuresDesk:
    window.commands_shown["appendix_material"].trigger()
    return window.enclosures


def pictures(folder: Path) -> list[Path]:
    made = [folder / "office.png", folder / "permit.jpg"]
    for path in made:
        Image.new("RGB", (40, 30), "teal").save(path)
    return made


def kept(window: MainWindow) -> list[AttachmentRow]:
    return window.workspace.read(attachments)


def enclose(desk: EnclosuresDesk, window: MainWindow, paths: list[Path], qtbot: QtBot) -> None:
    desk.show_dialog().tabs.setCurrentWidget(desk.show_dialog().pictures)
    desk.enclose(paths)
    qtbot.waitUntil(lambda: window.tasks.current is None, timeout=20_000)


def test_pictures_are_enclosed_as_one_step(
    desk: EnclosuresDesk, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    enclose(desk, window, pictures(tmp_path), qtbot)
    assert [row.name for row in kept(window)] == ["office.png", "permit.jpg"]
    window.undo()
    assert kept(window) == []


def test_a_picture_gets_caption_source_and_kind(
    desk: EnclosuresDesk, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    enclose(desk, window, pictures(tmp_path), qtbot)
    page = desk.show_dialog().pictures
    assert not page.look.pixmap().isNull()
    page.caption.setText("The office")
    page.caption.keep()
    page.origin.setText("Researcher, 2025")
    page.origin.keep()
    page.kind.setCurrentIndex(1)
    page.kind.activated.emit(1)
    page.step_current(1)
    last = kept(window)[-1]
    assert (last.caption, last.origin, last.kind) == ("The office", "Researcher, 2025", "permit")


def test_a_file_that_is_no_picture_is_one_sentence(
    desk: EnclosuresDesk, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "notes.png"
    other.write_text("no picture")
    enclose(desk, window, [other], qtbot)
    assert kept(window) == []
    assert "notes.png" in desk.show_dialog().notices.text


def test_files_are_dropped_on_the_page(
    desk: EnclosuresDesk, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in pictures(tmp_path)])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    desk.show_dialog().pictures.dropEvent(event)
    qtbot.waitUntil(lambda: window.tasks.current is None, timeout=20_000)
    assert len(kept(window)) == 2


def test_a_frozen_copy_is_listed_and_checked(
    desk: EnclosuresDesk, window: MainWindow, tmp_path: Path
) -> None:
    out = tmp_path / "handed in.kutipan"
    desk.freeze(out, "as submitted")
    dialog = desk.show_dialog()
    dialog.tabs.setCurrentWidget(dialog.frozen)
    (row,) = window.workspace.read(submitted_copies)
    item = dialog.frozen.table.topLevelItem(0)
    assert item is not None
    assert (item.text(0), item.text(2)) == ("as submitted", row.sha256)
    desk.check(out)
    assert "handed in.kutipan is unchanged" in dialog.frozen.answer.text()
    other = tmp_path / "other.kutipan"
    other.write_bytes(out.read_bytes() + b"x")
    desk.check(other)
    assert "unchanged" not in dialog.frozen.answer.text()


def test_freezing_says_what_it_does_and_shows_where(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / f"there{ENDING}"
    monkeypatch.setattr("app.ui.enclosures.desk.ask_for_new_file", lambda *_: out)
    window.commands_shown["freeze"].trigger()
    dialog = window.findChild(FreezeDialog)
    assert dialog is not None
    assert dialog.name.text() == "as submitted"
    dialog.go_on.click()
    assert out.exists()
    assert "is frozen" in window.notices.text
