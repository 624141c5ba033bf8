"""What a named Word style means for the text: bold, italic, underline, heading, list.

A style inherits along ``basedOn`` (ECMA-376 part 1, 17.7); what a run says itself wins.
"""

from dataclasses import dataclass, field, replace

from lxml import etree

from app.importers.docx.numbering import W, whole_number
from app.models.imported import Style

_OFF = {"0", "false", "off", "none"}
_TOGGLES: tuple[tuple[str, Style], ...] = (("b", "bold"), ("i", "italic"), ("u", "underline"))
_TITLE_NAMES = {"title": 1, "subtitle": 2}
_DEEPEST_INHERITANCE = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How a run or paragraph style looks; ``None`` means inherited."""

    on: frozenset[Style] = frozenset()
    off: frozenset[Style] = frozenset()
    hidden: bool | None = None
    heading: int | None = None
    list_instance: str | None = None
    list_level: int | None = None

    def over(self, base: "Look") -> "Look":
        """This look with whatever it leaves open taken from ``base``."""
        return Look(
            on=self.on | (base.on - self.off),
            off=self.off | (base.off - self.on),
            hidden=base.hidden if self.hidden is None else self.hidden,
            heading=base.heading if self.heading is None else self.heading,
            list_instance=base.list_instance if self.list_instance is None else self.list_instance,
            list_level=base.list_level if self.list_level is None else self.list_level,
        )


@dataclass(slots=True)
class Styles:
    """The looks of a document's styles by their id, inheritance resolved on first use."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    default_paragraph: str | None = None
    _looks: dict[str, Look] = field(default_factory=dict)

    def look(self, style_id: str | None, depth: int = 0) -> Look:
        """The look of a style; nothing special for unknown ones and for circles."""
        if style_id is None or style_id not in self.elements or depth > _DEEPEST_INHERITANCE:
            return Look()
        if style_id not in self._looks:
            element = self.elements[style_id]
            base = element.find(f"{W}basedOn")
            own = _own_look(element)
            inherited = self.look(None if base is None else base.get(f"{W}val"), depth + 1)
            self._looks[style_id] = own.over(inherited)
        return self._looks[style_id]


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of ``styles.xml``; none when the part is missing."""
    styles = Styles()
    for element in () if root is None else root.iterchildren(f"{W}style"):
        style_id = element.get(f"{W}styleId", "")
        styles.elements[style_id] = element
        if element.get(f"{W}default") in {"1", "true"} and element.get(f"{W}type") == "paragraph":
            styles.default_paragraph = style_id
    return styles


def run_look(properties: etree._Element | None) -> Look:
    """What run properties (``w:rPr``) say themselves."""
    if properties is None:
        return Look()
    on: set[Style] = set()
    off: set[Style] = set()
    for tag, style in _TOGGLES:
        state = switch(properties, tag)
        if state is not None:
            (on if state else off).add(style)
    return Look(frozenset(on), frozenset(off), hidden=switch(properties, "vanish"))


def switch(properties: etree._Element, tag: str) -> bool | None:
    """Whether an on/off property is on; ``None`` when it is not mentioned."""
    element = properties.find(f"{W}{tag}")
    return None if element is None else element.get(f"{W}val", "1").lower() not in _OFF


def paragraph_look(properties: etree._Element | None) -> Look:
    """Heading level and list of paragraph properties (``w:pPr``)."""
    if properties is None:
        return Look()
    outline = properties.find(f"{W}outlineLvl")
    level = None if outline is None else whole_number(outline.get(f"{W}val"), 9) + 1
    number = properties.find(f"{W}numPr/{W}numId")
    indent = properties.find(f"{W}numPr/{W}ilvl")
    return Look(
        heading=level if level is not None and level <= 9 else None,  # noqa: PLR2004 - Word's nine outline levels
        list_instance=None if number is None else number.get(f"{W}val"),
        list_level=None if indent is None else whole_number(indent.get(f"{W}val")),
    )


def _own_look(element: etree._Element) -> Look:
    name_element = element.find(f"{W}name")
    name = "" if name_element is None else name_element.get(f"{W}val", "").lower()
    look = paragraph_look(element.find(f"{W}pPr")).over(run_look(element.find(f"{W}rPr")))
    named_level = _TITLE_NAMES.get(name) or (
        whole_number(name.removeprefix("heading ")) if name.startswith("heading ") else 0
    )
    return replace(look, heading=look.heading or named_level or None)
