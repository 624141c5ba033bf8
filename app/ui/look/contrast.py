"""How well one colour reads on another, by WCAG 2.2's relative luminance and contrast ratio.

Text wants 4.5:1 against what it stands on, lines and other marks 3:1.
"""

from PySide6.QtGui import QColor

TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0
_LINEAR_BELOW = 0.04045  # sRGB's own threshold; WCAG 2.0 printed 0.03928, with no visible effect


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 (black) to 1 (white); alpha is not looked at."""
    red, green, blue = (
        channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two opaque colours, 1 (none) to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(under: QColor, over: QColor, strength: float) -> QColor:
    """What the eye sees when ``over`` is painted on ``under`` with that opacity (0 to 1)."""
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * strength,
        under.greenF() + (over.greenF() - under.greenF()) * strength,
        under.blueF() + (over.blueF() - under.blueF()) * strength,
    )
