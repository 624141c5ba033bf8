import io
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from pdfminer.high_level import extract_text

from app.analysis.appendix.appendix import AppendixChoice
from app.exporters.appendix.html import appendix_html
from app.exporters.appendix.markdown import appendix_markdown
from app.exporters.appendix.tables import part_table
from app.exporters.appendix.xlsx import appendix_xlsx
from app.exporters.word.appendix import appendix_docx
from app.words import LANGUAGES, Language, Words
from tests.coded_study import CONTRACT, EITHER, RAINS, SIGNS, CodedStudy
from tests.exporters.appendices import HOSTILE, MADE_AT, TEXTS, complete, read
from tests.exporters.reopened import names, opened, part
from tests.interchange.returned.office import OFFICE

GOLDEN = Path(__file__).parents[1] / "golden" / "exports"
WORDS = Words("en")


class Page(HTMLParser):
    """Rows, names, links and addresses of a page."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.names: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self._in_cell = False
        self.feed(data.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.names += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        self.addresses += [found["src"]] if "src" in found else []
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.rows[-1][-1] += data


@pytest.mark.parametrize("name", TEXTS)
def test_a_form_is_what_it_was(harbour: CodedStudy, name: str) -> None:
    written = TEXTS[name](harbour, Words("id"))
    assert written.decode("utf-8") == (GOLDEN / name).read_bytes().decode("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_is_its_part_and_every_cell_is_text(
    harbour: CodedStudy, language: Language
) -> None:
    content, words = complete(harbour), Words(language)
    book = load_workbook(io.BytesIO(appendix_xlsx(content, words)))
    assert len(book.worksheets) == len(content.parts)
    for place, name in enumerate(content.parts):
        table = part_table(content, name, words)
        found = [[cell.value or "" for cell in row] for row in book.worksheets[place].rows]
        assert found[0] == list(table.header)
        assert found[1:] == [[cell.text for cell in row] for row in table.rows]
        kinds = {cell.data_type for row in book.worksheets[place].rows for cell in row}
        assert kinds <= {"s", "inlineStr"}


def test_the_page_shows_the_words_and_runs_none_of_them(harbour: CodedStudy) -> None:
    page = Page(appendix_html(complete(harbour), WORDS))
    shown = [cell for row in page.rows for cell in row]
    assert {CONTRACT, SIGNS, RAINS, EITHER, HOSTILE} <= set(shown)
    assert page.tags.count("script") == 1


def test_the_page_asks_for_nothing_outside(harbour: CodedStudy) -> None:
    page = Page(appendix_html(complete(harbour), WORDS))
    assert [address[:22] for address in page.addresses] == ["data:image/png;base64,"]
    assert all(link.startswith("#") for link in page.links)
    assert "http:" not in str(page.links)


def test_every_link_of_the_page_has_one_target(harbour: CodedStudy) -> None:
    page = Page(appendix_html(complete(harbour), WORDS))
    assert {link[1:] for link in page.links} <= set(page.names)
    assert len(page.names) == len(set(page.names))


def test_links_to_what_is_not_printed_are_plain(harbour: CodedStudy) -> None:
    page = Page(appendix_html(complete(harbour, AppendixChoice(("negative",))), WORDS))
    assert page.links == ["#part-1"]


def test_markdown_shows_every_cell_as_it_is(harbour: CodedStudy) -> None:
    content = complete(harbour)
    page = Page(
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .render(appendix_markdown(content, WORDS).decode())
        .replace("<br>", "\n")
        .encode()
    )
    expected = [
        " ".join(cell.text.split())
        for name in content.parts
        for row in part_table(content, name, WORDS).rows
        for cell in row
    ]
    headless = [row for row in page.rows if row]
    found = [" ".join(cell.split()) for row in headless for cell in row]
    assert not [cell for cell in expected if cell not in found]


def test_a_damaged_picture_is_named_and_the_rest_is_written(harbour: CodedStudy) -> None:
    content = complete(harbour, AppendixChoice(("attachments",)))
    data = appendix_docx(content, WORDS, MADE_AT)
    said = [paragraph.text for paragraph in opened(data).paragraphs]
    assert "[The picture lost.jpg is damaged]" in said
    assert "Figure 1. The pier & its signs" in said
    assert len(opened(data).inline_shapes) == 1
    assert "[The picture lost.jpg is damaged]" in appendix_html(content, WORDS).decode()


def test_a_frozen_copy_is_cited(harbour: CodedStudy) -> None:
    content = complete(harbour)
    cited = "Project file as submitted: Exam, 21 November 2026, SHA-256 ab12"
    assert cited in [p.text for p in opened(appendix_docx(content, WORDS, MADE_AT)).paragraphs]


def commented(harbour: CodedStudy) -> bytes:
    content = read(harbour, AppendixChoice(("transcripts",), "comments"))
    return appendix_docx(content, WORDS, MADE_AT)


def test_comments_name_number_codes_and_stance(harbour: CodedStudy) -> None:
    found = [comment.text for comment in opened(commented(harbour)).comments]
    assert found == [
        "K-0001: C1 Lapsed contract; R1 Renew it (context)",
        "K-0002: E1 Signs",
        "K-0003: E1 Signs",
        "K-0004: C2 Heavy rains",
        "K-0005: C1 Lapsed contract; C2 Heavy rains (supports in part)",
        "K-0006: E1 Signs (contradicts)",
    ]


def test_comments_begin_and_end_at_the_coded_words(harbour: CodedStudy) -> None:
    data = commented(harbour)
    marks = "commentRangeStart", "commentRangeEnd", "commentReference"
    assert {tuple(sorted(names(data, "id", mark), key=int)) for mark in marks} == {tuple("012345")}
    document = part(data, "word/document.xml")
    inside = document.split('commentRangeStart w:id="4"/>')[1].split("<w:commentRangeEnd")[0]
    assert EITHER in inside
    assert RAINS not in inside


def test_a_comment_may_run_over_paragraphs(harbour: CodedStudy) -> None:
    document = part(commented(harbour), "word/document.xml")
    inside = document.split('commentRangeStart w:id="1"/>')[1].split("<w:commentRangeEnd")[0]
    assert "So people knew." in inside
    assert inside.count("<w:p>") == 1


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_document_and_workbook(harbour: CodedStudy, tmp_path: Path) -> None:
    content = complete(harbour)
    files = {
        "appendix.docx": appendix_docx(content, WORDS, MADE_AT),
        "workbook.xlsx": appendix_xlsx(content, WORDS),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        call = [str(OFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir"]
        subprocess.run(  # noqa: S603 - our own words
            [*call, str(tmp_path), str(tmp_path / name)], check=True, capture_output=True
        )
        text = extract_text(str((tmp_path / name).with_suffix(".pdf")))
        assert "I never saw a sign." in text
        assert "Appendix 14" in text or name.endswith("xlsx")
