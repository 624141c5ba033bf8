"""Make the returned documents anew: printed, answered, and sent through LibreOffice.

``make roundtrip`` makes them in ``build/returned`` and tests those. To renew the kept ones, after a
change of the large study or of what a review document prints::

    python -m tests.interchange.returned.make_returned tests/golden/returned
"""

import sys
import tempfile
from pathlib import Path

from app.interchange.exporting import export
from app.words import LANGUAGES
from tests.interchange.returned.answers import answered
from tests.interchange.returned.large_study import large_study
from tests.interchange.returned.office import OFFICE, through

WAYS: dict[str, tuple[str, ...]] = {
    "docx": ("docx",),
    "odt": ("odt", "docx"),
    "doc": ("doc", "docx"),
    "rtf": ("rtf", "docx"),
}
"""In which formats LibreOffice saves a document before it comes back."""


def make_returned(folder: Path) -> None:
    """Write ``printed_id.docx`` and, for each way, ``id_odt.docx``; the same in English."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, large_study(Path(name)) as study:
        for language in LANGUAGES:
            printed = folder / f"printed_{language}.docx"
            export(study.project, printed, "review", language)
            filled, _ = answered(printed.read_bytes(), language)
            for way, formats in WAYS.items():
                returned = folder / f"{language}_{way}.docx"
                returned.write_bytes(through(filled, *formats))


if __name__ == "__main__":
    if OFFICE is None:
        sys.exit("LibreOffice (soffice) is not installed here.")
    make_returned(Path(sys.argv[1]))
