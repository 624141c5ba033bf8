"""The pages of the chapter as LibreOffice lays them out, measured in a PDF of them."""

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from unicodedata import category

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTTextContainer, LTTextLine

from app.analysis.chapter.chapter import chapter_content
from app.exporters.chapter.chapter import chapter_docx
from app.interchange.thesis.profiles import find_profile
from app.models.format_profile import PAPERS, FormatProfile, ThesisFormat
from app.operations.codings import set_stance
from app.project.file import open_project
from app.queries.passages import passages
from app.words import Words
from tests.exporters.reopened import all_paragraphs, headings, words_in
from tests.interchange.returned.office import OFFICE, convert
from tests.journeys.studies import MODEL_STUDY, Material

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
POINTS = 72 / 2.54
SAME = 1.5
"""Points by which a word processor's places may differ."""


@dataclass(frozen=True)
class Line:
    """A line of a page: its words, its place in points from the left and the top, its type."""

    text: str
    left: float
    right: float
    top: float
    base: float
    face: str
    size: float


@dataclass(frozen=True)
class Page:
    """A page; ``number`` is what stands alone nearest to its upper or lower edge."""

    width: float
    height: float
    text: tuple[Line, ...]
    number: str


def pages_of(pdf: Path) -> Iterator[Page]:
    for layout in extract_pages(pdf):
        found = [
            made
            for box in layout
            if isinstance(box, LTTextContainer)
            for line in box
            if isinstance(line, LTTextLine) and (made := line_of(line, layout.height))
        ]
        rows = list(joined(sorted(found, key=lambda each: (round(each.base), each.left))))
        edges = (rows[0], rows[-1])
        number = next(row for row in edges[::-1] if re.fullmatch(r"[ivx]+|\d+", row.text))
        text = tuple(row for row in rows if row is not number)
        yield Page(layout.width, layout.height, text, number.text)


def joined(lines: list[Line]) -> Iterator[Line]:
    """Rows: a heading's number and its words, or the cells of a table, on one base."""
    for _, row in groupby(lines, key=lambda each: round(each.base)):
        parts = list(row)
        text = " ".join(part.text for part in parts)
        right, top = max(part.right for part in parts), min(part.top for part in parts)
        yield replace(parts[0], text=text, right=right, top=top)


def line_of(line: LTTextLine, height: float) -> Line | None:
    letters = [each for each in line if isinstance(each, LTChar) and each.get_text().strip()]
    if not letters:
        return None
    first = letters[0]
    edges = (min(each.x0 for each in letters), max(each.x1 for each in letters))
    text = " ".join(line.get_text().split())
    base = height - first.matrix[5]
    return Line(text, *edges, height - line.y1, base, first.fontname, first.size)


@cache
def chapter_of(study: Path, key: str, folder: Path) -> tuple[bytes, tuple[Page, ...]]:
    with closing(open_project(study)) as project:
        with project.edit() as session:
            for row in passages(session):
                if row.informant and row.informant.code == "I-06":
                    set_stance(session, row.codings[0].id, "contradicts")
        with project.read() as session:
            content = chapter_content(session)
    dressed = ThesisFormat(find_profile(key, folder))
    data = chapter_docx(content, Words("id"), "2026-11-21T08:00:00Z", dressed=dressed)
    file = folder / f"{key}.docx"
    file.write_bytes(data)
    convert(file, "pdf", folder, folder / "office")
    return data, tuple(pages_of(folder / f"{key}.pdf"))


@pytest.fixture(scope="module", params=["skripsi", "skripsi_huruf", "apa7"])
def laid_out(
    request: pytest.FixtureRequest, coded_once: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[FormatProfile, bytes, tuple[Page, ...]]:
    folder = tmp_path_factory.mktemp("pages")
    study = Path(shutil.copy(coded_once, folder / "study.kutipan"))
    data, pages = chapter_of(study, request.param, folder)
    return find_profile(request.param, folder), data, pages


LaidOut = tuple[FormatProfile, bytes, tuple[Page, ...]]


def after_contents(pages: tuple[Page, ...]) -> list[Line]:
    """All lines of the text, without those of the contents in front."""
    return [line for page in pages if page.number.isdigit() for line in page.text]


def test_paper_and_margins_are_the_profiles(laid_out: LaidOut) -> None:
    profile, _, pages = laid_out
    setup, (width, height) = profile.page, PAPERS[profile.page.paper]
    for page in pages:
        assert (page.width, page.height) == pytest.approx((width * POINTS, height * POINTS), abs=1)
        assert min(line.left for line in page.text) >= setup.margin_left * POINTS - SAME
        assert max(line.right for line in page.text) <= (width - setup.margin_right) * POINTS + SAME
        assert min(line.top for line in page.text) >= setup.margin_top * POINTS - SAME
        assert max(line.base for line in page.text) <= (height - setup.margin_bottom) * POINTS


def test_the_type_is_the_profiles(laid_out: LaidOut) -> None:
    profile, _, pages = laid_out
    faces = {re.sub(r"^[A-Z]{6}\+", "", line.face) for page in pages for line in page.text}
    # Liberation Serif stands in for Times where that is not installed; symbols have their own.
    assert {re.split("[-,]", face)[0] for face in faces} <= {
        *("TimesNewRomanPSMT", "TimesNewRomanPS", "TimesNewRoman", "LiberationSerif"),
    }
    definition = [line for line in after_contents(pages) if round(line.size) == profile.body.size]
    assert len(definition) > 50


def spacing_after(lines: list[Line], begins: str) -> float:
    place = next(n for n, line in enumerate(lines) if line.text.startswith(begins))
    return lines[place + 1].base - lines[place].base


def test_lines_are_spaced_as_the_profile_says(laid_out: LaidOut) -> None:
    profile, _, pages = laid_out
    lines = after_contents(pages)
    single = 1.15 * profile.body.size
    body = spacing_after(lines, "Reduksi data")
    assert body == pytest.approx(profile.body.spacing * single, rel=0.03)
    quoted = [line for line in lines if abs(line.left - in_block(profile)) < 1]
    steps = [b.base - a.base for a, b in pairwise(quoted)]
    assert sorted(steps)[len(steps) // 2] == pytest.approx(
        profile.quotes.spacing * 1.15 * profile.quotes.size, rel=0.03
    )


def in_block(profile: FormatProfile) -> float:
    return (profile.page.margin_left + profile.quotes.indent_left) * POINTS


def test_headings_show_the_numbers_that_the_contents_list(laid_out: LaidOut) -> None:
    _, data, pages = laid_out
    listed = [
        words_in(paragraph._p)
        for paragraph in all_paragraphs(data)
        if paragraph.style and re.fullmatch("toc [234]", str(paragraph.style.name))
    ]
    printed = [line.text for line in after_contents(pages)]
    assert len(listed) > 10
    place = 0
    for entry in listed:
        start = entry[:40]
        place = next(n for n in range(place, len(printed)) if printed[n].startswith(start))


def test_captions_stand_above_their_tables_and_sources_below(laid_out: LaidOut) -> None:
    profile, _, pages = laid_out
    lines = [line.text for line in after_contents(pages)]
    label = "Tabel 4." if profile.captions.by_chapter else "Tabel "
    first = next(n for n, text in enumerate(lines) if text.startswith(f"{label}1 Informan"))
    assert lines[first + 1].startswith("No.")
    has_source = any(text.startswith("Sumber: ") for text in lines)
    assert has_source == profile.captions.source_line


def test_no_page_ends_with_a_heading_or_a_caption(laid_out: LaidOut) -> None:
    _, data, pages = laid_out
    titles = {title.strip() for title in headings(data)}
    for page in pages:
        last = page.text[-1].text
        assert re.sub(r"^([A-Za-z]|[\d.]+)\.?\s", "", last) not in titles
        assert not re.match(r"Tabel [\d.]+ ", last) or page is pages[0]


def test_front_matter_has_roman_and_text_arabic_numbers(laid_out: LaidOut) -> None:
    _, _, pages = laid_out
    numbers = [page.number for page in pages]
    roman = [number for number in numbers if not number.isdigit()]
    assert roman[0] == "i"
    assert numbers[len(roman) :] == [str(n) for n in range(1, len(numbers) - len(roman) + 1)]


def test_every_quotation_is_on_the_pages_word_for_word(
    laid_out: LaidOut, material: Material
) -> None:
    _, _, pages = laid_out
    text = _letters("".join(line.text for line in after_contents(pages)))
    assert not [each for each in material.quotations if _letters(each) not in text]


def _letters(text: str) -> str:
    """Without white space and emoji: a PDF holds those only where a font here has them."""
    return "".join(each for each in text if not each.isspace() and category(each) != "So")


def test_the_contradicting_quotation_is_contrary_evidence(
    laid_out: LaidOut, material: Material
) -> None:
    if material.tables != MODEL_STUDY:
        pytest.skip("for the model study only")
    _, data, _ = laid_out
    said = [words_in(paragraph._p) for paragraph in all_paragraphs(data)]
    place = next(n for n, text in enumerate(said) if "semenjak dilantik" in text)
    assert said[place - 1].startswith("Berbeda dari itu, PNS")
    assert "[Penanganan bukti yang bertentangan belum ditulis: P3]" in said
