"""Where the documents lie that are tested: the kept ones, or those of ``make roundtrip``."""

import os
from pathlib import Path

KEPT = Path(__file__).parents[2] / "golden" / "returned"
FOLDER = Path(os.environ.get("KUTIPAN_RETURNED", KEPT))
"""``make roundtrip`` tests documents that LibreOffice made just now."""


def printed(language: str) -> bytes:
    """The review document as it left."""
    return (FOLDER / f"printed_{language}.docx").read_bytes()
