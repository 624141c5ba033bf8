"""What the program looks like: colours, spacing and type, as data that widgets are given.

Colours are TOML in ``resources/themes``; the palette is set explicitly because
``setColorScheme`` does nothing on a bare display. Code colours are Paul Tol's colour-blind-safe
"muted" scheme (Colour Schemes, SRON/EPS/TN/09-002), each with a line colour per theme. Type is
bundled (Literata to read, Inter for the interface, both SIL OFL) so lines break alike everywhere.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from string import Template
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.resources import resource
from app.ui.contrast import mixed, standing_out
from app.words import N_

ThemeName = Literal["light", "dark"]
THEME_NAMES: tuple[ThemeName, ...] = ("light", "dark")

# Every distance in the window is one of these pixels.
SPACE_TIGHT = 4
SPACE_SMALL = 8
SPACE = 12
SPACE_WIDE = 16
SPACE_SECTION = 24
SPACE_PAGE = 32
RADIUS = 4

READING_FAMILY = "Literata"
INTERFACE_FAMILY = "Inter"
READING_POINTS = 12.5
INTERFACE_POINTS = 10.0
SMALL_POINTS = 9.0
TITLE_POINTS = 14.0

WASH_LAYERS = 3
"""Overlapping codes tint the text at most so often; further ones show as lines and brackets only,
so that text keeps its contrast however much is coded."""

CODE_COLOUR_NAMES = {
    "rose": N_("rose"),
    "teal": N_("teal"),
    "indigo": N_("indigo"),
    "sand": N_("sand"),
    "green": N_("green"),
    "purple": N_("purple"),
    "sky": N_("sky blue"),
    "wine": N_("wine red"),
    "olive": N_("olive"),
    "grey": N_("grey"),
}


@dataclass(frozen=True, slots=True)
class CodeColour:
    """One colour of the set: what a project stores, and the line that shows it in this theme."""

    name: str
    stored: str
    line: QColor


@dataclass(frozen=True)
class Theme:
    """The colours that a widget paints with; see ``resources/themes/light.toml``."""

    name: ThemeName
    window: QColor
    panel: QColor
    page: QColor
    border: QColor
    hover: QColor
    text: QColor
    quiet: QColor
    accent: QColor
    on_accent: QColor
    selection: QColor
    success: QColor
    warning: QColor
    danger: QColor
    wash_strength: float
    codes: tuple[CodeColour, ...]
    _lines: dict[str, QColor] = field(init=False, compare=False, repr=False, default_factory=dict)

    def line(self, stored: str) -> QColor:
        """A code's colour (``#rrggbb`` as stored, any) for lines: at least 3:1 against the page."""
        key = stored.lower()
        if key not in self._lines:
            known = (colour.line for colour in self.codes if colour.stored.lower() == key)
            self._lines[key] = next(known, None) or standing_out(_colour(stored, self), self.page)
        return self._lines[key]

    def wash(self, stored: str) -> QColor:
        """The same colour as a translucent tint under text; ``WASH_LAYERS`` of them stay readable.

        In the dark theme the tint is made from a darker shade: light on light would drown the text.
        """
        colour = self.line(stored)
        tint = QColor(mixed(colour, self.page, 0.35) if self.name == "dark" else colour)
        tint.setAlphaF(self.wash_strength)
        return tint


@cache
def load_theme(name: ThemeName) -> Theme:
    """The theme as it stands in the resources."""
    data = tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
    codes = (CodeColour(c["name"], c["stored"], QColor(c["line"])) for c in data["codes"])
    return Theme(
        name=name,
        wash_strength=data["wash"]["strength"],
        codes=tuple(codes),
        **{key: QColor(value) for key, value in data["colours"].items()},
    )


def system_theme_name() -> ThemeName:
    """What the desktop asks for; light where it says nothing."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def apply_theme(app: QApplication, name: ThemeName) -> Theme:
    """Dress the whole application; widgets that paint themselves are handed the returned theme."""
    theme = load_theme(name)
    load_fonts()
    if not app.styleSheet():  # dressed for the first time; under a style sheet style() is a proxy
        app.setStyle("Fusion")
    app.setFont(interface_font())
    app.setPalette(palette(theme))
    sheet = Template(resource("themes", "window.qss").read_text(encoding="utf-8"))
    names = ("window", "panel", "page", "border", "hover", "text", "quiet", "accent", "on_accent")
    colours = {key: getattr(theme, key).name() for key in (*names, "selection")}
    app.setStyleSheet(sheet.substitute(colours))
    return theme


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's roles."""
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.page,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.quiet,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.danger,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.text,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Light: theme.page,
        QPalette.ColorRole.Midlight: theme.hover,
        QPalette.ColorRole.Mid: theme.border,
        QPalette.ColorRole.Dark: theme.border,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, colour)
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.quiet)
    return made


@cache
def load_fonts() -> None:
    """Register the bundled faces, once; a face that cannot be loaded falls back to the system's."""
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def reading_font(zoom: float = 1.0) -> QFont:
    """The transcript's face; ``zoom`` 1.0 is its normal size."""
    font = QFont(READING_FAMILY)
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPointSizeF(READING_POINTS * zoom)
    return font


def interface_font(points: float = INTERFACE_POINTS, *, strong: bool = False) -> QFont:
    """The face of everything round the transcript."""
    font = QFont(INTERFACE_FAMILY)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def _colour(stored: str, theme: Theme) -> QColor:
    """A stored colour, or the quiet grey when what is stored is no colour."""
    colour = QColor.fromString(stored)
    return colour if colour.isValid() else theme.quiet
