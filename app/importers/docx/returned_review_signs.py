"""What a reviewer drew or crossed out instead of typing, put into the text so that it is seen.

A picture, a drawing or ink has no words, and a formatted line through words takes them back:
read silently, the one would be dropped and the other mistaken for its opposite.
"""

from lxml import etree

from app.importers.docx.numbering import W
from app.models.returned_review import CROSSED_OUT, PICTURE

_DRAWN = (f"{W}drawing", f"{W}pict", f"{W}object")
_LINES = (f"{W}strike", f"{W}dstrike")
_RUN, _TEXT = f"{W}r", f"{W}t"


def make_visible(root: etree._Element) -> None:
    """Write the signs into the runs below an element; text boxes keep their words instead."""
    for run in _runs_around(root, *_DRAWN):
        if next(run.iter(f"{W}txbxContent"), None) is None:
            etree.SubElement(run, _TEXT).text = PICTURE
    for run in _runs_around(root, *_LINES):
        if _is_crossed_out(run):
            _enclose(run)


def _runs_around(root: etree._Element, *tags: str) -> list[etree._Element]:
    """The runs that hold such an element, however deep: few have one, so these are looked for."""
    found = (run for each in root.iter(*tags) for run in each.iterancestors(_RUN))
    return list(dict.fromkeys(found))


def _is_crossed_out(run: etree._Element | None) -> bool:
    properties = run.find(f"{W}rPr") if run is not None and run.tag == _RUN else None
    if run is None or properties is None or not "".join(_words(run)).strip():
        return False
    lines = (properties.find(line) for line in _LINES)
    return any(
        line is not None and line.get(f"{W}val", "1") not in {"0", "false", "off"} for line in lines
    )


def _words(run: etree._Element) -> list[str]:
    return [text.text or "" for text in run.iterchildren(_TEXT)]


def _enclose(run: etree._Element) -> None:
    """Runs side by side are crossed out with one line."""
    texts = [*run.iterchildren(_TEXT)]
    if not _is_crossed_out(run.getprevious()):
        texts[0].text = CROSSED_OUT + (texts[0].text or "").lstrip()
    if not _is_crossed_out(run.getnext()):
        texts[-1].text = (texts[-1].text or "").rstrip() + CROSSED_OUT
