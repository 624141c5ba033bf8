from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadProfile, NameTaken, NotFound, TooLarge, UnreadableFolder
from app.interchange.thesis.profiles import (
    as_toml,
    delete_profile,
    find_profile,
    import_profile,
    key_for,
    own_profiles,
    parsed_profile,
    problem_with,
    save_profile,
    shipped_profiles,
    template_file,
)
from app.models.format_profile import DEFAULT_PROFILE, FormatProfile, PageSetup
from app.words import LANGUAGES, Language, Words
from app.words.errors import sentence


def test_the_default_is_the_first_shipped_profile() -> None:
    assert shipped_profiles()[0] == DEFAULT_PROFILE


def test_shipped_profiles_hold_indonesian_theses_articles_and_apa() -> None:
    schemes = {profile.key: profile.headings.scheme for profile in shipped_profiles()}
    assert schemes == {
        "skripsi": "decimal",
        "skripsi_huruf": "letters",
        "artikel": "decimal",
        "apa7": "plain",
    }


@pytest.mark.parametrize("profile", shipped_profiles(), ids=lambda profile: profile.key)
def test_a_profile_is_written_as_it_is_read(profile: FormatProfile) -> None:
    assert parsed_profile(profile.key, as_toml(profile).encode()) == profile


@given(st.text(min_size=1, max_size=80).filter(str.isprintable), st.floats(0.5, 8))
def test_any_possible_value_survives_the_file(name: str, margin: float) -> None:
    made = replace(DEFAULT_PROFILE, name=name, page=PageSetup(margin_left=margin))
    assert parsed_profile(made.key, as_toml(made).encode()) == made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("name = 'x'\n[page]\npaper = 'A3'", "page.paper = A3"),
        ("name = 'x'\n[page]\nmargin_left = nan", "page.margin_left = nan"),
        ("name = 'x'\n[body]\nsize = true", "body.size = True"),
        ("name = 'x'\n[quotes]\nmarks = 1", "quotes.marks = 1"),
        ("name = 'x'\n[headings]\nresults_number = -1", "headings.results_number = -1"),
        ("name = 'x'\nlanguage = 'bahasa Indonesia'", "language = bahasa Indonesia"),
        ("name = 'x'\ntemplate = '../secret.docx'", "template = ../secret.docx"),
        ("name = 'x'\ncolour = 'red'", "colour = red"),
        ("name = 'x'\npage = 3", "page"),
        ("name = ''", "name = "),
        ("[page]", "name"),
        ("\x00", "TOML"),
    ],
)
def test_an_impossible_value_is_named_in_one_sentence(
    text: str, named: str, language: Language
) -> None:
    with pytest.raises(BadProfile) as caught:
        parsed_profile("mine", text.encode())
    said = sentence(Words(language), caught.value)
    assert f"“{named}”" in said
    assert "mine" in said


def test_what_a_profile_does_not_say_is_the_default() -> None:
    found = parsed_profile("mine", b"name = 'Mine'\n[page]\nmargin_top = 3")
    assert found.page == PageSetup(margin_top=3)
    assert found.body == DEFAULT_PROFILE.body


def test_profiles_are_found_by_key_name_and_file(tmp_path: Path) -> None:
    (tmp_path / "fisip.toml").write_text("name = 'FISIP Jambi'", "utf-8")
    assert find_profile("FISIP JAMBI", tmp_path).key == "fisip"
    assert find_profile("apa7", tmp_path).key == "apa7"
    assert find_profile(str(tmp_path / "fisip.toml"), Path("nowhere")).name == "FISIP Jambi"
    with pytest.raises(NotFound):
        find_profile("unheard of", tmp_path)


def test_importing_takes_the_template_along(tmp_path: Path) -> None:
    (tmp_path / "fisip.toml").write_text("name = 'F'\ntemplate = 'guide.docx'", "utf-8")
    (tmp_path / "guide.docx").write_bytes(b"a document")
    folder = tmp_path / "mine"
    made = import_profile(tmp_path / "fisip.toml", folder)
    assert made.template == "fisip.docx"
    assert own_profiles(folder) == ([made], [])
    kept = template_file(made, folder / "fisip.toml")
    assert kept is not None
    assert kept.read_bytes() == b"a document"


def test_a_profile_is_not_imported_over_another(tmp_path: Path) -> None:
    save_profile(replace(DEFAULT_PROFILE, key="mine"), tmp_path)
    with pytest.raises(NameTaken):
        save_profile(replace(DEFAULT_PROFILE, key="mine"), tmp_path)
    changed = replace(DEFAULT_PROFILE, key="mine", name="Changed")
    assert save_profile(changed, tmp_path, replacing=True) == find_profile("mine", tmp_path)


def test_shipped_profiles_are_read_only(tmp_path: Path) -> None:
    with pytest.raises(NameTaken):
        save_profile(DEFAULT_PROFILE, tmp_path, replacing=True)
    with pytest.raises(NotFound):
        delete_profile("skripsi", tmp_path)


def test_a_bad_profile_does_not_hide_the_good_ones(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("colour = 'red'", "utf-8")
    save_profile(replace(DEFAULT_PROFILE, key="good"), tmp_path)
    usable, refused = own_profiles(tmp_path)
    assert [profile.key for profile in usable] == ["good"]
    assert [error.name for error in refused] == ["bad"]


def test_files_that_are_no_profiles_are_refused(tmp_path: Path) -> None:
    (tmp_path / "big.toml").write_bytes(b"#" * 200_000)
    with pytest.raises(TooLarge):
        import_profile(tmp_path / "big.toml", tmp_path)
    with pytest.raises(UnreadableFolder):
        import_profile(tmp_path / "absent.toml", tmp_path)


def test_a_deleted_profile_is_gone_with_its_template(tmp_path: Path) -> None:
    save_profile(replace(DEFAULT_PROFILE, key="mine"), tmp_path, template=b"x")
    delete_profile("mine", tmp_path)
    assert not list(tmp_path.iterdir())


def test_keys_are_made_of_names_and_are_free() -> None:
    assert key_for("FISIP, Universitas Jambi!", set()) == "fisip_universitas_jambi"
    assert key_for("é", {"profile"}) == "profile_2"


def test_a_form_learns_what_is_wrong_with_a_field() -> None:
    assert not problem_with("page", "paper", "A4")
    assert problem_with("page", "paper", "A3")
