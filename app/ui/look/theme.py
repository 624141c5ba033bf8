"""What the program looks like: colours, spacing and type, as data that widgets are given.

Colours are TOML in ``resources/themes``; the palette is set explicitly because
``setColorScheme`` does nothing on a bare display. Code colours are Paul Tol's colour-blind-safe
"muted" scheme (Colour Schemes, SRON/EPS/TN/09-002), each with a line colour per theme. Type is
bundled (Literata to read, Inter for the interface, both SIL OFL) so lines break alike everywhere.
"""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from string import Template
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.resources import resource
from app.ui.look.contrast import mixed
from app.words import N_

ThemeName = Literal["light", "dark", "contrast", "contrast_dark"]
THEME_NAMES: tuple[ThemeName, ...] = ("light", "dark", "contrast", "contrast_dark")
HIGH_CONTRAST: frozenset[ThemeName] = frozenset({"contrast", "contrast_dark"})

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

_DRESSED = "dressed"

WASH_LAYERS = 3
"""Passages in further lanes than these do not tint the text, but show as lines and brackets only:
where much overlaps, tints would change with every other word."""

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
    """One colour of the set: ``line`` for brackets and dots, ``wash`` translucent under text.

    ``name`` is a key of ``CODE_COLOUR_NAMES``.
    """

    name: str
    line: QColor
    wash: QColor


@dataclass(eq=False)
class Theme:
    """The colours that a widget paints with; see ``resources/themes/light.toml``.

    A program has one, handed to all widgets; it ``becomes`` another while the program runs.
    """

    name: ThemeName
    window: QColor
    panel: QColor
    page: QColor
    border: QColor
    hover: QColor
    text: QColor
    quiet: QColor
    interviewer: QColor
    accent: QColor
    on_accent: QColor
    selection: QColor
    success: QColor
    warning: QColor
    danger: QColor
    codes: tuple[CodeColour, ...]

    def becomes(self, other: "Theme") -> None:
        """Take over all colours of another theme; who paints with this one paints with them."""
        for each in fields(self):
            setattr(self, each.name, getattr(other, each.name))

    def colours(self) -> dict[str, QColor]:
        """The colours by name, but for those of codes."""
        found = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: colour for name, colour in found.items() if isinstance(colour, QColor)}

    def code(self, colour: int) -> CodeColour:
        """The colour at this place of the set (``Code.colour``); the set repeats itself."""
        return self.codes[colour % len(self.codes)]


@cache
def load_theme(name: ThemeName) -> Theme:
    """The theme as it stands in the resources."""
    data = tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
    colours = {key: QColor(value) for key, value in data["colours"].items()}
    tint, page = data["wash"], colours["page"]
    codes = tuple(
        CodeColour(code["name"], line, _wash(line, page, tint["toward_page"], tint["strength"]))
        for code in data["codes"]
        for line in (QColor(code["line"]),)
    )
    return Theme(name=name, codes=codes, **colours)


def _wash(line: QColor, page: QColor, toward_page: float, strength: float) -> QColor:
    """A code's tint; the dark theme makes it of a darker shade, or light text would drown in it."""
    wash = mixed(line, page, toward_page)
    wash.setAlphaF(strength)
    return wash


def system_theme_name() -> ThemeName:
    """What the desktop asks for: dark or light, with high contrast or without; light by itself."""
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast_dark" if dark else "contrast"
    return "dark" if dark else "light"


def apply_theme(app: QApplication, name: ThemeName) -> Theme:
    """Dress the application and every window that has no sheet of its own; the theme's colours."""
    theme = dress(app, name)
    app.setStyleSheet(window_sheet(theme))
    return theme


def dress(app: QApplication, name: ThemeName) -> Theme:
    """Give the application its style, type and palette; windows have their sheets themselves.

    With the sheet on the application a change of theme takes four times as long.
    """
    theme = load_theme(name)
    load_fonts()
    if not app.property(_DRESSED):  # under a style sheet style() is a proxy
        app.setStyle("Fusion")
        app.setFont(interface_font())
        app.setProperty(_DRESSED, True)
    app.setPalette(palette(theme))
    return theme


def window_sheet(theme: Theme) -> str:
    """The style sheet of a window in this theme."""
    sheet = Template(resource("themes", "window.qss").read_text(encoding="utf-8"))
    colours = {key: colour.name() for key, colour in theme.colours().items()}
    pictures = {
        picture: resource("icons", f"{picture}-{theme.name}.svg").as_posix()
        for picture in ("arrow_down", "tick")
    }
    return sheet.substitute(colours, **pictures)


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
