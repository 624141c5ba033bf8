"""Make the kept files of ``fixtures/`` again, by hand.

Needs LibreOffice (``soffice``), python-docx, reportlab and msoffcrypto-tool:
``python tests/importers/make_fixtures.py``. All words in them are invented.
"""

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

FIXTURES = Path(__file__).parent / "fixtures"
WORDS = [
    "panitia", "desa", "menyusun", "jadwal", "rapat", "bersama", "warga", "agar", "setiap",
    "keputusan", "dapat", "dicatat", "dengan", "terang", "dan", "tidak", "ada", "pihak",
    "yang", "merasa", "ditinggalkan", "ketika", "bantuan", "mulai", "dibagikan", "kembali",
]  # fmt: skip
TITLES = ("Laporan warga tentang air dan tanah", "Catatan panen di musim kering yang panjang")
SPEECH = (
    ("Pewawancara", "Sejak kapan Ibu bekerja di kelompok tani ini? 🌾"),
    ("Narasumber", "Sejak 2014, “tidak lama” sesudah sawah itu kena banjir – café dan née."),
    ("Pewawancara", "Apa yang berubah?"),
    ("Narasumber", "Banyak. Anak-anak muda kembali, lalu kami menulis aturan air sendiri."),
)


EXPECTED = "\n".join(
    [
        "Wawancara kelompok tani",
        *(f"{label}: {speech}" for label, speech in SPEECH),
        "1. butir pertama",
        "2. butir kedua",
        "• butir bulat",
        "Nama\tIbu Sari",
        "Umur\t51",
        "Air itu milik bersama",
        "Kata miring dan bergaris",
        "baris lunak",
    ]
)


def interview_docx() -> bytes:
    """One interview with everything a Word file can hold that has a rule of its own."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Rahasia kepala halaman"
    document.add_heading("Wawancara kelompok tani", level=1)
    for label, speech in SPEECH:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(speech)
    document.add_paragraph("butir pertama", style="List Number")
    document.add_paragraph("butir kedua", style="List Number")
    document.add_paragraph("butir bulat", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Nama", "Ibu Sari", "Umur", "51"),
        strict=True,
    ):  # fmt: skip
        cell.text = text
    changed = document.add_paragraph("Air itu ")
    changed.paragraph_format.keep_with_next = True
    changed._p.append(_tracked("ins", "w:t", "milik bersama"))
    changed._p.append(_tracked("del", "w:delText", "milik kepala desa"))
    slanted = document.add_paragraph("Kata ")
    slanted.add_run("miring").italic = True
    slanted.add_run(" dan ")
    slanted.add_run("bergaris").underline = True
    slanted.add_run().add_break()
    slanted.add_run("baris lunak")
    return _saved(document)


def _tracked(change: str, text_tag: str, text: str) -> BaseOxmlElement:
    return parse_xml(
        f'<w:{change} {nsdecls("w")} w:id="9" w:author="A" w:date="2026-01-01T00:00:00Z">'
        f'<w:r><{text_tag} xml:space="preserve">{text}</{text_tag}></w:r></w:{change}>'
    )


def _saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def convert(source: Path, target: str, folder: Path) -> Path:
    """Let LibreOffice write ``source`` in another format."""
    subprocess.run(  # noqa: S603 - our own arguments
        ["soffice", "--headless", "--convert-to", target, "--outdir", str(folder), str(source)],  # noqa: S607
        check=True,
        capture_output=True,
    )
    return folder / f"{source.stem}.{target.split(':', maxsplit=1)[0]}"


def numbered_lines() -> Iterator[str]:
    """Endless lines of text, each with its own number in front."""
    for number in count(1):
        start = number * 5 % len(WORDS)
        yield f"b{number:03} " + " ".join((WORDS * 2)[start : start + 5])


def two_columns_by_row(path: Path) -> None:
    """Two columns drawn row by row across a gutter of 12 points, under a title, on two pages."""
    canvas = Canvas(str(path), pagesize=A4)
    lines = list(islice(numbered_lines(), 160))
    for number, page in enumerate((lines[:80], lines[80:]), start=1):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(2 * cm, 28.5 * cm, "Jurnal Tani Merdeka 7 (2026)")
        canvas.drawCentredString(10.5 * cm, 1.2 * cm, str(number))
        canvas.setFont("Helvetica-Bold", 16)
        title = TITLES[number - 1]
        canvas.drawCentredString(10.5 * cm, 27 * cm, title)
        canvas.setFont("Helvetica", 9.5)
        for row, (left, right) in enumerate(zip(page[:40], page[40:], strict=True)):
            height = 26 * cm - row * 16
            canvas.drawString(2 * cm, height, left)
            canvas.drawString(2 * cm + 240 + 12, height, right)
        canvas.showPage()
    canvas.save()


def two_columns_flowing(path: Path) -> None:
    """Justified paragraphs flowing through two frames, as a typesetter makes them."""
    frames = [Frame(2 * cm + place * 8.7 * cm, 2 * cm, 8.3 * cm, 25 * cm) for place in range(2)]
    document = BaseDocTemplate(str(path), pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=frames))
    style = ParagraphStyle("badan", fontName="Times-Roman", fontSize=10, leading=13, alignment=4,
                           spaceAfter=6)  # fmt: skip
    lines = list(islice(numbered_lines(), 300))
    parts = (lines[start : start + 5] for start in range(0, len(lines), 5))
    document.build([Paragraph(f"{' '.join(part)}.", style) for part in parts])


def scan(path: Path) -> None:
    """A page that is one picture."""
    picture = Image.new("L", (400, 560), 255)
    ImageDraw.Draw(picture).text((40, 40), "Hanya gambar", fill=0)
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawInlineImage(picture, 0, 0, *A4)
    canvas.save()


def one_page(path: Path, encryption: StandardEncryption) -> None:
    """An encrypted page."""
    canvas = Canvas(str(path), pagesize=A4, encrypt=encryption)
    canvas.drawString(2 * cm, 25 * cm, "Narasumber: Kami menjaga pintu air.")
    canvas.save()


def locked_docx(source: Path, path: Path) -> None:
    """A Word document with a password."""
    subprocess.run(  # noqa: S603 - our own arguments
        ["msoffcrypto-tool", "-e", "-p", "sandi", str(source), str(path)],  # noqa: S607
        check=True,
    )


def locked_odt(source: Path, path: Path) -> None:
    """An OpenDocument text whose manifest says that its content is encrypted."""
    with (
        zipfile.ZipFile(source) as plain,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as locked,
    ):
        for name in plain.namelist():
            data = plain.read(name)
            if name == "META-INF/manifest.xml":
                mark = b'<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
                data = data.replace(b'"content.xml"/>', b'"content.xml">' + mark)
                data = data.replace(
                    b'manifest:full-path="content.xml" manifest:media-type="text/xml"/>',
                    b'manifest:full-path="content.xml" manifest:media-type="text/xml">' + mark,
                )
            locked.writestr(name, bytes(reversed(data)) if name == "content.xml" else data)


def main() -> None:
    """Write every fixture."""
    FIXTURES.mkdir(exist_ok=True)
    interview = FIXTURES / "interview.docx"
    interview.write_bytes(interview_docx())
    (FIXTURES / "interview.txt").write_text(EXPECTED, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for target in ("odt", "rtf", "doc", "pdf", "html:HTML (StarWriter)"):
            made = convert(interview, target, Path(folder))
            shutil.copy(made, FIXTURES / made.name)
    two_columns_by_row(FIXTURES / "two_columns_by_row.pdf")
    two_columns_flowing(FIXTURES / "two_columns_flowing.pdf")
    scan(FIXTURES / "scan.pdf")
    one_page(FIXTURES / "locked.pdf", StandardEncryption("sandi", strength=128))
    one_page(FIXTURES / "empty_password.pdf", StandardEncryption("", "pemilik", strength=128))
    locked_docx(interview, FIXTURES / "locked.docx")
    locked_odt(FIXTURES / "interview.odt", FIXTURES / "locked.odt")


if __name__ == "__main__":
    main()
