import io
import os
import random
from pathlib import Path

import docx
import openpyxl
import pytest

from app.analysis.appendix.appendix import appendix_content
from app.errors import Leak
from app.exporters.leaks.search import Secret, find_leaks
from app.exporters.word.appendix import appendix_docx
from app.words import Words
from app.words.leaks import PLACES, leak_sentence
from tests.coded_study import CodedStudy
from tests.exporters.hidden_names import HIDDEN, members_of, packed, written

SEED = int(os.environ.get("KUTIPAN_SEED", "2020"))
"""The owner runs the test with a seed of his own."""
LEAKS = 100
NAME = "Burhan Sutedjo"
SECRETS = [Secret("[A]", (NAME, "Pak Burhan"))]


@pytest.fixture(scope="module")
def blank() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def by_chance(seed: int = SEED) -> random.Random:
    return random.Random(seed)  # noqa: S311 - a seed that can be repeated is the point


def leaks(data: bytes, name: str = "a.docx") -> list[Leak]:
    return find_leaks(name, data, SECRETS)


def test_clean_document_leaks_nothing(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        content = appendix_content(session)
    assert leaks(appendix_docx(content, Words("en"), "2026-11-21T08:00:00Z", None)) == []


def test_hundred_seeded_leaks_are_found(blank: bytes) -> None:
    chance = by_chance()
    missed = []
    for number in range(LEAKS):
        place = [*HIDDEN][number % len(HIDDEN)]
        text, members = written(NAME, chance), members_of(blank)
        HIDDEN[place](members, text, chance)
        if not leaks(packed(members)):
            missed.append((place, text))
    assert missed == []


@pytest.mark.parametrize("place", HIDDEN)
def test_every_place_is_searched(blank: bytes, place: str) -> None:
    members = members_of(blank)
    HIDDEN[place](members, NAME, by_chance())
    found = leaks(packed(members))
    assert {each.name for each in found} == {"[A]"}
    assert {each.place for each in found} <= PLACES.keys()


def test_name_and_remark_of_the_file_are_searched(blank: bytes) -> None:
    assert [each.place for each in leaks(blank, "Wawancara_Burhan-Sutedjo.docx")] == ["file_name"]
    assert leaks(packed(members_of(blank), comment=f"for {NAME}"))


def test_workbook_is_searched(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B2"] = "nothing", f'="{NAME}"&A1'
    book.create_sheet("Burhan Sutedjo").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    found = leaks((tmp_path / "a.xlsx").read_bytes(), "a.xlsx")
    assert {each.part for each in found} >= {"xl/workbook.xml", "xl/worksheets/sheet1.xml"}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Burhan <b>Sut</b>edjo</p>",
        "<p>Burhan&nbsp;Sutedjo</p>",
        "<img alt='Burhan Sutedjo'>",
        "<!-- Burhan Sutedjo -->",
        "<script>const x = {who: 'Burhan Sutedjo'}</script>",
        '<script>const x = "\\u0042urhan Sutedjo"</script>',
        "<a href='x?q=Burhan%20Sutedjo'>x</a>",
        "<p>Burhan</p><p>Sutedjo</p>",
    ],
)
def test_page_is_searched(html: str) -> None:
    page = f"<!doctype html><html><body><p>x</p>{html}</body></html>"
    assert leaks(page.encode(), "a.html")


@pytest.mark.parametrize("ending", ["csv", "md"])
def test_plain_text_is_searched_over_its_lines(ending: str) -> None:
    assert leaks(b"x;Burhan\nSutedjo;y", f"a.{ending}")


@pytest.mark.parametrize("name", ["Burhan Sutedjo", "B\u00farhan S\u00fatedjo", "burhan sutedjo"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "latin-1"])
def test_numbers_beside_a_name_in_bytes_do_not_hide_it(name: str, encoding: str) -> None:
    data = b"\xd0\xcf\x11\xe0\x00" + name.encode(encoding) + b"\xe0\x00"
    assert leaks(data, "object.bin")


@pytest.mark.parametrize("innocent", ["Burhan datang", "Burhanuddin", "Sutedjo Burhan", "pak bur"])
def test_other_words_are_no_leak(innocent: str) -> None:
    assert leaks(innocent.encode(), "a.csv") == []


def test_name_inside_a_mask_is_no_leak() -> None:
    secrets = [Secret("[head]", ("Camat",))]
    data = b"[Camat A] dan camat"
    found = find_leaks("a.csv", data, secrets, ["[Camat A]"])
    assert [each.excerpt for each in found] == ["[Camat A] dan camat"]
    assert find_leaks("a.csv", b"[Camat A] saja", secrets, ["[Camat A]"]) == []


def test_leak_says_where_it_is(blank: bytes) -> None:
    members = members_of(blank)
    HIDDEN["footnote"](members, f"kata {NAME} begitu", by_chance())
    (leak,) = leaks(packed(members))
    assert leak_sentence(Words("en"), leak) == (
        f"“[A]” in word/footnotes.xml, text: kata {NAME} begitu"
    )
