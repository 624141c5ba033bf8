"""Reading a faculty's Word document as a template: its styles and page, and nothing else of it.

Content, relationships, macros, comments and properties are never looked at. Runs in the child that
reads foreign bytes; what it returns is XML of the ``w:`` namespace alone.
"""

import posixpath

from lxml import etree

from app.errors import DamagedFile
from app.importers.docx.numbering import W
from app.importers.docx.package import Package, open_package
from app.models.format_profile import WordTemplate

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_KEPT = {f"{W}docDefaults", f"{W}style"}
_DROPPED = {
    f"{W}{name}" for name in ("numPr", "rsid", "framePr", "sectPr", "pPrChange", "rPrChange")
}
"""Numbering is the profile's; the rest would bring pictures, frames or other people's traces."""

_THEME_FONTS = {
    "asciiTheme": "ascii",
    "hAnsiTheme": "hAnsi",
    "eastAsiaTheme": "eastAsia",
    "cstheme": "cs",
}
_PAGE = ("w", "h", "orient")
_MARGINS = ("top", "right", "bottom", "left", "header", "footer", "gutter")
_LARGEST_TWIPS = 31_680
"""22 inches, Word's own limit of a page."""


def read_word_template(name: str, data: bytes) -> WordTemplate:
    """The styles and the page of a .docx.

    Raises:
        DamagedFile, HostileFile, PasswordProtected: it cannot be read; ``DamagedFile`` also when it
            has no styles.
    """
    package = open_package(name, data)
    styles = package.part("styles.xml")
    if styles is None or styles.tag != f"{W}styles":
        raise DamagedFile(name)
    fonts = _theme_fonts(package)
    for child in list(styles):
        if child.tag not in _KEPT:
            styles.remove(child)
    _clean(styles, fonts)
    section = package.body().find(f"{W}sectPr")
    return WordTemplate(
        etree.tostring(styles),
        _measures(section, "pgSz", _PAGE),
        _measures(section, "pgMar", _MARGINS),
    )


def _clean(styles: etree._Element, fonts: dict[str, str]) -> None:
    for found in list(styles.iter()):
        is_foreign = not str(found.tag).startswith(W)  # Comments have a function for a tag.
        if is_foreign or found.tag in _DROPPED:
            parent = found.getparent()
            if parent is not None:
                parent.remove(found)
            continue
        if found.tag == f"{W}rFonts":
            _name_fonts(found, fonts)
        for attribute in list(found.attrib):
            if not str(attribute).startswith(W) or "rsid" in str(attribute):
                del found.attrib[attribute]
    etree.cleanup_namespaces(styles)


def _name_fonts(element: etree._Element, fonts: dict[str, str]) -> None:
    """Themes stay behind, so their fonts are named outright."""
    for themed, plain in _THEME_FONTS.items():
        value = element.attrib.pop(f"{W}{themed}", "")
        face = fonts.get("major" if str(value).startswith("major") else "minor", "")
        if value and face:
            element.set(f"{W}{plain}", face)


def _theme_fonts(package: Package) -> dict[str, str]:
    """The faces of headings (major) and text (minor) of the first theme."""
    root = package.part(posixpath.join("theme", "theme1.xml"))
    found = {}
    for kind in ("major", "minor"):
        latin = None if root is None else root.find(f".//{_A}{kind}Font/{_A}latin")
        if latin is not None:
            found[kind] = latin.get("typeface", "")[:60]
    return found


def _measures(
    section: etree._Element | None, tag: str, names: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """The attributes of a page element that Word itself would take."""
    found = None if section is None else section.find(f"{W}{tag}")
    pairs = [] if found is None else [(name, found.get(f"{W}{name}", "")) for name in names]
    return tuple((name, value) for name, value in pairs if _is_possible(name, value))


def _is_possible(name: str, value: str) -> bool:
    if name == "orient":
        return value in {"portrait", "landscape"}
    return (
        value.lstrip("-").isascii()
        and value.lstrip("-").isdigit()
        and (abs(int(value[:8])) <= _LARGEST_TWIPS)
    )
