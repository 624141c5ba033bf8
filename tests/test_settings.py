"""The user's settings survive whatever happens to their file."""

import json
import os
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.settings import (
    RECENT_FILES,
    Settings,
    load_settings,
    save_settings,
    settings_file,
    with_codes_used,
    with_hidden_codings,
    with_place,
    with_recent_file,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "settings.json"


def test_they_lie_in_the_users_own_folder(home: Path) -> None:
    assert settings_file().is_relative_to(home)


def test_first_start_gives_the_person_a_lasting_uuid(file: Path) -> None:
    first = load_settings(file)
    assert first.set_aside is None
    assert load_settings(file).settings == first.settings


def test_two_users_get_different_uuids(tmp_path: Path) -> None:
    one, other = (load_settings(tmp_path / name).settings for name in ("a.json", "b.json"))
    assert one.person_uuid != other.person_uuid


def test_everything_comes_back(file: Path) -> None:
    settings = Settings(
        language="id",
        theme="dark",
        person_name="Nurhayati 😀",
        recent_files=("/naskah/studi.kutipan",),
        last_folder="/naskah",
        window_geometry=b"\x00\xff",
        text_size=125,
        review_states=False,
        column_widths={"passages": (120, 80)},
        hidden_codings={"a-uuid": ("kind:effort", "code:7")},
    )
    assert save_settings(settings, file)
    assert load_settings(file).settings == settings


def test_what_a_newer_version_wrote_is_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"voice": {"speed": 2}, "theme": "dark"}', "utf-8")
    save_settings(replace(load_settings(file).settings, theme="light"), file)
    stored = json.loads(file.read_text("utf-8"))
    assert stored["voice"] == {"speed": 2}
    assert stored["theme"] == "light"


def test_path_with_bytes_that_are_no_text_comes_back(file: Path) -> None:
    settings = Settings(recent_files=(os.fsdecode(b"/naskah/\xff.kutipan"),))
    save_settings(settings, file)
    assert load_settings(file).settings == settings


def test_file_saved_by_notepad_with_a_bom_is_read(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"language": "id"}', "utf-8-sig")
    assert load_settings(file).settings.language == "id"


@pytest.mark.parametrize("damage", [b"", b'{"theme": ', b"[]", b"\xff\xfe\x00", b"[" * 100_000])
def test_damaged_file_is_kept_aside_and_defaults_used(file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    loaded = load_settings(file)
    assert loaded.settings.theme is None
    assert loaded.set_aside is not None
    assert loaded.set_aside.read_bytes() == damage
    assert load_settings(file).set_aside is None


def test_second_damage_does_not_overwrite_the_first_kept_file(file: Path) -> None:
    file.parent.mkdir()
    kept = []
    for damage in (b"one", b"two"):
        file.write_bytes(damage)
        kept.append(load_settings(file).set_aside)
    assert [path.read_bytes() for path in kept if path] == [b"one", b"two"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("language", "xx"),
        ("theme", 3),
        ("person_uuid", "not one"),
        ("person_name", None),
        ("recent_files", "a.kutipan"),
        ("recent_files", [1]),
        ("window_geometry", "***"),
        ("text_size", 0),
        ("review_states", "yes"),
        ("column_widths", {"passages": ["wide"]}),
        ("column_widths", {"passages": [-1]}),
        ("column_widths", []),
    ],
)
def test_one_unusable_value_does_not_cost_the_others(file: Path, key: str, value: object) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"last_folder": "/naskah", key: value}), "utf-8")
    loaded = load_settings(file)
    assert loaded.settings.last_folder == "/naskah"
    assert loaded.set_aside is not None


def test_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    file = tmp_path / "file" / "settings.json"
    assert not save_settings(Settings(), file)
    assert load_settings(file).set_aside is None


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="Windows and root write everywhere"
)
def test_folder_that_cannot_be_written_is_no_error(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("damaged", "utf-8")
    file.parent.chmod(0o500)
    assert load_settings(file).settings.recent_files == ()
    assert file.read_text("utf-8") == "damaged"


def test_nothing_but_the_settings_is_left_in_the_folder(file: Path) -> None:
    save_settings(Settings(), file)
    save_settings(Settings(theme="dark"), file)
    assert list(file.parent.iterdir()) == [file]


def test_failed_replacement_leaves_no_temporary_file(file: Path) -> None:
    (file / "a folder in its place").mkdir(parents=True)
    assert not save_settings(Settings(), file)
    assert list(file.parent.iterdir()) == [file]


def test_opened_file_comes_first_and_only_once(tmp_path: Path) -> None:
    settings = Settings()
    for name in ("a", "b", "a"):
        settings = with_recent_file(settings, tmp_path / name)
    assert settings.recent_files == (str(tmp_path / "a"), str(tmp_path / "b"))


def test_oldest_recent_file_is_forgotten(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(RECENT_FILES + 1):
        settings = with_recent_file(settings, tmp_path / str(number))
    assert len(settings.recent_files) == RECENT_FILES
    assert str(tmp_path / "0") not in settings.recent_files


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
KEYS = st.sampled_from([field.name for field in fields(Settings)]) | st.text()


@given(stored=st.dictionaries(KEYS, JSON))
def test_no_content_of_the_file_is_an_error(
    tmp_path_factory: pytest.TempPathFactory, stored: dict[str, object]
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.json"
    file.write_text(json.dumps(stored), "utf-8")
    first = load_settings(file)
    assert load_settings(file).settings == first.settings


def test_codes_used_last_are_kept_by_project(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    save_settings(with_codes_used(Settings(), "one", (3, 1), (3,)), file)
    settings = with_codes_used(load_settings(file).settings, "two", (7,), (7,))
    assert settings.recent_codes == {"one": (3, 1), "two": (7,)}
    assert settings.last_codes == {"one": (3,), "two": (7,)}


def test_the_places_of_the_last_projects_are_kept() -> None:
    settings = Settings()
    for number in range(RECENT_FILES + 1):
        settings = with_place(settings, f"project {number}", (1, number))
    settings = with_place(settings, "project 5", (2, 7))
    assert len(settings.places) == RECENT_FILES
    assert "project 0" not in settings.places
    assert [*settings.places.items()][-1] == ("project 5", (2, 7))


def test_what_is_hidden_is_kept_by_project_until_all_is_drawn() -> None:
    hiding = with_hidden_codings(Settings(), "one", ("kind:effort",))
    both = with_hidden_codings(hiding, "two", ("code:1",))
    assert with_hidden_codings(both, "one", ()).hidden_codings == {"two": ("code:1",)}
