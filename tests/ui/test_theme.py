import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.contrast import MARK_CONTRAST, TEXT_CONTRAST, contrast, mixed
from app.ui.theme import (
    CODE_COLOUR_NAMES,
    INTERFACE_FAMILY,
    READING_FAMILY,
    THEME_NAMES,
    WASH_LAYERS,
    Theme,
    ThemeName,
    apply_theme,
    interface_font,
    load_fonts,
    load_theme,
    reading_font,
)

INKS = ("text", "quiet", "accent", "success", "warning", "danger")
SURFACES = ("window", "panel", "page", "hover")
stored_colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
theme_names = st.sampled_from(THEME_NAMES)


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("ink", "surface"), [*itertools.product(INKS, SURFACES)])
def test_every_ink_reads_on_every_surface(name: ThemeName, ink: str, surface: str) -> None:
    theme = load_theme(name)
    assert contrast(getattr(theme, ink), getattr(theme, surface)) >= TEXT_CONTRAST


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


def test_both_themes_show_the_same_stored_colours() -> None:
    light, dark = (tuple(code.stored for code in load_theme(name).codes) for name in THEME_NAMES)
    assert light == dark


def seen(theme: Theme, washes: list[str]) -> QColor:
    """The page with these code colours painted over it."""
    colour = theme.page
    for stored in washes:
        wash = theme.wash(stored)
        colour = mixed(colour, wash, wash.alphaF())
    return colour


@given(theme_names, st.lists(stored_colours, min_size=1, max_size=WASH_LAYERS))
def test_text_reads_on_any_overlap_of_any_colours(name: ThemeName, washes: list[str]) -> None:
    theme = load_theme(name)
    assert contrast(theme.text, seen(theme, washes)) >= TEXT_CONTRAST


@pytest.mark.parametrize("name", THEME_NAMES)
def test_quiet_text_reads_on_one_wash_of_the_set(name: ThemeName) -> None:
    theme = load_theme(name)
    assert all(contrast(theme.quiet, seen(theme, [c.stored])) >= 3.5 for c in theme.codes)


@given(theme_names, stored_colours)
def test_a_line_of_any_stored_colour_stands_out(name: ThemeName, stored: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.line(stored), theme.page) >= MARK_CONTRAST


def test_what_is_no_colour_becomes_a_quiet_one() -> None:
    theme = load_theme("light")
    assert theme.line("not a colour") == theme.quiet


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
