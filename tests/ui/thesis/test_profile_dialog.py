from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFileDialog, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.interchange.thesis.profiles import own_profiles, shipped_profiles
from app.queries.project_settings import FORMAT_PROFILE, setting
from app.ui.look.theme import Theme
from app.ui.thesis.format_choice import FormatChoice
from app.ui.thesis.profile_dialog import ProfileDialog
from app.ui.thesis.profile_fields import value_of
from app.ui.workspace import Workspace
from app.words import Words

MARGIN, FACE = ("page", "margin_left"), ("body", "face")


@pytest.fixture
def dialog(words: Words, theme: Theme, qtbot: QtBot) -> ProfileDialog:
    profiles = {profile.key: profile for profile in shipped_profiles()}
    made = ProfileDialog(profiles, "skripsi", words, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def change(dialog: ProfileDialog, margin: float) -> None:
    widget = dialog.fields[MARGIN].widget
    assert isinstance(widget, QDoubleSpinBox)
    widget.setValue(margin)


def name_it(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: (name, True))


def test_every_field_shows_what_the_profile_says(dialog: ProfileDialog) -> None:
    for profile in shipped_profiles():
        dialog._show(profile.key)
        shown = {place: field.value for place, field in dialog.fields.items()}
        assert shown == {place: value_of(profile, place) for place in dialog.fields}


def test_the_sample_follows_every_change(dialog: ProfileDialog) -> None:
    assert dialog.sample.text.startswith("4.4 Causes")
    scheme = dialog.fields["headings", "scheme"].widget
    assert isinstance(scheme, QComboBox)
    scheme.setCurrentIndex(scheme.findData("letters"))
    assert dialog.sample.text.startswith("D. Causes")


def test_a_shipped_format_is_saved_as_ones_own(
    dialog: ProfileDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert not dialog.save.isEnabled()
    change(dialog, 3.5)
    name_it(monkeypatch, "My faculty")
    with qtbot.waitSignal(dialog.changed) as told:
        dialog.save_as.click()
    assert told.args == ["my_faculty"]
    (own,), refused = own_profiles()
    assert (own.name, own.page.margin_left, refused) == ("My faculty", 3.5, [])


def test_ones_own_is_changed_and_thrown_away(
    dialog: ProfileDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_it(monkeypatch, "My faculty")
    dialog.save_as.click()
    change(dialog, 2.5)
    dialog.save.click()
    assert own_profiles()[0][0].page.margin_left == 2.5
    dialog.delete.click()
    assert own_profiles() == ([], [])


def test_what_is_not_possible_is_said_and_not_saved(dialog: ProfileDialog) -> None:
    face = dialog.fields[FACE].widget
    assert isinstance(face, QLineEdit)
    face.setText("")
    face.textEdited.emit("")
    assert dialog.said.text()
    assert not dialog.save_as.isEnabled()


def test_a_file_goes_out_and_comes_in(
    dialog: ProfileDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    change(dialog, 3.5)
    out = tmp_path / "faculty"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    dialog.ask_export()
    written = out.with_suffix(".toml")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(written), ""))
    dialog.ask_import()
    assert own_profiles()[0][0].page.margin_left == 3.5
    assert dialog.profile.key == "faculty"


def test_a_file_that_is_no_format_is_refused_in_a_sentence(
    dialog: ProfileDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("margin = ", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bad), ""))
    dialog.ask_import()
    assert "bad" in dialog.said.text()


def test_the_choice_belongs_to_the_study(
    workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    choice = FormatChoice(workspace, words, theme)
    qtbot.addWidget(choice)
    choice.show()
    place = choice.box.findData("apa7")
    choice.box.setCurrentIndex(place)
    with qtbot.waitSignal(choice.chosen) as told:
        choice.box.activated.emit(place)
    assert told.args is not None
    assert told.args[0].key == "apa7"
    assert workspace.read(setting, FORMAT_PROFILE) == "apa7"
