"""PDF files with a text layer: letters and their places become lines, columns and paragraphs.

pdfminer.six gives every letter's place, which two-column pages need; pypdf gives none, pymupdf is
AGPL, and pypdfium2 takes 6.5 GB for a bomb of 763 kB. Letters are laid out in ``pdf.layout`` and
``pdf.paragraphs``. Streams that unpack to absurd sizes are refused before pdfminer meets them.
"""

import io
import logging
import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from math import isfinite
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTItem, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from app.errors import DamagedFile, HostileFile, NoTextLayer, PasswordProtected
from app.importers.pdf.layout import Letter, PageLines, Rule, lines_of_page
from app.importers.pdf.paragraphs import compose
from app.models.imported import ImportedText, Style

ONE_STREAM = 60_000_000
ALL_STREAMS = 400_000_000
_STREAM = re.compile(rb"stream\r?\n")
_ZLIB_HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x48\x89", b"\x68\xde")
_FEW_LETTERS = 40
"""Letters on a page under which a picture over most of it makes it a scan."""
_COVERING = 0.6
RULE_HEIGHT = 3.0
"""Points: a flat drawing is a ruled line, between rows of a table or under a heading."""
logging.getLogger("pdfminer").setLevel(logging.ERROR)
"""What the library remarks on in a damaged file is nobody's business: it is read, or refused."""

_FONT_WORDS: tuple[tuple[Style, tuple[str, ...]], ...] = (
    ("bold", ("bold", "black", "heavy")),
    ("italic", ("italic", "oblique")),
)


def read(name: str, data: bytes) -> ImportedText:
    """Read a PDF.

    Raises:
        NoTextLayer: its pages are pictures.
        PasswordProtected: it opens with a password only (an empty one is tried).
        HostileFile: a stream unpacks to more than any document needs.
        DamagedFile: pdfminer cannot make sense of it.
    """
    _refuse_bombs(name, data)
    try:
        pages = list(_pages(data))
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise PasswordProtected(name) from error
    except MemoryError:
        raise
    except Exception as error:
        raise DamagedFile(name) from error
    if not pages:
        raise DamagedFile(name)
    scanned = sum(page.scanned for page in pages)
    composition = compose(pages)
    if scanned == len(pages) or not any(page.lines for page in pages):
        raise NoTextLayer(name)
    if scanned:
        composition.note("pages_without_text", scanned)
    return composition.finish()


def _refuse_bombs(name: str, data: bytes) -> None:
    """Unpack each deflated stream up to the limit only, without keeping it."""
    total = 0
    for found in _STREAM.finditer(data):
        if data[found.end() : found.end() + 2] not in _ZLIB_HEADS:
            continue
        size = _unpacked_size(memoryview(data)[found.end() :])
        total += size
        if size > ONE_STREAM or total > ALL_STREAMS:
            raise HostileFile(name)


def _unpacked_size(stream: memoryview) -> int:
    inflate = zlib.decompressobj()
    size, chunk = 0, 65_536
    for start in range(0, len(stream), chunk):
        waiting: bytes | memoryview = stream[start : start + chunk]
        while waiting and size <= ONE_STREAM and not inflate.eof:
            try:
                size += len(inflate.decompress(waiting, 1_000_000))
            except zlib.error:
                return size
            waiting = inflate.unconsumed_tail
        if inflate.eof or size > ONE_STREAM:
            break
    return size


def _pages(data: bytes) -> Iterator[PageLines]:
    document = PDFDocument(PDFParser(io.BytesIO(data)), password="")
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.create_pages(document):
        interpreter.process_page(page)
        yield _page_lines(device.get_result())


def _page_lines(page: LTPage) -> PageLines:
    letters: list[Letter] = []
    rules: list[Rule] = []
    covered, sideways = 0.0, 0
    for item in _items(page):
        if isinstance(item, LTChar):
            if item.upright and isfinite(sum(item.bbox)) and isfinite(item.matrix[5]):
                letters.append(_letter(item))
            else:
                sideways += 1
        elif isinstance(item, LTImage):
            covered = max(covered, item.width * item.height)
        elif isinstance(item, LTCurve) and item.height <= RULE_HEIGHT < item.width:
            rules.append(Rule(item.x0, item.x1, item.y0))
    area = max(page.width * page.height, 1)
    written = sum(letter.text.isalnum() for letter in letters)
    scanned = written < _FEW_LETTERS and covered > _COVERING * area
    return PageLines(
        height=page.height,
        lines=[] if scanned else lines_of_page(letters, rules),
        scanned=scanned,
        sideways=sideways,
    )


def _items(container: LTContainer[Any]) -> Iterator[LTItem]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _items(item)
        else:
            yield item


def _letter(item: LTChar) -> Letter:
    text = item.get_text()
    return Letter(
        text="\ufffd" if text.startswith("(cid:") else text,
        x0=item.x0,
        x1=item.x1,
        base=item.matrix[5],
        size=max(item.size, 1.0),
        styles=_styles_of(item.fontname),
    )


@lru_cache(maxsize=200)
def _styles_of(font: str) -> frozenset[Style]:
    """What the name of a font says about its look; nothing else in a PDF does."""
    name = font.lower()
    return frozenset(style for style, words in _FONT_WORDS if any(word in name for word in words))
