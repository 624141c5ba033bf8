"""Wearing a faculty's own Word document: its styles and page in the place of ours."""

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element

from app.models.format_profile import WordTemplate

_ALONE = "K"
"""Is put behind the id of a style of ours that the faculty uses for another."""


def adopt(document: Document, template: WordTemplate) -> frozenset[str]:
    """Take over page and styles; ours fill the gaps. Returns the faculty's names, case-folded."""
    section = document.sections[0]._sectPr  # noqa: SLF001 - whole elements are set
    for tag, attributes in (("w:pgSz", template.page), ("w:pgMar", template.margins)):
        found = section.find(qn(tag))
        if found is not None:
            for name, value in attributes:
                found.set(qn(f"w:{name}"), value)
    ours, theirs = document.styles.element, parse_xml(template.styles)
    known = {_key(style) for style in theirs.iter(qn("w:style"))}
    missing = [style for style in ours.iter(qn("w:style")) if _key(style) not in known]
    renamed = _new_ids(ours, theirs, missing)
    for style in missing:
        _rename(style, renamed)
    defaults = theirs.find(qn("w:docDefaults"))
    for child in list(ours):
        is_replaced = child.tag == qn("w:docDefaults") and defaults is not None
        if is_replaced or (child.tag == qn("w:style") and child not in missing):
            ours.remove(child)
    if defaults is not None:
        ours.insert(0, defaults)
    for style in list(theirs.iter(qn("w:style"))):
        ours.append(style)
    return frozenset(name for kind, name in known if kind == "paragraph")


def _key(style: _Element) -> tuple[str, str]:
    """Kind and name, by which styles of different documents are the same; ignoring case."""
    name = style.find(qn("w:name"))
    called = "" if name is None else name.get(qn("w:val"), "")
    return style.get(qn("w:type"), "paragraph"), called.casefold()


def _new_ids(ours: _Element, theirs: _Element, missing: list[_Element]) -> dict[str, str]:
    """What the ids of our styles become: the faculty's for the same style, else a free one."""
    of_theirs = {
        _key(style): style.get(qn("w:styleId"), "") for style in theirs.iter(qn("w:style"))
    }
    taken = set(of_theirs.values())
    renamed = {}
    for style in ours.iter(qn("w:style")):
        own = style.get(qn("w:styleId"), "")
        new = own + _ALONE if style in missing and own in taken else own
        renamed[own] = of_theirs.get(_key(style), new)
    return renamed


def _rename(style: _Element, renamed: dict[str, str]) -> None:
    style.set(qn("w:styleId"), renamed[style.get(qn("w:styleId"), "")])
    for tag in ("w:basedOn", "w:next", "w:link"):
        for found in style.iter(qn(tag)):
            old = found.get(qn("w:val"), "")
            found.set(qn("w:val"), renamed.get(old, old))
