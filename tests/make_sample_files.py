"""Builds the transcripts of the sample study from ``tests/sample_texts`` by hand.

Only the files ship; run ``python tests/make_sample_files.py`` after a text was changed and commit
both. Needs LibreOffice for odt, rtf and pdf. The texts use a little markup: ``#`` headings,
``**bold**``, ``*italic*``, ``1.`` list items, ``|`` table rows, an empty line between paragraphs.
"""

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from pypdf import PdfReader, PdfWriter

TEXTS = Path(__file__).parent / "sample_texts"
SAMPLE = Path(__file__).parent.parent / "resources" / "sample"
FORMATS = {
    "I-01_bawaslu_divisi_pencegahan": "docx",
    "I-02_bawaslu_divisi_penanganan_pelanggaran": "docx",
    "I-03_panwascam_tebing_pelangas": "odt",
    "I-04_panwascam_rantau_kelumpang": "rtf",
    "I-05_warga_sungai_tekam": "txt",
    "I-06_pns_dinas_pertanian": "pdf",
}
AUTHOR = "Kutipan"
WRITTEN = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)

_STRETCH = re.compile(r"(\*\*.+?\*\*|\*.+?\*)")
_ODT_META = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-meta '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>'
    f"<dc:creator>{AUTHOR}</dc:creator><dc:date>{WRITTEN:%Y-%m-%dT%H:%M:%S}</dc:date>"
    "</office:meta></office:document-meta>"
)

_ODT_SETTINGS = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-settings '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"/>'
)


def main() -> None:
    """Write every transcript of the sample study anew."""
    for name, ending in FORMATS.items():
        text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
        (SAMPLE / f"{name}.{ending}").write_bytes(transcript(text, ending))


def transcript(text: str, ending: str) -> bytes:
    """The marked-up text as a file of the given format, without traces of this machine."""
    if ending == "txt":
        return text.encode()
    document = io.BytesIO()
    _word(text).save(document)
    if ending == "docx":
        return _rezipped(document.getvalue(), {})
    converted = _converted(document.getvalue(), ending)
    if ending == "odt":
        return _rezipped(converted, {"meta.xml": _ODT_META.encode(), "settings.xml": _ODT_SETTINGS})
    return _clean_rtf(converted) if ending == "rtf" else _clean_pdf(converted)


def _word(text: str) -> DocxDocument:
    document = _empty_word()
    for block in text.strip().split("\n\n"):
        lines = block.split("\n")
        if block.startswith("|"):
            _add_table(document, lines)
        else:
            for line in lines:
                _add_line(document, line)
    return document


def _empty_word() -> DocxDocument:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(4), Cm(3)
    section.top_margin = section.bottom_margin = Cm(3)
    _number_pages(section.footer.paragraphs[0])
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.paragraph_format.space_after = Pt(8)
    properties = document.core_properties
    properties.author = properties.last_modified_by = AUTHOR
    properties.comments = properties.title = ""
    properties.created = properties.modified = WRITTEN
    return document


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _add_line(document: DocxDocument, line: str) -> None:
    if heading := re.match(r"(#+) (.*)", line):
        document.add_heading(heading[2], level=len(heading[1]))
    elif item := re.match(r"\d+\. (.*)", line):
        document.add_paragraph(item[1], style="List Number")
    else:
        _add_stretches(document.add_paragraph(), line)


def _add_stretches(paragraph: Paragraph, line: str) -> None:
    for stretch in filter(None, _STRETCH.split(line)):
        run = paragraph.add_run(stretch.strip("*"))
        run.bold = True if stretch.startswith("**") else None
        run.italic = True if stretch.startswith("*") and not run.bold else None


def _add_table(document: DocxDocument, lines: list[str]) -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words


def _converted(document: bytes, ending: str) -> bytes:
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("LibreOffice (soffice) is needed to make odt, rtf and pdf.")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "transcript.docx"
        source.write_bytes(document)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", ending, "--outdir", folder]
        subprocess.run([*command, str(source)], check=True, capture_output=True)  # noqa: S603  fixed words and a path of our own
        return source.with_suffix(f".{ending}").read_bytes()


def _rezipped(data: bytes, replaced: dict[str, bytes]) -> bytes:
    """The same archive with one fixed date, so that a rebuild changes only what was rewritten."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, WRITTEN.timetuple()[:6])
            fixed.compress_type = entry.compress_type
            new.writestr(fixed, replaced.get(entry.filename, old.read(entry)))
    return packed.getvalue()


def _clean_rtf(data: bytes) -> bytes:
    """The file with an ``info`` group of ours in place of LibreOffice's (author, dates)."""
    ours = b"{\\info{\\author " + AUTHOR.encode() + b"}}"
    cleaned, count = re.subn(rb"\{\\info(\{[^{}]*\})*[^{}]*\}", lambda _: ours, data)
    if count != 1:
        raise SystemExit("The RTF has no info group where it was expected.")
    return cleaned


def _clean_pdf(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.metadata = {"/Author": AUTHOR, "/CreationDate": f"D:{WRITTEN:%Y%m%d%H%M%S}Z"}
    writer._ID = None  # LibreOffice draws a new identifier at every conversion
    cleaned = io.BytesIO()
    writer.write(cleaned)
    return cleaned.getvalue()


if __name__ == "__main__":
    main()
