"""What a named OpenDocument style means for the text: bold, italic, underline, and list labels.

Rules: OpenDocument 1.3 part 3, chapters 16 (styles) and 16.30 (list styles). Automatic styles
inherit along ``parent-style-name``.
"""

from dataclasses import dataclass, field

from lxml import etree

from app.importers.docx.numbering import LARGEST_NUMBER, format_number, whole_number
from app.models.imported import Style

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_NUMBER_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "": "none",
}  # fmt: skip
_PROPERTIES: tuple[tuple[str, Style, frozenset[str]], ...] = (
    (f"{_FO}font-weight", "bold", frozenset({"bold", "600", "700", "800", "900"})),
    (f"{_FO}font-style", "italic", frozenset({"italic", "oblique"})),
)
_DEEPEST_INHERITANCE = 20


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list style; ``number_format`` is ``bullet`` for bullets."""

    number_format: str
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown_levels: int = 1


@dataclass(slots=True)
class OdtStyles:
    """Styles by name, from the document and its style sheet."""

    elements: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)

    def styles(self, family: str, name: str | None, depth: int = 0) -> dict[Style, bool]:
        """What a text or paragraph style switches on or off."""
        element = self.elements.get((family, name or ""))
        if element is None or depth > _DEEPEST_INHERITANCE:
            return {}
        inherited = self.styles(family, element.get(f"{STYLE}parent-style-name"), depth + 1)
        properties = element.find(f"{STYLE}text-properties")
        return inherited if properties is None else {**inherited, **_own(properties)}

    def is_hidden(self, name: str | None) -> bool:
        """Whether a text style hides its words."""
        element = self.elements.get(("text", name or ""))
        properties = None if element is None else element.find(f"{STYLE}text-properties")
        return properties is not None and properties.get(f"{TEXT}display") == "none"


def _own(properties: etree._Element) -> dict[Style, bool]:
    own: dict[Style, bool] = {}
    for attribute, style, values in _PROPERTIES:
        value = properties.get(attribute)
        if value is not None:
            own[style] = value in values
    underline = properties.get(f"{STYLE}text-underline-style")
    if underline is not None:
        own["underline"] = underline != "none"
    return own


def read_styles(*roots: etree._Element | None) -> OdtStyles:
    """The styles of ``styles.xml`` and ``content.xml``, later ones winning."""
    styles = OdtStyles()
    for root in roots:
        if root is None:
            continue
        for element in root.iter(f"{STYLE}style"):
            key = element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", "")
            styles.elements[key] = element
        for element in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
            name = element.get(f"{STYLE}name", "")
            styles.lists[name] = dict(_read_level(level) for level in element)
    return styles


def _read_level(element: etree._Element) -> tuple[int, ListLevel]:
    number = whole_number(element.get(f"{TEXT}level"), 1)
    if not str(element.tag).endswith(("level-style-number", "outline-level-style")):
        return number, ListLevel("bullet")
    return number, ListLevel(
        number_format=_NUMBER_FORMATS.get(element.get(f"{STYLE}num-format", ""), "decimal"),
        prefix=element.get(f"{STYLE}num-prefix", ""),
        suffix=element.get(f"{STYLE}num-suffix", ""),
        start=whole_number(element.get(f"{TEXT}start-value"), 1),
        shown_levels=whole_number(element.get(f"{TEXT}display-levels"), 1),
    )


def label(levels: dict[int, ListLevel], counters: dict[int, int], depth: int) -> str:
    """The visible label of an item at ``depth`` (1…10) with every level's counter."""
    level = levels.get(depth, ListLevel("bullet"))
    if level.number_format == "bullet":
        return "•"
    if level.number_format == "none":
        return f"{level.prefix}{level.suffix}".strip()
    first = max(1, depth - min(level.shown_levels, depth, LARGEST_NUMBER) + 1)
    numbers = (
        format_number(counters.get(each, 1), levels.get(each, level).number_format)
        for each in range(first, depth + 1)
    )
    return f"{level.prefix}{'.'.join(numbers)}{level.suffix}"
