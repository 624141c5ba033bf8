"""Sending a document through LibreOffice, as a supervisor without Word would."""

import shutil
import subprocess
import tempfile
from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_SECONDS = 180
_FILTERS = {
    "docx": "docx:MS Word 2007 XML",
    "odt": "odt:writer8",
    "doc": "doc:MS Word 97",
    "rtf": "rtf:Rich Text Format",
    "pdf": "pdf:writer_pdf_Export",
    "txt": "txt:Text (encoded):UTF8",
}


def through(data: bytes, *formats: str) -> bytes:
    """The document saved in each of these formats in turn, and opened again from it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        now = folder / "returned.docx"
        now.write_bytes(data)
        for number, kind in enumerate(formats):
            out = folder / str(number)
            convert(now, kind, out, folder / "profile")
            now = out / f"returned.{kind}"
        return now.read_bytes()


def convert(path: Path, kind: str, out: Path, profile: Path) -> None:
    """Let LibreOffice save one file in another format; every call is a program of its own."""
    assert OFFICE is not None
    command = [
        *(OFFICE, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"),
        *("--convert-to", _FILTERS[kind], "--outdir", str(out), str(path)),
    ]
    subprocess.run(  # noqa: S603 - our own words
        command, check=True, capture_output=True, timeout=_SECONDS
    )
