"""Documents written by hand, small enough to see in the test what rule they are about."""

import io
import zipfile
from pathlib import Path

from app.models.imported import ImportedText, Style

FIXTURES = Path(__file__).parent / "fixtures"
SHARED = Path(__file__).parents[3] / "shared"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_NAMES = (
    f'xmlns:w="{_W}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_ODT_PREFIX = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_NAMES = " ".join(
    f'xmlns:{prefix}="{_ODT_PREFIX}:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "style": "style",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)


def zipped(members: dict[str, str | bytes]) -> bytes:
    """An archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A .docx with this body and parts (``styles="<w:style …>"``, ``footnotes=…``)."""
    roots = {"footnotes": "footnotes", "endnotes": "endnotes", "numbering": "numbering",
             "styles": "styles", "comments": "comments", "header1": "hdr"}  # fmt: skip
    members: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {_WORD_NAMES}><w:body>{body}</w:body></w:document>"
    }
    for part, content in parts.items():
        root = roots[part]
        members[f"word/{part}.xml"] = f"<w:{root} {_WORD_NAMES}>{content}</w:{root}>"
    return zipped(members)


def run(text: str, properties: str = "") -> str:
    """A run of a .docx."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of a .docx."""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{''.join(content)}</w:p>"


def odt(body: str, *, automatic: str = "", sheet: str = "", manifest: str = "") -> bytes:
    """An .odt with this body, automatic styles, style sheet and manifest."""
    content = (
        f"<office:document-content {_ODT_NAMES}>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {_ODT_NAMES}>{sheet}</office:document-styles>",
    }
    if manifest:
        members["META-INF/manifest.xml"] = manifest
    return zipped(members)


def stretches(imported: ImportedText, style: Style) -> list[str]:
    """The words that have ``style``."""
    return [run.span.cut_from(imported.text) for run in imported.formatting if run.style == style]


def notes(imported: ImportedText) -> dict[str, int]:
    """What was done or left out, and how often."""
    return {note.key: note.count for note in imported.notes}
