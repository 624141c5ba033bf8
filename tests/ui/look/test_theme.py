import itertools
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.operations.codes import COLOURS
from app.ui.look.contrast import MARK_CONTRAST, TEXT_CONTRAST, contrast, mixed
from app.ui.look.theme import (
    CODE_COLOUR_NAMES,
    HIGH_CONTRAST,
    INTERFACE_FAMILY,
    READING_FAMILY,
    THEME_NAMES,
    WASH_LAYERS,
    CodeColour,
    Theme,
    ThemeName,
    apply_theme,
    interface_font,
    load_fonts,
    load_theme,
    reading_font,
    system_theme_name,
)

INKS = ("text", "quiet", "accent", "success", "warning", "danger")
HIGH_TEXT_CONTRAST = 7.0
"""WCAG 2.2, success criterion 1.4.6 (AAA)."""
SURFACES = ("window", "panel", "page", "hover")


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("ink", "surface"), [*itertools.product(INKS, SURFACES)])
def test_every_ink_reads_on_every_surface(name: ThemeName, ink: str, surface: str) -> None:
    theme = load_theme(name)
    assert contrast(getattr(theme, ink), getattr(theme, surface)) >= TEXT_CONTRAST


@pytest.mark.parametrize("name", sorted(HIGH_CONTRAST))
def test_high_contrast_is_high_everywhere(name: ThemeName) -> None:
    theme = load_theme(name)
    grounds = [getattr(theme, surface) for surface in SURFACES]
    inks = [getattr(theme, ink) for ink in (*INKS, "interviewer")]
    assert min(contrast(ink, ground) for ink in inks for ground in grounds) >= HIGH_TEXT_CONTRAST
    assert contrast(theme.text, theme.selection) >= HIGH_TEXT_CONTRAST
    assert contrast(theme.on_accent, theme.accent) >= HIGH_TEXT_CONTRAST
    assert min(contrast(code.line, theme.page) for code in theme.codes) >= TEXT_CONTRAST
    assert min(contrast(theme.border, ground) for ground in grounds) >= MARK_CONTRAST


@pytest.mark.parametrize("name", sorted(HIGH_CONTRAST))
def test_high_contrast_stays_high_on_any_overlap_of_codes(name: ThemeName) -> None:
    theme = load_theme(name)
    overlaps = itertools.product(theme.codes, repeat=WASH_LAYERS)
    assert min(contrast(theme.text, seen(theme, codes)) for codes in overlaps) >= HIGH_TEXT_CONTRAST


@pytest.mark.parametrize("name", THEME_NAMES)
def test_selected_text_and_default_buttons_read(name: ThemeName) -> None:
    theme = load_theme(name)
    assert contrast(theme.text, theme.selection) >= TEXT_CONTRAST
    assert contrast(theme.on_accent, theme.accent) >= TEXT_CONTRAST


@pytest.mark.parametrize("name", THEME_NAMES)
def test_code_lines_stand_out_on_the_page(name: ThemeName) -> None:
    theme = load_theme(name)
    assert all(contrast(code.line, theme.page) >= MARK_CONTRAST for code in theme.codes)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_there_are_ten_code_colours_and_each_has_a_name(name: ThemeName) -> None:
    codes = load_theme(name).codes
    assert [code.name for code in codes] == list(CODE_COLOUR_NAMES)
    assert len({code.line.name() for code in codes}) == len(codes) >= 10


def seen(theme: Theme, washes: tuple[CodeColour, ...]) -> QColor:
    """The page with these code colours painted over it."""
    colour = theme.page
    for code in washes:
        colour = mixed(colour, code.wash, code.wash.alphaF())
    return colour


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("ink", ["text", "interviewer"])
def test_transcripts_read_on_any_overlap_of_codes(name: ThemeName, ink: str) -> None:
    theme = load_theme(name)
    overlaps = itertools.product(theme.codes, repeat=WASH_LAYERS)
    worst = min(contrast(getattr(theme, ink), seen(theme, codes)) for codes in overlaps)
    assert worst >= TEXT_CONTRAST


def test_the_set_repeats_itself() -> None:
    theme = load_theme("light")
    assert theme.code(len(theme.codes) + 1) == theme.codes[1]


def test_applying_dresses_the_application(qapp: QApplication) -> None:
    theme = apply_theme(qapp, "dark")
    assert qapp.style().inherits("QStyleSheetStyle")
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.window
    assert "$" not in qapp.styleSheet()
    apply_theme(qapp, "light")


@pytest.mark.usefixtures("qapp")
def test_the_bundled_faces_are_used() -> None:
    load_fonts()
    assert {READING_FAMILY, INTERFACE_FAMILY} <= set(QFontDatabase.families())
    assert QFontInfo(reading_font()).family() == READING_FAMILY
    assert QFontInfo(interface_font(strong=True)).family() == INTERFACE_FAMILY


def test_the_codebook_takes_the_themes_colours_in_turn() -> None:
    assert len(CODE_COLOUR_NAMES) == COLOURS


@pytest.mark.parametrize(
    ("scheme", "preference", "name"),
    [
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, "dark"),
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.HighContrast, "contrast"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, "contrast_dark"),
    ],
)
def test_the_desktop_is_followed_in_darkness_and_contrast(
    scheme: Qt.ColorScheme,
    preference: Qt.ContrastPreference,
    name: ThemeName,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No desktop of a test asks for contrast, so its answers stand in for it."""
    accessibility = SimpleNamespace(contrastPreference=lambda: preference)
    hints = SimpleNamespace(colorScheme=lambda: scheme, accessibility=lambda: accessibility)
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: hints)
    assert system_theme_name() == name
