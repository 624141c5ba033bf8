"""Word's comments with their replies: ``comments.xml`` and, for threads, ``commentsExtended.xml``.

The second part names comments by the ``paraId`` of their last paragraph ([MS-DOCX] 2.5.1.17,
``commentEx``). Older programs write no such part; a reply is then a comment like any other.
"""

from dataclasses import dataclass, field

from lxml import etree

from app.importers.docx.numbering import W, read_numbering
from app.importers.docx.package import Package
from app.importers.docx.styles import read_styles
from app.importers.docx.walk import Walk
from app.importers.normalise import normalise
from app.models.returned_review import WordComment

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass
class Comments:
    """Threads by the id of their first comment; ``first`` leads there from any comment's id."""

    threads: dict[str, list[WordComment]] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)

    def take(self, comment_id: str) -> list[WordComment]:
        """The thread of a comment, once; empty when it was taken or is not there."""
        return self.threads.pop(self.first.get(comment_id, ""), [])


@dataclass(frozen=True)
class _Extension:
    parent: str
    done: bool


def read_comments(package: Package) -> Comments:
    """All comments of a document in their order."""
    root = package.part("comments.xml")
    elements = [] if root is None else list(root.iterchildren(f"{W}comment"))
    extensions = _extensions(package.part("commentsExtended.xml"))
    by_paragraph = {_last_paragraph(element): element.get(f"{W}id", "") for element in elements}
    found = Comments()
    for element in elements:
        comment_id = element.get(f"{W}id", "")
        extension = extensions.get(_last_paragraph(element), _Extension("", False))
        parent = by_paragraph.get(extension.parent, "")
        first = found.first.get(parent, comment_id)
        found.first[comment_id] = first
        found.threads.setdefault(first, []).append(
            _comment(element, extension, first != comment_id)
        )
    return found


def _comment(element: etree._Element, extension: _Extension, reply: bool) -> WordComment:
    return WordComment(
        element.get(f"{W}author", ""),
        element.get(f"{W}date", ""),
        shown_text(element),
        extension.done,
        reply,
    )


def _extensions(root: etree._Element | None) -> dict[str, _Extension]:
    """By the ``paraId`` of a comment: what it answers, and whether it was resolved."""
    return {
        entry.get(f"{_W15}paraId", ""): _Extension(
            entry.get(f"{_W15}paraIdParent", ""), entry.get(f"{_W15}done") in {"1", "true"}
        )
        for entry in (() if root is None else root)
    }


def _last_paragraph(comment: etree._Element) -> str:
    paragraphs = list(comment.iter(f"{W}p"))
    return paragraphs[-1].get(f"{_W14}paraId", "") if paragraphs else ""


def shown_text(
    element: etree._Element,
    footnotes: dict[str, etree._Element] | None = None,
    endnotes: dict[str, etree._Element] | None = None,
) -> str:
    """The words below an element as its page shows them; notes are taken out of their parts."""
    plain = _plain_text(element)
    if plain is not None:
        return plain
    walk = Walk(read_styles(None), read_numbering(None), footnotes or {}, endnotes or {})
    walk.blocks([element])
    walk.append_notes()
    return walk.out.finish().text.strip()


def _plain_text(element: etree._Element) -> str | None:
    """The text of an element of ordinary paragraphs; None when it needs the long walk.

    Most cells are like that, and a review document has thousands.
    """
    pieces: list[str] = []
    for each in element.iter():
        kind = _ORDINARY.get(each.tag)
        if kind is None:
            return None
        if kind == "paragraph" and pieces:
            pieces.append("\n")
        elif kind == "text":
            pieces.append(each.text or "")
        elif kind:
            pieces.append(_FIXED.get(kind, ""))
    return normalise("".join(pieces)).text.strip()


_FIXED = {"tab": "\t", "break": "\n"}
_ORDINARY = {
    f"{W}p": "paragraph",
    f"{W}t": "text",
    f"{W}tab": "tab",
    f"{W}br": "break",
    **dict.fromkeys((f"{W}tc", f"{W}r", f"{W}pPr", f"{W}rPr", f"{W}tcPr"), ""),
    **dict.fromkeys((f"{W}pStyle", f"{W}rStyle", f"{W}tcW", f"{W}b", f"{W}i", f"{W}bCs"), ""),
    **dict.fromkeys((f"{W}iCs", f"{W}sz", f"{W}szCs", f"{W}lang", f"{W}rFonts", f"{W}jc"), ""),
    **dict.fromkeys((f"{W}color", f"{W}highlight", f"{W}vAlign", f"{W}spacing", f"{W}ind"), ""),
    **dict.fromkeys((f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}proofErr", f"{W}shd"), ""),
    **dict.fromkeys((f"{W}widowControl", f"{W}keepNext", f"{W}keepLines", f"{W}tcBorders"), ""),
    # Content controls, as far as our own decision cells have them; one that still shows its
    # prompt (w:showingPlcHdr) is left to the long walk.
    **dict.fromkeys((f"{W}sdt", f"{W}sdtPr", f"{W}sdtContent", f"{W}alias", f"{W}id"), ""),
    **dict.fromkeys((f"{W}comboBox", f"{W}dropDownList", f"{W}listItem", f"{W}hyperlink"), ""),
}
"""What has no say in the text, or a simple one; tab stops (``w:tabs``) are not among it."""
