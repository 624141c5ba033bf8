"""Word documents (.docx): opening the parts that carry text or say how it looks.

python-docx leaves out tracked insertions, text boxes, footnotes, list numbers and content
controls, so the XML itself is read (``docx.walk``), as ECMA-376 part 1 describes it.
"""

from app.importers.docx.numbering import W, read_numbering
from app.importers.docx.package import Package, notes_by_id, open_package
from app.importers.docx.styles import read_styles
from app.importers.docx.walk import Fields, Walk
from app.models.imported import ImportedText


def read(name: str, data: bytes) -> ImportedText:
    """Read a .docx.

    Raises:
        DamagedFile, HostileFile, PasswordProtected: see ``app.importers.archive``.
    """
    package = open_package(name, data)
    body = package.body()
    walk = Walk(
        styles=read_styles(package.part("styles.xml")),
        numbering=read_numbering(package.part("numbering.xml")),
        footnotes=notes_by_id(package.part("footnotes.xml")),
        endnotes=notes_by_id(package.part("endnotes.xml")),
        fields=Fields.of(body),
    )
    walk.blocks(body)
    walk.append_notes()
    _note_what_is_left_out(package, walk)
    return walk.out.finish()


def _note_what_is_left_out(package: Package, walk: Walk) -> None:
    """Say how many headers, footers and comments with words in them were not read."""
    for root in package.headers_and_footers():
        if "".join(text.text or "" for text in root.iter(f"{W}t")).strip():
            walk.out.note("headers_left_out")
    comments = package.part("comments.xml")
    if comments is not None and len(comments):
        walk.out.note("comments_left_out", len(comments))
