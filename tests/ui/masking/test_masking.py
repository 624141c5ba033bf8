from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.operations.masking import add_masked_name, lay_masks
from app.queries.masking import masked_names, masks
from app.ui.exporting.exporting import export_document
from app.ui.masking.dialog import MaskingDialog
from app.ui.masking.leaks_dialog import LeaksDialog
from app.ui.window.main_window import MainWindow


@pytest.fixture
def dialog(window: MainWindow) -> MaskingDialog:
    window.columns.reading.begin()
    return window.masking.show_dialog()


def write(dialog: MaskingDialog, original: str, masked: str) -> None:
    dialog.begin_name(original)
    dialog.editor.masked.setText(masked)
    dialog.editor.save_button.click()


def laid(window: MainWindow) -> int:
    return len(window.workspace.read(masks))


def test_name_is_added_and_its_places_are_masked(window: MainWindow, dialog: MaskingDialog) -> None:
    write(dialog, "office", "[the bureau]")
    assert dialog.tabs.currentWidget() is dialog.places
    assert len(dialog.places.ticked) == 2
    dialog.places.list.tick("1", on=False)
    dialog.places.mask_button.click()
    assert laid(window) == 1
    assert dialog.places.said.text() == "1 place without a mask"
    assert dialog.table.topLevelItem(0) is not None


def test_name_is_changed_and_deleted(window: MainWindow, dialog: MaskingDialog) -> None:
    write(dialog, "office", "[the bureau]")
    dialog.tabs.setCurrentWidget(dialog.editor)
    dialog.editor.general.setText("[somewhere]")
    dialog.editor.saved.emit()
    assert [row.shown("public") for row in window.workspace.read(masked_names)] == ["[somewhere]"]
    dialog.delete_button.click()
    assert dialog.table.topLevelItemCount() == 0


def test_mask_that_shows_the_name_is_refused_in_the_dialog(dialog: MaskingDialog) -> None:
    write(dialog, "office", "[office A]")
    assert dialog.problem.text().startswith("“[office A]” still shows")
    assert dialog.table.topLevelItemCount() == 0


def test_informants_propose_names(dialog: MaskingDialog) -> None:
    dialog.tabs.setCurrentWidget(dialog.proposed)
    dialog.proposed.itemActivated.emit(dialog.proposed.item(0))
    assert dialog.editor.original.text() == "Chair"
    assert dialog.editor.masked.text() == "[Supervisors]"
    assert dialog.editor.kind.currentData() == "role"


def test_other_spelling_is_taken_over(window: MainWindow, dialog: MaskingDialog) -> None:
    write(dialog, "Famile", "[A]")
    dialog.tabs.setCurrentWidget(dialog.variants)
    if dialog.variants.count():
        dialog.variants.itemActivated.emit(dialog.variants.item(0))
    dialog.tabs.setCurrentWidget(dialog.editor)
    dialog.editor.add_variant("family")
    dialog.save()
    assert "family" in window.workspace.read(masked_names)[0].variants


def test_place_leads_to_the_transcript(
    window: MainWindow, dialog: MaskingDialog, qtbot: QtBot
) -> None:
    write(dialog, "family", "[kin]")
    with qtbot.waitSignal(dialog.place_requested):
        dialog.places.show_button.click()
    assert window.columns.reading.source is not None


def test_selected_words_become_a_name(window: MainWindow) -> None:
    window.columns.reading.begin()
    window.columns.reader.select_span(Span(57, 63))
    selected = window.columns.reader.selected_span()
    assert selected is not None
    window.masking.mask_selection()
    source = window.columns.reading.source
    assert source is not None
    assert window.masking.dialog is not None
    chosen = " ".join(selected.cut_from(source.text).split())
    assert window.masking.dialog.editor.original.text() == chosen


def mask_family(window: MainWindow) -> Span:
    window.columns.reading.begin()
    source = window.columns.reading.source
    assert source is not None
    start = source.text.index("family")
    span = Span(start, start + 6)
    with window.workspace.project.edit() as session:
        name_id = add_masked_name(session, "family", "[kin]", general="[them]")
        lay_masks(session, name_id, [(source.id, span)])
    return span


def test_view_covers_names_and_copies_the_mask(window: MainWindow) -> None:
    span = mask_family(window)
    reader = window.columns.reader
    shown = {"original": "of family.", "masked": "of [kin].", "public": "of [them]."}
    for view, words in shown.items():
        window.commands_shown[f"view_{view}"].trigger()
        assert window.commands_shown[f"view_{view}"].isChecked()
        reader.select_span(Span(span.start - 3, span.end + 1))
        assert reader.createMimeDataFromSelection().text() == words


def test_covered_name_is_painted_over(window: MainWindow) -> None:
    span = mask_family(window)
    window.show()
    reader = window.columns.reader
    before = reader.grab().toImage()
    window.masking.show_view("masked")
    after = reader.grab().toImage()
    assert reader.places_of(span)
    assert before != after


def export_masked(window: MainWindow, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_args: ("Masked", True))
    export_document(window, "passages")


def test_masked_export_is_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    mask_family(window)
    with qtbot.waitSignal(window.tasks.ended):
        export_masked(window, tmp_path / "p.csv", monkeypatch)
    assert "[kin]" in (tmp_path / "p.csv").read_text("utf-8-sig")


def test_leaking_export_is_listed_and_written_only_on_demand(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with window.workspace.project.edit() as session:
        add_masked_name(session, "family", "[kin]")
    with qtbot.waitSignal(window.tasks.ended):
        export_masked(window, tmp_path / "p.csv", monkeypatch)
    dialog = window.findChild(LeaksDialog)
    assert dialog is not None
    assert dialog.list.count() > 0
    assert not (tmp_path / "p.csv").exists()
    with qtbot.waitSignal(window.tasks.ended):
        dialog.anyway_button.click()
    assert (tmp_path / "p.csv").exists()
    assert "[kin]" in window.notices.text


def test_leak_leads_to_its_name(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with window.workspace.project.edit() as session:
        add_masked_name(session, "family", "[kin]")
    with qtbot.waitSignal(window.tasks.ended):
        export_masked(window, tmp_path / "p.csv", monkeypatch)
    dialog = window.findChild(LeaksDialog)
    assert dialog is not None
    dialog.show_button.click()
    assert window.masking.dialog is not None
    assert window.masking.dialog.places.ticked


def test_log_is_written_where_it_is_asked_for(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mask_family(window)
    out = tmp_path / "log"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    window.masking.show_dialog().log_button.click()
    assert "[kin]" in out.with_suffix(".csv").read_text("utf-8-sig")
    assert "Keep it apart" in window.notices.text
